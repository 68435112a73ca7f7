//! Numbers that claim nothing: in names and codes, ordinals, idioms, addresses, footnotes, `one` as a pronoun.

use super::designation::{address, contact_before, contest_round, counts, designation, figure_of_sport, phone_length, telephone};
use super::pronoun::{doubled, one, zero};
use super::tokens::Tokens;
use crate::base::{Dimension, LedgerReason, lexer::PieceKind};
use crate::grammar::lexicon::Tag;
use crate::grammar::measures::Meaning;
use crate::grammar::sets::Set;
use crate::text::TokenFlags;

/// Why the number that begins at token `n` is none to claim, and how many tokens that covers.
pub fn exclude(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    let t = view.get(n)?;
    let input = view.skip(n);
    if t.kind == PieceKind::Url {
        return Some((LedgerReason::Furniture, 1));
    }
    if let Some((used, _)) = input.sets().filter(|(_, s)| s.contains(&Set::Idiom)) {
        return Some((LedgerReason::Idiom, used));
    }
    if t.kind == PieceKind::Code {
        // `PM2.5`, `A320-200`: what is joined to a code belongs to it
        let sign = |i: usize| view.joined(i) && (view.written(i) == "." || view.is(i, Set::Dash)) && is_number(view, i + 1);
        return Some((
            LedgerReason::Name,
            if sign(n + 1) { 3 } else { 1 + usize::from(is_number(view, n + 1) && !view.tokens[n + 1].spaced()) },
        ));
    }
    if !t.flags.has(TokenFlags::NUMERIC) {
        return None;
    }
    // `the top ten`: a rank; `the top ten buyers` counts buyers; `cases top 1,000`: a verb
    let subject = |k: usize| {
        let info = view.grammar.lexicon.info(view.tokens[k].word);
        info.singular != 0 || matches!(info.tag, Tag::Adverb | Tag::Auxiliary) || view.is(k, Set::To)
    };
    let led = n < 2 || !subject(n - 2);
    if n > 0 && led && view.is(n - 1, Set::RankWord) {
        let used = numeral_length(view, n);
        if !noun_follows(view, n + used) && !measured(view, n + used - 1) {
            return Some((LedgerReason::Ordinal, used));
        }
        // the `Top 14` of rugby
        if n > 1 && view.tokens[n - 1].capital() && t.kind == PieceKind::Number && !counts(view, n + used) {
            return Some((LedgerReason::Name, used));
        }
    }
    if n > 0 && (view.is(n - 1, Set::RoundWord) || view.is(n - 1, Set::Of)) {
        let used = numeral_length(view, n);
        if contest_round(view, n, used) {
            return Some((LedgerReason::Ordinal, used));
        }
    }
    if let Some(used) = ordinal(view, n) {
        return Some((LedgerReason::Ordinal, used));
    }
    // `12 deaths per 100,000 people`: part of the rate
    if n > 0 && view.is(n - 1, Set::PerStrict) && !view.is(n + 1, Set::Slash) {
        return Some((LedgerReason::Claimed, numeral_length(view, n)));
    }
    if super::designation::behind_initials(view, n) {
        return Some((LedgerReason::Name, 1));
    }
    if t.kind == PieceKind::Number {
        return digits(view, n, 0);
    }
    // `Forces Two`, `World War Three`: a capitalised number word inside a name
    let info = view.grammar.lexicon.info(t.word);
    if info.number != 0 && t.capital() && n > 0 && view.tokens[n - 1].kind == PieceKind::Word {
        let before = &view.tokens[n - 1];
        if before.capital() && n > 1 && view.get(n + 1).is_none_or(|t| !t.capital()) {
            return Some((LedgerReason::Name, 1));
        }
    }
    if info.number != 0 && n > 0 && view.is(n - 1, Set::NumberName) && view.tokens[n - 1].capital() && n > 1 {
        return Some((LedgerReason::Name, 1));
    }
    // `part one`, `phase two`
    if info.number != 0 && n > 0 && view.is(n - 1, Set::NumberName) && !noun_follows(view, n + 1) && !view.is(n - 1, Set::Dash) {
        return Some((LedgerReason::Name, 1));
    }
    half(view, n).or_else(|| one(view, n)).or_else(|| doubled(view, n)).or_else(|| zero(view, n))
}

pub(super) fn is_number(view: &Tokens<'_>, n: usize) -> bool {
    view.get(n).is_some_and(|t| t.kind == PieceKind::Number)
}

