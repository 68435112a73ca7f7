#!/usr/bin/env python3
"""Write the corpora that fuzzing starts from: fuzz/corpus/{numbers,pipeline,grammars}, from seeds/, the grammars and the tests.

    python3 fuzz/seed.py
"""
import hashlib, pathlib, re

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"


def put(target, text):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def main():
    grammars = sorted((ROOT / "grammars").rglob("*.yaml"))
    sentences = []
    for path in grammars:
        text = path.read_text(encoding="utf-8")
        put("grammars", f"# {path.relative_to(ROOT / 'grammars').as_posix()}\n{text}")
        sentences += re.findall(r'text: "((?:[^"\\]|\\.)*)"', text)
    sentences += re.findall(r'text: "((?:[^"\\]|\\.)*)"', (ROOT / "tests/numbers/sentences.yaml").read_text(encoding="utf-8"))
    for sentence in sentences:
        put("numbers", re.sub(r"\{[a-z]+:([^{}]*)\}", r"\1", sentence).replace('\\"', '"'))
    documents = [p for p in (ROOT / "seeds").iterdir() if p.suffix in (".md", ".txt") and p.stem != "README"]
    for path in documents + sorted((ROOT / "tests/corpus/docs").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        put("pipeline", text)
        for paragraph in re.split(r"\n\s*\n", text):
            put("numbers", paragraph[:2000])
            put("pipeline", paragraph)
    for folder in sorted(CORPUS.iterdir()):
        print(f"{folder.name}: {sum(1 for _ in folder.iterdir())} inputs")


if __name__ == "__main__":
    main()
