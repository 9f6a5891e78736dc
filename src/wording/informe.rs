//! What is said while the informe is read on screen, and while it is handed out.

/// Names of the screens.
pub const READING: &str = "Lectura del informe";
/// Looking for words in it.
pub const FIND: &str = "Búsqueda en el informe";
/// Choosing format and edition.
pub const HAND_OUT: &str = "Escribir el informe";

/// The name of a column before its cell.
pub fn behind(column: &str) -> String {
    format!("{column}: ")
}

/// The editions, as the key that leads to one names it.
pub const ORDINARY: &str = "ordinaria";
pub const PUBLIC: &str = "pública";

/// What stands over a chapter of the edition that is not the whole.
pub fn of_public(chapter: &str) -> String {
    format!("VERSIÓN PÚBLICA · {chapter}")
}

/// How far one has read.
pub fn read(mark: Option<&str>, percent: usize) -> String {
    match mark {
        Some(mark) => format!("{mark} · leído: {percent} %"),
        None => format!("leído: {percent} %"),
    }
}

/// How many lines match.
pub fn lines(count: usize) -> String {
    match count {
        1 => "1 línea".to_owned(),
        count => format!("{count} líneas"),
    }
}

/// One of the lines that match.
pub fn hit(n: usize, of: usize, went_round: bool) -> String {
    let round = if went_round && of > 1 { "; la búsqueda dio la vuelta" } else { "" };
    format!("{n} de {of}{round}.")
}

/// No line matches.
pub fn nothing_found(query: &str) -> String {
    format!("Nada en el informe tiene «{query}». Pruebe con menos palabras o con otra.")
}

/// What may be published is looked at first.
pub const LOOK_FIRST: &str = "Esto, y nada más, es lo que se publicaría. Revíselo; x e Intro escriben el archivo.";

/// Asked for the choice where it cannot be made.
pub const OPEN_FIRST: &str = "Abra la supervisión con Intro; allí, x escribe el informe en un archivo.";
pub const LEAVE_SHEET_FIRST: &str = "El informe se escribe con x desde la evaluación: vuelva con q.";

/// The worker has it.
pub const WRITING: &str = "Escribiendo el informe…";

/// For which edition a format is chosen.
pub const EDITIONS: [&str; 2] = ["ordinaria: todo", "pública: solo lo que se puede publicar"];
/// Before the edition.
pub const EDITION: &str = "Versión";

/// What each format is for, by its name.
pub fn purpose(format: &str) -> &'static str {
    match format {
        "pdf" => "para entregar",
        "docx" => "para corregir en un procesador de textos",
        "html" => "para leer en un navegador",
        "xlsx" => "para contar, en una planilla",
        "md" => "texto, para cualquier editor",
        "csv" => "tabla larga, para programas",
        "json" => "datos, para programas",
        _ => "",
    }
}

/// Where the informe was put.
pub fn handed_out(path: &str, unshown: usize) -> String {
    let told = super::exporting::written(path);
    match unshown {
        0 => format!("{told}."),
        count => format!("{told}; {}", super::exporting::written_visibly(count)),
    }
}
