//! Words of `supervisa papelera`.

use chrono::NaiveDate;

use super::report::counted;
use crate::domain::identification::chilean;
use crate::domain::retention::BeforeFault;
use crate::domain::session::SessionId;

pub const EMPTY: &str = "La papelera está vacía.";
pub const HINT: &str = "Ejemplo: supervisa papelera --vaciar-antes-de 01-06-2026";

/// A removed supervision, behind its id.
pub fn removed(day: NaiveDate, project: &str) -> String {
    format!("quitada el {}  {project}", chilean(day))
}

pub fn destroyed(id: &SessionId, removed: NaiveDate) -> String {
    format!("destruida {id} (en la papelera desde el {})", chilean(removed))
}

pub fn done(count: usize) -> String {
    let what = counted(count, "supervisión, anotada", "supervisiones, anotadas");
    format!("{} {what} en registro.log.", if count == 1 { "Se destruyó" } else { "Se destruyeron" })
}

pub fn nothing_before(day: NaiveDate) -> String {
    format!("En la papelera no hay nada quitado antes del {}.", chilean(day))
}

pub fn fault(text: &str, fault: BeforeFault) -> String {
    match fault {
        BeforeFault::NotADate => format!("«{text}» no es una fecha: escriba día, mes y año, como 22-11-2026."),
        BeforeFault::NotYet(day) => {
            format!("El {} aún no llega: no se destruye lo que se quite desde hoy.", chilean(day))
        }
    }
}
