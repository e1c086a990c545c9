#!/usr/bin/env bash
# Compiles and lints the templates with the pinned compiler, and checks what must hold of them; no Azure needed.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

version=$(sed -n 's|.*<BicepVersion>\(.*\)</BicepVersion>.*|\1|p' tools/tools.csproj)
bicep="${NUGET_PACKAGES:-$HOME/.nuget/packages}/azure.bicep.commandline.linux-x64/$version/tools/bicep"
[ -f "$bicep" ] || dotnet restore tools/tools.csproj -v quiet
chmod +x "$bicep"

cp -r . "$work/formatted"
"$bicep" format --pattern "$work/formatted/**/*.bicep*" &
formatting=$!

# A warning counts as a mistake: the compiler says nothing when all is well.
"$bicep" build-params main.bicepparam --stdout >"$work/compiled.json" 2>"$work/said" || true
if [ -s "$work/said" ]; then
  cat "$work/said" >&2
  exit 1
fi

wait "$formatting"
diff -r -u --exclude=obj . "$work/formatted" || { echo "Format the templates: $bicep format --pattern 'infra/**/*.bicep*'" >&2; exit 1; }

python3 cost/model.py | while read -r line; do
  grep -qxF -- "$line" ../docs/cost.md || { echo "docs/cost.md does not say what infra/cost/model.py computes: $line" >&2; exit 1; }
done

python3 check.py "$work/compiled.json"
echo "The templates compile and hold what they promise."
