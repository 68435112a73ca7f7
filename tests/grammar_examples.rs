//! Every grammar file with its examples, one test a file, found by scanning the folder.

use claimsheet::examples::{self, CheckReport};
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static REPORT: LazyLock<CheckReport> = LazyLock::new(|| examples::check(None));

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammars");
    let mut files = Vec::new();
    scan(&root, &mut files);
    files.sort();
    let trials = files.into_iter().map(|path| {
        let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        Trial::test(name.clone(), move || one(&path, &name))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn scan(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of grammars can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            scan(&path, files);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            files.push(path);
        }
    }
}

fn one(path: &Path, name: &str) -> Result<(), Failed> {
    let checked = REPORT.files.iter().find(|f| f.name == name).ok_or("the file is not built into the binary; build it again")?;
    if std::fs::read_to_string(path)? != checked.text {
        return Err("the file has changed since the binary was built; build it again".into());
    }
    let problems: Vec<String> = REPORT.errors.iter().filter(|e| e.file == checked.path).map(ToString::to_string).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}
