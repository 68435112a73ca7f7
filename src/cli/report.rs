//! Messages on standard error, one line each, whatever is in them.

use std::io::Write;

/// `claimsheet: error: …`
pub(super) fn error(message: &str) {
    // A message may quote input: its control characters would tear the line or play with the terminal.
    let tame: String = message.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    let _ = writeln!(std::io::stderr().lock(), "claimsheet: error: {tame}");
}

/// Text as it stands.
pub(super) fn plain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
