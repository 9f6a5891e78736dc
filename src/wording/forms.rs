//! Words of the identification and of the summary.

use crate::domain::identification::{Field, FieldFault, Identification, Kind, MAX_FIELD_CHARS};
use crate::domain::rubric::Method;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, Population};
use crate::domain::score::Points;
use crate::domain::scoring::Hundredths;
use crate::domain::text::harmless;

/// Heading of the fields.
pub const PROJECT: &str = "Proyecto y visita";
/// Heading of the sample.
pub const SAMPLE: &str = "Muestra";
/// Name of a row.
pub const KIND: &str = "Tipo";
/// Name of a row.
pub const CASE_CODES: &str = "Códigos de casos";
/// Name of a row.
pub const RUCS: &str = "RUC revisados";
/// The last row of a session made just now.
pub const BEGIN_WALK: &str = "Comenzar el recorrido";
/// The last row later on.
pub const BACK_TO_WALK: &str = "Volver al recorrido";
/// What the last row does.
pub const ABOUT_GO: &str = "Intro va a los criterios. Lo que falte aquí no impide seguir: puede completarse después.";
/// Nothing is lacking.
pub const NOTHING_MISSING: &str = "completa";
/// Where a proposal can be accepted.
pub const ACCEPT: &str = "→ acepta lo propuesto entre « ».";
/// In the footer.
pub const ACCEPT_SHORT: &str = "acepta lo propuesto";
/// In the footer.
pub const ANOTHER_VALUE: &str = "otro valor";
/// In the footer.
pub const ANOTHER_DAY: &str = "otro día";
/// In the footer.
pub const ANOTHER_PROPOSAL: &str = "otra propuesta";
/// In the footer, on the last row.
pub const GO_SHORT: &str = "va al recorrido";
/// Nothing of the sort was typed earlier.
pub const NO_PROPOSAL: &str = "No hay otro valor de supervisiones anteriores que comience así.";
/// A date cannot be stepped.
pub const NO_DATE_TO_STEP: &str = "Lo escrito no es una fecha: corríjalo o bórrelo con Ctrl-U.";
/// A pasted region is unknown.
pub const NO_SUCH_REGION: &str = "No es una de las dieciséis regiones. Escriba sus primeras letras o use ← y →.";
/// What is typed is no number.
#[must_use]
pub fn no_number(typed: &str) -> String {
    format!("«{}» no se anota: aquí va un número entero, solo cifras, hasta 999999.", harmless(typed))
}
/// Text has no place here.
pub const NOTHING_TO_WRITE: &str = "Aquí no se escribe: elija con ← y →.";
/// The last row takes no text.
pub const ONLY_ENTER: &str = "Aquí no se escribe: Intro va al recorrido.";
/// Codes, never names.
pub const NO_PERSONS: &str = "¿nombre o RUN?";
/// The same in a sentence.
pub const NO_PERSONS_HELP: &str = "Parece haber un nombre o un RUN: use códigos, nunca nombres ni RUN.";

/// A field points to a person.
pub const HOLDS_PERSON: &str = "¿dato personal?";
/// The same in a sentence.
pub const HOLDS_PERSON_HELP: &str = "Parece tener un RUN, un correo o un teléfono: quítelo si no hace falta.";
/// A code stands there twice.
pub const CODE_TWICE: &str = "código repetido";

/// The same in a sentence.
#[must_use]
pub fn code_twice(code: &str, first: &str) -> String {
    if code == first {
        format!("{code} está dos veces; es un solo código y cuenta una vez.")
    } else {
        format!("{code} y {first} son un solo código, y cuenta una vez.")
    }
}

/// Name of a field.
#[must_use]
pub fn field(field: Field) -> &'static str {
    match field {
        Field::ProjectCode => "Código del proyecto",
        Field::ProjectName => "Nombre del proyecto",
        Field::Organization => "Institución",
        Field::Region => "Región",
        Field::Commune => "Comuna",
        Field::Supervisor => "Supervisor(a)",
        Field::VisitDate => "Fecha de visita",
    }
}

