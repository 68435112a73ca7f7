#!/usr/bin/env python3
"""Figures of an evaluation against their floors.

    compare.py FLOORS.json FOLDER

FOLDER holds the JSON of score.py (`SET.json`: F1 of found, quantity, core, full) and of spec.py (`specs.json`: cases passed).
FLOORS.json names, per set, the figures that must not fall; a floor is raised to what was reached, never lowered. Prints every
figure; exit status 1 when one is under its floor, 2 when one is missing. Standard library only.
"""
import json
import pathlib
import sys

LEVELS = ("found", "quantity", "core", "full")


def figures(path):
    """The figures of one file by name."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if "found" in data:
        return {level: data[level]["f1"] for level in LEVELS}
    cases = sum(part["cases"] for part in data.values())
    return {"passed": sum(part["passed"] for part in data.values()) / cases if cases else 1.0}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    floors = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = pathlib.Path(sys.argv[2])
    sets = list(floors) + [s for s in ("dev", "seeds", "own", "specs") if s not in floors and (folder / f"{s}.json").exists()]
    under, missing = [], []
    print(f"{'':12}{'':10}{'reached':>9}{'floor':>9}")
    for name in sets:
        wanted = floors.get(name, {})
        try:
            have = figures(folder / f"{name}.json")
        except (OSError, ValueError, KeyError, TypeError) as error:
            missing.append(f"{name}: no figures in {folder / name}.json: {error!r}")
            continue
        missing += [f"{name}: {level} has a floor and no figure" for level in wanted if level not in have]
        for level, value in have.items():
            floor = wanted.get(level)
            # the figures are quoted to three digits, and so are the floors
            low = floor is not None and round(value, 3) < floor
            print(f"{name:12}{level:10}{value:9.3f}{'' if floor is None else f'{floor:9.3f}'}{'  UNDER ITS FLOOR' if low else ''}")
            if low:
                under.append(f"{name} {level}: {value:.3f}, floor {floor:.3f}")
    for line in missing + under:
        print(f"compare.py: {line}", file=sys.stderr)
    sys.exit(2 if missing else 1 if under else 0)


if __name__ == "__main__":
    main()
