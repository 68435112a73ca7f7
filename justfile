# What one does here, by name: `just` lists it.

default:
    @just --list --unsorted

# Fact sheets of the example articles, into out/
demo:
    cargo run --release -- extract seeds/

# All tests
test:
    cargo test

# Format, lint and grammar check, as CI does
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo run --release --quiet -- grammars check

# Extract the approved articles again and say what changed
check DIR="seeds":
    cargo run --release --quiet -- check {{DIR}}

# Figures on ../shared/eval against the floors, and our own texts beside them
eval:
    cargo build --release
    .ci/eval target/release/claimsheet

# Throughput of every stage and of the whole
bench:
    cargo bench --bench throughput

# The benchmark built with a profile of itself (rustup component add llvm-tools); see docs/performance.md
pgo:
    rm -rf target/pgo && mkdir -p target/pgo
    RUSTFLAGS="-Cprofile-generate={{justfile_directory()}}/target/pgo" cargo bench --bench throughput --target-dir target/pgo-generate -- zzz
    "$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/llvm-profdata" merge -o target/pgo/claimsheet.profdata target/pgo
    RUSTFLAGS="-Cprofile-use={{justfile_directory()}}/target/pgo/claimsheet.profdata" cargo bench --bench throughput --target-dir target/pgo-use -- zzz
    RUSTFLAGS="-Cprofile-use={{justfile_directory()}}/target/pgo/claimsheet.profdata" cargo build --release --target-dir target/pgo-use

# Licences, sources and banned crates (cargo install --locked cargo-deny)
deny:
    cargo deny check bans licenses sources

# Rewrite what is generated: the JSON Schema, the README's output, snapshots. Read the difference before committing it.
update:
    UPDATE=1 cargo test --test schema --test readme
    INSTA_UPDATE=always cargo test --test sheets

# All that CI does
ci:
    .ci/run
