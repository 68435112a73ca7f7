//! A progress bar, on a terminal only and only when a run is long.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// A run shorter than this needs no bar.
const LONG: Duration = Duration::from_secs(1);

/// The bar, once it is worth showing.
pub(super) struct Progress {
    begun: Instant,
    wanted: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins to count time.
    pub(super) fn new(quiet: bool) -> Self {
        Self { begun: Instant::now(), wanted: !quiet && std::io::stderr().is_terminal(), bar: None }
    }

    /// Shows how many files are done and to come, and how many bytes were read.
    pub(super) fn show(&mut self, done: u64, left: u64, bytes: u64) {
        if !self.wanted || self.begun.elapsed() < LONG {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {elapsed}, {msg}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_length(done + left);
        bar.set_position(done);
        bar.set_message(super::summary::speed(bytes, self.begun.elapsed()));
    }

    /// Runs `print` without the bar in the way.
    pub(super) fn aside(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away and tells how long it took.
    pub(super) fn finish(self) -> Duration {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        self.begun.elapsed()
    }
}
