// Runs Azurite so that it lives and ends with its parent alone. Ctrl+C and a closed terminal reach every process of
// the terminal, so they are left to the parent; when the parent closes the pipe, or is gone, Azurite shuts down in
// good order and its store is flushed. A pipe works on every system, a signal does not.
'use strict';

const once = process.once;
process.once = (event, listener) => (event === 'SIGINT' ? process : once.call(process, event, listener));
for (const signal of ['SIGINT', 'SIGHUP']) {
  process.on(signal, () => {});
}
process.stdin.resume().once('close', () => process.emit('SIGTERM') || process.exit(0));

process.argv.splice(1, 1);
require(process.argv[1]);
