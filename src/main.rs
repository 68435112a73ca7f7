//! The command: arguments in, exit status out. All that it does is in the library and in `cli/`.

mod cli;

use mimalloc::MiMalloc;

/// For the many short strings of records; what it brings stands in docs/performance.md.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
