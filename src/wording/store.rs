//! What is said about the data folder: what happened, to which file, and what can be done.

use std::fmt;
use std::path::Path;

use rustix::io::Errno;

use crate::domain::session::Timestamp;
use crate::store::error::{Doing, ErrorKind, Problem, StoreError};
use crate::store::fault::one_line;
use crate::store::folder::Notice;
use crate::store::lock::Holder;
use crate::store::trash::Trashed;
use crate::store::wrong::{OfSession, Wrong};

/// A path as it may be shown on one line.
fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

/// `22-11-2026 06:35`, the day and the minute as people here write them.
pub fn moment(at: Timestamp) -> String {
    at.format("%d-%m-%Y %H:%M").to_string()
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&error(self))
    }
}

pub fn error(error: &StoreError) -> String {
    let path = shown(&error.path);
    match &error.kind {
        // The reason first: where there is one row for all of it, the path is what can be cut.
        ErrorKind::System { doing, errno } => format!("{}: {} ({path}).", doing_words(*doing), reason(*errno)),
        ErrorKind::NotFound => format!("No existe «{path}». Vea las supervisiones guardadas con «supervisa listar»."),
        ErrorKind::NotRegular => {
            format!("{path} no es un archivo corriente (es una carpeta, un enlace o un dispositivo) y no se lee.")
        }
        ErrorKind::TooLarge => format!("{path} supera los 16 MB que puede tener un archivo de este programa."),
        ErrorKind::Refused(fault) => fault.to_string(),
        ErrorKind::RefusedRubric(faults) => faults.to_string(),
        ErrorKind::RefusedPhrases(faults) => faults.to_string(),
        ErrorKind::TooManyPhrases => super::phrases::too_many(&path),
        ErrorKind::ForeignId(inside) => format!(
            "{path}: el archivo lleva dentro otra supervisión, «{inside}». Devuélvale su nombre, o impórtelo con \
             «supervisa continuar {path}»."
        ),
        ErrorKind::Ambiguous(candidates, total) => ambiguous(&path, candidates, *total),
        ErrorKind::Taken(id) => format!("Ya existe una supervisión «{id}» ({path}); no se ha reemplazado."),
        ErrorKind::VersionTaken(version) => format!(
            "{path}: ahí ya está guardada otra versión {version} de esta supervisión, y no se reemplaza. Si no es suya, \
             muévala a otra carpeta e inténtelo de nuevo."
        ),
        ErrorKind::HeldElsewhere(holder) => held(holder.as_ref()),
        ErrorKind::ReadOnly => {
            format!(
                "{path} es solo de lectura: puede consultar, pero no guardar. Pida permiso de escritura o use --datos."
            )
        }
        ErrorKind::UnknownRubric => {
            format!("{path}: la rúbrica de esta supervisión no está en la carpeta de datos. Indíquela con --rubrica.")
        }
    }
}

/// Why a save failed, for a row that may be cut: the reason comes first and the path, which is the session's own, not
/// at all.
pub fn not_saved(failure: &StoreError) -> String {
    match &failure.kind {
        ErrorKind::System { errno, .. } => format!("{}.", reason(*errno)),
        ErrorKind::NotFound
        | ErrorKind::NotRegular
        | ErrorKind::TooLarge
        | ErrorKind::Refused(_)
        | ErrorKind::RefusedRubric(_)
        | ErrorKind::RefusedPhrases(_)
        | ErrorKind::TooManyPhrases
        | ErrorKind::ForeignId(_)
        | ErrorKind::Ambiguous(..)
        | ErrorKind::Taken(_)
        | ErrorKind::VersionTaken(_)
        | ErrorKind::HeldElsewhere(_)
        | ErrorKind::ReadOnly
        | ErrorKind::UnknownRubric => error(failure),
    }
}

fn ambiguous(beginning: &str, candidates: &[impl fmt::Display], total: usize) -> String {
    let mut text = format!("«{beginning}» puede ser cualquiera de {total} supervisiones:");
    for id in candidates {
        text.push_str(&format!("\n  {id}"));
    }
    if total > candidates.len() {
        text.push_str("\n  …");
    }
    text.push_str("\nEscriba algunas letras más.");
    text
}

