//! House rules, run and not recited: layering, file length, module comments, no vocabulary in code, docs that name what exists.

use claimsheet::base::Kind;
use claimsheet::export::schema;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Longest file under `src/`, in lines.
const LONGEST: usize = 400;

/// Files that are longer today, each with the length it may not outgrow: to be parted, and the list only ever shrinks.
const LONG: &[(&str, usize)] = &[("src/parse/exclude.rs", 440)];

/// Folders whose words live in `grammars/`.
const WORDLESS: &[&str] = &["text", "parse", "frame", "normalise", "link"];

/// Literals that look like forms and are none: file below `src/`, literals, why they may stand there. One that no longer occurs is a mistake.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    ("parse/measure.rs", &["a"], "key of a unit, as the record has it"),
    ("parse/measure.rs", &["quarter"], "the record's word for a rate per quarter, for which there is no unit"),
    ("normalise/entity.rs", &["person", "organisation"], "types of entities in the record"),
    ("normalise/record.rs", &["type"], "name of a field in the record"),
    ("normalise/resolve.rs", &["a", "bp", "s"], "keys of units, as the record has them"),
    ("normalise/resolve.rs", &["quarter"], "the record's word for a rate per quarter, for which there is no unit"),
    ("normalise/proposition.rs", &["not"], "mark of denial in what a proposition hashes"),
    ("link/node.rs", &["document", "sentence", "claim", "proposition", "actor", "place", "item"], "names of nodes in graph exports"),
    ("link/node.rs", &["by", "to", "at", "of"], "names of edges in graph exports"),
];

/// Names in docs that are examples of what a user has, not files of the project.
const EXAMPLES: &[&str] = &["article.md", "claims.jsonl", "claims.ttl", "my.yaml", "units/cooking.yaml"];

// --- the rules ---------------------------------------------------------------------------------------------------------------

#[test]
fn a_stage_imports_only_what_stands_before_it() {
    let lib = read(&root("src/lib.rs"));
    let code = Source::of(&lib).code;
    let order: Vec<String> = statements(&code, "pub mod ");
    assert!(order.len() >= 9, "src/lib.rs lists the stages in reading order: {order:?}");
    let mut at_root: BTreeMap<String, String> = statements(&code, "pub use ")
        .iter()
        .filter_map(|path| path.split_once("::").map(|(module, name)| (name.to_owned(), module.to_owned())))
        .collect();
    // a function of the crate's root stands where the last stage that it calls does
    for function in code.split("\npub fn ").skip(1) {
        let name: String = function.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if let Some(last) = order.iter().rev().find(|m| function.contains(&format!("{m}::"))) {
            at_root.insert(name, last.clone());
        }
    }
    let mut wrong = Vec::new();
    for file in sources("src") {
        let name = below(&file, "src");
        let Some(own) = order.iter().position(|m| name == format!("{m}.rs") || name.starts_with(&format!("{m}/"))) else { continue };
        for (line, used) in imports(&Source::of(&read(&file)).code, depth(&name)) {
            let module = at_root.get(&used).unwrap_or(&used);
            match order.iter().position(|m| m == module) {
                Some(n) if n <= own => {}
                Some(_) => wrong.push(format!("src/{name}:{line}: `{}` uses `{module}`, which stands after it in src/lib.rs", order[own])),
                None => wrong.push(format!("src/{name}:{line}: `{}` uses `crate::{used}`, which is no stage", order[own])),
            }
        }
    }
    assert_none(&wrong, "imports against the order of src/lib.rs");
}

#[test]
fn source_files_stay_short() {
    let long: Vec<String> = sources("src")
        .iter()
        .map(|f| (read(f).lines().count(), f))
        .filter(|(lines, f)| {
            let name = format!("src/{}", below(f, "src"));
            *lines > LONG.iter().find(|(long, _)| *long == name).map_or(LONGEST, |(_, limit)| *limit)
        })
        .map(|(lines, f)| format!("src/{}: {lines} lines", below(f, "src")))
        .collect();
    assert_none(&long, &format!("files of more than {LONGEST} lines; one concept, one file"));
}

