"""Lists the licences of everything that the product is made of, from the restored packages themselves.

  python3 infra/licences.py           writes docs/licences.md
  python3 infra/licences.py --check   fails where a licence is not allowed, or the list is not up to date

Needs a restored and built solution: the Functions SDK restores the extensions of the host while it builds.
"""

import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "licences.md"
PACKAGES = Path(os.environ.get("NUGET_PACKAGES") or Path.home() / ".nuget" / "packages")

# Of Microsoft, not free: may be passed on unchanged inside an application. One package of the Functions host's extensions has it.
MICROSOFT_LIBRARY = "LicenseRef-Microsoft-NET-Library"

# May be used in a product under the MIT licence without giving its source away.
ALLOWED = {"MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "MS-PL", "BlueOak-1.0.0", "CC0-1.0", "Unlicense", "Python-2.0", "CC-BY-3.0", "CC-BY-4.0", MICROSOFT_LIBRARY}

# Tools that run at build and test time alone and are passed on to nobody may have these, too.
ALLOWED_IN_TESTS = ALLOWED | {"MPL-2.0"}

# What old packages say by an address, or in a file, instead of by a name.
BY_ADDRESS = {
    "https://github.com/dotnet/corefx/blob/master/LICENSE.TXT": "MIT",
    "https://opensource.org/licenses/MIT": "MIT",
    "http://go.microsoft.com/fwlink/?LinkID=261272": "MIT",  # Rx.NET: github.com/dotnet/reactive/blob/main/LICENSE
    "https://github.com/dotnet/standard/blob/master/LICENSE.TXT": "MIT",
    "http://go.microsoft.com/fwlink/?LinkId=329770": "MIT",  # .NET libraries, relicensed: github.com/dotnet/runtime/blob/main/LICENSE.TXT
    "https://raw.githubusercontent.com/xunit/xunit/master/license.txt": "Apache-2.0",
    "https://raw.githubusercontent.com/aspnet/AspNetCore/2.0.0/LICENSE.txt": "Apache-2.0",
    "https://raw.githubusercontent.com/aspnet/Home/2.0.0/LICENSE.txt": "Apache-2.0",
    "https://go.microsoft.com/fwlink/?linkid=2028464": "MIT",  # github.com/Azure/azure-webjobs-sdk/blob/dev/LICENSE.txt
    "http://www.apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "https://github.com/Azure/azure-storage-net/blob/master/LICENSE.txt": "Apache-2.0",
    "https://raw.github.com/JamesNK/Newtonsoft.Json.Bson/master/LICENSE.md": "MIT",
    "http://geraintluff.github.io/tv4/LICENSE.txt": "MIT",  # public domain, or MIT where there is none
    "https://github.com/xunit/xunit.analyzers/blob/main/LICENSE": "Apache-2.0",
}
BY_WORDS = (
    ("Apache License", "Apache-2.0"),
    ("Permission is hereby granted, free of charge", "MIT"),
    ("MICROSOFT .NET LIBRARY", MICROSOFT_LIBRARY),
    ("Mozilla Public License", "MPL-2.0"),
)

PARTS = (
    ("The product on the Functions host", ("src/KhcnFunctions", "src/KhcnFunctions.Domain")),
    ("The local host, besides", ("src/KhcnFunctions.LocalHost",)),
    ("Tests and benches, besides", ("tests", "bench")),
)


def packages_below(folder):
    for assets in sorted((ROOT / folder).rglob("project.assets.json")):
        for name, facts in json.loads(assets.read_text(encoding="utf-8"))["libraries"].items():
            if facts["type"] == "package":
                yield name, PACKAGES / facts["path"]


def licence(folder):
    nuspec = next(folder.glob("*.nuspec"))
    facts = {element.tag.rsplit("}", 1)[-1]: element for element in ElementTree.parse(nuspec).getroot()[0]}
    said = facts.get("license")
    if said is not None and said.get("type") == "expression":
        return said.text
    if said is not None:
        words = (folder / said.text.replace("\\", "/")).read_text(encoding="utf-8", errors="replace")
        return next((name for start, name in BY_WORDS if start in words), f"unknown: {said.text}")
    address = facts["licenseUrl"].text if "licenseUrl" in facts else "none"
    return BY_ADDRESS.get(address, f"unknown: {address}")


def is_allowed(expression, allowed):
    # 'A OR B' gives the choice, 'A AND B' binds to both.
    return any(all(part.strip(" ()") in allowed for part in re.split(r" AND ", choice)) for choice in re.split(r" OR ", expression))


def by_name(said):
    return BY_ADDRESS.get(said, said)


def of_azurite():
    lock = json.loads((ROOT / "src/KhcnFunctions.LocalHost/Azurite/package-lock.json").read_text(encoding="utf-8"))
    return {path.rsplit("node_modules/", 1)[-1] + "/" + facts["version"]: by_name(facts.get("license", "unknown")) for path, facts in lock["packages"].items() if path}


def rows(text):
    """Packages and licences. Not the versions: a registry may serve a newer patch than the one that was listed."""
    return {(row[0], row[2]) for row in re.findall(r"^\| (\S+) \| (\S+) \| (.+) \|$", text, re.M)}


def main(check):
    lines = [
        "# Licences", "",
        "KhcnFunctions is under the MIT licence ([LICENSE](../LICENSE)). What it is made of, read from the packages by `infra/licences.py`; CI fails where a",
        "licence is not on the list there, or a package is missing here. The .NET runtime and ASP.NET Core are under the MIT licence.", "",
    ]
    mistakes, seen = [], set()
    for title, folders in PARTS:
        found = {name: licence(path) for folder in folders for name, path in packages_below(folder) if name not in seen}
        seen |= found.keys()
        allowed = ALLOWED_IN_TESTS if folders[0] == "tests" else ALLOWED
        mistakes += [f"{name}: {by}" for name, by in found.items() if not is_allowed(by, allowed)]
        counts = ", ".join(f"{by} {count}" for by, count in sorted(Counter(found.values()).items(), key=lambda item: (-item[1], item[0])))
        lines += [f"## {title}", "", f"{len(found)} packages: {counts}.", "", "| package | version | licence |", "|---|---|---|"]
        lines += [f"| {name.split('/')[0]} | {name.split('/')[1]} | {by} |" for name, by in sorted(found.items(), key=lambda item: item[0].lower())]
        lines.append("")

    azurite = of_azurite()
    mistakes += [f"{name} (of Azurite): {by}" for name, by in azurite.items() if not is_allowed(by, ALLOWED)]
    counts = ", ".join(f"{by} {count}" for by, count in sorted(Counter(azurite.values()).items(), key=lambda item: (-item[1], item[0])))
    lines += ["## Azurite", "", "For trial alone, installed by npm on the machine of who tries; not passed on.", "", f"{len(azurite)} packages: {counts}.", ""]

    text = "\n".join(lines)
    for mistake in mistakes:
        print(f"Licence that is not allowed: {mistake}", file=sys.stderr)
    if check and rows(LIST.read_text(encoding="utf-8")) != rows(text):
        mistakes.append("list")
        print("docs/licences.md is not up to date: python3 infra/licences.py", file=sys.stderr)
    if not check:
        LIST.write_text(text, encoding="utf-8")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["--check"]))
