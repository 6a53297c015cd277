//! Writes files whole or not at all, and never over a person's work without being asked to.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

/// What to do when the file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Leave it and fail with [`io::ErrorKind::AlreadyExists`].
    Keep,
    /// Put the new one in its place.
    Replace,
}

/// Writes `bytes` to `path` through a temporary file in the same folder, synced, then renamed.
///
/// # Errors
/// Those of the system; the file is then as it was before.
pub(crate) fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    if existing == Existing::Replace {
        match fs::metadata(path) {
            // What a link leads to is written, not the link.
            Ok(metadata) if metadata.is_file() => {
                return write_whole(&fs::canonicalize(path)?, bytes, existing);
            }
            // A device or a pipe takes the bytes; nothing can stand in its place.
            Ok(metadata) if !metadata.is_dir() => {
                return fs::File::options().write(true).open(path)?.write_all(bytes);
            }
            Ok(_) | Err(_) => {}
        }
    }
    write_whole(path, bytes, existing)
}

fn write_whole(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As an ordinary new file would be; a temporary file's own rights are its owner's alone.
        let mode = fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode());
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.prefix(".otn-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match existing {
        Existing::Keep => file.persist_noclobber(path)?,
        Existing::Replace => file.persist(path)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_kept_unless_replacing_is_asked_for() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.toml");
        write(&path, b"one", Existing::Keep).expect("a new file");
        let refused = write(&path, b"two", Existing::Keep).expect_err("it is there");
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        write(&path, b"two", Existing::Replace).expect("asked to replace");
        assert_eq!(fs::read(&path).expect("it is there"), b"two");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1, "nothing else is left");
    }
}
