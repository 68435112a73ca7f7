//! No number is lost in silence: every token with a digit and every number word of a document is in a claim, in the words of a time,
//! or in the ledger with a reason. On all documents at hand, and on random text. Beside it, what else holds of any text.

use claimsheet::ingest::{ReadOptions, read};
use claimsheet::normalise::Claim;
use claimsheet::text::{TokenFlags, segment};
use claimsheet::{Claims, Document, Grammar, analyse};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::embedded);

/// The numeric tokens of a document that no claim, time or ledger entry covers, with the words around them.
fn lost(document: &Document) -> Vec<String> {
    let claims = analyse(&GRAMMAR, document.clone());
    let text = segment(&GRAMMAR, document.clone());
    let source = &text.document.text;
    let mut covered: Vec<[u32; 2]> = claims.ledger.iter().map(|l| l.bytes).collect();
    covered.extend(claims.claims.iter().map(|c| c.quantity.bytes));
    covered.sort_unstable();
    let mut reach: Vec<u32> = Vec::with_capacity(covered.len());
    for span in &covered {
        reach.push(reach.last().copied().unwrap_or(0).max(span[1]));
    }
    let is_covered = |start: u32, end: u32| {
        let n = covered.partition_point(|s| s[0] <= start);
        n > 0 && reach[n - 1] >= end
    };
    let numeric = |t: &&claimsheet::text::Token| t.flags.has(TokenFlags::NUMERIC);
    text.tokens
        .iter()
        .filter(numeric)
        .filter(|t| !is_covered(t.start, t.end))
        .map(|t| {
            let (mut a, mut b) = ((t.start as usize).saturating_sub(30), (t.end as usize + 30).min(source.len()));
            while !source.is_char_boundary(a) {
                a -= 1;
            }
            while !source.is_char_boundary(b) {
                b += 1;
            }
            format!("{}: `{}` in `{}`", document.id, &source[t.start as usize..t.end as usize], source[a..b].replace('\n', " "))
        })
        .collect()
}

fn documents(folder: &Path) -> Vec<Document> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    let article = |p: &&PathBuf| p.extension().is_some_and(|e| e == "txt" || e == "md") && !p.ends_with("README.md");
    let options = ReadOptions::default();
    let read = |p: &PathBuf| read(p, &options).expect("a file").map(|d| d.expect("a document")).collect::<Vec<_>>();
    paths.iter().filter(article).flat_map(read).collect()
}

#[test]
fn every_number_of_every_document_is_accounted_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/corpus/docs", "../shared/eval/docs/dev", "../shared/eval/docs/seeds", "../shared/eval/docs/unlabelled"];
    let documents: Vec<Document> = folders.iter().flat_map(|f| documents(&root.join(f))).collect();
    assert!(documents.len() >= 20, "the documents of the project are at hand");
    let lost: Vec<String> = documents.iter().flat_map(lost).collect();
    assert!(lost.is_empty(), "{} numbers are lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn the_marks_of_lists_are_accounted_for() {
    let list = Document::new("d", "What was lost:\n1. Two men died.\n2) Three boats sank.\n0.\u{2}\u{0} people fled.\n");
    assert_eq!(lost(&list), Vec::<String>::new());
}

#[test]
fn what_stands_before_a_restated_amount_is_accounted_for() {
    let text = Document::new("d", "Pay starts at €2,750 (£h cours0 (£2,410) a month, and is reviewed.");
    assert_eq!(lost(&text), Vec::<String>::new());
}

/// The sentences of the grammars' examples, their slots unmarked.
fn examples(folder: &Path, out: &mut Vec<String>) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).expect("the grammars").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            examples(&path, out);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            let file = std::fs::read_to_string(&path).expect("UTF-8");
            let lines = file.lines().filter_map(|l| l.trim().strip_prefix("- text: "));
            out.extend(lines.map(|l| {
                let mut sentence = String::new();
                let mut rest = l.trim_matches(['"', '\'']);
                while let Some(open) = rest.find('{') {
                    sentence.push_str(&rest[..open]);
                    rest = rest[open..].split_once(':').map_or("", |(_, slot)| slot);
                }
                sentence.push_str(rest);
                sentence.replace('}', "")
            }));
        }
    }
}

/// A text can end anywhere: after every word of every example, and begin at every word.
#[test]
fn sentences_broken_off_anywhere_are_accounted_for() {
    let mut sentences = Vec::new();
    examples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("grammars"), &mut sentences);
    assert!(sentences.len() > 1_000, "the examples of the grammars are at hand");
    let mut broken = Vec::new();
    for sentence in &sentences {
        for (at, _) in sentence.match_indices(' ') {
            broken.push(Document::new(sentence.clone(), &sentence[..at]));
            broken.push(Document::new(sentence.clone(), &sentence[at + 1..]));
        }
    }
    let lost: Vec<String> = broken.iter().flat_map(lost).collect();
    assert!(lost.is_empty(), "{} numbers are lost:\n{}", lost.len(), lost.join("\n"));
}

