//! Files that cannot be understood: each rule words one kind of problem that reading found.

mod duplicate_id;
mod encoding;
mod link_outside;
mod missing_key;
mod syntax;
mod unknown_key;
mod unknown_reference;
mod unknown_value;
mod unreadable_file;
pub(super) mod unused_allow;
mod wrong_type;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &duplicate_id::RULE,
    &encoding::RULE,
    &link_outside::RULE,
    &missing_key::RULE,
    &syntax::RULE,
    &unknown_key::RULE,
    &unknown_reference::RULE,
    &unknown_value::RULE,
    &unreadable_file::RULE,
    &unused_allow::RULE,
    &wrong_type::RULE,
];
