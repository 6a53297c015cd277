//! The `otn` command: everything is in the library.

#![forbid(unsafe_code)]

/// Serves SQLite's allocations too (feature `override`): one sixth of a command's time was the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    otn::run(std::env::args_os())
}
