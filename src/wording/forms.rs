//! Words of the identification and of the summary.

use crate::domain::asked::PlaceAsked;
use crate::domain::identification::{Field, FieldFault, Identification, Kind, MAX_FIELD_CHARS};
use crate::domain::method::Method;
use crate::domain::nouns::Nouns;
use crate::domain::rubric::Rubric;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, Population};
use crate::domain::score::{Points, Scale};
use crate::domain::scoring::{Figure, Tenths};
use crate::domain::text::harmless;
use crate::wording::nouns;

pub fn project(names: &Nouns) -> String {
    format!("{} y visita", nouns::capital(&names.registered.one))
}

pub const SAMPLE: &str = "Muestra";
pub const KIND: &str = "Tipo";
pub const CASE_CODES: &str = "Códigos de casos";
pub const RUCS: &str = "RUC revisados";
pub const BEGIN_WALK: &str = "Comenzar la evaluación";
pub const BACK_TO_WALK: &str = "Volver a la evaluación";
pub const ABOUT_GO: &str = "Intro va a los criterios. Lo que falte aquí no impide seguir: puede completarse después.";
pub const NOTHING_MISSING: &str = "completa";
pub const ACCEPT: &str = "→ acepta lo propuesto entre « ».";
pub const ACCEPT_SHORT: &str = "acepta lo propuesto";
pub const ANOTHER_VALUE: &str = "otro valor";
pub const ANOTHER_DAY: &str = "otro día";
pub const ANOTHER_PROPOSAL: &str = "otra propuesta";
pub const GO_SHORT: &str = "va a la evaluación";
pub const NO_PROPOSAL: &str = "No hay otro valor de supervisiones anteriores que comience así.";
pub const NO_DATE_TO_STEP: &str = "Lo escrito no es una fecha: corríjalo o bórrelo con Ctrl-U.";
pub const NO_SUCH_REGION: &str = "No es una de las dieciséis regiones. Escriba sus primeras letras o use ← y →.";
pub fn no_number(typed: &str) -> String {
    format!("«{}» no se anota: aquí va un número entero, solo cifras, hasta 999999.", harmless(typed))
}
pub const NOTHING_TO_WRITE: &str = "Aquí no se escribe: elija con ← y →.";
pub const ONLY_ENTER: &str = "Aquí no se escribe: Intro va a la evaluación.";
/// Codes, never names.
pub const NO_PERSONS: &str = "¿nombre o RUN?";
pub const NO_PERSONS_HELP: &str = "Parece haber un nombre o un RUN: use códigos, nunca nombres ni RUN.";

pub const HOLDS_PERSON: &str = "¿dato personal?";
pub const HOLDS_PERSON_HELP: &str = "Parece tener un RUN, un correo o un teléfono: quítelo si no hace falta.";
pub const CODE_TWICE: &str = "código repetido";

pub fn code_twice(code: &str, first: &str) -> String {
    if code == first {
        format!("{code} está dos veces; es un solo código y cuenta una vez.")
    } else {
        format!("{code} y {first} son un solo código, y cuenta una vez.")
    }
}

pub fn field(field: Field, rubric: &Rubric) -> String {
    let project = || nouns::of_the(&rubric.nouns().registered);
    let name = match field {
        Field::Commune if rubric.asked().place == PlaceAsked::Free => "Lugar",
        Field::ProjectCode => return format!("Código {}", project()),
        Field::ProjectName => return format!("Nombre {}", project()),
        Field::Organization => "Institución",
        Field::Region => "Región",
        Field::Commune => "Comuna",
        Field::Supervisor => "Supervisor(a)",
        Field::VisitDate => "Fecha de visita",
    };
    name.to_owned()
}

pub fn about_field(field: Field, rubric: &Rubric) -> String {
    let project = &rubric.nouns().registered;
    let about = match field {
        Field::Commune if rubric.asked().place == PlaceAsked::Free => "Dónde está lo que se evalúa, como se dice allí.",
        Field::ProjectCode => return format!("Código con que se identifica {}.", nouns::to_the(project)),
        Field::ProjectName => {
            let supervised = nouns::agreeing(project, "supervisado", "supervisada");
            return format!("Nombre {} {supervised}.", nouns::of_the(project));
        }
        Field::Organization => return format!("Quién administra {}.", nouns::the(project)),
        Field::Region => "Escriba las primeras letras, o elija con ← y →. Retroceso la borra.",
        Field::Commune => "Comuna en que está.",
        Field::Supervisor => "Nombre de quien supervisa.",
        Field::VisitDate => {
            "Día, mes y año: 22-11-2026, 22/11/26 o 22112026. ← y → cambian el día; en blanco, ponen hoy."
        }
    };
    about.to_owned()
}

