//! The only place that writes: standard output, standard error, or a file, whole or not at all.

use std::{
    fmt, fs,
    io::{self, BufRead as _, Write as _},
    path::{Path, PathBuf},
};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;
use serde::Serialize;

use crate::{
    language::safe,
    mission::{
        self,
        follow_up::LOG,
        write::{Existing, write},
    },
    state_of_play::reading,
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

/// A file that a person wrote, or that a mission is read from.
#[derive(Debug)]
pub(crate) struct IsASource;

impl std::error::Error for IsASource {}

impl fmt::Display for IsASource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the mission is read from this file")
    }
}

/// A view never takes the place of a file that a person wrote: TOML anywhere, and what a mission is read from. A table
/// that holds no row yet may be written.
pub(crate) fn refuse_a_source(path: &Path) -> anyhow::Result<()> {
    let toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if path.exists() && (toml || is_a_source(path)) {
        return Err(IsASource).with_context(|| path.display().to_string());
    }
    Ok(())
}

/// Tells whether a mission is read from a file that is there, or from one that it is a link to.
fn is_a_source(path: &Path) -> bool {
    let standing = path.parent().zip(path.file_name()).and_then(|(folder, name)| {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Some(folder.canonicalize().ok()?.join(name))
    });
    let is_source = |path: &PathBuf| {
        let Some(root) = path.parent().and_then(mission::root_of) else { return false };
        let Ok(below) = path.strip_prefix(&root) else { return false };
        below == Path::new(LOG) || (below.starts_with(reading::FOLDER) && !is_header_alone(path))
    };
    standing.into_iter().chain(path.canonicalize()).any(|path| is_source(&path))
}

/// Tells whether a file has one line at most.
fn is_header_alone(path: &Path) -> bool {
    let lines = fs::File::open(path).map(|file| io::BufReader::new(file).lines().take(2).count());
    path.metadata().is_ok_and(|metadata| metadata.is_file()) && lines.is_ok_and(|lines| lines < 2)
}

/// Writes bytes that are no text, such as a workbook, to a file.
pub(crate) fn deliver_bytes(bytes: &[u8], file: Option<&Path>) -> anyhow::Result<()> {
    let path = file.context("--output")?;
    refuse_a_source(path)?;
    write(path, bytes, Existing::Replace).with_context(|| path.display().to_string())
}
