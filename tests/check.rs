//! `claimsheet check`: what is approved stays approved, what changed is said, and `--accept` approves it.

mod support;

use claimsheet::export::{Sheet, sheet};
use support::{Folder, claim};

/// Two articles with approved sheets, one without, and an expected-claims file that is no sheet.
fn approved() -> Folder {
    let f = Folder::with(&[
        ("s/a.md", "---\ntitle: A\npublished: 2025-11-27\n---\nFive tanks were destroyed last week.\n"),
        ("s/sub/b.txt", "The minister spoke at length."),
        ("s/c.txt", "Nobody has approved this."),
        ("s/c.expected.yaml", "claims: []"),
        ("m.csv", "doc,published\nb,2024-02-29\n"),
    ]);
    f.run(&["extract", "s/a.md", "s/sub/b.txt", "--metadata", "m.csv", "-o", "s"]).expect(0);
    std::fs::rename(f.path().join("s/b.yaml"), f.path().join("s/sub/b.yaml")).unwrap();
    f
}

fn edit(f: &Folder, name: &str, change: impl FnOnce(&mut Sheet)) {
    let mut sheet = sheet::read(&f.path().join(name)).unwrap();
    change(&mut sheet);
    f.put(name, sheet.to_yaml().unwrap().as_bytes());
}

#[test]
fn what_is_as_approved_is_said_to_be() {
    let f = approved();
    let before = f.get("s/sub/b.yaml");
    let ran = f.run(&["check", "s"]).expect(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(ran.stderr, "checked 2 articles: 2 as approved, 0 differ; 1 articles without an approved sheet\n");
    f.run(&["check", "s", "--accept", "--quiet"]).expect(0);
    assert_eq!(f.get("s/sub/b.yaml"), before, "nothing to accept, nothing rewritten");
    assert!(before.contains("published: \"2024-02-29\""));
}

#[test]
fn differences_are_said_accepted_and_then_gone() {
    let f = approved();
    edit(&f, "s/a.yaml", |s| s.claims.push(claim("ninety-nine", "99")));
    edit(&f, "s/sub/b.yaml", |s| s.document.language = "und".into());
    let ran = f.run(&["check", "s", "--threads", "2"]).expect(1);
    assert!(ran.stdout.contains("s/a.md\n  missing \"ninety-nine\", line 13: ninety-nine\n    kind: production, item: cruise and ballistic missiles, actor: Russia, modality: capability\n    rules: en/frames/production.yaml#0, en/hedges.yaml#almost\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("s/sub/b.txt\n  document.language: \"und\" → \"en\"\n"), "{}", ran.stdout);
    assert!(
        ran.stderr
            .contains("checked 2 articles: 0 as approved, 2 differ (claims: 1 missing, 0 new, 0 changed; ledger: 0); --accept approves"),
        "{}",
        ran.stderr
    );
    let ran = f.run(&["check", "s", "--accept"]).expect(0);
    assert!(ran.stderr.contains("; 2 approved now"), "{}", ran.stderr);
    f.run(&["check", "s"]).expect(0);
    f.run(&["check", "s/a.md"]).expect(0);
}

#[test]
fn an_article_that_was_edited_is_said_to_be() {
    let f = approved();
    f.put("s/sub/b.txt", b"The minister spoke.");
    let ran = f.run(&["check", "s"]).expect(1);
    assert!(ran.stdout.contains("  document.sha256: "), "{}", ran.stdout);
    assert!(ran.stdout.contains("(the article is no longer the one that was approved)"), "{}", ran.stdout);
}

#[test]
fn what_cannot_be_checked_is_an_error_and_the_rest_is_checked() {
    let f = approved();
    f.put("s/sub/b.yaml", b"claimsheet: 1\nclaims: 5\n");
    edit(&f, "s/a.yaml", |s| s.claims.push(claim("ninety-nine", "99")));
    let ran = f.run(&["check", "s"]).expect(2);
    assert_eq!(ran.errors().len(), 1, "{}", ran.stderr);
    assert!(ran.errors()[0].contains("s/sub/b.yaml") && ran.errors()[0].contains("not a fact sheet"), "{}", ran.stderr);
    assert!(ran.stdout.contains("missing \"ninety-nine\""));
    let none = f.run(&["check", "none"]).expect(2);
    assert!(none.errors()[0].contains("none: cannot be read: "), "{}", none.stderr);
    f.put("t/a.txt", b"Five.");
    let bare = f.run(&["check", "t"]).expect(2);
    assert!(bare.errors()[0].contains("t: no approved sheet beside any of 1 articles"), "{}", bare.stderr);
}