#[test]
fn modules_say_what_they_are_for() {
    let silent: Vec<String> = ["src", "tests", "benches"]
        .iter()
        .flat_map(|dir| sources(dir))
        .filter(|f| !read(f).starts_with("//! "))
        .map(|f| format!("{}:1", below(&f, "")))
        .collect();
    assert_none(&silent, "files that do not begin with a `//!` comment: what comes in, what goes out, what it never does");
}

#[test]
fn no_word_of_the_grammars_stands_in_the_code() {
    let forms = forms();
    assert!(forms.contains_key("three") && forms.contains_key("february") && forms.contains_key("almost"), "the forms were not found");
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in WORDLESS.iter().flat_map(|dir| sources(&format!("src/{dir}"))) {
        let name = below(&file, "src");
        if name.ends_with("/tests.rs") {
            continue;
        }
        for (line, literal) in Source::of(&read(&file)).literals {
            // a literal all in capitals is a code of some standard
            let code = !literal.chars().any(char::is_lowercase);
            let Some(place) = forms.get(&literal.to_lowercase()).filter(|_| !code) else { continue };
            if ALLOWED.iter().any(|(f, l, _)| *f == name && l.contains(&literal.as_str())) {
                used.insert((name.clone(), literal));
            } else {
                wrong.push(format!("src/{name}:{line}: {literal:?} is a form of grammars/{place}"));
            }
        }
    }
    for (file, literal) in ALLOWED.iter().flat_map(|(file, literals, _)| literals.iter().map(move |l| (*file, *l))) {
        if !used.contains(&(file.to_owned(), literal.to_owned())) {
            wrong.push(format!("tests/tidy.rs: src/{file} holds {literal:?} no longer: take it off the list"));
        }
    }
    assert_none(&wrong, "words in code; they belong in grammars/");
}

#[test]
fn paths_named_in_docs_exist() {
    let mut wrong = Vec::new();
    for doc in docs() {
        let text = read(&doc);
        let folder = doc.parent().expect("a folder");
        let bases = [root(""), folder.to_owned(), root("grammars"), root("src")];
        for (line, path) in named_paths(&text) {
            let known = |base: &PathBuf| base.join(path.trim_end_matches('/')).exists();
            if !EXAMPLES.contains(&path.as_str()) && !bases.iter().any(known) {
                wrong.push(format!("{}:{line}: {path}", below(&doc, "")));
            }
        }
    }
    assert_none(&wrong, "paths that do not exist");
}

#[test]
fn the_page_of_the_record_lists_every_kind_in_order() {
    // | 1 | `deaths` | people killed |
    fn kind(row: &str) -> Option<&str> {
        let mut cells = row.split('|').map(str::trim).skip(1);
        cells.next()?.parse::<usize>().ok()?;
        cells.next()?.strip_prefix('`')?.strip_suffix('`')
    }
    let page = read(&root("docs/claim-record.md"));
    let kinds: Vec<&str> = page.lines().filter_map(kind).collect();
    let wanted: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
    assert_eq!(kinds, wanted, "docs/claim-record.md: the rows `| n | `kind` | …`");
}

#[test]
fn the_page_of_the_record_names_every_field() {
    let page = read(&root("docs/claim-record.md"));
    let mut fields = BTreeSet::new();
    properties(&schema::claim(), &mut fields);
    assert!(fields.contains("proposition") && fields.contains("rate_date"), "the schema has properties: {fields:?}");
    let missing: Vec<String> = fields.into_iter().filter(|f| !page.contains(&format!("`{f}`"))).collect();
    assert_none(&missing, "fields that docs/claim-record.md does not name");
}

// --- what they look at -------------------------------------------------------------------------------------------------------

fn assert_none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{}: {what}\n  {}", found.len(), found.join("\n  "));
}

fn root(path: &str) -> PathBuf {
    Path::new(ROOT).join(path)
}

fn below(path: &Path, folder: &str) -> String {
    path.strip_prefix(root(folder)).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Files below a folder with this extension, sorted.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(root(folder)).sort_by_file_name().into_iter().flatten();
    all.map(walkdir::DirEntry::into_path).filter(|p| p.extension().is_some_and(|e| e == extension)).collect()
}

fn sources(folder: &str) -> Vec<PathBuf> {
    files(folder, "rs")
}