/// How many tokens the numeral at token `n` takes.
fn numeral_length(view: &Tokens<'_>, n: usize) -> usize {
    super::numeral::numeral(view.skip(n)).map_or(1, |(rest, _)| (rest.at - view.at) as usize - n)
}

/// `the latter half of the year`, `in the second half`: a part, not a share.
fn half(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    let t = &view.tokens[n];
    if !view.grammar.fraction_is(t.word, 2) {
        return None;
    }
    // `half time`, `half-brother`
    let next = n + 1 + usize::from(view.is(n + 1, Set::Dash) && view.joined(n + 1));
    if view.is(next, Set::HalfNoun) {
        return Some((LedgerReason::Idiom, 1));
    }
    if n == 0 {
        return None;
    }
    let before = &view.tokens[n - 1];
    let info = view.grammar.lexicon.info(before.word);
    let ordinal = info.number != 0 && view.grammar.numbers.words[info.number as usize - 1].ordinal;
    (ordinal || info.tag == Tag::Adjective || view.is(n - 1, Set::The) && !view.is(n + 1, Set::Of)).then_some((LedgerReason::Ordinal, 1))
}

fn ordinal(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let t = &view.tokens[n];
    if t.kind == PieceKind::Number {
        let suffixed = view.is(n + 1, Set::OrdinalSuffix) && view.get(n + 1).is_some_and(|s| !s.spaced());
        return (suffixed && suffix_fits(view.written(n), view.written(n + 1))).then_some(2);
    }
    // `a thirty-second film`: so long, and no rank
    if n > 0 && view.is(n - 1, Set::ArticleOne) && view.is(n + 1, Set::Dash) && noun_follows(view, n + 3) {
        let unit = view.get(n + 2).and_then(|t| view.grammar.measures.forms.step(0, t.word));
        if unit.is_some_and(|node| view.grammar.measures.forms.at(node).iter().any(|f| f.exact.is_none())) {
            return None;
        }
    }
    // twenty-first
    let words = &view.grammar.numbers.words;
    let index = view.grammar.lexicon.info(t.word).number as usize;
    let word = words.get(index.checked_sub(1)?)?;
    if word.ordinal && word.fraction.is_none() {
        return Some(1);
    }
    let tens = word.cardinal.is_some_and(|c| c >= 20.into() && c < 100.into());
    if tens && view.is(n + 1, Set::Dash) && view.joined(n + 1) {
        let next = view.get(n + 2)?;
        let second = view.grammar.lexicon.info(next.word).number as usize;
        let second = words.get(second.checked_sub(1)?)?;
        return (second.ordinal && !view.written(n + 2).ends_with('s')).then_some(3);
    }
    // a fraction word that no article or numeral makes a fraction is an ordinal
    (word.ordinal
        && word.fraction.is_some()
        && super::numeral::numeral(view.skip(n)).is_err()
        && (n == 0 || super::numeral::numeral(view.skip(n - 1)).is_err()))
    .then_some(1)
}

/// Whether an ordinal of these digits ends so: `21st`, never `12st`, which is a weight.
fn suffix_fits(digits: &str, suffix: &str) -> bool {
    let digits = digits.as_bytes();
    let teen = digits.len() > 1 && digits[digits.len() - 2] == b'1';
    let letter = suffix.as_bytes()[0].to_ascii_lowercase();
    match digits.last() {
        Some(b'1') if !teen => letter == b's',
        Some(b'2') if !teen => letter == b'n',
        Some(b'3') if !teen => letter == b'r',
        _ => letter == b't',
    }
}

