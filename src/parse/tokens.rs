//! A slice of tokens as input for nom, with the grammar and the text that they are read by.

use crate::base::lexer::PieceKind;
use crate::grammar::{
    Grammar,
    lexicon::{Starts, WordId},
    sets::{Set, SetBits},
};
use crate::text::Token;
use nom::{IResult, Input, Needed};

/// A result of a parser over tokens; failing says nothing, prose is never an error.
pub type Parsed<'a, T> = IResult<Tokens<'a>, T, ()>;

/// A slice of tokens. `Copy`, so that parsers can look ahead for nothing.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    /// What is left to read.
    pub tokens: &'a [Token],
    /// Index of the first of them in the document.
    pub at: u32,
    /// The document's text.
    pub text: &'a str,
    /// The grammar.
    pub grammar: &'a Grammar,
}

impl<'a> Tokens<'a> {
    /// The first token.
    #[inline]
    pub fn first(&self) -> Option<&'a Token> {
        self.tokens.first()
    }

    /// The `n`th token.
    #[inline]
    pub fn get(&self, n: usize) -> Option<&'a Token> {
        self.tokens.get(n)
    }

    /// The letters of the `n`th token; empty past the end.
    pub fn written(&self, n: usize) -> &'a str {
        self.tokens.get(n).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Whether the `n`th token's word belongs to a class.
    #[inline]
    pub fn is(&self, n: usize, set: Set) -> bool {
        self.tokens.get(n).is_some_and(|t| self.grammar.lexicon.classes(t.classes).has(set))
    }

    /// Whether the first token belongs to one of the classes, or a form of several words of one of them may begin with it.
    #[inline]
    pub fn any(&self, sets: SetBits) -> bool {
        self.any_at(0, sets) || self.first().is_some_and(|t| self.grammar.lexicon.begins(t.word).any(sets))
    }

    /// Whether the `n`th token's word belongs to one of the classes.
    #[inline]
    pub fn any_at(&self, n: usize, sets: SetBits) -> bool {
        self.tokens.get(n).is_some_and(|t| self.grammar.lexicon.classes(t.classes).any(sets))
    }

    /// Whether a word or sign of percentages begins with the `n`th token.
    pub fn percent(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|t| self.grammar.numbers.percent.step(0, t.word).is_some())
    }

    /// What can begin with the `n`th token.
    #[inline]
    pub fn starts(&self, n: usize, what: Starts) -> bool {
        self.tokens.get(n).is_some_and(|t| self.grammar.lexicon.info(t.word).starts.has(what))
    }

    /// The closed classes of the longest form of several words that begins here, and its length.
    #[inline]
    pub fn sets(&self) -> Option<(usize, &'a [Set])> {
        if !self.starts(0, Starts::SET) {
            return None;
        }
        self.grammar.sets.longest(self.words())
    }

    /// How many tokens a form of this class takes here, 0 if none begins here.
    #[inline]
    pub fn set_length(&self, set: Set) -> usize {
        let Some(first) = self.first() else { return 0 };
        if self.grammar.lexicon.begins(first.word).has(set)
            && let Some((n, sets)) = self.grammar.sets.longest(self.words())
            && sets.contains(&set)
        {
            return n;
        }
        usize::from(self.is(0, set))
    }

    /// Which of some classes begin here, looked up once for several questions.
    #[inline]
    pub fn lead(&self, wanted: SetBits) -> Lead<'a> {
        let Some(first) = self.first() else { return Lead::default() };
        let lexicon = &self.grammar.lexicon;
        let begins = lexicon.begins(first.word);
        let long = if begins.any(wanted) { self.grammar.sets.longest(self.words()) } else { None };
        Lead { own: *lexicon.classes(first.classes), begins, long }
    }

    /// Whether the `n`th token is an unspaced sign between two unspaced words.
    pub fn joined(&self, n: usize) -> bool {
        self.get(n).is_some_and(|t| !t.spaced()) && self.get(n + 1).is_some_and(|t| !t.spaced())
    }

    /// Whether the first token begins a code: a hyphen or an unspaced sign joins it to what follows.
    pub fn starts_code(&self) -> bool {
        self.is(1, Set::Dash) && self.joined(1) || self.get(1).is_some_and(|t| !t.spaced() && t.kind != PieceKind::Sign)
    }

    /// What is left after `n` tokens: nothing, where there are fewer.
    #[inline]
    #[must_use]
    pub fn skip(self, n: usize) -> Self {
        let n = n.min(self.tokens.len());
        Self { tokens: &self.tokens[n..], at: self.at + n as u32, ..self }
    }

    /// Only the first token.
    #[must_use]
    pub fn take_one(self) -> Self {
        Self { tokens: &self.tokens[..1], ..self }
    }

    /// Word ids from here on, until a gap that no form can have.
    pub fn words(&self) -> impl Iterator<Item = WordId> + 'a {
        self.tokens.iter().map(|t| t.word)
    }
}

/// The classes of a word and of the longest form of several words that begins with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lead<'a> {
    own: SetBits,
    begins: SetBits,
    long: Option<(usize, &'a [Set])>,
}

impl Lead<'_> {
    /// How many tokens a form of this class, one of those wanted, takes here, 0 if none begins here; as [`Tokens::set_length`].
    #[inline]
    pub fn length(&self, set: Set) -> usize {
        if self.begins.has(set)
            && let Some((n, sets)) = self.long
            && sets.contains(&set)
        {
            return n;
        }
        usize::from(self.own.has(set))
    }

    /// Whether the word belongs to one of the classes, or a form of several words of one of them may begin with it.
    #[inline]
    pub fn any(&self, sets: SetBits) -> bool {
        self.own.any(sets) || self.begins.any(sets)
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = &'a Token;
    type Iter = std::slice::Iter<'a, Token>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'a, Token>>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }
    fn take(&self, index: usize) -> Self {
        Self { tokens: &self.tokens[..index], ..*self }
    }
    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }
    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.skip(index), self.take(index))
    }
    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.tokens.iter().position(predicate)
    }
    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter()
    }
    fn iter_indices(&self) -> Self::IterIndices {
        self.tokens.iter().enumerate()
    }
    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.tokens.len() >= count { Ok(count) } else { Err(Needed::new(count - self.tokens.len())) }
    }
}

/// One token that satisfies a test.
pub fn token<'a>(test: impl Fn(Tokens<'a>, &'a Token) -> bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, &'a Token> {
    move |input| match input.first() {
        Some(t) if test(input, t) => Ok((input.skip(1), t)),
        _ => Err(nom::Err::Error(())),
    }
}

/// One token whose word belongs to a class.
pub fn of_set<'a>(set: Set) -> impl Fn(Tokens<'a>) -> Parsed<'a, &'a Token> {
    token(move |input, t| input.grammar.lexicon.classes(t.classes).has(set))
}

/// One token of digits.
pub fn digits(input: Tokens<'_>) -> Parsed<'_, &Token> {
    token(|_, t: &Token| t.kind == PieceKind::Number)(input)
}

/// A parser that takes nothing and succeeds where nothing matches: shorthand for failing.
pub fn fail<'a, T>() -> Parsed<'a, T> {
    Err(nom::Err::Error(()))
}
