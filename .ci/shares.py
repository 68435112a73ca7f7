#!/usr/bin/env python3
"""How much of what is extracted is not understood, on texts with and without annotation.

    shares.py BINARY NAME=FOLDER…

Extracts each folder (with its metadata.csv, if any) to sheets and prints claims, the share of kind `count`, the share with no item, and the
share of `no-frame` among the ledger. Exit status 2 when a sheet is missing or not whole. Standard library only.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def run(binary, folder, *more):
    metadata = folder / "metadata.csv"
    given = ["--metadata", str(metadata)] if metadata.exists() else []
    return subprocess.run([binary, "extract", str(folder), *given, "--quiet", *more], check=True, capture_output=True, text=True, encoding="utf-8")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary = sys.argv[1]
    print(f"{'':12}{'documents':>11}{'claims':>9}{'kind count':>12}{'no item':>9}{'ledger':>9}{'no-frame':>10}")
    for name, folder in (pair.split("=", 1) for pair in sys.argv[2:]):
        folder = pathlib.Path(folder)
        claims = [json.loads(line) for line in run(binary, folder, "--format", "jsonl", "-o", "-").stdout.split("\n") if line.strip()]
        with tempfile.TemporaryDirectory() as out:
            run(binary, folder, "-o", out)
            sheets = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(out).glob("*.yaml"))]
        whole = [s for s in sheets if s.startswith("claimsheet: 1\n") and re.search(r"^ledger:", s, re.M)]
        if len(whole) != len(sheets) or sum(len(re.findall(r"^- id: ", s, re.M)) for s in sheets) != len(claims):
            print(f"shares.py: {name}: the sheets and the JSON Lines do not hold the same claims", file=sys.stderr)
            sys.exit(2)
        reasons = [r for s in sheets for r in re.findall(r"\breason: ([a-z-]+)(?=[,}\n])", s.split("\nledger:", 1)[1])]
        share = lambda n, of: f"{n / of:.1%}" if of else "-"
        print(
            f"{name:12}{len(sheets):11}{len(claims):9}"
            f"{share(sum(c['kind'] == 'count' for c in claims), len(claims)):>12}"
            f"{share(sum(not c.get('item') for c in claims), len(claims)):>9}"
            f"{len(reasons):9}{share(reasons.count('no-frame'), len(reasons)):>10}"
        )


if __name__ == "__main__":
    main()