fn digits(view: &Tokens<'_>, n: usize, depth: u8) -> Option<(LedgerReason, usize)> {
    let written = view.written(n);
    match crate::base::digits::parse(written, false) {
        Ok(_) => {}
        Err(crate::base::digits::DigitsError::TooLarge) => return Some((LedgerReason::TooLarge, 1)),
        Err(crate::base::digits::DigitsError::Malformed) => return Some((LedgerReason::Malformed, 1)),
    }
    if let Some(used) = address(view, n) {
        return Some((LedgerReason::Name, used));
    }
    if let Some(found) = lettered(view, n) {
        return Some(found);
    }
    if let Some(used) = telephone(view, n) {
        return Some((LedgerReason::Furniture, used));
    }
    if let Some(used) = designation(view, n) {
        return Some((LedgerReason::Name, used));
    }
    let signless = n > 0 && view.tokens[n - 1].kind != PieceKind::Sign;
    // [12], [note 3]
    if n > 0 && view.written(n - 1) == "[" && view.written(n + 1) == "]" {
        return Some((LedgerReason::Furniture, 1));
    }
    // F-16, Covid-19, pre-1990
    if n >= 2 && view.is(n - 1, Set::Dash) && view.joined(n - 1) {
        let before = &view.tokens[n - 2];
        let info = view.grammar.lexicon.info(before.word);
        // `a magnitude-6.8 earthquake`
        if view.is(n - 2, Set::HyphenMeasure) {
            return None;
        }
        if before.kind == PieceKind::Code
            || before.kind == PieceKind::Word
                && info.number == 0
                && view.grammar.measures.forms.step(0, before.word).is_none_or(|_| before.capital())
        {
            let reason = if view.is(n - 2, Set::YearPrefix) { LedgerReason::Date } else { LedgerReason::Name };
            // `US$3-5bn` was read from its sign on; a month before a dash is a date
            return Some((reason, code_length(view, n)));
        }
    }
    // `a 3-for-1 split`
    if view.is(n + 1, Set::Dash) && view.is(n + 2, Set::For) && view.is(n + 3, Set::Dash) && is_number(view, n + 4) {
        return Some((LedgerReason::Idiom, 5));
    }
    // 9/11-like pairs and longer slashes
    if view.is(n + 1, Set::Slash) && view.joined(n + 1) && view.get(n + 2).is_some_and(|t| t.kind == PieceKind::Number) {
        let more = view.is(n + 3, Set::Slash) && view.get(n + 4).is_some_and(|t| t.kind == PieceKind::Number);
        if more || super::numeral::numeral(view.skip(n)).is_ok_and(|(r, _)| r.at - view.at <= n as u32 + 1) {
            return Some((LedgerReason::Name, if more { 5 } else { 3 }));
        }
    }
    if contact_before(view, n) && !measured(view, n) {
        return Some((LedgerReason::Furniture, phone_length(view, n)));
    }
    // the tail of `2023/1525`
    if n > 0 && view.is(n - 1, Set::Slash) && view.joined(n - 1) && n > 1 && view.tokens[n - 2].kind == PieceKind::Number {
        return Some((LedgerReason::Name, 1));
    }
    // `4 min read`, `27 comments` in a line of furniture
    if view.tokens.len() <= 14 && furniture_follows(view, n + 1) {
        return Some((LedgerReason::Furniture, 1));
    }
    let plain = written.bytes().all(|b| b.is_ascii_digit());
    // `Launch Pad 39A`
    let lettered = view.get(n + 1).is_some_and(|t| !t.spaced() && t.end - t.start == 1 && t.capital());
    if lettered && signless && (view.tokens[n - 1].capital() || view.is(n - 1, Set::NumberName)) {
        return Some((LedgerReason::Name, 2));
    }
    // `Section 232 and 301`, `posts 542 and 543`
    if n >= 2
        && plain
        && (view.is(n - 1, Set::And) || view.is(n - 1, Set::Comma) || view.is(n - 1, Set::Or))
        && view.tokens[n - 2].kind == PieceKind::Number
    {
        let same = view.written(n - 2).len() == written.len() && view.written(n - 2).bytes().all(|b| b.is_ascii_digit());
        if same && depth < 3 && digits(view, n - 2, depth + 1).is_some_and(|(r, _)| r == LedgerReason::Name) {
            return Some((LedgerReason::Name, 1));
        }
    }
    if n > 0 && !measured(view, n) && !figure_of_sport(view, n) {
        let before = &view.tokens[n - 1];
        let mark = number_name(view, n - 1);
        let run = numbered(view, n);
        let before_capital = before.capital() || view.written(n - 1).bytes().any(|b| b.is_ascii_uppercase());
        let of = n > 1 && view.is(n - 1, Set::Of) && view.is(n - 2, Set::NumberName) && view.tokens[n - 2].capital();
        if of
            || mark
                && (before_capital || before.kind == PieceKind::Sign || view.written(n - 1).ends_with('.') || !noun_follows(view, n + 1))
                && plain_or_short(written)
        {
            return Some((LedgerReason::Name, if of { 1 } else { run }));
        }
        // `civil police posts 542`: a bare number behind a noun that is no verb, and nothing behind it to count
        let info = view.grammar.lexicon.info(before.word);
        let noun_before = before.kind == PieceKind::Word
            && !before.capital()
            && info.tag == Tag::Noun
            && info.verb == 0
            && !view.is(n - 1, Set::TotalNoun);
        let nothing_after = view.get(n + 1).is_none_or(|t| t.kind == PieceKind::Sign || view.is(n + 1, Set::And))
            && !view.is(n + 1, Set::Dash)
            && !view.is(n + 1, Set::OpenBracket);
        if noun_before && plain && nothing_after && (2..=4).contains(&written.len()) && n >= 2 {
            return Some((LedgerReason::Name, 1));
        }
        // `lines 4 and 11`: numbers of the things that the plural before them names
        if run == 3 && before.kind == PieceKind::Word && info.singular != 0 && plain && !view.is(n - 1, Set::TotalNoun) {
            return Some((LedgerReason::Name, run));
        }
        // `Falcon 9`, `Windows 10`, `Odysseus 2`: a capitalised word not at the head of its sentence, a bare number, no noun after it
        let name_before = signless
            && before.capital()
            && matches!(before.kind, PieceKind::Word)
            && (n > 1 || view.grammar.lexicon.info(before.word).tag == Tag::Unknown)
            && !matches!(
                view.grammar.lexicon.info(before.word).tag,
                Tag::Determiner | Tag::Preposition | Tag::Pronoun | Tag::Conjunction | Tag::Auxiliary
            )
            && !view.grammar.months.contains_key(&before.word)
            && !view.grammar.weekdays.contains_key(&before.word);
        // `a Beech 200 aircraft`: one thing of that name
        let one = signless
            && n > 1
            && view.is(n - 2, Set::ArticleOne)
            && before.capital()
            && before.kind == PieceKind::Word
            && view.tokens.len() > n + 1;
        if one && plain && written.len() <= 4 && noun_follows(view, n + 1) && !counts(view, n + 1) && !view.tokens[n + 1].capital() {
            return Some((LedgerReason::Name, 1));
        }
        let version = || written.len() == 3 && written.ends_with(".0");
        if name_before
            && (plain || version())
            && written.len() <= 4
            && !noun_follows(view, n + 1)
            && view.grammar.numbers.hedges_before.step(0, before.word).is_none_or(|i| view.grammar.numbers.hedges_before.at(i).is_empty())
        {
            return Some((LedgerReason::Name, 1));
        }
    }
    None
}

