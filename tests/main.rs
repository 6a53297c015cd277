//! The one test binary.

#![expect(clippy::disallowed_methods, reason = "fixtures in temporary folders need no safe write")]

mod copy;
mod data;
mod diff;
mod docs;
mod examples;
mod floors;
mod hostile;
mod import;
mod init;
mod log;
mod organisation;
mod pages;
mod plan;
mod plan_import;
mod properties;
mod recipes;
mod report;
mod rules;
mod schedule;
mod sessions;
mod table_schema;
mod wording;
mod wrong;
