//! The number grammar on one line of any text: no panic, spans that are those of the text, no number lost.
#![no_main]

use claimsheet::text::{TokenFlags, segment};
use claimsheet::{Document, Grammar, analyse, parse};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::embedded);

fuzz_target!(|line: &str| {
    if line.len() > 2_000 {
        return;
    }
    let document = Document::new("fuzz", line);
    let scan = parse::scan(&GRAMMAR, segment(&GRAMMAR, document.clone()));
    for quantity in scan.sentences.iter().flat_map(|s| &s.quantities) {
        assert!(quantity.tokens.start <= quantity.core.start && quantity.core.end <= quantity.tokens.end, "{quantity:?}");
    }
    let claims = analyse(&GRAMMAR, document);
    for claim in &claims.claims {
        let [a, b] = claim.quantity.bytes.map(|n| n as usize);
        assert_eq!(&scan.text.document.text[a..b], claim.quantity.text);
    }
    let covered = |start: u32, end: u32| {
        let spans = claims.claims.iter().map(|c| c.quantity.bytes).chain(claims.ledger.iter().map(|l| l.bytes));
        spans.into_iter().any(|[a, b]| a <= start && end <= b)
    };
    for token in scan.text.tokens.iter().filter(|t| t.flags.has(TokenFlags::NUMERIC)) {
        assert!(covered(token.start, token.end), "lost: {:?}", &scan.text.document.text[token.start as usize..token.end as usize]);
    }
});