/// Digits with a letter behind them that name or date something: `Boeing 737s`, `a 5 C grade`, `in his 50s`.
fn lettered(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    let letter = view.get(n + 1).filter(|t| t.end - t.start == 1 && t.kind == PieceKind::Word)?;
    let written = view.written(n);
    let whole = written.bytes().all(|b| b.is_ascii_digit());
    if !letter.spaced() && whole && view.is(n + 1, Set::PluralMark) {
        let tens = written.len() == 2 && written.ends_with('0');
        // `in the high 30s`, `his mid-40s`
        let part = n - usize::from(n > 1 && view.is(n - 1, Set::Dash));
        let owner = n > 0
            && ([Set::Possessive, Set::The, Set::Earlier].iter().any(|set| view.is(n - 1, *set)) || view.is(part - 1, Set::DecadePart));
        if tens && owner {
            return Some((LedgerReason::Date, 2));
        }
        let large = written.parse::<u32>().map_or(true, |v| v > 120);
        let named = n > 0 && view.tokens[n - 1].capital() && n > 1 && view.tokens[n - 1].kind == PieceKind::Word;
        return (large || named).then_some((LedgerReason::Name, 2));
    }
    // one letter of a scale of temperature: only where the words speak of heat, or nothing else can be meant
    let node = view.grammar.measures.forms.step(0, letter.word)?;
    let heat = view.grammar.measures.forms.at(node).iter().any(|f| {
        f.exact.as_deref() == Some(view.written(n + 1))
            && matches!(f.meaning, Meaning::Unit { unit, .. } if view.grammar.measures.units[unit as usize].dimension == Dimension::Temperature)
    });
    let scales = !letter.spaced() && view.grammar.numbers.suffixes.contains_key(view.written(n + 1));
    if !heat || scales || view.is(n + 2, Set::Dash) && view.joined(n + 2) {
        return None;
    }
    let context = view.tokens.iter().enumerate().any(|(i, t)| i != n + 1 && view.grammar.is(t.word, Set::TemperatureContext));
    let signed = n > 0 && view.is(n - 1, Set::Minus);
    let level = n == 0 || view.is(n - 1, Set::Preposition) || view.is(n - 1, Set::Be) || view.is(n - 1, Set::And) || hedged(view, n);
    let slash = view.is(n + 2, Set::Slash);
    let plausible = written.len() <= 4 && !slash && !noun_follows(view, n + 2);
    if signed || context && written.len() <= 4 && !slash && !(noun_follows(view, n + 2) && letter.spaced()) || level && plausible {
        return None;
    }
    Some((LedgerReason::Name, 2))
}

