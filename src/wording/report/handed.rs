//! Which version an informe is, who answers for it, and which it replaces.

use crate::domain::seal::Seal;
use crate::domain::session::Timestamp;

/// Which version this is.
pub fn version(version: u32) -> String {
    format!("Versión {version}, cerrada")
}

/// By what a version that was handed in is known.
pub fn known_by(at: &Timestamp, seal: Seal) -> String {
    format!("cerrada el {} (sello {seal})", at.format("%d-%m-%Y"))
}

/// Where a version that was opened again stands before the one that is read.
#[derive(Debug, Clone, Copy)]
pub enum Replaces {
    /// The one that is read replaces it.
    Now,
    /// The one that is read will, once it is closed.
    Soon,
    /// Another one before did.
    Before,
}

/// Which version was replaced, by which, and why.
pub fn replaces(how: Replaces, version: u32, known_by: Option<&str>, reason: &str) -> String {
    let next = version.saturating_add(1);
    let how = match how {
        Replaces::Now => "Reemplaza a".to_owned(),
        Replaces::Soon => format!("Será la versión {next} y reemplazará a"),
        Replaces::Before => format!("La versión {next} reemplazó a"),
    };
    let known_by = known_by.map_or_else(String::new, |known_by| format!(", {known_by}"));
    let end = if reason.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    format!("{how} la versión {version}{known_by}. Motivo de la reapertura: {reason}{end}")
}

/// The same for the public: without the reason, which is anybody's words.
pub fn replaces_in_public(version: u32) -> Option<String> {
    let before = version.checked_sub(1).filter(|before| *before > 0)?;
    Some(format!("Reemplaza a la versión {before}."))
}

/// Who closed it, when, and what that means.
pub fn closed(by: &str, meaning: &str, at: &Timestamp) -> String {
    format!("Cerrada por {by} el {} ({meaning}).", at.format("%d-%m-%Y a las %H:%M"))
}

/// What the seal proves.
pub const SEAL_MEANS: &str = "El sello es la huella SHA-256 del contenido de esta versión: permite comprobar que una copia \
     no cambió. No reemplaza la firma.";
