//! The one test binary.

#![expect(clippy::disallowed_methods, reason = "fixtures in temporary folders need no safe write")]

mod docs;
mod examples;
mod floors;
mod hostile;
mod import;
mod init;
mod properties;
mod rules;
mod sessions;
mod table_schema;
mod wrong;
