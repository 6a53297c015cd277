//! The only place that writes: standard output, standard error, or a file, whole or not at all.

use std::{
    io::{self, Write as _},
    path::Path,
};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;
use serde::Serialize;

use crate::{
    language::safe,
    mission::write::{Existing, write},
};

/// Writes a text to standard output; a reader that has gone away is no error.
pub(crate) fn print(text: &str, color: ColorChoice) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    // What holds no colour is written as it is: a large JSON need not be searched for it by halves.
    let written = if text.contains('\x1b') {
        AutoStream::new(out, color).write_all(text.as_bytes())
    } else {
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    };
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("standard output"),
    }
}

/// Writes a message to standard error; there is nowhere left to complain if that fails.
pub(crate) fn complain(text: &str, color: ColorChoice) {
    let mut err = AutoStream::new(io::stderr().lock(), color);
    let _ = writeln!(err, "{text}");
}

/// Returns a value as JSON that a terminal may show.
pub(crate) fn json(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    Ok(safe::json(serde_json::to_string_pretty(value)? + "\n"))
}

/// Writes to the file asked for with `--output`, else to standard output.
pub(crate) fn deliver(text: &str, file: Option<&Path>, color: ColorChoice) -> anyhow::Result<()> {
    match file {
        Some(path) => {
            refuse_a_source(path)?;
            let plain = anstream::adapter::strip_str(text).to_string();
            write(path, plain.as_bytes(), Existing::Replace).with_context(|| path.display().to_string())
        }
        None => print(text, color),
    }
}

/// A report never takes the place of a file that a person wrote.
pub(crate) fn refuse_a_source(path: &Path) -> anyhow::Result<()> {
    let source = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if source && path.exists() {
        let error = io::Error::new(
            io::ErrorKind::AlreadyExists,
            "un fichier TOML n'est jamais écrasé (a TOML file is never written over)",
        );
        return Err(error).with_context(|| path.display().to_string());
    }
    Ok(())
}

/// Writes bytes that are no text, such as a workbook, to a file.
pub(crate) fn deliver_bytes(bytes: &[u8], file: Option<&Path>) -> anyhow::Result<()> {
    let path = file.context("--output")?;
    refuse_a_source(path)?;
    write(path, bytes, Existing::Replace).with_context(|| path.display().to_string())
}