fn all(text: &str) -> Claims {
    analyse(&GRAMMAR, Document::new("d", text))
}

/// Words that numbers meet in news text, and numbers in many dresses.
fn word() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "about",
        "almost",
        "up to",
        "more than",
        "at least",
        "between",
        "and",
        "from",
        "to",
        "by",
        "of",
        "in",
        "per",
        "a",
        "an",
        "the",
        "over",
        "or",
        "more",
        "half",
        "quarter",
        "third",
        "thirds",
        "second",
        "seconds",
        "first",
        "one",
        "two",
        "five",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "doubled",
        "threefold",
        "times",
        "percent",
        "%",
        "percentage points",
        "km",
        "m",
        "kg",
        "t",
        "years",
        "year-old",
        "hours",
        "minutes",
        "barrels",
        "dollars",
        "pounds",
        "euros",
        "pence",
        "$",
        "€",
        "£",
        "US$",
        "Rs",
        "bn",
        "people",
        "soldiers",
        "tanks",
        "were killed",
        "rose",
        "fell",
        "won",
        "voted",
        "said",
        "on",
        "at",
        "May",
        "March 2024",
        "Monday",
        "last week",
        "No",
        "Article",
        "Boeing",
        "F",
        "Mach",
        "Room",
        "-",
        "–",
        ",",
        ".",
        ";",
        "(",
        ")",
        "/",
        "+",
        "~",
        "<",
        "\"",
        "'",
        ":",
        "each",
        "every",
        "day",
        "12-year-old",
        "five-hour",
        "two-thirds",
        "twenty-first",
        "1990s",
        "st",
        "next",
        "past",
        "degrees",
        "°C",
        "minus",
        "point",
        "couple",
        "few",
    ];
    prop_oneof![
        6 => proptest::sample::select(WORDS).prop_map(ToOwned::to_owned),
        2 => (0u32..200).prop_map(|n| n.to_string()),
        1 => (1000u64..9_999_999_999).prop_map(|n| n.to_string()),
        1 => (0u32..2000, 0u32..100).prop_map(|(a, b)| format!("{a}.{b:02}")),
        1 => (1u32..999, 0u32..1000).prop_map(|(a, b)| format!("{a},{b:03}")),
        1 => "[A-Z]{1,3}-?[0-9]{1,4}[a-z]?",
        1 => "[0-9]{1,5}(m|k|bn|s|th|st|km|p|C|F|x|e5)",
    ]
}

fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec((word(), prop_oneof![5 => Just(" "), 1 => Just("")]), 1..25)
        .prop_map(|words| words.into_iter().map(|(w, space)| w + space).collect())
}

/// All that a claim says, its place aside.
fn said(claim: &Claim) -> (String, String, claimsheet::base::Kind, Option<String>) {
    let q = &claim.quantity;
    (
        q.text.clone(),
        format!("{:?} {:?} {:?} {:?} {:?} {:?}", q.relation, q.value, q.low, q.high, q.unit, q.per),
        claim.kind,
        claim.item.as_ref().map(|i| i.text.clone()),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_number_of_random_text_is_accounted_for(text in sentence()) {
        let lost = lost(&Document::new("random", format!("The mayor said: {text}")));
        prop_assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn spans_are_those_of_the_text(text in sentence()) {
        for claim in &all(&text).claims {
            let [a, b] = claim.quantity.bytes;
            prop_assert_eq!(&text[a as usize..b as usize], claim.quantity.text.as_str());
        }
    }

    /// A paragraph before a text moves its spans and changes nothing else.
    #[test]
    fn shifting_a_text_shifts_spans_only(text in sentence()) {
        let text = format!("The mayor said it was {text} in the end.");
        let before = "The council met in the old hall and went home early.\n\n";
        let (here, there) = (all(&text), all(&format!("{before}{text}")));
        let shift = before.len() as u32;
        prop_assert_eq!(here.claims.iter().map(said).collect::<Vec<_>>(), there.claims.iter().map(said).collect::<Vec<_>>());
        let moved: Vec<_> = here.claims.iter().map(|c| c.quantity.bytes.map(|b| b + shift)).collect();
        prop_assert_eq!(moved, there.claims.iter().map(|c| c.quantity.bytes).collect::<Vec<_>>());
        let entries = |c: &Claims, by: u32| c.ledger.iter().map(|l| (l.text.clone(), l.reason, l.bytes.map(|b| b + by))).collect::<Vec<_>>();
        prop_assert_eq!(entries(&here, shift), entries(&there, 0));
    }
}
