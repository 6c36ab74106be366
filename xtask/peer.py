"""Reads every page of a folder with extruct and price-parser, as somebody without Jinjja would; prints a table row."""

import pathlib
import resource
import sys
import time

import extruct
from price_parser import Price

ROUNDS = 3

pages = [path.read_text("utf-8", "replace") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.html"))]
size = sum(len(page.encode()) for page in pages)
best = None
for _ in range(ROUNDS):
    start = time.perf_counter()
    for page in pages:
        try:
            found = extruct.extract(page, syntaxes=["json-ld", "microdata", "opengraph"], errors="ignore")
        except Exception:  # what the peer cannot read costs it nothing
            continue
        for item in found["microdata"]:
            Price.fromstring(str(item.get("properties", {}).get("price", "")))
    took = time.perf_counter() - start
    best = took if best is None else min(best, took)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{size / 1e6 / best:.1f} | {memory:.0f} | {len(pages)} | {size / 1e6:.1f} |")
