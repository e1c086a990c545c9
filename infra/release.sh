#!/usr/bin/env bash
# Makes what a release consists of, in out/release: the app for Azure, the one for an office server, their SBOMs and hashes.
# docs/release.md. Usage: infra/release.sh [--draft]   (a draft may be made of what is not committed or not in the CHANGELOG)
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)
if [ "${1:-}" != --draft ]; then
  [ -z "$(git status --porcelain)" ] || { echo "Commit first: a release is of a commit." >&2; exit 1; }
  grep -q "^## \[$version\] - 20" CHANGELOG.md || { echo "CHANGELOG.md has no heading '## [$version] - DAY'." >&2; exit 1; }
fi

out=out/release
rm -rf "$out"
mkdir -p "$out/work/office/app"

dotnet tool restore
dotnet restore KhcnFunctions.sln
dotnet publish src/KhcnFunctions -c Release --no-restore -o "$out/work/app"
dotnet publish src/KhcnFunctions.LocalHost -c Release --no-restore -o "$out/work/office/app"

for file in host.json functions.metadata extensions.json worker.config.json KhcnFunctions.dll .azurefunctions; do
  [ -e "$out/work/app/$file" ] || { echo "The published app has no $file." >&2; exit 1; }
done
if find "$out/work" -name 'local.settings.json' -o -name '*.env' | grep .; then
  echo "Settings of somebody's machine must not be published." >&2
  exit 1
fi

cp -r docs "$out/work/office/docs"
cp -r infra/office-server "$out/work/office/office-server"
mv "$out/work/office/office-server/khcn-backup" "$out/work/office/khcn-backup"
rm -f "$out/work/office/office-server/"{check.sh,test-backup,test_backup.py}
cp LICENSE CHANGELOG.md "$out/work/office/"

# The same commit gives the same bytes: names in order, the time of the commit, no owner.
time=$(git log -1 --format=%ct)
python3 - "$out/work/app" "$out/khcn-functions-$version.zip" "$time" <<'PYTHON'
import sys, time, zipfile
from pathlib import Path
root, target, at = Path(sys.argv[1]), sys.argv[2], time.gmtime(int(sys.argv[3]))[:6]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), at)
        # Linux runs it: without these rights nobody but root could read it there.
        entry.external_attr = (0o100755 if path.stat().st_mode & 0o111 else 0o100644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, path.read_bytes())
PYTHON
tar --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner --mode='u+rw,go+r,go-w,a+X' -C "$out/work/office" -cf - . |
  gzip -n9 >"$out/khcn-office-server-$version.tar.gz"

sbom() { # sbom PROJECT NAME
  dotnet tool run dotnet-CycloneDX "$1" --recursive --disable-package-restore --output "$out" --filename "$2-$version.sbom.json" \
    --output-format Json --set-name "$2" --set-version "$version" --set-type Application
}
sbom src/KhcnFunctions/KhcnFunctions.csproj khcn-functions
sbom src/KhcnFunctions.LocalHost/KhcnFunctions.LocalHost.csproj khcn-office-server
# What the Functions host itself loads besides.
extensions=$(find src/KhcnFunctions/obj -path '*/Release/*' -name WorkerExtensions.csproj | head -1)
[ -z "$extensions" ] || sbom "$extensions" khcn-functions-host-extensions

rm -rf "$out/work"
(cd "$out" && sha256sum ./* >SHA256SUMS)
ls -l "$out"
