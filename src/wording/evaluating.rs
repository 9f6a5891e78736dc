//! Words of what makes evaluating quick: jumps, undo, counters, drafts.

use std::collections::BTreeSet;

use crate::domain::bands::{Band, Bands, Cases, Unit, Upper};
use crate::domain::nouns::Nouns;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::{Scale, Score};
use crate::domain::session::{Act, Change, CodeList, Codes, Session, Step, Way};
use crate::domain::text::harmless;
use crate::domain::typed::CountFault;
use crate::store::fault::one_line;
use crate::wording::counts::share;
use crate::wording::forms;
use crate::wording::nouns;
use crate::wording::tui;

pub fn no_finding(names: &Nouns) -> String {
    format!("No hay otro criterio que exija {}.", names.hallazgo.one)
}

pub const NO_TRACE: &str = "No hay un lugar anterior al que volver.";

pub fn travelled(session: &Session, way: Way, step: &Step) -> String {
    let verb = match (way, step.act) {
        (Way::Back, Act::Entered) | (Way::Forth, Act::TakenBack) => "Deshecho",
        (Way::Forth, Act::Entered) => "Rehecho",
        (Way::Back, Act::TakenBack) => "Repuesto",
    };
    let criteria: BTreeSet<CriterionIx> = step.changes().iter().filter_map(Change::criterion).collect();
    let criteria: Vec<CriterionIx> = criteria.into_iter().collect();
    // A tick brings its counter with it, before or behind it.
    let tick = step.changes().iter().find(|change| matches!(change, Change::Tick(..)));
    // A code that changed took along what was entered under it, which is all there still.
    let is_of_rows = |change: &Change| matches!(change, Change::Codes(Codes { list: CodeList::Of(_), .. }));
    if step.changes().iter().any(is_of_rows) {
        return format!("{verb}: los códigos de la muestra.");
    }
    let what = match (tick.or(step.changes().first()), criteria.as_slice()) {
        (Some(Change::Score(..)), [_]) => "la calificación",
        (Some(Change::Text(_, kind, _)), [_]) => &nouns::the_text(session.rubric().nouns(), *kind),
        (Some(Change::Cases(..)), [_]) => "el conteo",
        (Some(Change::Mark(..)), [_]) => "la marca",
        (Some(Change::Tick(..)), [_]) => "la anotación en la planilla",
        (Some(Change::Reason(..)), [_]) => "el motivo en la planilla",
        (Some(Change::Dismissal(..)), []) => return format!("{verb}: la alerta descartada."),
        (Some(Change::Field(field, _)), []) => {
            return format!("{verb}: {}.", forms::field(*field, session.rubric()));
        }
        (Some(Change::Kind(_)), []) => return format!("{verb}: {}.", forms::KIND),
        (Some(Change::Number(population, _)), []) => return format!("{verb}: {}.", forms::population(*population)),
        (Some(Change::Codes(Codes { list: CodeList::Rucs, .. })), []) => return format!("{verb}: {}.", forms::RUCS),
        (Some(Change::Case(case, _)), []) => return format!("{verb}: lo anotado del caso {}.", one_line(case)),
        (None, _) => return format!("{verb}."),
        (Some(_), several) => return format!("{verb}: lo anotado en {} criterios.", several.len()),
    };
    let code = criteria.first().map_or("", |ix| session.rubric().criterion(*ix).code.0.as_str());
    format!("{verb}: {what} de {code}.")
}

pub fn nothing_to_travel(way: Way) -> &'static str {
    match way {
        Way::Back => "No hay nada que deshacer desde que abrió la supervisión.",
        Way::Forth => "No hay nada que rehacer.",
    }
}

pub const DRAFT_NOT_ACCEPTED: &str = "borrador sin aceptar";

pub const COUNT: &str = "Conteo de casos";
pub const COUNT_HEAD: &str = "Conteo: ";
pub const NOT_COUNTED: &str = "Este criterio no se califica por porcentaje: no hay casos que contar.";
pub const COUNT_CANCELLED: &str = "El conteo quedó como estaba.";
pub const TYPE_BOTH: &str = "  escriba también el total, por ejemplo 12/15";

