//! The `otn` command: everything is in the library.

#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    otn::run(std::env::args_os())
}
