//! `claimsheet extract` as a user meets it: what it reads, what it writes and where, what it says.

mod support;

use claimsheet::export::{Sheet, sheet};
use std::path::Path;
use support::Folder;

fn parsed(yaml: &str) -> Sheet {
    sheet::parse(Path::new("sheet.yaml"), yaml).unwrap_or_else(|e| panic!("{e}\n{yaml}"))
}

#[test]
fn every_article_of_a_folder_gets_a_sheet() {
    let f = Folder::with(&[
        ("news/b.txt", "Five tanks were destroyed."),
        (
            "news/sub/a.md",
            "---\ntitle: \"NO\"\npublished: 2025-11-27\nsource: Example\nurl: https://example.org/a\n---\nNobody was hurt.\n",
        ),
        ("news/README.md", "About."),
        ("news/table.csv", "1,2"),
    ]);
    let ran = f.run(&["extract", "news"]).expect(0);
    assert_eq!(f.names("out"), ["a.yaml", "b.yaml"]);
    assert_eq!(ran.stdout, "");
    let a = parsed(&f.get("out/a.yaml"));
    assert_eq!(a.document.title.as_deref(), Some("NO"));
    assert_eq!(a.document.published.map(|d| d.to_string()).as_deref(), Some("2025-11-27"));
    assert_eq!((a.document.source.as_deref(), a.document.url.as_deref()), (Some("Example"), Some("https://example.org/a")));
    assert_eq!(a.document.bytes, 17);
    for row in ["documents          2", "claims   ", "ledger   ", "skipped            2", "errors             0", "read         ", " MB/s"]
    {
        assert!(ran.stderr.contains(row), "{row}\n{}", ran.stderr);
    }
}

#[test]
fn lines_are_those_of_the_file() {
    let f =
        Folder::with(&[("a.md", "---\ntitle: A\npublished: 2025-11-27\n---\n\nAt least 30 people were killed in Kyiv, police said.\n")]);
    let sheet = parsed(&f.run(&["extract", "a.md", "-o", "-"]).expect(0).stdout);
    let claim = sheet.claims.first().expect("a claim");
    assert_eq!((claim.evidence.line, claim.quantity.bytes[0]), (6, 1), "the line of the file, the span of the text after the front matter");
    let sheet = parsed(&f.run_with(&["extract", "-", "--lines", "-o", "-"], "At least 30 people were killed.").expect(0).stdout);
    assert_eq!(sheet.claims.first().map(|c| c.evidence.line), Some(1));
}

