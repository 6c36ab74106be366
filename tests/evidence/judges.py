"""What others' tools say of evidence files: judges.py FOLDER FILE.wacz…

Leaves each file's contents in FOLDER, for the judges that run elsewhere. Ends with 1 where one of them finds fault.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import surt

HERE = pathlib.Path(__file__).parent
BIN = pathlib.Path(sys.executable).parent


def said(name, *arguments):
    """What a tool of this Python prints, and whether it is content."""
    done = subprocess.run([BIN / name, *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr, done.returncode == 0


def demand(holds, what):
    if not holds:
        raise SystemExit(what)


def judge(file, folder):
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(file) as container:
        demand(container.testzip() is None, f"{file}: zipfile finds a file that is damaged")
        container.extractall(folder)
    text, is_content = said("wacz", "validate", "-f", file)
    demand(is_content and "the passed WACZ is valid" in text, f"{file}: wacz validate:\n{text}")

    archive = folder / "archive/data.warc.gz"
    text, _ = said("warcio", "index", "-f", "offset,warc-type,warc-target-uri", archive)
    records = [json.loads(line) for line in text.splitlines()]
    text, is_content = said("warcio", "check", "-v", archive)
    passed = text.count("digest pass")
    demand(is_content and passed == len(records) > 1, f"{file}: warcio check, {passed} of {len(records)} pass:\n{text}")

    index = (folder / "indexes/index.cdx").read_text()
    text, _ = said("cdxj-indexer", "--sort", archive)
    demand(text == index, f"{file}: cdxj-indexer makes another index:\n{text}\nand this is in the file:\n{index}")
    lines = [json.loads(line.split(" ", 2)[2]) for line in index.splitlines()]
    indexed = {(line["offset"], line["url"]) for line in lines}
    known = {(one["offset"], one["warc-target-uri"]) for one in records if one["warc-type"] != "warcinfo"}
    demand(indexed == known, f"{file}: the index and warcio index differ: {indexed ^ known}")
    return len(records)


def control(file):
    """The judges are awake: a changed byte of the archive makes them object."""
    with tempfile.TemporaryDirectory() as folder:
        changed = pathlib.Path(folder) / "changed.wacz"
        with zipfile.ZipFile(file) as one, zipfile.ZipFile(changed, "w") as other:
            for name in one.namelist():
                content = bytearray(one.read(name))
                if name == "archive/data.warc.gz":
                    content[len(content) // 2] ^= 1
                other.writestr(name, bytes(content))
        text, is_content = said("wacz", "validate", "-f", changed)
        demand(not is_content, f"wacz validate does not see a changed byte:\n{text}")


def keys():
    """The keys of addresses that the tests hold the engine's against are those that the package makes."""
    for line in (HERE / "surt.tsv").read_text().splitlines():
        url, key = line.split("\t")
        try:
            made = surt.surt(url)
        except ValueError:
            made = url
        demand(made == key, f"surt.tsv: {url}: the package makes {made}, the file says {key}")


def main(folder, *files):
    keys()
    control(files[0])
    for file in map(pathlib.Path, files):
        records = judge(file, pathlib.Path(folder) / file.stem)
        print(f"   {file.name}: wacz validate, warcio check and index, cdxj-indexer: {records} records")


main(*sys.argv[1:])
