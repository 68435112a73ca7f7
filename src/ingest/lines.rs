//! A file in, its lines out, one by one: for files that hold a document a line. Memory is bounded by the longest line.

use super::error::{At, IngestError};
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, stdin};
use std::path::{Path, PathBuf};

/// The lines of a file, without their ends; the last one needs none.
pub(super) struct Lines {
    input: Box<dyn BufRead + Send>,
    pub path: PathBuf,
    number: u64,
    limit: u64,
}

impl Lines {
    /// Opens a file, or standard input; no line may be longer than `limit` bytes.
    pub(super) fn open(path: &Path, from_stdin: bool, limit: u64) -> Result<Self, IngestError> {
        let unreadable = |source| IngestError::Unreadable { at: At::file(path), source };
        let mut input: Box<dyn BufRead + Send> = if from_stdin {
            Box::new(BufReader::with_capacity(1 << 16, stdin()))
        } else {
            Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(unreadable)?))
        };
        // Lines of UTF-16 do not end in a byte of their own: such a file is decoded as a whole.
        let start = input.fill_buf().map_err(unreadable)?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            let bytes = read_whole(input, path, None, limit)?;
            input = Box::new(Cursor::new(super::decode::decode(bytes).0.into_bytes()));
        }
        Ok(Self { input, path: path.to_owned(), number: 0, limit })
    }
}

impl Iterator for Lines {
    type Item = Result<(u64, Vec<u8>), IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        let at = || At::line(&self.path, self.number);
        let mut line = Vec::new();
        let read = self.input.by_ref().take(self.limit + 1).read_until(b'\n', &mut line);
        match read {
            Ok(0) => None,
            Ok(n) if n as u64 > self.limit => {
                let error = IngestError::TooLarge { at: at(), bytes: n as u64, limit: self.limit };
                // The rest of the line is passed over, the next lines are still read.
                if !line.ends_with(b"\n") && self.input.skip_until(b'\n').is_err() {
                    self.input = Box::new(Cursor::new(Vec::new()));
                }
                Some(Err(error))
            }
            Ok(_) => {
                if line.ends_with(b"\n") {
                    line.pop();
                    if line.ends_with(b"\r") {
                        line.pop();
                    }
                }
                Some(Ok((self.number, line)))
            }
            Err(source) => {
                let error = IngestError::Unreadable { at: at(), source };
                self.input = Box::new(Cursor::new(Vec::new()));
                Some(Err(error))
            }
        }
    }
}

/// All bytes of an input of at most `limit` bytes; `size` is what the file system says of it.
pub(super) fn read_whole(input: impl Read, path: &Path, size: Option<u64>, limit: u64) -> Result<Vec<u8>, IngestError> {
    let too_large = |bytes| IngestError::TooLarge { at: At::file(path), bytes, limit };
    let size = size.unwrap_or(0);
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    input.take(limit + 1).read_to_end(&mut bytes).map_err(|source| IngestError::Unreadable { at: At::file(path), source })?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], limit: u64) -> Vec<String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let show = |l: Result<(u64, Vec<u8>), IngestError>| match l {
            Ok((n, line)) => format!("{n} {}", String::from_utf8_lossy(&line)),
            Err(e) => format!("! {}", e.to_string().rsplit('/').next().unwrap_or_default()),
        };
        Lines::open(file.path(), false, limit).unwrap().map(show).collect()
    }

    #[test]
    fn empty_lines_keep_their_number() {
        assert_eq!(lines(b"a\r\n\nb", 100), ["1 a", "2 ", "3 b"]);
        assert_eq!(lines(b"a\n", 100), ["1 a"]);
        assert!(lines(b"", 100).is_empty());
    }

    #[test]
    fn a_line_over_the_limit_costs_that_line() {
        let found = lines(b"short\nmuch too long for this\nb", 6);
        assert_eq!((found[0].as_str(), found[2].as_str()), ("1 short", "3 b"));
        assert!(found[1].contains(":2: 7 bytes are too much"), "{found:?}");
    }

    #[test]
    fn utf16_lines_are_found() {
        let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain("a\n\u{0A0A}b".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(lines(&bytes, 100), ["1 a", "2 \u{0A0A}b"]);
    }
}
