//! The mission as git kept it at a revision, read without touching the working folder.
//!
//! The `git` of the machine is asked, with a commit's hash and nothing that a person typed but once, checked.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use tempfile::TempDir;

use super::{MISSION_FILE, Mission, follow_up::LOG, reading::from_memory};

/// A mission of the past.
#[derive(Debug)]
pub(crate) struct Past {
    /// The mission; its root is a folder that holds the tables of its state of play, and nothing else.
    pub(crate) mission: Mission,
    /// Holds that folder as long as it is needed.
    _tables: TempDir,
    /// The commit's hash, shortened.
    pub(crate) commit: String,
    /// The day of the commit, as git writes it: `2026-11-24`.
    pub(crate) date: String,
}

/// Why the past could not be read.
#[derive(Debug)]
pub(crate) enum HistoryError {
    /// There is no `git` on this machine.
    NoGit,
    /// The mission is in no repository; git's own words.
    NoRepository(String),
    /// The repository knows no such revision.
    UnknownRevision,
    /// The mission was not there yet.
    NoMission,
    /// Git failed; its own words.
    Git(String),
    /// The tables of then could not be laid out for reading.
    Tables(io::Error),
}

/// Reads the mission in `root` as it was at a revision: a hash, a tag, a branch, `HEAD~3`, `main@{2026-10-01}`.
pub(crate) fn at(root: &Path, revision: &str) -> Result<Past, HistoryError> {
    // What begins with a dash would be read as an option; no revision does.
    if revision.starts_with('-') || revision.contains(['\0', '\n']) || revision.trim().is_empty() {
        return Err(HistoryError::UnknownRevision);
    }
    if let Err(HistoryError::Git(words)) = git(root, &["rev-parse", "--is-inside-work-tree"], &[]) {
        return Err(HistoryError::NoRepository(words));
    }
    let commit = format!("{revision}^{{commit}}");
    let hash = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], &[]).map_err(
        |error| match error {
            HistoryError::Git(_) => HistoryError::UnknownRevision,
            other => other,
        },
    )?;
    let hash = String::from_utf8_lossy(&hash).lines().last().unwrap_or_default().to_owned();
    if hash.is_empty() || !hash.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(HistoryError::UnknownRevision);
    }
    let shown = git(root, &["log", "-1", "--no-show-signature", "--format=%h %cs", &hash, "--"], &[])?;
    let shown = String::from_utf8_lossy(&shown).trim().to_owned();
    let (commit, date) = shown.split_once(' ').unwrap_or((&shown, ""));
    let files = files(root, &hash)?;
    if !files.iter().any(|(path, _)| path == Path::new(MISSION_FILE)) {
        return Err(HistoryError::NoMission);
    }
    let (tables, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.starts_with(TABLES));
    let folder = laid_out(&tables).map_err(HistoryError::Tables)?;
    let mut mission = from_memory(files);
    mission.root = folder.path().to_owned();
    Ok(Past { mission, _tables: folder, commit: commit.to_owned(), date: date.to_owned() })
}

/// The folder of the state of play.
const TABLES: &str = "state-of-play";

/// Writes the tables where they can be read as any mission's: line by line, however large.
fn laid_out(tables: &[(PathBuf, Vec<u8>)]) -> io::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("otn-").tempdir()?;
    if !tables.is_empty() {
        fs::create_dir(folder.path().join(TABLES))?;
    }
    for (path, bytes) in tables {
        File::create_new(folder.path().join(path))?.write_all(bytes)?;
    }
    Ok(folder)
}

