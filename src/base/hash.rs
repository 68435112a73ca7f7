//! Content hashes: sha256 in hexadecimal, whole or cut short for ids.

use sha2::{Digest, Sha256};

/// sha256 of the bytes as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Ends every part of what is hashed to an id, so that no two lists of parts collide.
pub const SEPARATOR: char = '\u{1f}';

/// `prefix`, `-` and the first 16 hexadecimal digits (64 bits) of the sha256 of `key`.
pub fn hashed(prefix: &str, key: &str) -> String {
    let mut id = String::with_capacity(prefix.len() + 17);
    id.push_str(prefix);
    id.push('-');
    id.push_str(&hex(&Sha256::digest(key.as_bytes())[..8]));
    id
}

/// [`hashed`] of parts.
pub fn short_id(prefix: &str, parts: &[&str]) -> String {
    let mut key = String::new();
    for part in parts {
        key.push_str(part);
        key.push(SEPARATOR);
    }
    hashed(prefix, &key)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for b in bytes {
        out.push(DIGITS[usize::from(b >> 4)] as char);
        out.push(DIGITS[usize::from(b & 15)] as char);
    }
    out
}
