//! Words of a session that another connection of the same account has, or takes.

use crate::domain::session::{SessionId, Timestamp};
use crate::store::Holder;

pub const HELD: &str = "Supervisión abierta en otra conexión";
pub const HELD_ANSWERS: &str = "s  seguir aquí      l  solo leer      n  volver";
pub const HELD_READ_ONLY: &str = "l  solo leer      n  volver";
/// Name of the wait for the other connection.
pub const WAITING: &str = "En espera de la otra conexión";
pub const WAITS: &str = "Se pidió a la otra conexión que guarde y suelte la supervisión. Si en unos segundos no responde, se abre aquí de todos modos: cuanto ella guardó sigue aquí, y lo que aún no había guardado quedará en una copia aparte.";
pub const WAITING_ANSWERS: &str = "Esc  dejar de esperar";
/// Name of the key where a session is only read because another connection has it.
pub const FOLLOWING: &str = "Lectura de lo que otra conexión tiene abierto";
pub const TOO_SOON: &str =
    "Ahora puede escribir aquí. Esa tecla llegó antes de que pudiera verlo y no cambió nada; presiónela otra vez.";
pub const UNSEEN: &str =
    "Mientras se guardaba para otra conexión se presionaron teclas que no se aplicaron; revise dónde está y siga.";
pub const WRITABLE: &str = "La otra conexión terminó. Ahora puede escribir aquí.";
pub const FREED: &str = "La otra conexión terminó. Presione Ctrl-T para seguir aquí.";
pub const FREE: &str = "ya nadie la tiene abierta; con Ctrl-T sigue aquí.";
pub const HELD_HERE: &str = "la tiene abierta otra conexión, y aquí se ve lo que ella guarda; con Ctrl-T sigue aquí.";
pub const HELD_THERE: &str = "está abierta en otra parte; aquí se puede leer, no cambiar.";

/// The hour of a moment, or day and hour if that was another day than `now`.
fn since(at: Timestamp, now: Timestamp) -> String {
    let at = at.with_timezone(now.offset());
    let pattern = if at.date_naive() == now.date_naive() { "las %H:%M" } else { "el %d-%m-%Y a las %H:%M" };
    at.format(pattern).to_string()
}

/// Who has a session open, for the question what to do about it.
pub fn held(holder: Option<&Holder>, now: Timestamp) -> String {
    match holder {
        Some(Holder { user, process, since: at }) => {
            format!(
                "La supervisión está abierta en otra conexión de {user}, desde {} (proceso {process}).",
                since(*at, now)
            )
        }
        None => "La supervisión está abierta en otra conexión.".to_owned(),
    }
}

pub fn held_by_another(holder: Option<&Holder>) -> String {
    match holder {
        Some(Holder { user, .. }) => format!("La supervisión está abierta por {user}. Aquí se puede leer, no cambiar."),
        None => "La supervisión está abierta en otra parte. Aquí se puede leer, no cambiar.".to_owned(),
    }
}

pub fn ask_held(holder: &str) -> String {
    format!("{holder} Si sigue aquí, allá se guarda todo y queda solo para leer.")
}

/// `abierta por ana desde las 12:03`, for lists.
pub fn open_by(user: &str, at: Timestamp, now: Timestamp) -> String {
    format!("abierta por {user} desde {}", since(at, now))
}

pub fn goes_on(at: Timestamp, copy: Option<&SessionId>) -> String {
    format!("se sigue en otra conexión desde {}; {} Con Ctrl-T sigue aquí.", since(at, at), kept(copy))
}

pub fn let_go(at: Timestamp, copy: Option<&SessionId>) -> String {
    format!("Se sigue en otra conexión desde {}; {}", since(at, at), kept(copy))
}

fn kept(copy: Option<&SessionId>) -> String {
    match copy {
        None => "aquí quedó todo guardado.".to_owned(),
        Some(id) => format!("lo que aquí faltaba por guardar quedó en una copia, «{id}»."),
    }
}