/// Returns the mission's files at a commit, in path order.
fn files(root: &Path, hash: &str) -> Result<Vec<(PathBuf, Vec<u8>)>, HistoryError> {
    let mut list = vec!["ls-tree", "-r", "-z", hash, "--", MISSION_FILE];
    list.extend(["facts", "plan", "indicators", TABLES]);
    let listing = git(root, &list, &[])?;
    let mut wanted: Vec<(PathBuf, String)> = listing.split(|byte| *byte == 0).filter_map(entry).collect();
    // The order in which a folder is walked: part by part.
    wanted.sort_by(|a, b| a.0.cmp(&b.0));
    let hashes: String = wanted.iter().map(|(_, hash)| format!("{hash}\n")).collect();
    let mut rest = &git(root, &["cat-file", "--batch"], hashes.as_bytes())?[..];
    let mut files = Vec::with_capacity(wanted.len());
    for (path, _) in wanted {
        let Some((bytes, after)) = blob(rest) else {
            return Err(HistoryError::Git(path.display().to_string()));
        };
        files.push((path, bytes.to_vec()));
        rest = after;
    }
    Ok(files)
}

/// Reads `<mode> blob <hash>\t<path>`; links, what is hidden and what the tool does not read are left out.
fn entry(line: &[u8]) -> Option<(PathBuf, String)> {
    let line = std::str::from_utf8(line).ok()?;
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, kind, hash) = (about.next()?, about.next()?, about.next()?);
    let hidden = path.split('/').any(|part| part.starts_with('.'));
    let read = path == LOG || path == MISSION_FILE || path.ends_with(".toml") || is_table(path);
    let is_file = kind == "blob" && mode.starts_with("100");
    (is_file && read && !hidden).then(|| (PathBuf::from(path), hash.to_owned()))
}

/// Tells whether a path is a table of the state of play or its schema, with a name that is safe on every system.
fn is_table(path: &str) -> bool {
    let name = path.strip_prefix(TABLES).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| {
        !name.contains(['/', '\\', ':']) && (name.ends_with(".csv") || name.ends_with(".schema.json"))
    })
}

/// Cuts `<hash> blob <size>\n<bytes>\n` from the answer of `git cat-file --batch`.
fn blob(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let size: usize = head.rsplit_once(' ')?.1.parse().ok()?;
    let body = answer.get(end + 1..)?;
    Some((body.get(..size)?, body.get(size + 1..).unwrap_or_default()))
}

/// Runs git in the mission's folder and returns what it printed.
fn git(root: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, HistoryError> {
    let mut command = Command::new("git");
    // Reading asks nobody for a password, fetches nothing, takes no lock, and speaks to no pager.
    command
        .arg("-C")
        .arg(root)
        .args(["--no-pager", "--literal-pathspecs"])
        .args(arguments)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => HistoryError::NoGit,
        _ => HistoryError::Git(error.to_string()),
    };
    let mut child = command.spawn().map_err(failed)?;
    let stdin = child.stdin.take();
    // Written from another thread, or both sides would wait for each other once a pipe is full.
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    Err(HistoryError::Git(words.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_the_tool_reads_are_taken() {
        let taken = |line: &str| entry(line.as_bytes()).map(|(path, _)| path.display().to_string());
        assert_eq!(taken("100644 blob abc\tfacts/a.toml").as_deref(), Some("facts/a.toml"));
        assert_eq!(taken("100644 blob abc\tplan/follow-up.csv").as_deref(), Some("plan/follow-up.csv"));
        assert!(taken("100644 blob abc\tstate-of-play/stays.csv").is_some());
        for other in [
            "100644 blob abc\tstate-of-play/a/b.csv",
            "100644 blob abc\tstate-of-play/..\\x.csv",
            "120000 blob abc\tfacts/link.toml",
            "100644 blob abc\tfacts/.x/a.toml",
            "100644 blob abc\tplan/a.md",
        ] {
            assert_eq!(taken(other), None, "{other}");
        }
    }

    #[test]
    fn the_answer_of_git_is_cut_by_its_sizes() {
        let answer = b"abc blob 3\na\nb\ndef blob 0\n\n";
        let (first, rest) = blob(answer).expect("a blob");
        assert_eq!(first, b"a\nb");
        assert_eq!(blob(rest), Some((&b""[..], &b""[..])));
        assert_eq!(blob(b"abc missing\n"), None);
    }
}
