//! The last resort: a fault of the program on one document becomes one error line, and the other documents are still done.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static FAULT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Replaces the message that Rust prints on a fault by a line of ours.
pub(super) fn install() {
    set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |l| format!(" ({}:{})", l.file(), l.line()));
        let what = info.payload_as_str().unwrap_or("unknown");
        let message = format!("fault of the program: {what}{place}; please report it");
        if GUARDED.get() {
            FAULT.with_borrow_mut(|fault| *fault = message);
        } else {
            super::report::error(&message);
        }
    }));
}

/// Runs `work`; a fault in it is an error message.
pub(super) fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    let before = GUARDED.replace(true);
    // What `work` was at is dropped with it: nothing half-done is seen afterwards.
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|_| format!("{name}: {}", FAULT.take()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_fault_is_a_message() {
        super::install();
        let numbers: Vec<u8> = Vec::new();
        let message = super::guarded("a.md", || numbers[0]).unwrap_err();
        assert!(
            message.starts_with("a.md: fault of the program: index out of bounds: ") && message.contains("(src/cli/guard.rs:"),
            "{message}"
        );
        assert_eq!(super::guarded("a.md", || 5), Ok(5));
    }
}