pub fn population(population: Population) -> &'static str {
    match population {
        Population::Reviewed => "Casos revisados",
        Population::Judicialised => "  Judicializados",
        Population::NotJudicialised => "  No judicializados",
        Population::Closed => "  Egresados",
    }
}

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

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "ordinaria",
        Kind::Extraordinary => "extraordinaria",
    }
}

pub const ABOUT_KIND: &str = "Ordinaria: la planificada. Extraordinaria: la urgente, tras un hecho. ← y → la cambian.";
pub const ABOUT_CASE_CODES: &str = "Códigos locales, separados por coma o espacio: C-01, C-02. Nunca nombres ni RUN.";
pub const ABOUT_RUCS: &str = "Números de los reportes únicos de casos que leyó, separados por coma o espacio.";

pub fn fault(fault: FieldFault) -> &'static str {
    match fault {
        FieldFault::Blank => "falta",
        FieldFault::TooLong => "muy largo",
        FieldFault::UnknownRegion => "elija una región",
        FieldFault::NotADate => "no es una fecha",
        FieldFault::Unprintable => "signo invisible",
    }
}

pub fn fault_help(fault: FieldFault) -> Option<String> {
    match fault {
        FieldFault::Blank | FieldFault::NotADate | FieldFault::UnknownRegion => None,
        FieldFault::TooLong => Some(format!("Pasa de {MAX_FIELD_CHARS} caracteres: acórtelo.")),
        FieldFault::Unprintable => {
            Some("Contiene un salto de línea o un carácter que no se ve: bórrelo y escríbalo de nuevo.".to_owned())
        }
    }
}

pub fn sum_differs(sum: u64) -> String {
    format!("suman {sum}")
}

pub fn sum_differs_help(sum: u64, reviewed: u32) -> String {
    format!("Judicializados y no judicializados suman {sum}, y los casos revisados son {reviewed}.")
}

pub const MORE_THAN_REVIEWED: &str = "más que revisados";
pub const MORE_THAN_REVIEWED_HELP: &str = "No puede haber más casos de estos que casos revisados.";

pub fn missing(count: usize) -> String {
    if count == 1 { "falta 1 dato".to_owned() } else { format!("faltan {count} datos") }
}

pub fn field_full(limit: usize) -> String {
    format!("El campo admite {limit} caracteres: lo demás no entró.")
}

pub fn code_too_long() -> String {
    format!("Un código tiene como máximo {MAX_CODE_CHARS} caracteres. Sepárelos con coma o espacio.")
}

pub fn too_many_codes() -> String {
    format!("Se anotan como máximo {MAX_CODES} códigos.")
}

pub fn no_region_begins(typed: &str) -> String {
    format!("Ninguna región comienza con «{typed}».")
}

pub const RESULT: &str = "Resultado";
pub const PENDING: &str = "Pendientes";
pub fn findings(names: &Nouns) -> String {
    nouns::names(&names.hallazgo)
}
pub const ALERTS: &str = "Alertas";
pub const NOTICE: &str = "alerta";
pub const PERSONAL: &str = "dato personal";
pub const DISMISSED: &str = "descartado";
pub const NO_ALERTS: &str = "No hay alertas ni datos personales en los textos.";
pub const COMPLETE: &str = "COMPLETO · nada pendiente";
/// What the last row is called; nothing is weighted where ámbitos have no weights.
pub fn total(weighted: bool) -> &'static str {
    if weighted { "Total ponderado" } else { "Total" }
}
pub const DISTRIBUTION: &str = "Distribución de las calificaciones";
pub const WITHOUT_VERDICT: &str = "sin calificar o sin su texto";
pub const PART_PENDING: &str = "pendiente";
pub const PART_UNEVALUATED: &str = "sin evaluar";
pub const PART: &str = "Ámbito y dimensión";
pub const COLUMNS: [&str; 6] = ["Peso", "Efectivo", "Aporte", "Cuentan", "Media", "Logro"];
pub const POINTS_COLUMNS: [&str; 3] = ["Cuentan", "Puntos", "Logro"];
pub const COUNTS_COLUMN: &str = "Completos";

