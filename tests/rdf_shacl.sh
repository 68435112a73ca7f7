#!/usr/bin/env bash
# Holds the RDF export to the shapes in ../shared/rdf: the Turtle of a folder of articles conforms, has exactly as many
# schema:Claim subjects as there are claims in the JSON Lines, and more than none.
#
#   tests/rdf_shacl.sh BINARY FOLDER [further arguments of `extract` and `graph`, such as --metadata FILE]
#
# SHAPES names another file of shapes. Where python3 has no pyshacl, one is installed into target/pyshacl.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "usage: $0 BINARY FOLDER [further arguments of extract and graph]" >&2
  exit 2
fi
binary=$1 folder=$2
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
shapes=${SHAPES:-$root/../shared/rdf/shapes.ttl}
[ -r "$shapes" ] || { echo "$0: no shapes at $shapes; SHAPES=FILE names others" >&2; exit 2; }

python=python3
if ! $python -c 'import pyshacl, rdflib' 2>/dev/null; then
  environment=${CARGO_TARGET_DIR:-$root/target}/pyshacl
  python=$environment/bin/python
  if ! "$python" -c 'import pyshacl, rdflib' 2>/dev/null; then
    python3 -m venv "$environment"
    "$python" -m pip install --quiet --disable-pip-version-check pyshacl
  fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$binary" extract "$folder" "$@" --quiet --format jsonl -o - >"$work/claims.jsonl"
for format in turtle nquads; do
  "$binary" graph "$folder" "$@" --quiet --format $format -o "$work/$format"
  "$binary" graph "$folder" "$@" --quiet --threads 1 --format $format -o "$work/$format.again"
  cmp "$work/$format" "$work/$format.again" || { echo "$0: two runs differ in $format" >&2; exit 1; }
done
LC_ALL=C sort --check=quiet --unique "$work/nquads" || { echo "$0: the N-Quads are not sorted, each line once" >&2; exit 1; }

"$python" - "$work/turtle" "$work/nquads" "$work/claims.jsonl" "$shapes" <<'PYTHON'
import json, sys
import pyshacl, rdflib
from rdflib import RDF, Namespace

turtle, nquads, jsonl, shapes = sys.argv[1:]
graph = rdflib.Graph().parse(turtle, format="turtle")
dataset = rdflib.Dataset()
dataset.parse(nquads, format="nquads")
conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, shacl_graph_format="turtle")
if not conforms:
    sys.exit(report[:20000])
with open(jsonl, encoding="utf-8") as lines:
    claims = {json.loads(line)["id"] for line in lines}
found = set(graph.subjects(RDF.type, Namespace("https://schema.org/").Claim))
if len(found) != len(claims) or not claims:
    sys.exit(f"{len(found)} schema:Claim in the Turtle, {len(claims)} claims in the JSON Lines")
quads = sum(1 for _ in dataset.quads())
if quads != len(graph):
    sys.exit(f"{len(graph)} triples in Turtle, {quads} in N-Quads")
print(f"conforms: {len(claims)} claims, {len(graph)} triples")
PYTHON
