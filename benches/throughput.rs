//! How fast each stage and the whole run on one thread, beside a bare scan for digits; and that time and memory grow with the text.
//!
//! The text is made of the paragraphs of `seeds/` and `tests/corpus`, which are full of numbers, and of paragraphs without any, so that there
//! are about as many numbers in it as in news; shuffled by a fixed generator. See docs/performance.md.

use claimsheet::{Document, Grammar, analyse, frame, normalise, parse, text};
use criterion::{Criterion, Throughput};
use mimalloc::MiMalloc;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// As the command has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Least size of the text, in bytes.
const BYTES: usize = 5_000_000;
/// Paragraphs with numbers in a document.
const PARAGRAPHS: usize = 5;
/// Paragraphs without numbers in a document.
const PROSE: usize = 9;
/// Size of the shortest document of the test for linearity, in bytes.
const SHORT: usize = 30_000;

/// A fixed generator (Knuth's MMIX constants): the same text on every machine.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

fn paragraphs() -> Vec<String> {
    let mut all = Vec::new();
    for folder in ["seeds", "tests/corpus/docs"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut files: Vec<_> = fs::read_dir(&folder).expect("the project's texts").flatten().map(|e| e.path()).collect();
        files.sort();
        for file in files {
            let article = file.extension().is_some_and(|e| e == "md" || e == "txt") && !file.ends_with("README.md");
            if article {
                let text = fs::read_to_string(&file).expect("UTF-8");
                let body = text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n")).map_or(text.as_str(), |(_, body)| body);
                all.extend(body.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned));
            }
        }
    }
    all
}

/// The same words with other digits: no first digit becomes a zero, and what looks like a year stays one.
fn varied(paragraph: &str, lots: &mut Lots) -> String {
    let mut out = String::with_capacity(paragraph.len());
    let mut rest = paragraph;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        out.push_str(&rest[..start]);
        let digits = &rest[start..start + run];
        let year = run == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        out.extend(digits.chars().map(|d| if year || d == '0' { d } else { char::from(b'1' + lots.below(9) as u8) }));
        rest = &rest[start + run..];
    }
    out.push_str(rest);
    out
}

/// So many of them, each once, in random order.
fn draw<'a>(all: &[&'a str], n: usize, lots: &mut Lots) -> Vec<&'a str> {
    let mut all = all.to_vec();
    for i in 0..n {
        let j = i + lots.below(all.len() - i);
        all.swap(i, j);
    }
    all.truncate(n);
    all
}

/// Documents of shuffled paragraphs, at least so many bytes in all.
fn documents(bytes: usize) -> Vec<Document> {
    let paragraphs = paragraphs();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let prose: Vec<&str> = include_str!("prose.txt").lines().filter(|l| !l.is_empty()).collect();
    let published = "2025-11-27".parse().expect("a date");
    let mut lots = Lots(1);
    let (mut all, mut size) = (Vec::new(), 0);
    while size < bytes {
        let mut drawn = draw(&paragraphs, PARAGRAPHS, &mut lots);
        drawn.extend(draw(&prose, PROSE, &mut lots));
        let drawn = draw(&drawn, PARAGRAPHS + PROSE, &mut lots);
        let text = drawn.iter().map(|p| varied(p, &mut lots)).collect::<Vec<_>>().join("\n\n");
        size += text.len();
        all.push(Document::new(all.len().to_string(), text).published(published));
    }
    all
}

/// Names a folder whose `.txt` files are to be run instead.
const TEXTS: &str = "CLAIMSHEET_BENCH_TEXTS";

/// The texts of a folder, in the order of their names.
fn texts(folder: &Path) -> Vec<Document> {
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder of texts").flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|f| Document::new(f.display().to_string(), fs::read_to_string(f).expect("UTF-8"))).collect()
}

/// One document of so many bytes.
fn long(documents: &[Document], bytes: usize) -> Document {
    let mut text = String::new();
    for d in documents.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&d.text);
        text.push_str("\n\n");
    }
    Document::new("long", text).published("2025-11-27".parse().expect("a date"))
}

/// What a run over all documents took, by stage, and what it found.
#[derive(Default, Clone, Copy)]
struct Run {
    stages: [Duration; 4],
    quantities: usize,
    claims: usize,
}

fn run(grammar: &Grammar, documents: &[Document]) -> Run {
    let mut run = Run::default();
    for document in documents {
        let document = document.clone();
        let begun = Instant::now();
        let text = text::segment(grammar, document);
        let texted = Instant::now();
        let scan = parse::scan(grammar, text);
        let scanned = Instant::now();
        run.quantities += scan.sentences.iter().map(|s| s.quantities.len()).sum::<usize>();
        let framing = Instant::now();
        let frames = frame::assemble(grammar, scan);
        let framed = Instant::now();
        let claims = normalise::resolve(grammar, frames);
        let resolved = Instant::now();
        run.claims += claims.claims.len();
        black_box(&claims);
        let took = [texted - begun, scanned - texted, framed - framing, resolved - framed];
        run.stages.iter_mut().zip(took).for_each(|(all, one)| *all += one);
    }
    run
}

/// Runs of digits, byte by byte: what any reader of numbers has to do at least.
fn digit_runs(text: &str) -> usize {
    let (mut runs, mut within) = (0, false);
    for byte in text.bytes() {
        let digit = byte.is_ascii_digit();
        runs += usize::from(digit && !within);
        within = digit;
    }
    runs
}

