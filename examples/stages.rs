//! Time of each stage over a folder of texts, on one thread: `cargo run --release --example stages -- FOLDER`.

use claimsheet::{Document, Grammar, frame, normalise, parse, text};
use std::time::{Duration, Instant};

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("usage: stages FOLDER"))?;
    let start = Instant::now();
    let grammar = Grammar::embedded();
    println!("load {:?}", start.elapsed());
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            texts.push(std::fs::read_to_string(path)?);
        }
    }
    texts.sort();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut spent = [Duration::ZERO; 4];
    let mut claims = 0;
    for (i, t) in texts.iter().enumerate() {
        let document = Document::new(i.to_string(), t.as_str());
        let t0 = Instant::now();
        let segmented = text::segment(&grammar, document);
        let t1 = Instant::now();
        let scan = parse::scan(&grammar, segmented);
        let t2 = Instant::now();
        let frames = frame::assemble(&grammar, scan);
        let t3 = Instant::now();
        let resolved = normalise::resolve(&grammar, frames);
        claims += resolved.claims.len();
        for (s, d) in spent.iter_mut().zip([t1 - t0, t2 - t1, t3 - t2, t3.elapsed()]) {
            *s += d;
        }
    }
    let rate = |d: Duration| bytes as f64 / 1e6 / d.as_secs_f64();
    for (name, d) in ["text", "parse", "frame", "normalise"].iter().zip(spent) {
        println!("{name:10} {:8.1} MB/s", rate(d));
    }
    let begun = Instant::now();
    let digits: usize =
        (0..10).map(|_| texts.iter().map(|t| std::hint::black_box(t).bytes().filter(u8::is_ascii_digit).count()).sum::<usize>()).sum();
    let scan = begun.elapsed() / 10;
    let all: Duration = spent.iter().sum();
    println!("{:10} {:8.1} MB/s, {claims} claims in {bytes} bytes", "all", rate(all));
    println!("{:10} {:8.1} MB/s, {:.0} times as fast ({digits} digits)", "digit scan", rate(scan), all.as_secs_f64() / scan.as_secs_f64());
    Ok(())
}
