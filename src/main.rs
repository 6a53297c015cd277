//! The `otn` command: everything is in the library.

fn main() -> std::process::ExitCode {
    otn::run(std::env::args_os())
}
