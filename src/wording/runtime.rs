//! Words said outside the screens, when the program ends or cannot begin.

pub const FAULT_SAVED: &str =
    "supervisa: el programa tuvo una falla y se cerró. Todo lo escrito quedó guardado; vuelva a abrirlo y siga.";

pub fn fault_unsaved(message: &str) -> String {
    format!("supervisa: el programa tuvo una falla y se cerró, y lo último no se pudo guardar: {message}")
}

pub fn unsaved(message: &str) -> String {
    format!("supervisa: lo último no se pudo guardar: {message}")
}

pub fn closed(saved: bool) -> &'static str {
    if saved {
        "supervisa: el administrador o el sistema cerró el programa; todo quedó guardado."
    } else {
        "supervisa: el administrador o el sistema cerró el programa."
    }
}

/// The program ends without waiting for a disk that does not answer.
pub const NO_ANSWER: &str = "el disco no responde; avise a quien administra el equipo.";
pub const STOPPED_UNSAVED: &str = "supervisa: lo último aún no está guardado, porque el disco no responde o falla. Vuelva con «fg» para que se guarde.";

pub fn no_terminal(error: &std::io::Error) -> String {
    let reason =
        crate::wording::store::reason(rustix::io::Errno::from_io_error(error).unwrap_or(rustix::io::Errno::IO));
    format!("supervisa: no se pudo abrir el terminal: {reason}.")
}

pub const WORKER_FAULT: &str = "una falla del programa impidió hacerlo.";
pub const FOLDER_READ_ONLY: &str = "la carpeta de datos no admite escritura.";

pub fn no_lock(reason: &str) -> String {
    format!("no se pudo reservar para usted: {reason}.")
}

pub const RESTORED: &str = "La supervisión volvió a la lista.";

pub fn removed(id: &crate::domain::session::SessionId) -> String {
    format!("{id} está en la papelera. Presione p para verla.")
}

pub fn purged(count: usize) -> String {
    let what = if count == 1 {
        "Se destruyó una supervisión".to_owned()
    } else {
        format!("Se destruyeron {count} supervisiones")
    };
    format!("{what}. Quedó constancia en el registro.")
}
