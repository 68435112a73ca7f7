//! Grammar folders with mistakes: each is told with file, line, column and what would be right, and all of them at once.

mod support;

use claimsheet::examples;
use std::path::{Path, PathBuf};
use support::Folder;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name)
}

/// What a check of a fixture says, paths below the fixture, warnings marked.
fn said(name: &str) -> Vec<String> {
    let folder = fixture(name);
    let report = examples::check(Some(&folder));
    let below = |text: String| text.replace(&format!("{}/", folder.display().to_string().trim_end_matches('/')), "");
    let mut all: Vec<_> =
        report.errors.iter().map(|e| (e.clone(), "")).chain(report.warnings.iter().map(|w| (w.clone(), "warning: "))).collect();
    all.sort();
    all.into_iter().map(|(e, mark)| format!("{mark}{}", below(e.to_string()))).collect()
}

/// Line by line; `⋯` stands for the middle of a long list.
#[track_caller]
fn assert_said(name: &str, expected: &[&str]) {
    let said = said(name);
    let fits = |(said, expected): (&String, &&str)| match expected.split_once("⋯") {
        Some((start, end)) => said.starts_with(start) && said.ends_with(end),
        None => said == expected,
    };
    assert!(
        said.len() == expected.len() && said.iter().zip(expected).all(fits),
        "{name} says:\n{}\nexpected:\n{}",
        said.join("\n"),
        expected.join("\n")
    );
}

#[test]
fn a_key_that_nobody_reads_is_refused() {
    assert_said(
        "unknown-key",
        &[
            r"eggs.yaml:5:1: `colour` is no key here; one of grammar, format, about, kind, dimension, triggers, examples would be right",
            r"eggs.yaml:8:33: `subject` is no key here; one of key, verb, ⋯, weight would be right",
            r"eggs.yaml:11:25: `colour` is no key here; one of quantity, relation, ⋯, restated would be right",
        ],
    );
}

#[test]
fn a_key_stands_once() {
    assert_said(
        "duplicate-key",
        &[
            r"eggs.yaml:6:37: key `factor` stands twice in one map; write it once",
            r"eggs.yaml:8:11: key `nestful` stands at 7:11 already; keys are unique within a file",
        ],
    );
}

#[test]
fn a_reference_names_something() {
    assert_said(
        "dangling",
        &[
            r"warning: eggs.yaml:6:10: no example of this file uses `lay`; a sentence whose claim takes `eggs.yaml#lay` would be right",
            r"eggs.yaml:8:12: `$poultry` names no class of en/classes.yaml",
            r"eggs.yaml:10:13: `subjekt` is no place in a clause; subject, object, possessor or a preposition would be right",
            r"eggs.yaml:11:16: `counts` is no dimension; one of count, money, ⋯, any would be right",
            r"eggs.yaml:12:15: `certain` is no modality; one of actual, capability, possible, planned, required, target, proposed would be right",
            r"eggs.yaml:14:11: kind: expected `production`, came out `count`",
            r"places.yaml:4:10: there is no table `tables/henhouses.tsv`; write a path below the grammar folder",
            r"shared.yaml:5:64: `units/mass.yaml#pound` is no entry; `file.yaml#key` of one that claims `pound` would be right",
            r"units.yaml:5:12: `canonical: crate` names no unit of this file",
            r"warning: units.yaml:8:11: no example of this file uses `palletful`; a sentence whose claim takes `units.yaml#palletful` would be right",
            r"units.yaml:8:42: `traiful` is no unit above this one in the file",
        ],
    );
}

