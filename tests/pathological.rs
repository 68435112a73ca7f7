//! Input that is no news: never a fault, never a hang, never much memory. Each case runs through the binary, with two threads, in both forms.

mod support;

use claimsheet::export::sheet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::Folder;

/// The promise is 2 s of the released binary. The debug build does the same work ten to thirty times slower on a machine that also compiles:
/// it is held to 10 s, which still tells a hang or a quadratic step from a slow build.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

/// Peak resident memory.
const MEMORY_KB: u64 = 300 << 10;

/// Runs `extract` on the bytes and asserts status, time, memory, and that what comes out can be read.
fn survives(name: &str, bytes: &[u8]) {
    let f = Folder::with(&[]);
    f.put("a.txt", bytes);
    for format in ["yaml", "jsonl"] {
        let begun = Instant::now();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("claimsheet"));
        command.args(["extract", "a.txt", "--threads", "2", "--format", format]).current_dir(f.path());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let mut peak = 0;
        let status = loop {
            // The peak is the kernel's own high-water mark; it is lost with the process, so it is read while that lives.
            peak = peak.max(high_water(child.id()));
            if let Some(status) = child.try_wait().expect("a child") {
                break status;
            }
            if begun.elapsed() > LIMIT {
                let _ = child.kill();
                let _ = child.wait();
                panic!("{name} ({format}): still running after {LIMIT:?}");
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        let said = std::io::read_to_string(child.stderr.take().expect("a pipe")).unwrap_or_default();
        assert_eq!(status.code(), Some(0), "{name} ({format}): {said}");
        assert!(peak < MEMORY_KB, "{name} ({format}): {peak} kB");
        println!("{name} ({format}): {:?}, {peak} kB", begun.elapsed());
    }
    let sheet = sheet::parse(Path::new("a.yaml"), &f.get("out/a.yaml")).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(sheet.document.id, "a");
    assert!(f.get("out/claims.jsonl").lines().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()), "{name}");
}

/// Peak resident memory of a process in kB so far; 0 where the system does not tell.
fn high_water(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[test]
fn empty_file() {
    survives("empty", b"");
    survives("white space", " \t\r\n\u{a0}\n\n".repeat(1000).as_bytes());
}

#[test]
fn nul_bytes() {
    survives("NUL", &vec![0; 100_000]);
    survives("NUL in text", "5\0 tanks\0 and 3\0,000 men\n\0".repeat(1000).as_bytes());
}

#[test]
fn invalid_utf8() {
    let noise: Vec<u8> = (0..1_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    survives("noise", &noise);
    survives("cut off", b"Five \xE2\x82\xAC tanks \xE2\x82");
    survives("all 0xFF", &vec![0xFF; 100_000]);
    survives("lone surrogates", &[0xFF, 0xFE].into_iter().chain([0x00, 0xD8].repeat(10_000)).collect::<Vec<u8>>());
}

#[test]
fn a_line_of_five_megabytes() {
    let sentence = "Russia can produce almost 3,000 cruise and ballistic missiles a year, said the ministry. ";
    survives("5 MB of prose", sentence.repeat(5_000_000 / sentence.len()).as_bytes());
}

#[test]
fn five_megabytes_without_a_break() {
    survives("5 MB of letters", &b"x".repeat(5_000_000));
}

#[test]
fn ten_thousand_digits() {
    survives("digits", &b"7".repeat(10_000));
    survives("grouped digits", "1,".repeat(5_000).as_bytes());
    survives("points", "1.".repeat(5_000).as_bytes());
    survives("units", format!("€{}bn and {}km", "9".repeat(10_000), "1".repeat(10_000)).as_bytes());
}

#[test]
fn open_parentheses() {
    survives("parentheses", &b"(".repeat(100_000));
    survives("quotation marks", "“".repeat(100_000).as_bytes());
    survives("parentheses and numbers", "(5 ".repeat(100_000).as_bytes());
}

#[test]
fn and_five() {
    survives("and five", "and five ".repeat(200_000).as_bytes());
}

#[test]
fn endless_numerals_and_lists() {
    survives("one million", "one million ".repeat(50_000).as_bytes());
    survives("commas", "5, ".repeat(100_000).as_bytes());
    survives("ranges", "5-".repeat(100_000).as_bytes());
    survives("list items", "- 5\n".repeat(100_000).as_bytes());
    survives("lines", "5\n".repeat(200_000).as_bytes());
}

#[test]
fn endless_sentences_and_names() {
    survives("no full stop", "the five tanks of the army ".repeat(20_000).as_bytes());
    survives("capitals", "Russia ".repeat(100_000).as_bytes());
    survives("combining marks", format!("5{}", "\u{301}".repeat(200_000)).as_bytes());
    survives("front matter that never ends", format!("---\na: {}", "[".repeat(100_000)).replace("a:", "a").as_bytes());
}