/// Set for a process of this benchmark that analyses one document of so many bytes, once, and prints how much memory that took.
const ALONE: &str = "CLAIMSHEET_BENCH_ALONE";

/// Highest memory that this process had in use, in kB; Linux only.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}

/// How much the peak of memory rises when one document of so many bytes is analysed, in a process of its own, in kB.
fn memory_for(bytes: usize) -> Option<u64> {
    let own = std::env::current_exe().ok()?;
    let ran = std::process::Command::new(own).env(ALONE, bytes.to_string()).output().ok()?;
    String::from_utf8(ran.stdout).ok()?.trim().parse().ok()
}

fn alone(bytes: usize) {
    let grammar = Grammar::embedded();
    let document = long(&documents(bytes.min(BYTES)), bytes);
    let before = peak_memory();
    black_box(analyse(&grammar, document));
    if let Some((before, after)) = before.zip(peak_memory()) {
        println!("{}", after - before);
    }
}

fn mb_per_s(bytes: usize, took: Duration) -> f64 {
    bytes as f64 / 1e6 / took.as_secs_f64()
}

fn best(times: usize, mut work: impl FnMut() -> Duration) -> Duration {
    (0..times).map(|_| work()).min().unwrap_or_default()
}

fn stages(criterion: &mut Criterion, grammar: &Grammar, documents: &[Document], bytes: usize) {
    let mut group = criterion.benchmark_group("throughput");
    group.throughput(Throughput::BytesDecimal(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(8));
    for (n, stage) in ["text", "parse", "frame", "normalise"].into_iter().enumerate() {
        group.bench_function(stage, |b| b.iter_custom(|times| (0..times).map(|_| run(grammar, documents).stages[n]).sum()));
    }
    group.bench_function("whole", |b| {
        b.iter_custom(|times| {
            let one = || {
                let documents = documents.to_vec();
                let begun = Instant::now();
                for document in documents {
                    black_box(analyse(grammar, document));
                }
                begun.elapsed()
            };
            (0..times).map(|_| one()).sum()
        });
    });
    group.bench_function("bare digit scan", |b| b.iter(|| documents.iter().map(|d| digit_runs(black_box(&d.text))).sum::<usize>()));
    group.finish();
}

fn table(grammar: &Grammar, documents: &[Document], bytes: usize) {
    let runs: Vec<Run> = (0..3).map(|_| run(grammar, documents)).collect();
    let found = runs[0];
    println!("\n{} documents, {:.1} MB; best of 3, one thread", documents.len(), bytes as f64 / 1e6);
    let mut whole = Duration::ZERO;
    for (n, stage) in ["text", "parse", "frame", "normalise"].into_iter().enumerate() {
        let took = runs.iter().map(|r| r.stages[n]).min().unwrap_or_default();
        whole += took;
        println!("  {stage:<18}{:>8.1} MB/s", mb_per_s(bytes, took));
    }
    println!("  {:<18}{:>8.1} MB/s", "whole", mb_per_s(bytes, whole));
    let bare = best(5, || {
        let begun = Instant::now();
        black_box(documents.iter().map(|d| digit_runs(black_box(&d.text))).sum::<usize>());
        begun.elapsed()
    });
    println!(
        "  {:<18}{:>8.1} MB/s, {:.0} times the whole",
        "bare digit scan",
        mb_per_s(bytes, bare),
        whole.as_secs_f64() / bare.as_secs_f64()
    );
    let per_kb = |n: usize| n as f64 * 1000.0 / bytes as f64;
    println!("  {:.1} quantities and {:.1} claims per kB of text", per_kb(found.quantities), per_kb(found.claims));
}

fn linearity(grammar: &Grammar, documents: &[Document]) {
    println!("\none document of growing length");
    let mut first = None;
    for (times, runs) in [(1, 20), (10, 5), (100, 1)] {
        let document = long(documents, SHORT * times);
        let size = document.text.len();
        let took = best(runs, || {
            let document = document.clone();
            let begun = Instant::now();
            black_box(analyse(grammar, document));
            begun.elapsed()
        });
        let more = memory_for(SHORT * times);
        let per_byte = took.as_secs_f64() / size as f64;
        let against = per_byte / *first.get_or_insert(per_byte);
        let memory = more.map_or_else(String::new, |kb| {
            format!(", peak memory +{:.1} MB ({:.0} bytes a byte)", kb as f64 / 1e3, kb as f64 * 1024.0 / size as f64)
        });
        println!(
            "  {times:>3}×  {:>6.2} MB  {:>8.2} ms  {against:.2} of the time per byte at 1×{memory}",
            size as f64 / 1e6,
            took.as_secs_f64() * 1e3
        );
    }
}

fn main() {
    if let Some(bytes) = std::env::var(ALONE).ok().and_then(|b| b.parse().ok()) {
        return alone(bytes);
    }
    let loading = best(5, || {
        let begun = Instant::now();
        black_box(Grammar::embedded());
        begun.elapsed()
    });
    let grammar = Grammar::embedded();
    let documents = std::env::var_os(TEXTS).map_or_else(|| documents(BYTES), |folder| texts(Path::new(&folder)));
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    println!("embedded grammars loaded in {:.1} ms", loading.as_secs_f64() * 1e3);
    table(&grammar, &documents, bytes);
    linearity(&grammar, &documents);
    // `cargo bench` passes --bench; without it (`cargo test --benches`) the tables suffice
    if std::env::args().any(|a| a == "--bench") {
        let mut criterion = Criterion::default().configure_from_args();
        stages(&mut criterion, &grammar, &documents, bytes);
        criterion.final_summary();
    }
}