pub fn held(holder: Option<&Holder>) -> String {
    let who = match holder {
        Some(Holder { user, process, since }) => {
            format!("por {user} (proceso {process}) desde el {}", moment(*since))
        }
        None => "en otra parte".to_owned(),
    };
    format!("La supervisión está abierta {who}; aquí no se cambió nada. Ciérrela allá, o ábrala para seguir aquí.")
}

fn doing_words(doing: Doing) -> &'static str {
    match doing {
        Doing::Opening => "No se pudo abrir",
        Doing::Reading => "No se pudo leer",
        Doing::Saving => "No se pudo guardar",
        Doing::Locking => "No se pudo reservar",
        Doing::Moving => "No se pudo mover",
        Doing::Purging => "No se pudo destruir",
    }
}

pub fn reason(errno: Errno) -> String {
    let words = match errno {
        Errno::NOSPC => "el disco está lleno; libere espacio",
        Errno::DQUOT => "se agotó su cuota de disco; libere espacio o pida más",
        Errno::ROFS => "el disco es solo de lectura; avise a quien administra el equipo",
        Errno::ACCESS | Errno::PERM => "no tiene permiso; avise a quien administra el equipo",
        Errno::IO => "el disco falla (error de entrada o salida); avise a quien administra el equipo",
        Errno::NOENT => "la carpeta de datos ya no está",
        Errno::EXIST => "el nombre ya está en uso",
        Errno::NOTDIR => "un archivo tapa la carpeta; muévalo",
        Errno::ISDIR => "es una carpeta, y aquí va un archivo",
        Errno::NAMETOOLONG => "el nombre es demasiado largo",
        Errno::FBIG => "supera el tamaño de archivo permitido a su cuenta",
        Errno::MFILE | Errno::NFILE => "hay demasiados archivos abiertos; cierre otros programas",
        Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS => {
            "el sistema de archivos no admite reservas; avise a quien administra el equipo"
        }
        Errno::AGAIN => "otro programa lo está usando; inténtelo de nuevo",
        Errno::STALE => "la carpeta de red cambió; salga y vuelva a entrar",
        other => return format!("el sistema respondió con el error {}", other.raw_os_error()),
    };
    words.to_owned()
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Wider { path, mode } => format!(
            "La carpeta {} permite la entrada a otras cuentas (permisos {mode:03o}); ciérrela con «chmod 700».",
            shown(path)
        ),
        Notice::Network(name) => format!(
            "La carpeta de datos está en un sistema de archivos {name}: allí las reservas y el guardado pueden no ser seguros."
        ),
        Notice::ReadOnly => "La carpeta de datos es solo de lectura: puede consultar, pero no guardar.".to_owned(),
    }
}

pub fn read_from_backup(problem: &Problem) -> String {
    format!(
        "Se leyó el respaldo (el estado anterior al último guardado), porque el archivo de la supervisión no sirve: {problem}"
    )
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoId => f.write_str(
                "el nombre del archivo no es el de una supervisión; impórtelo con «supervisa continuar RUTA»",
            ),
            Self::FileMissing => f.write_str("falta el archivo de la supervisión"),
            Self::OlderThanBackup => f.write_str("el archivo de la supervisión es más antiguo que su respaldo"),
            Self::UnknownRubric(pin) => Wrong::from(OfSession::UnknownRubric(pin.clone())).fmt(f),
            Self::Refused(fault) => fault.fmt(f),
            Self::Failed(error) => error.fmt(f),
            Self::WithBackup(problem) => write!(f, "{problem} (hay un respaldo: ábrala para recuperarla)"),
        }
    }
}

/// The line of the record for what is destroyed.
pub fn destroyed(Trashed { id, removed_at, .. }: &Trashed, now: Timestamp) -> String {
    format!("{} destruida {id} (en la papelera desde {})\n", now.to_rfc3339(), removed_at.to_rfc3339())
}
