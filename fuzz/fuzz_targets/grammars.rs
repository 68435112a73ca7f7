//! Grammar files of any text: mistakes are told, never a panic. The first line names the file, the rest is its text.
#![no_main]

use claimsheet::grammar::load;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    let (name, text) = file.split_once('\n').unwrap_or(("en/frames/any.yaml", file));
    let _ = load::mistakes(name.trim_start_matches(['#', ' ']), text);
});
