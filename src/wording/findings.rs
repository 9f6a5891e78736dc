//! Words of `validar` on a session and what lies beside its file: one finding a line, the file's name in front.

use std::path::{Path, PathBuf};

use crate::domain::session::SessionId;
use crate::store::Version;
use crate::store::examine::{Fault, Note};
use crate::store::fault::one_line;
use crate::wording::lists::version_time;
use crate::wording::recovery;

pub fn fault(id: &SessionId, path: &str, fault: &Fault, choices: &[(PathBuf, Version)]) -> String {
    let path = one_line(path);
    let mut text = match fault {
        Fault::Refused(error) => format!("{error}\n"),
        Fault::Missing => format!("{path}: falta el archivo de la supervisión, y está su respaldo\n"),
        Fault::Older => format!("{path}: es más antiguo que su respaldo; alguien puso aquí un archivo anterior\n"),
    };
    for (path, version) in choices {
        text.push_str(&format!("{}: se puede seguir con esto: {}\n", shown(path), held(version)));
    }
    let [(first, _), others @ ..] = choices else { return text };
    let backup = match fault {
        Fault::Older => choices.iter().map(|(path, _)| shown(path)).find(|path| path.ends_with(".anterior")),
        Fault::Refused(_) | Fault::Missing => None,
    };
    let choose = format!("«supervisa continuar {id}» muestra");
    match (backup, others) {
        (Some(backup), _) => text.push_str(&format!(
            "{path}: {choose} ambas y pregunta; nada se borra. Si vale el archivo, mueva {backup} a otra carpeta; si vale el \
             respaldo, elíjalo al abrirla.\n"
        )),
        (None, []) => text.push_str(&format!(
            "{}: {choose} esta versión y pregunta antes de seguir con ella; nada se borra.\n",
            shown(first)
        )),
        (None, _) => text.push_str(&format!("{path}: {choose} estas versiones y pregunta con cuál seguir; nada se borra.\n")),
    }
    text
}

/// «29 de 36 criterios completos, del 22-11-2026 12:03. Faltan los últimos bytes.»
fn held(version: &Version) -> String {
    let done = version.complete.zip(version.criteria);
    let done = done.map_or_else(String::new, |(complete, of)| format!("{complete} de {of} criterios completos, "));
    let at = match version.changed_at {
        Some(_) => format!("del {}", version_time(version.changed_at)),
        None => "sin fecha".to_owned(),
    };
    let rest = version.rest.as_ref().map(|rest| format!(". {}", recovery::rest(rest))).unwrap_or_default();
    format!("{done}{at}{rest}")
}

pub fn notes(notes: &[Note]) -> String {
    let line = |note: &Note| match note {
        Note::Stray(path) => {
            format!("{}: nota: quedó a medio escribir; se limpia al abrir la supervisión\n", shown(path))
        }
        Note::Backup(path) => {
            format!("{}: nota: el respaldo está dañado; el próximo guardado lo reemplaza\n", shown(path))
        }
        Note::Aside(path) => format!("{}: nota: apartado; bórrelo cuando ya no lo necesite\n", shown(path)),
    };
    notes.iter().map(line).collect()
}

fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}
