"""Adds up the counters of all result files below a folder and says them in one line."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
for file in pathlib.Path(sys.argv[1]).rglob("*.trx"):
    counters = ElementTree.parse(file).getroot().find(".//{*}ResultSummary/{*}Counters")
    passed += int(counters.get("passed"))
    failed += int(counters.get("failed")) + int(counters.get("error")) + int(counters.get("timeout")) + int(counters.get("aborted"))
    skipped += int(counters.get("notExecuted"))

print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(0 if passed > 0 and failed == 0 else 1)
