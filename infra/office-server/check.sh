#!/usr/bin/env bash
# The units are what systemd understands, and are closed as far as they claim; needs systemd-analyze, no running systemd.
set -euo pipefail
cd "$(dirname "$0")"

most=2.0 # exposure by `systemd-analyze security`: 0 is closed, 10 open
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# The programs that the units start need not be on the machine that checks.
mkdir -p "$root/etc/systemd/system" "$root/usr/bin" "$root/bin" "$root/opt/khcn" "$root/usr/lib/systemd/system"
cp ./*.service ./*.timer "$root/etc/systemd/system"
cp /lib/systemd/system/*.target "$root/usr/lib/systemd/system" 2>/dev/null || cp /usr/lib/systemd/system/*.target "$root/usr/lib/systemd/system"
for program in usr/bin/dotnet bin/sh opt/khcn/khcn-backup; do
  install -m 755 /dev/null "$root/$program"
done
said=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --root="$root" --man=no khcn.service khcn-backup.service khcn-backup.timer "khcn-failed@khcn.service.service" 2>&1 || true)
if grep -E 'khcn' <<<"$said"; then
  exit 1
fi

for unit in khcn.service khcn-backup.service; do
  exposure=$(systemd-analyze security --offline=true --no-pager "./$unit" | sed -n 's/.*Overall exposure level for .*: \([0-9.]*\).*/\1/p')
  echo "$unit: exposure $exposure"
  awk -v is="$exposure" -v most="$most" 'BEGIN { exit !(is != "" && is <= most) }' || { echo "$unit is more open than $most" >&2; exit 1; }
done

# Users and folders come to be as the document says.
install -D -m 644 khcn.sysusers "$root/etc/sysusers.d/khcn.conf"
install -D -m 644 khcn.tmpfiles "$root/etc/tmpfiles.d/khcn.conf"
systemd-sysusers --root="$root" khcn.conf 2>/dev/null
grep -q '^khcn:' "$root/etc/passwd" && grep -q '^khcn-backup:' "$root/etc/passwd"
systemd-tmpfiles --root="$root" --create khcn.conf
[ "$(stat -c %a "$root/var/backups/khcn")" = 700 ]

systemd-analyze calendar "$(sed -n 's/OnCalendar=//p' khcn-backup.timer)" >/dev/null
