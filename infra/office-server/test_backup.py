"""Rows of every type and blobs with every kind of name, saved and restored. Run by test-backup."""

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.dont_write_bytecode = True
TOOL = Path(__file__).with_name("khcn-backup")
loader = importlib.machinery.SourceFileLoader("khcn_backup", str(TOOL))
backup = importlib.util.module_from_spec(importlib.util.spec_from_loader("khcn_backup", loader))
loader.exec_module(backup)

ROWS = [
    {
        "PartitionKey": "skhcn-quang-ngai|dich-vu-khcn|2026", "RowKey": "v|ttud|1", "Schema": 1, "Late": False, "Rate": 1.0,
        "Text": "Đã hoàn thành 05/05 nhiệm vụ\u2028'trích' \"dẫn\"\n", "Count@odata.type": "Edm.Int64", "Count": "9007199254740993",
        "At@odata.type": "Edm.DateTime", "At": "2026-12-02T01:00:00.1234567Z", "Bytes@odata.type": "Edm.Binary", "Bytes": "AAECAw==",
    },
    *({"PartitionKey": "limits", "RowKey": f"{n:05}", "WindowCount": n} for n in range(1200)),
]
BLOBS = {
    ("khcn-keys", "token-key"): bytes(range(32)),
    ("khcn-files", "skhcn-quang-ngai/dich-vu-khcn/2026/drafts/1/báo cáo & phụ lục.docx"): b"PK" + os.urandom(70000),
    ("khcn-files", "inbound/a.eml"): b"same",
    ("khcn-files", "inbound/b.eml"): b"same",
    ("khcn-mailbox", "trống.eml"): b"",
}


def connection(account):
    name, key = os.environ[account].split(":", 1)
    ports = {kind: os.environ[f"KHCN_TEST_{kind}_PORT"] for kind in ("BLOB", "TABLE")}
    return (f"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={key};"
            f"BlobEndpoint=http://127.0.0.1:{ports['BLOB']}/{name};TableEndpoint=http://127.0.0.1:{ports['TABLE']}/{name}")


def run(account, *arguments):
    return subprocess.run([sys.executable, "-B", TOOL, *map(str, arguments)], env={**os.environ, "AzureWebJobsStorage": connection(account)}, capture_output=True, text=True)


def wait_for_azurite():
    for port in os.environ["KHCN_TEST_BLOB_PORT"], os.environ["KHCN_TEST_TABLE_PORT"]:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)


def state(account):
    account = backup.Account(connection(account))
    return (
        {table: list(account.rows(table)) for table in backup.TABLES},
        {(container, name): account.read(container, name) for container in backup.CONTAINERS for name, _ in account.blobs(container)},
    )


def main(work):
    wait_for_azurite()
    source = backup.Account(connection("KHCN_TEST_FROM"))
    for table in backup.TABLES:
        source.create_table(table)
    for row in ROWS:
        source.insert("Cycle", row)
    for container in backup.CONTAINERS:
        source.create_container(container)
    for (container, name), content in BLOBS.items():
        source.write(container, name, content, "application/octet-stream")

    folder = work / "archives"
    folder.mkdir()
    for day in "20250101", "20250102":
        (folder / f"khcn-{day}T000000Z.tar.gz").write_bytes(b"old")
    saved = run("KHCN_TEST_FROM", "save", folder, "--keep", "2")
    assert saved.returncode == 0, saved.stderr
    archives = sorted(path.name for path in folder.iterdir())
    assert len(archives) == 2 and archives[0] == "khcn-20250102T000000Z.tar.gz", archives
    archive = folder / archives[1]
    assert archive.stat().st_mode & 0o077 == 0, "others can read the archive"

    before = state("KHCN_TEST_FROM")
    assert len(before[0]["Cycle"]) == len(ROWS) and before[1] == BLOBS
    refused = run("KHCN_TEST_FROM", "restore", archive)
    assert refused.returncode == 1 and "not empty" in refused.stderr, refused.stderr
    restored = run("KHCN_TEST_TO", "restore", archive)
    assert restored.returncode == 0, restored.stderr
    assert state("KHCN_TEST_TO") == before, "what was restored is not what was saved"
    again = run("KHCN_TEST_TO", "save", work / "again")
    assert again.returncode == 0, again.stderr

    broken = work / "broken.tar.gz"
    with tarfile.open(archive) as good, tarfile.open(broken, "w:gz") as bad:
        for entry in good:
            content = good.extractfile(entry).read()
            if entry.name == "tables/Cycle.jsonl":
                content = content.replace(b"05/05", b"04/05")
            backup.put(bad, None, entry.name, content)
    verified = run("KHCN_TEST_TO", "verify", broken)
    assert verified.returncode == 1 and "tables/Cycle.jsonl" in verified.stderr, verified.stderr
    nowhere = subprocess.run([sys.executable, "-B", TOOL, "save", folder], env={**os.environ, "AzureWebJobsStorage": ""}, capture_output=True, text=True)
    assert nowhere.returncode == 1 and "AzureWebJobsStorage" in nowhere.stderr, nowhere.stderr
    print(f"Saved and restored {len(ROWS)} rows and {len(BLOBS)} blobs.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
