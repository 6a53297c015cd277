//! Copies of the repository's missions, to be changed.

use std::{fs, path::Path};

/// Copies a folder of the repository into another, which is made.
pub(crate) fn lay(from: &str, to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
    for entry in walkdir::WalkDir::new(&from).into_iter().filter_map(Result::ok) {
        let to = to.join(entry.path().strip_prefix(&from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("writable");
        } else {
            fs::copy(entry.path(), to).expect("copied");
        }
    }
}

/// Returns a folder with a copy of an example in it.
pub(crate) fn example(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    lay(&format!("examples/{name}"), folder.path());
    folder
}
