//! Rows of tables: numbers one after another with nothing but space between them. Their headings are lost in running text, so that they say
//! nothing that could be claimed; they stand in the ledger.

use super::tokens::Tokens;
use crate::base::lexer::PieceKind;
use crate::grammar::sets::Set;
use crate::text::{Block, Text, Token};

/// Fewest numbers that make a row.
const CELLS: usize = 4;
/// Fewest lines of a label and a number, run together into one sentence, that make a table.
const LINES: usize = 8;

/// Whether the number at token `n` stands alone between labels, as cells do where tables were made running text.
pub(super) fn is_cell(view: &Tokens<'_>, n: usize) -> bool {
    let label = |i: usize| view.get(i).is_none_or(|t| t.capital() && t.spaced() || t.kind == PieceKind::Number);
    let number = view.get(n).is_some_and(|t| t.kind == PieceKind::Number && t.spaced());
    let after = n > 0 && (view.tokens[n - 1].capital() || view.tokens[n - 1].kind == PieceKind::Number);
    number && after && label(n + 1)
}

/// Whether a sentence is a table of labels with a number each.
pub(super) fn lines(view: &Tokens<'_>) -> bool {
    view.tokens.len() > LINES * 2 && (0..view.tokens.len()).filter(|n| is_cell(view, *n)).count() >= LINES
}

/// Most tokens of a label that stands on a line of its own.
const LABEL: usize = 6;

/// The blocks that are cells of a table of one cell or row a line: a name and a number alone, many times in the document. Sorted.
pub(super) fn cells(text: &Text) -> Vec<u32> {
    let tokens = |b: &Block| &text.tokens[b.tokens.start as usize..b.tokens.end as usize];
    let name = |tokens: &[Token]| {
        let title = |t: &Token| t.kind == PieceKind::Sign || t.kind == PieceKind::Word && (t.capital() || t.end - t.start <= 3);
        (1..=LABEL).contains(&tokens.len()) && tokens[0].capital() && tokens.iter().all(title)
    };
    let number = |t: &Token| t.kind == PieceKind::Number;
    let is_cell = |n: usize| match tokens(&text.blocks[n]) {
        [only] => number(only) && n > 0 && name(tokens(&text.blocks[n - 1])),
        [label @ .., last] => number(last) && last.spaced() && name(label),
        [] => false,
    };
    let cells: Vec<u32> = (0..text.blocks.len()).filter(|n| is_cell(*n)).map(|n| n as u32).collect();
    if cells.len() >= LINES { cells } else { Vec::new() }
}

/// How many tokens of a row of a table begin at token `n`, 0 where none does.
pub(super) fn row(view: &Tokens<'_>, n: usize) -> usize {
    let (mut cells, mut end) = (0, n);
    // `-0.3 -0.2 0.4`
    let signed = view.is(n, Set::Minus) || view.is(n, Set::Dash);
    let mut at = n + usize::from(signed && view.get(n + 1).is_some_and(|t| t.kind == PieceKind::Number && !t.spaced()));
    while let Some(t) = view.get(at) {
        let sign = t.kind == PieceKind::Sign && (view.is(at, Set::Dash) || view.is(at, Set::Slash) || view.is(at, Set::Minus));
        if t.kind == PieceKind::Number {
            cells += usize::from(cells == 0 || t.spaced() || view.get(at - 1).is_some_and(|b| b.spaced() && b.kind == PieceKind::Sign));
            at += 1;
            end = at;
        } else if sign && cells > 0 {
            at += 1;
        } else {
            break;
        }
    }
    // a number before a word may count what the word names
    let counts = view.get(end).is_some_and(|t| t.kind == PieceKind::Word && t.spaced() && !t.capital());
    if cells >= CELLS + usize::from(counts) { end - n } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::base::LedgerReason;
    use crate::{Document, Grammar, analyse};

    #[test]
    fn cells_stand_in_the_ledger_and_counts_do_not() {
        let grammar = Grammar::embedded();
        let cells = |text: &str| {
            let claims = analyse(&grammar, Document::new("d", text));
            let cells = claims.ledger.iter().filter(|l| l.reason == LedgerReason::Table).count();
            (claims.claims.len(), cells)
        };
        assert_eq!(cells("All goods 0.3 0.2 - 0.4 -1.1 2.7"), (0, 5));
        assert_eq!(cells("April -0.3 -0.2 -0.1 -1.0 0.5"), (0, 5));
        assert_eq!(cells("Norway\t122\t73\t77\t113"), (0, 4));
        let medals = "Ghana 12 Kenya 11 Peru 9 Chile 8 Cuba 7 Iran 6 Iraq 5 Oman 4 Fiji 3";
        assert_eq!(cells(medals), (0, 9));
        let column =
            "Sent so far:\nGhana\n12,000\nKenya\n11,000\nPeru\n9,000\nChile\n8,000\nCuba\n7,000\nIran\n6,000\nIraq\n5,000\nOman\n4,000\n";
        assert_eq!(cells(column), (0, 8));
        assert_eq!(cells("Police counted 12, 15, 18 and 21 cars in the four streets."), (5, 0));
        assert_eq!(cells("In Ghana 12 men, in Kenya 11 men and in Peru 9 men were hurt."), (3, 0));
    }
}