pub fn no_count(typed: &str, fault: CountFault) -> String {
    let typed = harmless(typed);
    match fault {
        CountFault::Unreadable => {
            format!("«{typed}» no es un conteo: escriba números enteros, cuántos cumplen, una barra y el total: 12/15.")
        }
        CountFault::TooLarge => format!("«{typed}» no es un conteo: un número tiene hasta nueve cifras."),
        CountFault::NoTotal => format!("«{typed}» no es un conteo: falta el total, por ejemplo 12/15."),
        CountFault::NoMeeting => format!("«{typed}» no es un conteo: falta cuántos cumplen, por ejemplo 12/15."),
    }
}

/// The levels that a count may mean are those of the bands.
pub fn no_single_level(bands: &Bands) -> String {
    let mut levels: Vec<Score> = bands.bands.iter().map(|band| band.level).collect();
    levels.sort_unstable();
    levels.dedup();
    let levels: Vec<String> = levels.iter().map(Score::to_string).collect();
    format!("El conteo no señala un único nivel: califique usted con {}.", tui::listed(&levels, "o"))
}

pub fn counter_labels(bands: &Bands) -> (&str, &str) {
    let counted = match bands.unit {
        Unit::Folders => "carpetas",
        Unit::Cases => "casos",
        Unit::CourtCases => "casos judicializados",
        Unit::Reports => "informes",
        Unit::Plans => "planes",
        Unit::Lists => "en el otro listado",
    };
    bands.names.as_ref().map_or(("Cumplen", counted), |names| (&names.meeting, &names.reviewed))
}

pub fn count_before(Cases { meeting, reviewed }: Cases) -> String {
    format!("  ahora {meeting} de {reviewed}; lo que escriba lo reemplaza")
}

pub fn counted(cases: Cases, fitting: &[Score], sheet: Option<Cases>) -> String {
    let levels = match fitting {
        [] => "ningún nivel lo comprende".to_owned(),
        [only] => format!("nivel {}", only.digit()),
        several => format!("niveles {}", digits(several)),
    };
    let apart = match sheet.filter(|sheet| *sheet != cases) {
        None => String::new(),
        Some(Cases { meeting, reviewed }) => format!(" · la planilla dice {meeting} de {reviewed}"),
    };
    format!("{} · {levels}{apart}", share(cases))
}

/// What `bands` make of a count, and who decides.
pub fn verdict_of_count(scale: &Scale, bands: &Bands, cases: Cases) -> String {
    let share = share(cases);
    match bands.fitting(cases).as_slice() {
        [] => format!("{share}: ningún tramo de la rúbrica lo comprende. Presione Intro y califique usted."),
        [only] => format!("{share}: {}, nivel {}, {}.", band(bands, *only), only.digit(), scale.name(*only)),
        several => {
            let each: Vec<String> =
                several.iter().map(|level| format!("{}, nivel {}", band(bands, *level), level.digit())).collect();
            format!("{share}: {}. Presione Intro y califique usted.", each.join("; y "))
        }
    }
}

/// The bands with their levels.
pub fn bands(bands: &Bands) -> String {
    let one = |level: Score| format!("nivel {level}, {}", band(bands, level));
    let each: Vec<String> = bands.bands.iter().map(|band| one(band.level)).collect();
    format!("{}: {}", counter_labels(bands).1, each.join("; "))
}

/// The band of `level` as the rubric words its bands.
fn band(bands: &Bands, level: Score) -> String {
    match bands.bands.iter().find(|band| band.level == level) {
        Some(Band { from, upper: Upper::To(to), .. }) if from == to => format!("el {to} %"),
        Some(Band { from, upper: Upper::To(to), .. }) => format!("entre el {from} % y el {to} %"),
        Some(Band { from: 0, upper: Upper::Below(below), .. }) => format!("menos del {below} %"),
        Some(Band { from, upper: Upper::Below(below), .. }) => format!("desde el {from} % y menos del {below} %"),
        None => String::new(),
    }
}

/// `1 y 2`.
fn digits(scores: &[Score]) -> String {
    scores.iter().map(|score| score.digit().to_string()).collect::<Vec<_>>().join(" y ")
}