#[test]
fn a_form_of_two_entries_is_declared() {
    assert_said(
        "ambiguous",
        &[
            r"eggs.yaml:6:11: `acre` is the unit trayful here and the unit acre at grammars/units/area.yaml:32:11; a line in a file of schema `shared` with `form: acre` and `entries: [units/area.yaml#acre, eggs.yaml#trayful]` would be right",
            r"warning: eggs.yaml:6:11: no example of this file uses `trayful`; a sentence whose claim takes `eggs.yaml#trayful` would be right",
            r"eggs.yaml:7:11: `trayful` is the unit nestful here and the unit trayful at eggs.yaml:6:11; a line in a file of schema `shared` with `form: trayful` and `entries: [eggs.yaml#trayful, eggs.yaml#nestful]` would be right",
            r"eggs.yaml:7:11: `zloty` is the unit nestful here and PLN at grammars/tables/currencies.tsv:133; a line in a file of schema `shared` with `form: zloty` and `entries: [currencies.yaml#table, eggs.yaml#nestful]` would be right",
            r"hedges.yaml:5:45: `nearly`, a hedge before a number, is `about` here and `almost` at grammars/en/hedges.yaml:11:22; a line in a file of schema `shared` with `form: nearly` and `entries: [en/hedges.yaml#almost, hedges.yaml#nearly]` would be right",
            r"laying.yaml:6:11: `incubate` is a verb of production here and a verb of stockpile at hatching.yaml:6:11; a line in a file of schema `shared` with `form: incubate` and `entries: [hatching.yaml#stash, laying.yaml#cluck]` would be right",
        ],
    );
}

#[test]
fn every_entry_and_every_silence_has_an_example() {
    assert_said(
        "no-example",
        &[
            r"warning: eggs.yaml:1:1: no negative example; at least one sentence with `claim: none`, which this file must leave alone, would be right",
            r"warning: eggs.yaml:7:11: no example of this file uses `incubate`; a sentence whose claim takes `eggs.yaml#incubate` would be right",
            r"warning: words.yaml:1:1: no example; at least one sentence with `claim: none`, which this file must leave alone, would be right",
            r"warning: words.yaml:5:11: no example of this file uses `fowl`; a sentence with one of its forms (`hen`, `goose`) would be right",
        ],
    );
}

#[test]
fn an_example_says_what_was_expected_and_what_came_out() {
    assert_said(
        "failing",
        &[
            r"eggs.yaml:8:11: value: expected `301`, came out `300`; relation: expected `about`, came out `almost`; per: expected `week`, came out `day`; actor: expected `France`, came out nothing; modality: expected `planned`, came out `actual`",
            r"eggs.yaml:10:11: kind: expected `production`, came out `count`",
            r"eggs.yaml:11:11: expected 1 claim, came out 2: `300` (production), `12` (production)",
            r"eggs.yaml:13:11: claim 2 (`12`): value: expected `13`, came out `12`; claim 2 (`12`): kind: expected `stockpile`, came out `production`",
            r"eggs.yaml:15:11: expected no claim, came out 1: `300` (production)",
            r"eggs.yaml:17:11: expected a claim at `2021`, came out none (`2021` is left out as date)",
            r"eggs.yaml:19:11: ledger: expected `name`, came out date `2021`",
            r"eggs.yaml:26:11: its `wrong` says “value: expected `301`, came out `302`”, and now comes out: value: expected `301`, came out `300`",
            r"eggs.yaml:29:11: comes out right now; its `wrong` is to be taken away",
        ],
    );
}

#[test]
fn an_example_that_cannot_be_run_is_told() {
    assert_said(
        "marks",
        &[
            r"eggs.yaml:10:11: `{number` opens no mark; `{role:words}` with one of quantity, item, ⋯, restated would be right",
            r"eggs.yaml:12:11: `{quantity:` is not closed; write `}` behind its words",
            r"eggs.yaml:14:11: `claim: none` stands beside marks; a text that yields nothing has nothing to mark",
            r"eggs.yaml:16:11: two quantities are marked for one claim; mark the one that `claim` is about, or write `claims`",
            r"eggs.yaml:18:11: the example says nothing of what must come out; `claim: none`, or `claim` with the fields that count, would be right",
            r"eggs.yaml:19:11: `relation: near` is unknown; one of exact, about, almost, below, at_most, above, at_least, between would be right; `kind: laying` is unknown; one of deaths, injuries, ⋯, table would be right",
            r"eggs.yaml:22:11: `claim` and `claims` both stand here; write one of them",
            r"eggs.yaml:25:11: `published: 15 January` is no date; YYYY-MM-DD would be right",
        ],
    );
}

#[test]
fn the_schema_and_the_format_are_known() {
    assert_said(
        "unknown-schema",
        &[
            r"eggs.yaml:1:10: no schema is called `frames`; one of frame, classes, ⋯, shared would be right",
            r"format.yaml:2:9: `format: 2` found; this version reads `format: 1`",
        ],
    );
}