#[test]
fn quiet_says_nothing() {
    let f = Folder::with(&[("a.txt", "Five tanks.")]);
    let ran = f.run(&["extract", "a.txt", "--quiet"]).expect(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}

#[test]
fn standard_input_and_output_need_no_files() {
    let f = Folder::with(&[]);
    let ran = f.run_with(&["extract", "-", "-o", "-", "--published", "2025-11-27"], "Five tanks.\n").expect(0);
    let sheet = parsed(&ran.stdout);
    assert_eq!((sheet.document.id.as_str(), sheet.document.bytes), ("stdin", 12));
    assert_eq!(sheet.document.published.map(|d| d.to_string()).as_deref(), Some("2025-11-27"));
    assert!(f.names("").is_empty());
}

#[test]
fn sheets_on_standard_output_are_one_stream_of_documents() {
    let f = Folder::with(&[("a.txt", "One."), ("b.txt", "Two."), ("c.txt", "")]);
    let ran = f.run(&["extract", "b.txt", ".", "-o", "-"]).expect(0);
    let ids: Vec<String> = ran.stdout.split("\n---\n").map(|s| parsed(s).document.id).collect();
    assert_eq!(ids, ["b", "a", "c"], "a file given twice is done once, in the order of the arguments");
}

#[test]
fn json_lines_go_to_one_file() {
    let f = Folder::with(&[("a.txt", "One."), ("b.txt", "Two.")]);
    f.run(&["extract", "a.txt", "b.txt", "--format", "jsonl", "-o", "new/out"]).expect(0);
    assert_eq!(f.names("new/out"), ["claims.jsonl"]);
    f.run(&["extract", "a.txt", "b.txt", "--format", "jsonl", "-o", "mine.jsonl"]).expect(0);
    assert_eq!(f.get("mine.jsonl"), f.get("new/out/claims.jsonl"));
    let printed = f.run(&["extract", "a.txt", "b.txt", "--format", "jsonl", "-o", "-"]).expect(0);
    assert_eq!(printed.stdout, f.get("mine.jsonl"));
}

#[test]
fn every_line_can_be_a_document() {
    let f = Folder::with(&[("a.txt", "---\n\nFive tanks.\r\nSix."), ("b.txt", "Seven.\n")]);
    let ids = |args: &[&str]| -> Vec<(String, u64)> {
        let ran = f.run(&[&["extract", "--lines", "-o", "-"], args].concat()).expect(0);
        ran.stdout.split("\n---\n").map(|s| parsed(s).document).map(|d| (d.id, d.bytes)).collect()
    };
    let of = |list: &[(&str, u64)]| list.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(ids(&["a.txt"]), of(&[("1", 3), ("2", 0), ("3", 11), ("4", 4)]));
    assert_eq!(ids(&["b.txt", "a.txt"])[..2], of(&[("b:1", 6), ("a:1", 3)]));
}

#[test]
fn records_of_json_lines_are_documents() {
    let records = concat!(
        "{\"id\": \"x/1\", \"text\": \"Five tanks.\", \"title\": \"T\", \"published\": \"2025-11-27\"}\n\n",
        "{\"text\": \"Six.\"}\n{\"id\": \"x/1\", \"text\": \"Seven.\"}\n",
    );
    let f = Folder::with(&[("feed.jsonl", records)]);
    f.run(&["extract", "feed.jsonl"]).expect(0);
    assert_eq!(f.names("out"), ["feed_3.yaml", "x_1-2.yaml", "x_1.yaml"]);
    let first = parsed(&f.get("out/x_1.yaml"));
    assert_eq!((first.document.id.as_str(), first.document.title.as_deref()), ("x/1", Some("T")));
    assert_eq!(parsed(&f.get("out/feed_3.yaml")).document.id, "feed:3");
    let again = parsed(&f.get("out/x_1-2.yaml"));
    assert_eq!((again.document.id.as_str(), again.document.notes.len()), ("x/1-2", 1));
}

#[test]
fn equal_stems_are_told_apart_by_their_path() {
    let f = Folder::with(&[("n/a.txt", "One."), ("n/x/a.md", "Two."), ("n/b.md", "Three.")]);
    f.run(&["extract", "n"]).expect(0);
    assert_eq!(f.names("out"), ["b.yaml", "n_a.txt.yaml", "n_x_a.md.yaml"]);
    assert_eq!(parsed(&f.get("out/n_a.txt.yaml")).document.id, "n/a.txt");
}

#[test]
fn metadata_outdo_the_document_and_the_date_given_fills_in() {
    let f = Folder::with(&[
        ("n/a.md", "---\npublished: 2020-01-01\ntitle: Own\n---\nOne."),
        ("n/b.txt", "Two."),
        ("n/c.md", "---\npublished: 2020-01-01\n---\nThree."),
        ("m.csv", "doc,published,source\na,2025-11-27,\nb,,Wire\ngone,2025-11-27,\n"),
    ]);
    let ran = f.run(&["extract", "n", "--metadata", "m.csv", "--published", "2021-05-05"]).expect(0);
    let head = |id: &str| {
        let d = parsed(&f.get(&format!("out/{id}.yaml"))).document;
        let from = d.published_from.map(|p| format!("{p:?}")).unwrap_or_default();
        (d.published.map(|d| d.to_string()).unwrap_or_default(), from, d.title, d.source)
    };
    let some = |s: &str| Some(s.to_owned());
    assert_eq!(head("a"), ("2025-11-27".into(), "Metadata".into(), some("Own"), None));
    assert_eq!(head("b"), ("2021-05-05".into(), "Given".into(), None, some("Wire")));
    assert_eq!(head("c"), ("2020-01-01".into(), "FrontMatter".into(), None, None));
    assert!(ran.stderr.contains("metadata           1  rows for documents that were not given"), "{}", ran.stderr);
}

#[test]
fn encodings_are_detected_and_said() {
    let f = Folder::with(&[]);
    let utf16 = |text: &str| [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
    f.put("n/utf16.txt", &utf16("It cost £5m."));
    f.put("n/western.txt", b"It cost \xA35m, or \x805.8m, in \x93back pay\x94.");
    f.put("n/broken.txt", b"It cost \xE2\x82\xAC5m and \xC3 more.");
    f.put("n/mark.txt", b"\xEF\xBB\xBFIt cost 5m.");
    f.put("n/plain.txt", "It cost €5m.".as_bytes());
    f.run(&["extract", "n"]).expect(0);
    let notes = |id: &str| parsed(&f.get(&format!("out/{id}.yaml"))).document.notes.join("; ");
    assert_eq!(notes("utf16"), "read as UTF-16LE, by its byte order mark");
    assert_eq!(notes("western"), "not UTF-8: read as windows-1252, a guess");
    assert_eq!(notes("broken"), "1 invalid byte sequence replaced by U+FFFD");
    assert_eq!(notes("mark"), "byte order mark removed");
    assert_eq!(notes("plain"), "");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let f = Folder::with(&[]);
    for i in 0..300 {
        let text =
            format!("Russia can produce almost {},000 missiles a year, up {i}% on 2022. {}", i + 1, "It fired 28 of them. ".repeat(i % 10));
        f.put(&format!("n/{i}.txt"), text.as_bytes());
    }
    for format in ["yaml", "jsonl"] {
        let printed = |threads: &str| f.run(&["extract", "n", "-o", "-", "--format", format, "--threads", threads]).expect(0).stdout;
        let one = printed("1");
        assert!(one == printed("2") && one == printed("5"), "{format}");
    }
}

#[test]
fn the_ledger_can_be_printed() {
    let f = Folder::with(&[("a.txt", "It began on 5 May 2022, in Room 12, in Room 12 and on 6 May 2022.")]);
    let short = f.run(&["extract", "a.txt"]).expect(0);
    assert!(short.stderr.contains("\nledger   "), "{}", short.stderr);
    let summary = f.run(&["extract", "a.txt", "--ledger", "--quiet"]).expect(0);
    assert_eq!(summary.stderr, "date               4  \"5\", \"2022\", \"6\"\nname               2  \"12\"\n");
    let all = f.run(&["extract", "a.txt", "--ledger=all", "--quiet"]).expect(0);
    assert_eq!(all.stderr.lines().filter(|l| l.starts_with("a:1: ")).count(), 6, "{}", all.stderr);
    assert!(f.run(&["extract", "--help"]).expect(0).stdout.contains("Print why numbers are not claims"));
}

#[test]
fn help_has_an_example_for_each_command() {
    let f = Folder::with(&[]);
    for command in ["extract", "explain", "grammars", "graph", "check"] {
        let help = f.run(&[command, "--help"]).expect(0).stdout;
        assert!(help.contains("Example") && help.contains(&format!("claimsheet {command} ")), "{help}");
    }
    let version = f.run(&["--version"]).expect(0).stdout;
    assert_eq!(version, format!("claimsheet {}\n", env!("CARGO_PKG_VERSION")));
    assert!(f.run(&["--help"]).expect(0).stdout.contains("Exit status: 0 done"));
}
