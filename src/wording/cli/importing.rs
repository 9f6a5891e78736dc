//! Words of taking a session over from a file.

use crate::domain::session::SessionId;

pub fn ask_import(id: &SessionId, complete: usize, there: Option<usize>) -> String {
    let there =
        there.map_or_else(|| "que no se puede leer".to_owned(), |there| format!("con {there} criterios completos"));
    format!(
        "Ya hay una supervisión «{id}» en la carpeta de datos, {there}; la del archivo tiene {complete}.\n\
         No se reemplazará. ¿Importar la del archivo como una copia aparte? [s/n] "
    )
}

pub fn not_imported(id: &SessionId) -> String {
    format!("No se importó nada. La que ya estaba se abre con «supervisa continuar {id}».")
}

pub fn imported(id: &SessionId) -> String {
    format!("La supervisión quedó en la carpeta de datos como «{id}»; el archivo no se tocó.")
}

/// No name is left for the copy.
pub fn no_name_left(id: &SessionId) -> String {
    format!("Ya hay demasiadas copias de «{id}».")
}
