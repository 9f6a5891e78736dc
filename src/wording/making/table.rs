//! Words of making a rubric from a table.

use crate::store::rubric_table::{Cell, Fault, Notice, Remark, as_level, letters};
use crate::wording::report::counted;

/// What was made of a table.
pub fn counts([ambitos, dimensions, criteria]: [usize; 3], best: &str, id: &str, title: &str) -> String {
    let ambitos = counted(ambitos, "ámbito", "ámbitos");
    let dimensions = counted(dimensions, "dimensión", "dimensiones");
    let criteria = counted(criteria, "criterio", "criterios");
    format!(
        "{ambitos}, {dimensions}, {criteria}; id «{id}», título «{title}».\n\
         Método points: se suman los puntos, que son el dígito de cada nivel.\n\
         El mejor nivel, «{best}», no exige texto; los demás que cuentan exigen hallazgo,\n\
         y los que no cuentan, observación."
    )
}

/// Nothing was written.
pub fn refused(count: usize) -> String {
    let faults = counted(count, "error", "errores");
    format!("No se escribió ninguna rúbrica: la tabla tiene {faults}.")
}

/// What to do about it.
pub const REFUSED_HINT: &str = "Corríjalos en la planilla, guárdela de nuevo como CSV y repita la orden.";

/// What was made was refused by the loader.
pub const REFUSED_MADE: &str = "No se escribió ninguna rúbrica: lo que resulta de la tabla no se acepta.";

/// Row and column as the spreadsheet names them: «fila 5, columna D».
pub fn cell(at: Cell) -> String {
    format!("fila {}, columna {}", at.row, letters(at.column))
}

/// One line on a fault.
pub fn fault(source: &str, Remark { at, what }: &Remark<Fault>) -> String {
    format!("{source}: {}: {}", cell(*at), why(what))
}

/// The headings that were not taken for anything.
fn not_known(headings: &[String]) -> String {
    let quoted: Vec<String> = headings.iter().map(|heading| format!("«{heading}»")).collect();
    if quoted.is_empty() { String::new() } else { format!(". No se reconocieron: {}", quoted.join(", ")) }
}

fn why(fault: &Fault) -> String {
    match fault {
        Fault::Encoding => "no es un CSV en UTF-8 ni en Windows-1252; en la planilla, guárdela como «CSV UTF-8»".into(),
        Fault::NoTable => "no hay una tabla: faltan filas, o unas comillas no se cierran".into(),
        Fault::NoCriterion => "ninguna columna se llama «Criterio»; la primera fila debe tener los títulos".into(),
        Fault::FewLevels(count, unknown) => format!(
            "hay {} de niveles que cuentan y se necesitan al menos dos; el título de cada una comienza con su dígito, \
             también donde la pauta usa letras: «3 Logrado», «4 A»{}",
            counted(*count, "columna", "columnas"),
            not_known(unknown)
        ),
        Fault::ColumnTwice(first) => format!("repite lo que ya es la columna {}; deje una", letters(first.column)),
        Fault::RowWithoutCriterion(words) => format!(
            "la fila dice «{words}» y no tiene criterio; si es el título de un ámbito o de una dimensión, póngalo en su \
             columna, y borre la fila"
        ),
        Fault::PerhapsTitle(words) => format!(
            "la fila dice «{words}» y no se sabe si es un criterio: ninguna fila tiene texto en sus niveles, y esta no tiene \
             código o parece una suma; si es un título, póngalo en su columna y borre la fila; si es un criterio, déle código"
        ),
        Fault::NoAmbito => {
            "falta el ámbito: la primera fila debe tenerlo; las vacías de abajo lo toman de arriba".into()
        }
        Fault::SomeDimensions(title) => {
            format!("en el ámbito «{title}» unas filas tienen dimensión y otras no; póngala en todas o en ninguna")
        }
        Fault::BadCode(code) => format!(
            "el código «{code}» no vale: letras y números, con puntos o guiones entre ellos, hasta 20 caracteres"
        ),
        Fault::CodeTwice(code, first) => {
            format!(
                "el código «{code}» ya está en la {}; cada uno es de una sola cosa (si los números recomienzan en cada \
                 parte, borre la columna y se numeran)",
                cell(*first)
            )
        }
        Fault::FewLevelsHere(count) => {
            let levels = counted(*count, "tiene texto", "tienen texto");
            format!("de los niveles que cuentan {levels}, y el criterio necesita al menos dos")
        }
        Fault::Weight(written) => {
            format!("el peso «{written}» no vale: un número mayor que 0 y hasta 1000, con dos decimales como máximo")
        }
        Fault::LongLabel(length) => format!("el nombre corto tiene {length} caracteres y caben 40; acórtelo"),
        Fault::Beyond(words) => format!("«{words}» está fuera de las columnas con título; póngale título o bórrelo"),
    }
}

/// One line on what the table did not say.
pub fn notice(source: &str, Remark { at, what }: &Remark<Notice>) -> String {
    format!("{source}: {}: aviso: {}", cell(*at), remark(what))
}

fn remark(notice: &Notice) -> String {
    match notice {
        Notice::UnknownColumn(heading) => format!(
            "la columna «{heading}» no se conoce y quedó fuera; si es un nivel, su título comienza con su dígito: «{}»",
            as_level(heading)
        ),
        Notice::Windows => "la tabla no está en UTF-8: se leyó como Windows-1252; compruebe tildes y eñes".into(),
        Notice::LevelWithoutName(score) => format!("el nivel no tiene nombre; quedó «Nivel {score}»"),
        Notice::Uncounted(score, name) => {
            format!("el nivel {score}, «{name}», no cuenta y vale en todos los criterios; exige observación")
        }
        Notice::HeadingsAgain => "la fila repite los títulos y quedó fuera".into(),
        Notice::EmptyLevel(criterion, score) => format!("está vacía: «{criterion}» queda sin el nivel {score}"),
        Notice::LevelsByName(count) => format!(
            "ningún nivel tiene texto: en {} cada nivel quedó con su nombre; compruebe que ninguno sea un título",
            counted(*count, "criterio", "criterios")
        ),
        Notice::BestSoundsWorst(score, name) => format!(
            "el mejor nivel es el del dígito mayor, «{score} {name}»; si es el peor, cambie los dígitos de los títulos"
        ),
        Notice::PerhapsDate(code) => format!(
            "el código «{code}» parece una fecha que puso la planilla; dé a la columna formato de texto y escríbalo de nuevo"
        ),
        Notice::OneAmbito => "no hay columna «Ámbito»: todo quedó en uno, con el título de la pauta".into(),
        Notice::AmbitoAgain(ambito) => {
            format!("el ámbito «{ambito}» ya había terminado; el criterio se puso con los demás de ese ámbito")
        }
        Notice::CodesMade(1) => "un criterio no tiene código: se numeró".into(),
        Notice::CodesMade(count) => format!("{count} criterios no tienen código: se numeraron por ámbito o dimensión"),
        Notice::LabelsCut(1) => "un nombre corto es el comienzo de su criterio; mejórelo en label".into(),
        Notice::LabelsCut(count) => {
            format!("{count} nombres cortos son el comienzo de su criterio; mejórelos en label")
        }
    }
}
