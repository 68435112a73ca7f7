//! Files written whole or not at all: a temporary file in the same folder, renamed when it is complete.

use super::error::ExportError;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// A file in the making; nothing stands under its name until it is [committed](WholeFile::commit).
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    temporary: BufWriter<NamedTempFile>,
}

impl WholeFile {
    /// Begins a file; its folder is made where it is missing.
    pub fn create(path: &Path) -> Result<Self, ExportError> {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        make_folder(folder)?;
        let mut builder = Builder::new();
        builder.prefix(".claimsheet-");
        #[cfg(unix)]
        {
            // As for any new file: what the user's mask leaves. A temporary file would be the owner's alone.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let temporary = builder.tempfile_in(folder).map_err(|e| ExportError::unwritable(path, e))?;
        Ok(Self { path: path.to_owned(), temporary: BufWriter::with_capacity(1 << 16, temporary) })
    }

    /// Where the file is going to stand.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the file in its place, over an older one.
    pub fn commit(self) -> Result<(), ExportError> {
        let failed = |e| ExportError::unwritable(&self.path, e);
        let temporary = self.temporary.into_inner().map_err(|e| failed(e.into_error()))?;
        temporary.persist(&self.path).map_err(|e| failed(e.error))?;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.temporary.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.temporary.flush()
    }
}

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Result<(), ExportError> {
    std::fs::create_dir_all(path).map_err(|source| ExportError::Folder { path: path.to_owned(), source })
}

/// Writes a whole file.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let mut file = WholeFile::create(path)?;
    file.write_all(bytes).map_err(|e| ExportError::unwritable(path, e))?;
    file.commit()
}

/// A document's id as a file name without extension: what no file system takes, or would hide, becomes `_`.
///
/// ```
/// use claimsheet::export::write::file_stem;
///
/// assert_eq!(file_stem("000_4c63"), "000_4c63");
/// assert_eq!(file_stem("../news/a.md"), "_._news_a.md");
/// assert_eq!(file_stem("feed:12"), "feed_12");
/// ```
pub fn file_stem(id: &str) -> String {
    const LONGEST: usize = 200;
    let mut stem = String::with_capacity(id.len());
    for (i, c) in id.chars().enumerate() {
        let unfit = c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || (i == 0 && c == '.');
        stem.push(if unfit { '_' } else { c });
    }
    if stem.len() > LONGEST {
        // Two long ids may begin alike: the hash of the whole keeps them apart.
        let cut = stem.floor_char_boundary(LONGEST);
        stem.truncate(cut);
        stem.push('-');
        stem.push_str(&crate::base::hash::sha256_hex(id.as_bytes())[..16]);
    }
    if stem.is_empty() { "_".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_of_a_file_that_was_not_committed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/a.yaml");
        let mut file = WholeFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(std::fs::read_dir(dir.path().join("new")).unwrap().count(), 0);
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(dir.path().join("new")).unwrap().count(), 1);
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, "").unwrap();
        let message = write_whole(&path.join("a.yaml"), b"").unwrap_err().to_string();
        assert!(message.contains("file: cannot be made a folder: "), "{message}");
    }

    #[test]
    fn long_ids_stay_apart() {
        let (a, b) = (file_stem(&format!("{}é1", "x".repeat(199))), file_stem(&format!("{}é2", "x".repeat(199))));
        assert!(a != b && a.len() < 255);
        assert_eq!(file_stem(""), "_");
    }
}
