//! What cannot be read or written: one clear line each, the other inputs still done, exit status 2, no half-written file.

mod support;

use support::{Folder, Ran};

/// Asserts one error line that holds each of the parts, and status 2.
fn fails(ran: Ran, parts: &[&str]) {
    let ran = ran.expect(2);
    assert_eq!(ran.errors().len(), 1, "{}", ran.stderr);
    for part in parts {
        assert!(ran.errors()[0].contains(part), "{part:?} is not in {}", ran.stderr);
    }
}

/// A folder with a good article, and more.
fn folder(files: &[(&str, &str)]) -> Folder {
    Folder::with(&[&[("good.txt", "Five tanks were destroyed.")], files].concat())
}

#[test]
fn a_file_that_is_not_there() {
    let f = folder(&[]);
    fails(f.run(&["extract", "none.txt", "good.txt"]), &["claimsheet: error: none.txt: cannot be read: No such file"]);
    assert_eq!(f.names("out"), ["good.yaml"]);
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_read() {
    // Permissions do not bind the superuser: a link to itself cannot be read by anyone.
    let f = folder(&[]);
    std::os::unix::fs::symlink("loop.txt", f.path().join("loop.txt")).unwrap();
    fails(f.run(&["extract", "loop.txt", "good.txt"]), &["loop.txt: cannot be read: "]);
    assert_eq!(f.names("out"), ["good.yaml"]);
    std::fs::create_dir(f.path().join("dir.txt")).unwrap();
    fails(f.run(&["extract", "dir.txt", "good.txt"]), &["dir.txt: no articles in this folder"]);
}

#[test]
fn a_folder_without_articles() {
    let f = folder(&[("n/README.md", ""), ("n/a.csv", "")]);
    fails(f.run(&["extract", "n", "good.txt"]), &["n: no articles in this folder (2 other files); wanted: .txt, .md, .jsonl files"]);
    assert_eq!(f.names("out"), ["good.yaml"]);
}

#[test]
fn a_kind_of_file_that_is_not_read() {
    let f = folder(&[("a.pdf", "%PDF"), ("noname", "")]);
    fails(f.run(&["extract", "a.pdf", "good.txt"]), &["a.pdf: files of kind .pdf are not read; wanted: .txt, .md, .jsonl, a folder, or -"]);
    fails(f.run(&["extract", "noname"]), &["noname: no extension; wanted: "]);
    assert_eq!(f.names("out"), ["good.yaml"]);
}

#[test]
fn broken_front_matter() {
    let f = folder(&[
        ("open.md", "---\ntitle: A\nFive tanks."),
        ("list.md", "---\ntitle: [A\n---\nFive."),
        ("date.md", "---\ntitle: A\npublished: 27/11/2025\n---\nFive."),
    ]);
    let ran = f.run(&["extract", "."]).expect(2);
    let errors = ran.errors();
    assert_eq!(errors.len(), 3, "{}", ran.stderr);
    assert!(errors[0].contains("date.md:3: broken front matter: published: \"27/11/2025\" is no date; wanted: a date written YYYY-MM-DD"));
    assert!(errors[1].contains("list.md:") && errors[1].contains("broken front matter: "), "{}", errors[1]);
    assert!(errors[2].contains("open.md:1: broken front matter: opened on this line and never closed; wanted: a closing line of ---"));
    assert_eq!(f.names("out"), ["good.yaml"]);
}

#[test]
fn a_json_line_that_is_not_json() {
    let f =
        folder(&[("f.jsonl", "{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\", \"text\": \n{\"id\": \"c\", \"text\": \"Three.\"}\n")]);
    fails(f.run(&["extract", "f.jsonl", "good.txt"]), &["f.jsonl:2:", "not a JSON record: EOF", "wanted: one object a line"]);
    assert_eq!(f.names("out"), ["a.yaml", "c.yaml", "good.yaml"]);
}

#[test]
fn metadata_that_are_no_table() {
    let f = folder(&[("m.csv", "Five tanks were destroyed.\n"), ("e.csv", ""), ("d.csv", "doc,published\ngood,soon\n")]);
    let wanted = "wanted: CSV with a header `doc,published[,title,source,url]`";
    fails(f.run(&["extract", "good.txt", "--metadata", "m.csv"]), &["m.csv:1: metadata: no column `doc`", wanted]);
    fails(f.run(&["extract", "good.txt", "--metadata", "e.csv"]), &["e.csv:1: metadata: the file is empty", wanted]);
    fails(
        f.run(&["extract", "good.txt", "--metadata", "d.csv"]),
        &["d.csv:2: metadata: published: \"soon\" is no date; wanted: a date written"],
    );
    fails(f.run(&["extract", "good.txt", "--metadata", "none.csv"]), &["none.csv: cannot be read: "]);
    assert_eq!(f.names("out"), ["good.yaml"]);
}

#[test]
fn an_output_that_cannot_be_written() {
    let f = folder(&[("taken", "")]);
    fails(f.run(&["extract", "good.txt", "-o", "taken"]), &["taken: cannot be made a folder: ", "wanted: a folder that may be written to"]);
    fails(f.run(&["extract", "good.txt", "-o", "taken/claims.jsonl", "--format", "jsonl"]), &["taken: cannot be made a folder: "]);
    assert_eq!(f.get("taken"), "");
}

#[test]
fn a_sheet_that_cannot_be_written_does_not_touch_the_others() {
    let f = folder(&[("bad.txt", "Six."), ("out/bad.yaml/in-the-way", "")]);
    fails(f.run(&["extract", "bad.txt", "good.txt"]), &["out/bad.yaml: cannot be written: "]);
    assert_eq!(f.names("out"), ["bad.yaml", "good.yaml"], "no temporary file is left behind");
}

#[test]
fn a_grammar_folder_with_mistakes_ends_the_run() {
    let f = folder(&[]);
    let ran = f.run(&["extract", "good.txt", "--grammars", "none"]).expect(2);
    assert!(!ran.errors().is_empty() && ran.errors()[0].contains("none"), "{}", ran.stderr);
    assert!(f.names("out").is_empty());
}

#[test]
fn nothing_is_written_where_nothing_could_be_read() {
    let f = folder(&[]);
    f.run(&["extract", "none.txt", "--format", "jsonl"]).expect(2);
    assert!(f.names("out").is_empty());
}

#[test]
fn wrong_arguments_say_what_would_be_right() {
    let f = folder(&[]);
    for (args, part) in [
        (&["extract", "good.txt", "--published", "soon"][..], "a date is written YYYY-MM-DD"),
        (&["extract", "good.txt", "--format", "xml"], "[possible values: yaml, jsonl]"),
        (&["extract", "good.txt", "--threads", "0"], "--threads"),
        (&["extract"], "<PATH>"),
        (&["explain", "--at", "a.md"], "FILE:LINE"),
        (&["graph", "good.txt"], "--format"),
    ] {
        let ran = f.run(args).expect(2);
        assert!(ran.stderr.contains(part), "{args:?}\n{}", ran.stderr);
    }
    assert!(f.names("out").is_empty());
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_enough_is_no_error() {
    use std::process::{Command, Stdio};
    let f = Folder::with(&[]);
    (0..300).for_each(|i| f.put(&format!("n/{i}.txt"), "Five tanks were destroyed. ".repeat(20).as_bytes()));
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("claimsheet"));
    command.args(["extract", "n", "-o", "-", "--quiet"]).current_dir(f.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn control_characters_of_names_do_not_reach_the_terminal() {
    let f = folder(&[]);
    fails(f.run(&["extract", "a\u{1b}[31m\nb.txt"]), &["a\u{FFFD}[31m\u{FFFD}b.txt: cannot be read"]);
}
