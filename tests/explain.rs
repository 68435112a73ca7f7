//! `claimsheet explain` as a writer of grammars meets it.

mod support;

use claimsheet::{Document, Grammar, explain::explain};
use std::path::Path;
use support::Folder;

#[track_caller]
fn assert_lines(text: &str, wanted: &[&str]) {
    let folded: Vec<String> = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in wanted {
        assert!(folded.iter().any(|l| l.contains(line)), "{line:?} is missing in\n{text}");
    }
}

#[test]
fn a_sentence_is_explained_from_words_to_claims() {
    let f = Folder::with(&[]);
    let sentence = "Russia can produce almost 3,000 missiles a year, said Fabian Hoffmann in 2024.";
    let ran = f.run(&["explain", sentence, "--published", "2025-01-15"]).expect(0);
    assert_lines(
        &ran.stdout,
        &[
            "sentence 1 of 1: ",
            "missiles Noun Noun missile (plural)",
            "times “in 2024” Years(2024, 2024) 2024-01-01 to 2024-12-31",
            "names “Russia” Russia country Q159 known by Name ru",
            "“Fabian Hoffmann” Fabian Hoffmann person a person by its looks",
            "quantities “almost 3,000” 3000 count almost, by a hedge en/hedges.yaml#almost",
            "left out “2024” date a date, a year or a time of day",
            "verbs “can produce” produce",
            "claim 1: “almost 3,000”",
            "kind production: en/frames/production.yaml#produce, score ",
            ", by verb `produce`",
            "item “missiles” (head missile): the phrase at the number",
            "actor “Russia” = Russia (country Q159): a name, subject of `produce`",
            "said by “Fabian Hoffmann” = Fabian Hoffmann (person): a name, en/attribution.yaml#say",
            "modality capability: en/modality.yaml#capability",
            "{missile}/a (QUDT NUM-PER-YR)",
        ],
    );
}

#[test]
fn the_choice_of_a_currency_is_told() {
    let grammar = Grammar::embedded();
    let told = |text: &str| explain(&grammar, Document::new("d", text), None).expect("a sentence");
    assert_lines(&told("The toll was €5."), &["currency EUR: the form means nothing else"]);
    assert_lines(&told("The fine was 900 francs."), &["currency CHF: the default of its form; nothing here speaks for another"]);
    assert_lines(&told("Pakistan set a fine of 900 rupees."), &["currency PKR: not INR, the default: the sentence names “Pakistan”"]);
}

#[test]
fn a_line_of_an_article_is_explained_with_what_stands_before_it() {
    let f = Folder::with(&[("a.md", "---\npublished: 2025-01-15\n---\nFrance builds ships.\n\nIt launched 12 ships. Then 3 sank.\n")]);
    let ran = f.run(&["explain", "--at", "a.md:6"]).expect(0);
    assert_lines(&ran.stdout, &["sentence 2 of 3: paragraph, line 6", "sentence 3 of 3: paragraph, line 6", "claim 1: “12”", "claim 2: “3”"]);
    assert!(!ran.stdout.contains("sentence 1 of 3"), "{}", ran.stdout);
}

#[test]
fn a_place_without_words_is_an_error() {
    let f = Folder::with(&[("a.md", "---\npublished: 2025-01-15\n---\nFrance builds ships.\n\n"), ("a.jsonl", "{}\n")]);
    for (at, message) in [
        ("a.md:2", "a.md:2: no words there; "),
        ("a.md:5", "a.md:5: no words there; "),
        ("a.md:99", "a.md:99: no words there; "),
        ("a.jsonl:1", "a.jsonl: --at takes a line of an article in a .md or .txt file"),
        ("b.md:1", "b.md: "),
    ] {
        let ran = f.run(&["explain", "--at", at]).expect(2);
        assert_eq!(ran.errors().len(), 1, "{}", ran.stderr);
        assert!(ran.errors()[0].contains(message), "{at}: {}", ran.stderr);
    }
    f.run(&["explain"]).expect(2);
    f.run(&["explain", ""]).expect(2);
}

#[test]
fn whole_articles_are_explained_too() {
    let grammar = Grammar::embedded();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut claims = 0;
    for entry in std::fs::read_dir(seeds).expect("seeds") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "md") {
            let text = std::fs::read_to_string(&path).expect("text");
            claims += explain(&grammar, Document::new("d", text), None).expect("sentences").matches("\nclaim ").count();
        }
    }
    assert!(claims > 50, "{claims}");
}
