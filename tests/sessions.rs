//! Sessions as a user types them, with their whole output: `tests/cli/80` and `tests/cli/160` columns.
//! `TRYCMD=overwrite cargo test` writes them again.

#[test]
fn the_sessions_print_what_they_printed() {
    for width in ["80", "160"] {
        trycmd::TestCases::new()
            .env("COLUMNS", width)
            .env("LC_ALL", "C")
            .case(format!("tests/cli/{width}/*.md"));
    }
}
