//! The one test binary.

mod docs;
mod examples;
mod floors;
mod hostile;
mod init;
mod rules;