/// What the columns are; that of the weight in effect is there only where it says something.
pub fn legend(rubric: &Rubric, effective: bool) -> Option<String> {
    let scale = rubric.scale();
    let counting = scale.digits().into_iter().filter(|&score| scale.points(score).is_some());
    let counting: Vec<String> = counting.map(|score| harmless(&scale.shown(score))).collect();
    let counting = format!("Cuentan: criterios con {}, de cuántos.", super::tui::listed(&counting, "o"));
    match rubric.method() {
        Method::MeanOfCriteria | Method::MeanOfDimensions => {
            let effective = if effective { "Efectivo: peso que rige. " } else { "" };
            Some(format!("{effective}Aporte: puntos que suma al total. {counting}"))
        }
        Method::Points => Some(format!("{counting} Puntos: obtenidos, de los mejores posibles en ellos.")),
        Method::Counts => None,
    }
}
pub const NOTHING_PENDING: &str = "No queda nada pendiente.";
pub fn no_findings(names: &Nouns) -> String {
    format!("No hay {} entre los criterios completos.", names.hallazgo.many)
}
pub const OF_IDENTIFICATION: &str = "Identificación";
pub const OF_SAMPLE: &str = "Muestra";

pub fn provisional(pending: usize, criteria: usize) -> String {
    let verb = if pending == 1 { "falta" } else { "faltan" };
    format!("PROVISIONAL · {verb} {pending} de {criteria} criterios")
}

pub fn complete_but(fields: usize) -> String {
    let lacking = if fields == 1 { "falta 1 dato".to_owned() } else { format!("faltan {fields} datos") };
    format!("CRITERIOS COMPLETOS · {lacking} de la identificación")
}

pub fn with_alerts(final_or_not: String, alerts: usize) -> String {
    match alerts {
        0 => final_or_not,
        1 => format!("{final_or_not} · 1 alerta"),
        _ => format!("{final_or_not} · {alerts} alertas"),
    }
}

pub fn method(rubric: &Rubric) -> String {
    let left_out = super::tui::left_out(rubric.scale());
    match rubric.method() {
        Method::MeanOfCriteria => format!("Método: media de los criterios de cada ámbito{left_out}."),
        Method::MeanOfDimensions => {
            format!("Método: media de las medias de las dimensiones de cada ámbito{left_out}.")
        }
        Method::Points => format!("Método: puntos sobre los mejores posibles de lo que aplica{left_out}."),
        Method::Counts => "Método: sin resultado; se cuentan los criterios de cada nivel.".to_owned(),
    }
}

pub fn tab(name: &str, count: Option<String>) -> String {
    count.map_or_else(|| name.to_owned(), |count| format!("{name} ({count})"))
}

pub fn pending_and_marked(pending: usize, marked: usize) -> String {
    if marked == 0 { pending.to_string() } else { format!("{pending}, ⚑ {marked}") }
}

pub fn tab_short(name: &str, count: Option<String>) -> String {
    count.map_or_else(|| name.to_owned(), |count| format!("{name} {count}"))
}

pub fn identity(who: &Identification, of: Kind) -> String {
    let parts = [&*who.project_code, kind(of), &who.supervisor, &who.organization, &who.region];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a percentage is of.
pub fn figure(figure: Figure, scale: &Scale) -> String {
    match figure {
        Figure::Mean(mean) => format!("media {mean} de {}", scale.best().unwrap_or(Points(0))),
        Figure::Points { points, best } => format!("{} de {} puntos", points.short(), best.short()),
    }
}

/// The same in a column.
pub fn short_figure(figure: Figure) -> String {
    match figure {
        Figure::Mean(mean) => mean.to_string(),
        Figure::Points { points, best } => format!("{} de {}", points.short(), best.short()),
    }
}

pub fn grade(grade: Tenths) -> String {
    format!("Nota  {grade}")
}

pub fn outcome(name: Option<&str>, provisional: bool) -> String {
    match name {
        Some(name) => format!("Resultado: {}", harmless(name)),
        None if provisional => "Resultado: tendrá nombre cuando no quede nada pendiente.".to_owned(),
        None => "Resultado: ninguno de los que nombra la rúbrica.".to_owned(),
    }
}

/// The ámbito that reaches least.
pub fn weakest(code: &str, share: &str) -> String {
    format!("más débil: ámbito {code}, {share}")
}
