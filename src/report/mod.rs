//! What is shown: a view is laid out once as a document, and each format writes any document.

pub(crate) mod document;
pub(crate) mod format;
pub(crate) mod view;
