//! One writer at a time: a lock that the system frees when its holder is killed.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// Why the right to write was not had.
#[derive(Debug)]
pub(crate) enum LockError {
    /// Another process keeps it.
    Busy,
    /// The system refused.
    Io(io::Error),
}

/// The right to write a file, for one process at a time.
///
/// A file of its own is locked, since the written file itself is replaced; the system frees the lock of a process
/// that is killed.
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

/// How long to wait for another writer: 30 seconds, by steps of 10 milliseconds.
const MOST_WAITS: usize = 3_000;
/// See [`MOST_WAITS`].
const WAIT: Duration = Duration::from_millis(10);

impl Lock {
    /// Waits for the right; `name` is that of the lock file in `folder`.
    ///
    /// # Errors
    /// Another process keeps it too long, or the system refuses.
    pub(crate) fn take(folder: &Path, name: &str) -> Result<Self, LockError> {
        let path = folder.join(name);
        for _ in 0..MOST_WAITS {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .map_err(LockError::Io)?;
            match file.try_lock() {
                Ok(()) if is_still_there(&file, &path) => return Ok(Self { file, path }),
                // The writer before took the file away: the lock is on a name that is no more.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => thread::sleep(WAIT),
                Err(TryLockError::Error(error)) => return Err(LockError::Io(error)),
            }
        }
        Err(LockError::Busy)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(unix) {
            // A lock file left behind is harmless: the next writer takes it over.
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(named)) => id(open) == id(named),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    // The lock file is never taken away there.
    true
}