/// What goes in a field.
#[must_use]
pub fn about_field(field: Field) -> &'static str {
    match field {
        Field::ProjectCode => "Código con que el servicio identifica al proyecto.",
        Field::ProjectName => "Nombre de la oficina supervisada.",
        Field::Organization => "Quién administra el proyecto, por lo general una municipalidad.",
        Field::Region => "Escriba las primeras letras, o elija con ← y →. Retroceso la borra.",
        Field::Commune => "Comuna de la oficina.",
        Field::Supervisor => "Nombre de quien supervisa.",
        Field::VisitDate => {
            "Día, mes y año: 22-11-2026, 22/11/26 o 22112026. ← y → cambian el día; en blanco, ponen hoy."
        }
    }
}

/// Name of a number of the sample.
#[must_use]
pub fn population(population: Population) -> &'static str {
    match population {
        Population::Reviewed => "Casos revisados",
        Population::Judicialised => "  Judicializados",
        Population::NotJudicialised => "  No judicializados",
        Population::Closed => "  Egresados",
    }
}

/// What a number of the sample counts.
#[must_use]
pub fn about_population(population: Population) -> &'static str {
    match population {
        Population::Reviewed => {
            "Cuántos casos revisó en total. En blanco significa que aún no se sabe; 0 es un número."
        }
        Population::Judicialised => "Cuántos de los revisados ingresaron por orden de un tribunal.",
        Population::NotJudicialised => "Cuántos de los revisados no ingresaron por orden de un tribunal.",
        Population::Closed => "Cuántos de los revisados están egresados.",
    }
}

/// Kind of supervision.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "ordinaria",
        Kind::Extraordinary => "extraordinaria",
    }
}

/// What the kind means.
pub const ABOUT_KIND: &str = "Ordinaria: la planificada. Extraordinaria: la urgente, tras un hecho. ← y → la cambian.";
/// What codes are.
pub const ABOUT_CASE_CODES: &str = "Códigos locales, separados por coma o espacio: C-01, C-02. Nunca nombres ni RUN.";
/// What RUC are.
pub const ABOUT_RUCS: &str = "Números de los reportes únicos de casos que leyó, separados por coma o espacio.";

/// What is wrong with a field, in few words.
#[must_use]
pub fn fault(fault: FieldFault) -> &'static str {
    match fault {
        FieldFault::Blank => "falta",
        FieldFault::TooLong => "muy largo",
        FieldFault::UnknownRegion => "elija una región",
        FieldFault::NotADate => "no es una fecha",
        FieldFault::Unprintable => "signo invisible",
    }
}

/// What is wrong with a field, and what to do; nothing where the short form says it all.
#[must_use]
pub fn fault_help(fault: FieldFault) -> Option<String> {
    match fault {
        FieldFault::Blank | FieldFault::NotADate | FieldFault::UnknownRegion => None,
        FieldFault::TooLong => Some(format!("Pasa de {MAX_FIELD_CHARS} caracteres: acórtelo.")),
        FieldFault::Unprintable => {
            Some("Contiene un salto de línea o un carácter que no se ve: bórrelo y escríbalo de nuevo.".to_owned())
        }
    }
}

/// The parts do not make the whole.
#[must_use]
pub fn sum_differs(sum: u64) -> String {
    format!("suman {sum}")
}

/// The same in a sentence.
#[must_use]
pub fn sum_differs_help(sum: u64, reviewed: u32) -> String {
    format!("Judicializados y no judicializados suman {sum}, y los casos revisados son {reviewed}.")
}

/// More closed cases than reviewed ones.
pub const MORE_THAN_REVIEWED: &str = "más que revisados";
/// The same in a sentence.
pub const MORE_THAN_REVIEWED_HELP: &str = "No puede haber más casos de estos que casos revisados.";

/// How many fields lack something.
#[must_use]
pub fn missing(count: usize) -> String {
    if count == 1 { "falta 1 dato".to_owned() } else { format!("faltan {count} datos") }
}

/// A field is full.
#[must_use]
pub fn field_full(limit: usize) -> String {
    format!("El campo admite {limit} caracteres: lo demás no entró.")
}

/// A code is too long.
#[must_use]
pub fn code_too_long() -> String {
    format!("Un código tiene como máximo {MAX_CODE_CHARS} caracteres. Sepárelos con coma o espacio.")
}

/// Too many codes.
#[must_use]
pub fn too_many_codes() -> String {
    format!("Se anotan como máximo {MAX_CODES} códigos.")
}

/// No region begins so.
#[must_use]
pub fn no_region_begins(typed: &str) -> String {
    format!("Ninguna región comienza con «{typed}».")
}