/// Whether the word before token `n` ends a hedge.
fn hedged(view: &Tokens<'_>, n: usize) -> bool {
    super::hedge::longest(view, n, 0).is_some()
}

/// Whether a word makes a number beside it part of a name, in the singular or plural.
fn number_name(view: &Tokens<'_>, i: usize) -> bool {
    let Some(t) = view.get(i) else { return false };
    let info = view.grammar.lexicon.info(t.word);
    // `the fleet will number 540`
    if info.verb != 0 && i > 0 && view.grammar.lexicon.info(view.tokens[i - 1].word).tag == Tag::Auxiliary {
        return false;
    }
    let singular = info.singular;
    view.is(i, Set::NumberName) || singular != 0 && view.grammar.is(singular, Set::NumberName) && t.capital()
}

/// How many tokens the numbers of `4 and 11`, `12 to 14` take where neither counts anything; 1 for a single one.
fn numbered(view: &Tokens<'_>, n: usize) -> usize {
    let link = view.is(n + 1, Set::And) || view.is(n + 1, Set::RangeTo) || view.is(n + 1, Set::Or);
    let short = |i: usize| is_number(view, i) && view.written(i).len() <= 4;
    if link && short(n) && short(n + 2) && !measured(view, n + 2) && !noun_follows(view, n + 3) { 3 } else { 1 }
}

fn plain_or_short(written: &str) -> bool {
    written.len() <= 6 && !written.contains(',')
}

fn code_length(view: &Tokens<'_>, n: usize) -> usize {
    let mut used = 1;
    while view.is(n + used, Set::Dash) && view.joined(n + used) && view.get(n + used + 1).is_some_and(|t| t.kind == PieceKind::Number) {
        used += 2;
    }
    if view.get(n + used).is_some_and(|t| !t.spaced() && t.kind == PieceKind::Word && t.end - t.start <= 2) {
        used += 1;
    }
    used
}

/// Whether a unit, percent sign, scale or currency makes the number a quantity whatever stands before it.
pub(super) fn measured(view: &Tokens<'_>, n: usize) -> bool {
    let rest = view.skip(n + 1);
    let Some(next) = rest.first() else { return false };
    let glued = !next.spaced();
    if view.grammar.numbers.percent.longest(rest.words()).is_some() {
        return true;
    }
    let info = view.grammar.lexicon.info(next.word);
    if info.number != 0 && view.grammar.numbers.words[info.number as usize - 1].scale.is_some() {
        return true;
    }
    if glued && view.grammar.numbers.suffixes.contains_key(rest.written(0)) {
        return true;
    }
    if n > 0 && view.skip(n - 1).first().is_some_and(|t| t.kind == PieceKind::Sign) && super::measure::before(view.skip(n - 1)).is_some() {
        return true;
    }
    view.grammar.measures.forms.longest(rest.words()).is_some_and(|(used, f)| {
        let written = &view.text[next.start as usize..rest.tokens[used - 1].end as usize];
        f.iter().any(|f| !f.beside && f.exact.as_deref().is_none_or(|e| e == written && if glued { f.glued } else { f.spaced }))
    })
}

/// Whether a lower-case noun, or an adjective before one, follows: then the number counts it.
pub(super) fn noun_follows(view: &Tokens<'_>, n: usize) -> bool {
    let Some(t) = view.get(n) else { return false };
    if t.kind != PieceKind::Word || !t.spaced() {
        return false;
    }
    let info = view.grammar.lexicon.info(t.word);
    let plural = |i: usize| {
        view.get(i).is_some_and(|t| {
            let info = view.grammar.lexicon.info(t.word);
            t.kind == PieceKind::Word
                && (info.singular != 0 || view.written(i).ends_with('s') && matches!(info.tag, Tag::Noun | Tag::Unknown))
                && !view.is(i, Set::Be)
        })
    };
    if t.capital() {
        return (n..n + 4).any(plural);
    }
    match info.tag {
        Tag::Noun => true,
        Tag::Adjective | Tag::Unknown | Tag::Verb => plural(n) || plural(n + 1) || plural(n + 2),
        _ => false,
    }
}

/// `min read`, `comments`, `shares` behind a number, in a line that is no sentence.
fn furniture_follows(view: &Tokens<'_>, n: usize) -> bool {
    let sentence = view.tokens.last().is_some_and(|t| matches!(&view.text[t.start as usize..t.end as usize], "." | "!" | "?"));
    let length = if n < view.tokens.len() { view.skip(n).set_length(Set::FurnitureEnd) } else { 0 };
    !sentence && length > 0 && view.get(n + length).is_none_or(|t| t.kind == PieceKind::Sign)
}
