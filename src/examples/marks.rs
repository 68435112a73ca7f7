//! The text of an example in, the same text without its `{role:words}` marks out, and what the marks say.

use std::ops::Range;

/// What a mark says of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Quantity,
    Item,
    Base,
    Actor,
    Recipient,
    Attribution,
    Place,
    Time,
    Restated,
}

impl Role {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Quantity, "quantity"),
        (Self::Item, "item"),
        (Self::Base, "base"),
        (Self::Actor, "actor"),
        (Self::Recipient, "recipient"),
        (Self::Attribution, "attribution"),
        (Self::Place, "place"),
        (Self::Time, "time"),
        (Self::Restated, "restated"),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(r, _)| *r == self).map_or("", |(_, name)| name)
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(r, _)| *r)
    }
}

/// Words that fill a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) role: Role,
    /// Bytes of the plain text.
    pub(super) bytes: Range<usize>,
}

/// A text and its marks in the order in which they end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
}

impl Marked {
    /// The words of a mark.
    pub(super) fn words(&self, mark: &Mark) -> &str {
        &self.text[mark.bytes.clone()]
    }

    /// The marks of a role.
    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |m| m.role == role)
    }
}

/// Takes the marks out; says what is wrong with a brace that opens or closes none.
pub(super) fn read(source: &str) -> Result<Marked, String> {
    let mut out = Marked { text: String::with_capacity(source.len()), marks: Vec::new() };
    let mut open: Vec<(Role, usize)> = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        out.text.push_str(&rest[..at]);
        let brace = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if brace == b'}' {
            let Some((role, start)) = open.pop() else { return Err("`}` closes no mark; marks are written `{role:words}`".to_owned()) };
            if start == out.text.len() {
                return Err(format!("`{{{}:}}` marks no words", role.name()));
            }
            out.marks.push(Mark { role, bytes: start..out.text.len() });
            continue;
        }
        let name = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
        let role = Role::from_name(name).filter(|_| rest[name.len()..].starts_with(':'));
        let Some(role) = role else {
            let all: Vec<&str> = Role::ALL.iter().map(|(_, n)| *n).collect();
            return Err(format!("`{{{name}` opens no mark; `{{role:words}}` with one of {} would be right", all.join(", ")));
        };
        rest = &rest[name.len() + 1..];
        open.push((role, out.text.len()));
    }
    out.text.push_str(rest);
    match open.pop() {
        Some((role, _)) => Err(format!("`{{{}:` is not closed; write `}}` behind its words", role.name())),
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_out_with_their_place() {
        let m = read("{actor:Russia} made {quantity:3,000} {item:{actor:Iranian} drones}.").expect("right");
        assert_eq!(m.text, "Russia made 3,000 Iranian drones.");
        let words: Vec<_> = m.marks.iter().map(|k| (k.role.name(), m.words(k))).collect();
        assert_eq!(words, [("actor", "Russia"), ("quantity", "3,000"), ("actor", "Iranian"), ("item", "Iranian drones")]);
    }

    #[test]
    fn braces_that_mark_nothing_are_told() {
        for (text, message) in [
            ("{actr:Russia}", "`{actr` opens no mark; `{role:words}` with one of quantity, item, "),
            ("{actor Russia}", "`{actor` opens no mark; "),
            ("{actor:Russia", "`{actor:` is not closed; write `}` behind its words"),
            ("Russia}", "`}` closes no mark; "),
            ("{actor:}", "`{actor:}` marks no words"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.starts_with(message), "{text}: {error}");
        }
    }
}
