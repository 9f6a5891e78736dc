//! Words said outside the screens, when the program ends or cannot begin.

/// A fault of the program, with everything saved.
pub const FAULT_SAVED: &str =
    "supervisa: el programa tuvo una falla y se cerró. Todo lo escrito quedó guardado; vuelva a abrirlo y siga.";

/// A fault of the program, and the disk refuses.
#[must_use]
pub fn fault_unsaved(message: &str) -> String {
    format!("supervisa: el programa tuvo una falla y se cerró, y lo último no se pudo guardar: {message}")
}

/// The program ends and the disk refuses.
#[must_use]
pub fn unsaved(message: &str) -> String {
    format!("supervisa: lo último no se pudo guardar: {message}")
}

/// A signal ended the program; whose it was is not known, but not a key of the supervisor's.
#[must_use]
pub fn closed(saved: bool) -> &'static str {
    if saved {
        "supervisa: el administrador o el sistema cerró el programa; todo quedó guardado."
    } else {
        "supervisa: el administrador o el sistema cerró el programa."
    }
}

/// The program ends without waiting for a disk that does not answer.
pub const NO_ANSWER: &str = "el disco no responde; avise a quien administra el equipo.";
/// The program stops (Ctrl-Z) while the disk refuses or does not answer.
pub const STOPPED_UNSAVED: &str = "supervisa: lo último aún no está guardado, porque el disco no responde o falla. Vuelva con «fg» para que se guarde.";

/// There is no terminal to open.
#[must_use]
pub fn no_terminal(error: &std::io::Error) -> String {
    let reason =
        crate::wording::store::reason(rustix::io::Errno::from_io_error(error).unwrap_or(rustix::io::Errno::IO));
    format!("supervisa: no se pudo abrir el terminal: {reason}.")
}

/// A job of the worker failed by a fault of ours.
pub const WORKER_FAULT: &str = "una falla del programa impidió hacerlo.";
pub use crate::wording::tui::CLOSED;
/// A folder that cannot be written.
pub const FOLDER_READ_ONLY: &str = "la carpeta de datos no admite escritura.";
/// A session came back from the trash.
pub const RESTORED: &str = "La supervisión volvió a la lista.";

/// A session went to the trash.
#[must_use]
pub fn removed(id: &crate::domain::session::SessionId) -> String {
    format!("{id} está en la papelera. Presione p para verla.")
}

/// The trash was emptied.
#[must_use]
pub fn purged(count: usize) -> String {
    let what = if count == 1 {
        "Se destruyó una supervisión".to_owned()
    } else {
        format!("Se destruyeron {count} supervisiones")
    };
    format!("{what}. Quedó constancia en el registro.")
}
