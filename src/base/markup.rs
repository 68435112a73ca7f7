//! Tags of HTML that stray into texts: they separate words like white space.

/// Elements of HTML that stray into texts.
const TAGS: &[&[u8]] = &[
    b"a",
    b"abbr",
    b"article",
    b"aside",
    b"b",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"cite",
    b"code",
    b"dd",
    b"del",
    b"div",
    b"dl",
    b"dt",
    b"em",
    b"figcaption",
    b"figure",
    b"footer",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"html",
    b"i",
    b"iframe",
    b"img",
    b"ins",
    b"li",
    b"main",
    b"mark",
    b"nav",
    b"ol",
    b"p",
    b"picture",
    b"pre",
    b"q",
    b"s",
    b"section",
    b"small",
    b"source",
    b"span",
    b"strike",
    b"strong",
    b"sub",
    b"sup",
    b"table",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"time",
    b"tr",
    b"u",
    b"ul",
    b"video",
];
/// Longest tag, in bytes behind its name.
const TAG_BYTES: usize = 500;

/// Where the tag ends that begins at `at`; linear, since tags are short.
#[inline]
pub(crate) fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at] != b'<' {
        return None;
    }
    let name = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
    let end = name + bytes.get(name..)?.iter().take(11).take_while(|b| b.is_ascii_alphanumeric()).count();
    if !TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&bytes[name..end])) || bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let close = end + bytes[end..].iter().take(TAG_BYTES).position(|b| matches!(b, b'>' | b'<'))?;
    (bytes[close] == b'>').then_some(close + 1)
}
