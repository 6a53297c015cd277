//! placeholder
use super::Review;
use crate::language::Language;
pub(super) fn render(_review: &Review<'_>, _language: Language) -> String {
    String::new()
}
