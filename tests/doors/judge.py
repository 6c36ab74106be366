"""What PyPI's xarf says of reports: judge.py FOLDER, with good, bad and unseen in it. Ends with 1 where it says something else than
we do."""

import pathlib
import sys

import xarf


def errors(file):
    """What it finds wrong, in its standard mode: the strict one demands of every report what a listing has not (a source port)."""
    return [str(error) for error in xarf.parse(file.read_text(), strict=False).errors]


def main(folder):
    count = 0
    for kind in ["good", "bad", "unseen"]:
        for file in sorted((pathlib.Path(folder) / kind).glob("*.json")):
            found = errors(file)
            if bool(found) != (kind == "bad"):
                raise SystemExit(f"{file}: {found or 'xarf finds nothing wrong with it'}")
            count += 1
    if count < 20:
        raise SystemExit(f"{folder}: only {count} reports")
    print(f"   xarf {xarf.__version__}: {count} reports judged as we judge them")


main(*sys.argv[1:])