/// Every page a reader may meet.
fn docs() -> Vec<PathBuf> {
    let top = fs::read_dir(ROOT).expect("the project").flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md"));
    let mut all: Vec<PathBuf> = top.chain(files("docs", "md")).collect();
    all.extend(["seeds/README.md", "out/README.md"].map(root));
    all.sort();
    all
}

/// A source file without its test module, cut into code (comments and literals blanked) and string literals.
struct Source {
    code: String,
    literals: Vec<(usize, String)>,
}

impl Source {
    fn of(text: &str) -> Self {
        let text = text.split_once("\n#[cfg(test)]").map_or(text, |(before, _)| before);
        let chars: Vec<char> = text.chars().collect();
        let (mut code, mut literals) = (String::new(), Vec::new());
        let (mut i, mut line) = (0, 1);
        let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
        while i < chars.len() {
            let from = i;
            match (at(i), at(i + 1)) {
                ('/', '/') => {
                    while i < chars.len() && at(i) != '\n' {
                        i += 1;
                    }
                }
                ('/', '*') => {
                    while i < chars.len() && !(at(i) == '*' && at(i + 1) == '/') {
                        i += 1;
                    }
                    i += 2;
                }
                ('r', '"' | '#') if from == 0 || !at(from - 1).is_alphanumeric() => {
                    let hashes = chars[i + 1..].iter().take_while(|c| **c == '#').count();
                    if at(i + 1 + hashes) == '"' {
                        i += hashes + 2;
                        let start = i;
                        while i < chars.len() && !(at(i) == '"' && chars[i + 1..].iter().take_while(|c| **c == '#').count() >= hashes) {
                            i += 1;
                        }
                        literals.push((line, chars[start..i].iter().collect()));
                        i += hashes + 1;
                    } else {
                        i += 1;
                        code.push('r');
                        continue;
                    }
                }
                ('"', _) => {
                    i += 1;
                    let start = i;
                    while i < chars.len() && at(i) != '"' {
                        i += if at(i) == '\\' { 2 } else { 1 };
                    }
                    literals.push((line, chars[start..i.min(chars.len())].iter().collect()));
                    i += 1;
                }
                // a character, not a lifetime
                ('\'', c) if c == '\\' || at(i + 2) == '\'' => {
                    i += if c == '\\' { 3 } else { 2 };
                    while i < chars.len() && at(i) != '\'' {
                        i += 1;
                    }
                    i += 1;
                }
                (c, _) => {
                    code.push(c);
                    line += usize::from(c == '\n');
                    i += 1;
                    continue;
                }
            }
            let skipped = chars[from..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
            line += skipped;
            code.push_str(&"\n".repeat(skipped));
            code.push(' ');
        }
        Self { code, literals }
    }
}

/// What follows an opening such as `pub mod ` up to the semicolon, a line each.
fn statements(code: &str, opening: &str) -> Vec<String> {
    code.lines().filter_map(|l| l.trim().strip_prefix(opening)?.split(';').next().map(str::to_owned)).collect()
}

/// How many `super::` lead from a file to the root of the crate.
fn depth(name: &str) -> usize {
    name.matches('/').count() + usize::from(!name.ends_with("/mod.rs"))
}

/// The modules of the crate's root that code names, each with its line: by `crate::`, or by as many `super::` as lead there.
fn imports(code: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (n, _) in code.match_indices("crate::").chain(code.match_indices(&"super::".repeat(depth))) {
        let before = code[..n].chars().next_back().unwrap_or(' ');
        if before == '$' || before == ':' || before.is_alphanumeric() || before == '_' {
            continue;
        }
        let line = code[..n].matches('\n').count() + 1;
        let mut rest = &code[n..];
        while let Some(r) = rest.strip_prefix("crate::").or_else(|| rest.strip_prefix("super::")) {
            rest = r;
        }
        let ident = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => found.push((line, ident(rest))),
            Some(group) => {
                let (mut depth, mut start) = (0, true);
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if c.is_whitespace() => {}
                        _ if start && depth == 0 => {
                            found.push((line, ident(&group[i..])));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

/// Every form of the English grammar files with a file that holds it: all words of all lists but examples and the keys that name meanings.
fn forms() -> BTreeMap<String, String> {
    const MEANINGS: &[&str] = &[
        "grammar",
        "about",
        "key",
        "kind",
        "dimension",
        "relation",
        "change",
        "modality",
        "value",
        "table",
        "examples",
        "conventions",
        "at",
        "actor",
        "recipient",
        "per",
        "unit",
        "type",
        "weight",
        "format",
        "role",
    ];
    fn collect(node: &serde_yaml::Value, file: &str, into: &mut BTreeMap<String, String>) {
        match node {
            serde_yaml::Value::String(s) if s.chars().any(char::is_alphabetic) && !s.starts_with('$') => {
                into.entry(s.to_lowercase()).or_insert_with(|| file.to_owned());
            }
            serde_yaml::Value::Sequence(items) => items.iter().for_each(|i| collect(i, file, into)),
            serde_yaml::Value::Mapping(map) => {
                for (key, value) in map {
                    if !key.as_str().is_some_and(|k| MEANINGS.contains(&k)) {
                        collect(value, file, into);
                    }
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    for file in files("grammars/en", "yaml") {
        let node = serde_yaml::from_str(&read(&file)).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        collect(&node, &below(&file, "grammars"), &mut all);
    }
    all
}

/// Paths that a page names: targets of links, and code spans that end like a file or begin like a folder of the project.
fn named_paths(text: &str) -> Vec<(usize, String)> {
    const ENDS: &[&str] = &[".rs", ".yaml", ".md", ".toml", ".tsv", ".txt", ".json", ".jsonl", ".csv", ".ttl", ".sh", ".py", ".bin"];
    let mut found = Vec::new();
    let mut fenced = false;
    for (n, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        for target in line.split("](").skip(1).filter_map(|t| t.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains("://") {
                found.push((n + 1, path.to_owned()));
            }
        }
        for span in line.split('`').skip(1).step_by(2) {
            let plain =
                span.chars().all(|c| c.is_ascii_alphanumeric() || "_.-/".contains(c)) && !span.contains("NAME") && !span.starts_with('-');
            let first = span.split('/').next().unwrap_or_default();
            let folder = span.contains('/') && !first.is_empty() && !first.starts_with('.') && root(first).is_dir();
            if plain && (folder || ENDS.iter().any(|e| span.len() > e.len() && span.ends_with(e))) {
                found.push((n + 1, span.to_owned()));
            }
        }
    }
    found
}

/// Names of all properties of a JSON Schema, at any depth.
fn properties(node: &serde_json::Value, into: &mut BTreeSet<String>) {
    match node {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                if let ("properties", Some(fields)) = (key.as_str(), value.as_object()) {
                    into.extend(fields.keys().cloned());
                }
                properties(value, into);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|i| properties(i, into)),
        _ => {}
    }
}

// --- and that they see -------------------------------------------------------------------------------------------------------

#[test]
fn the_reader_of_sources_tells_code_from_words() {
    let source = Source::of(
        "use crate::{a::{b, c}, d}; // crate::no \"no\"\nlet x = ('\"', 'a', \"ye\\\"s\", r#\"ra\"w\"#, super::e);\n#[cfg(test)]\nmod tests { use crate::z; }",
    );
    assert_eq!(source.literals, [(2, "ye\\\"s".to_owned()), (2, "ra\"w".to_owned())]);
    let names = |depth| imports(&source.code, depth).into_iter().map(|(line, name)| format!("{line} {name}")).collect::<Vec<_>>();
    assert_eq!(names(2), ["1 a", "1 d"]);
    assert_eq!(names(1), ["1 a", "1 d", "2 e"]);
    assert_eq!((depth("text/mod.rs"), depth("text/tokens.rs"), depth("explain.rs")), (1, 2, 1));
}

#[test]
fn the_reader_of_pages_finds_paths() {
    let page = "See `src/lib.rs` and [this](docs/a.md#b), not `km/h`, `--flag`, `a word` or\n```\n`x/y.rs`\n```\n`gone.yaml` <https://x.y/z.md> [w](https://x.y/z.md)";
    let found: Vec<String> = named_paths(page).into_iter().map(|(line, path)| format!("{line} {path}")).collect();
    assert_eq!(found, ["1 docs/a.md", "1 src/lib.rs", "5 gone.yaml"]);
}