#[test]
fn a_value_is_of_its_type() {
    assert_said(
        "wrong-type",
        &[
            r"eggs.yaml:6:22: `lay` found; a list, `[…]`, would be right",
            r"eggs.yaml:9:13: `heavy` found; a whole number would be right",
            r"eggs.yaml:10:45: `{egg: yes}` found; a list, `[…]`, would be right",
            r"eggs.yaml:11:6: key `key` is missing; every entry of this list needs it",
            r"eggs.yaml:15:13: a list found for `value`; a number or a string would be right",
            r"eggs.yaml:17:12: `nothing` found; write `none` or a map of fields",
        ],
    );
}

#[test]
fn what_is_no_yaml_is_told_where_it_breaks_off() {
    assert_said("no-yaml", &[r"eggs.yaml:6:22: mismatched bracket '[' closed by '}'"]);
}

#[test]
fn mistakes_of_all_files_are_told_at_once() {
    let all = said("");
    for name in ["unknown-key", "duplicate-key", "dangling", "failing", "marks", "no-example", "no-yaml", "unknown-schema", "wrong-type"] {
        // what an example comes to may hang on the other files, what is wrong with a file does not
        for alone in said(name).into_iter().filter(|line| name == "failing" || !line.contains("came out")) {
            let (mark, rest) = alone.strip_prefix("warning: ").map_or(("", alone.as_str()), |rest| ("warning: ", rest));
            // rules are named by the file, and the file lies deeper here
            let place = format!("{mark}{name}/{}", rest.split(": ").next().unwrap_or(""));
            assert!(all.iter().any(|line| line.starts_with(&place)), "{place} is missing among\n{}", all.join("\n"));
        }
    }
}

#[test]
fn the_command_prints_problems_and_a_summary() {
    let f = Folder::with(&[]);
    let ran = f.run(&["grammars", "check", &fixture("duplicate-key").display().to_string()]).expect(2);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(
        lines[0].ends_with("duplicate-key/eggs.yaml:6:37: error: key `factor` stands twice in one map; write it once"),
        "{}",
        ran.stdout
    );
    assert_eq!(lines.last(), Some(&"1 file, 2 entries, 2 examples, 2 errors, 0 warnings"));
    let odd = f.run(&["grammars", "check", &fixture("no-example").display().to_string()]).expect(0);
    assert!(odd.stdout.contains("no-example/eggs.yaml:1:1: warning: no negative example; "), "{}", odd.stdout);
    let none = f.run(&["grammars", "check", "nowhere"]).expect(2);
    assert!(none.stdout.starts_with("nowhere: error: is no folder; a folder of grammar files would be right\n"), "{}", none.stdout);
    let empty = f.run(&["grammars", "check", "."]).expect(2);
    assert!(empty.stdout.contains("holds no grammar file; `.yaml` files would be right"), "{}", empty.stdout);
}

#[test]
fn a_run_with_such_grammars_says_the_same_and_does_nothing() {
    let f = Folder::with(&[("a.txt", "The hens laid 300 eggs.")]);
    let ran = f.run(&["extract", "a.txt", "--grammars", &fixture("ambiguous").display().to_string()]).expect(2);
    assert!(ran.errors().iter().any(|e| e.contains("ambiguous/eggs.yaml:6:11: `acre` is the unit trayful here and the unit acre at grammars/units/area.yaml:")), "{}", ran.stderr);
    assert!(f.names("out").is_empty());
}

#[test]
fn words_are_listed_with_their_owners() {
    let f =
        Folder::with(&[("mine/eggs.yaml", "grammar: classes\nformat: 1\nabout: Birds.\nclasses:\n  - {key: poultry, nouns: [gosling]}\n")]);
    let ran = f.run(&["grammars", "words", "zloty", "--grammars", "mine"]).expect(0);
    assert!(ran.stdout.lines().any(|l| l.starts_with("zloty ") && l.contains("tables/currencies.tsv:")), "{}", ran.stdout);
    let own = f.run(&["grammars", "words", "eggs.yaml#poultry", "--grammars", "mine"]).expect(0);
    assert_eq!(own.stdout, "gosling  noun  eggs.yaml#poultry\n");
}
