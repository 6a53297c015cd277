//! What the system refuses, in words.

use std::io::{Error, ErrorKind};

use super::{Text, text};

/// Returns the system's refusal in words; its own where it is none of the usual ones.
pub(crate) fn refusal(error: &Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => text!("ce fichier ou ce dossier n'existe pas", "no such file or folder"),
        ErrorKind::PermissionDenied => {
            text!("les droits d'accès ne le permettent pas", "its access rights do not allow it")
        }
        ErrorKind::IsADirectory => text!("c'est un dossier, non un fichier", "it is a folder, not a file"),
        ErrorKind::NotADirectory => {
            text!("une partie du chemin n'est pas un dossier", "a part of the path is not a folder")
        }
        ErrorKind::AlreadyExists => text!("il existe déjà", "it exists already"),
        ErrorKind::StorageFull => text!("le disque est plein", "the disk is full"),
        ErrorKind::QuotaExceeded => {
            text!("votre part du disque est pleine", "your share of the disk is full")
        }
        ErrorKind::FileTooLarge => text!("le fichier est trop grand", "the file is too large"),
        ErrorKind::ReadOnlyFilesystem => text!("le disque est en lecture seule", "the disk is read-only"),
        _ => Text::same(&error.to_string()),
    }
}