/// Parts of the summary.
pub const RESULT: &str = "Resultado";
/// Parts of the summary.
pub const PENDING: &str = "Pendientes";
/// Parts of the summary.
pub const FINDINGS: &str = "Hallazgos";
/// Parts of the summary.
pub const ALERTS: &str = "Avisos";
/// Kind of what stands there.
pub const NOTICE: &str = "aviso";
/// Kind of what stands there.
pub const PERSONAL: &str = "dato personal";
/// Kind of what stands there.
pub const DISMISSED: &str = "descartado";
/// Nothing to look at again.
pub const NO_ALERTS: &str = "No hay avisos ni datos personales en los textos.";
/// Nothing is pending.
pub const COMPLETE: &str = "COMPLETO · nada pendiente";
/// Heading of the total.
pub const TOTAL: &str = "Total ponderado";
/// Heading of the scores.
pub const DISTRIBUTION: &str = "Distribución de las calificaciones";
/// Criteria that have no verdict.
pub const WITHOUT_VERDICT: &str = "sin calificar o sin su texto";
/// Something is still to be answered, and nothing counts so far.
pub const PART_PENDING: &str = "pendiente";
/// Everything was answered with 0.
pub const PART_UNEVALUATED: &str = "sin evaluar";
/// Columns of the table.
pub const COLUMNS: [&str; 7] = ["Ámbito y dimensión", "Peso", "Efectivo", "Cuentan", "Media", "Logro", "Aporte"];
/// What the columns mean.
pub const LEGEND: &str =
    "Efectivo: peso que rige. Cuentan: criterios con 1, 2 o 3, de cuántos. Aporte: puntos que suma al total.";
/// Nothing lacks.
pub const NOTHING_PENDING: &str = "No queda nada pendiente.";
/// No hallazgos.
pub const NO_FINDINGS: &str = "No hay hallazgos entre los criterios completos.";
/// A field of the identification that lacks something.
pub const OF_IDENTIFICATION: &str = "Identificación";
/// What a list of codes belongs to.
pub const OF_SAMPLE: &str = "Muestra";

/// How provisional a summary is.
#[must_use]
pub fn provisional(pending: usize, criteria: usize) -> String {
    let verb = if pending == 1 { "falta" } else { "faltan" };
    format!("PROVISIONAL · {verb} {pending} de {criteria} criterios")
}

/// All criteria are answered, and so many fields of the identification are not.
#[must_use]
pub fn complete_but(fields: usize) -> String {
    let lacking = if fields == 1 { "falta 1 dato".to_owned() } else { format!("faltan {fields} datos") };
    format!("CRITERIOS COMPLETOS · {lacking} de la identificación")
}

/// How final a summary is, and how many things ask to be looked at again.
#[must_use]
pub fn with_alerts(final_or_not: String, alerts: usize) -> String {
    match alerts {
        0 => final_or_not,
        1 => format!("{final_or_not} · 1 aviso"),
        _ => format!("{final_or_not} · {alerts} avisos"),
    }
}

/// How the result is computed.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::MeanOfCriteria => "Método: media de los criterios de cada ámbito; los 0 salen del cálculo.",
        Method::MeanOfDimensions => {
            "Método: media de las medias de las dimensiones de cada ámbito; los 0 salen del cálculo."
        }
    }
}

/// A tab with the number of things in it.
#[must_use]
pub fn tab(name: &str, count: Option<String>) -> String {
    count.map_or_else(|| name.to_owned(), |count| format!("{name} ({count})"))
}

/// How many are pending and, where there are any, the marks to come back to.
#[must_use]
pub fn pending_and_marked(pending: usize, marked: usize) -> String {
    if marked == 0 { pending.to_string() } else { format!("{pending}, ⚑ {marked}") }
}

/// The same where there is little room.
#[must_use]
pub fn tab_short(name: &str, count: Option<String>) -> String {
    count.map_or_else(|| name.to_owned(), |count| format!("{name} {count}"))
}

/// Who was supervised by whom, in one line; what is not known is left out.
#[must_use]
pub fn identity(who: &Identification, of: Kind) -> String {
    let parts = [&*who.project_code, kind(of), &who.supervisor, &who.organization, &who.region];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A mean beside the most that it could be.
pub fn mean_of_best(mean: Hundredths, best: Points) -> String {
    format!("media {mean} de {best}")
}
