//! What `exportar` says.

/// A format that does not exist.
pub fn unknown_format(found: &str) -> String {
    format!("El formato «{found}» no existe.")
}

/// What exists.
pub fn formats(names: &[&str]) -> String {
    format!("Los formatos son {}.", names.join(", "))
}

/// A terminal would be spoilt.
pub fn no_terminal(format: &str) -> String {
    format!("Un archivo {format} no se puede mostrar en un terminal.")
}

/// What to type instead. `command` stands on a line of its own, to be copied.
pub fn copy_this(remote: bool, command: &str) -> String {
    if remote {
        format!("En su propio equipo, escriba esto para recibirlo:\n\n  {command}\n")
    } else {
        format!("Diríjalo a un archivo:\n\n  {command}\n")
    }
}

/// Where it is.
pub fn written(path: &str) -> String {
    format!("El informe está en {path}")
}

/// Something is there already.
pub fn already_there(path: &str) -> String {
    format!("{path} ya existe y no se reemplaza.")
}

/// What to do about it.
pub const ALREADY_THERE_HINT: &str = "Dé otro nombre con --salida, o mueva antes ese archivo.";

/// The program was built without this format.
pub const ABSENT: &str = "Este programa se compiló sin ese formato.";
/// What to do about it.
pub const ABSENT_HINT: &str = "Use docx o html, o pida a quien administra el programa completo.";

/// A library refused.
pub fn refused(why: &str) -> String {
    format!("El informe no se pudo formar: {why}")
}

/// Characters that are written visibly.
pub fn written_visibly(count: usize) -> String {
    match count {
        1 => "un carácter que este formato no puede mostrar quedó escrito con su número, como [U+1F467].".to_owned(),
        count => {
            format!(
                "{count} caracteres que este formato no puede mostrar quedaron escritos con su número, como [U+1F467]."
            )
        }
    }
}

/// Nobody has agreed to what would be published.
pub fn not_agreed(changed: bool) -> &'static str {
    if changed {
        "La versión pública no es la que se confirmó con ese código: cambió desde entonces."
    } else {
        "La versión pública se escribe solo cuando alguien la leyó y está conforme."
    }
}

/// The text, and how to agree to it.
pub fn read_and_agree(text: &str, code: &str) -> String {
    format!("Esto es lo que se publicaría:\n\n{text}\n{}", agree_with(code))
}

/// How to agree to what was shown.
pub fn agree_with(code: &str) -> String {
    format!("Si está conforme con cada palabra, repita la orden con --publico --conforme {code}")
}
