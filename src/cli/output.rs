//! The only place that writes: standard output, standard error, or a file, whole or not at all.

use std::{
    io::{self, Write as _},
    path::Path,
};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;

use crate::mission::write::{Existing, write};

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

/// Writes to the file asked for with `--output`, else to standard output.
pub(crate) fn deliver(text: &str, file: Option<&Path>, color: ColorChoice) -> anyhow::Result<()> {
    match file {
        Some(path) => {
            let plain = anstream::adapter::strip_str(text).to_string();
            write(path, plain.as_bytes(), Existing::Replace).with_context(|| path.display().to_string())
        }
        None => print(text, color),
    }
}

/// Writes bytes that are no text, such as a workbook, to a file.
pub(crate) fn deliver_bytes(bytes: &[u8], file: Option<&Path>) -> anyhow::Result<()> {
    let path = file.context("--output")?;
    write(path, bytes, Existing::Replace).with_context(|| path.display().to_string())
}
