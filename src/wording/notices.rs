//! What is said of answers, counts and a sample that do not agree. Each sentence names its reason.

use crate::domain::bands::{Cases, Unit};
use crate::domain::claims::{Belied, Codes};
use crate::domain::notices::{Notice, What};
use crate::domain::nouns::Nouns;
use crate::domain::places::joined;
use crate::domain::roll::Group;
use crate::domain::sample::{Disagreement, Population};
use crate::domain::score::Score;
use crate::domain::session::Session;
use crate::domain::slips::Slip;
use crate::domain::text::{TextKind, harmless};
use crate::wording::counts::share;
use crate::wording::nouns;

pub const NOTICES: &str = "Alertas del criterio";
pub const DISMISS: &str = "Descartar una alerta";
pub const NO_NOTICES: &str = "Este criterio no tiene alertas.";
pub const WHY: &str = "Por qué lo descarta: ";
pub const SAY_WHY: &str = "Escriba por qué lo descarta; basta una palabra. Con Esc y nada escrito, la alerta queda.";
pub const DISMISSED: &str = "Alerta descartada. Si cambian los datos en que se basa, vuelve.";
pub const DISMISSED_PERSON: &str = "Alerta descartada, y el motivo parece tener un dato personal: quítelo.";
pub const RESTORED: &str = "La alerta vuelve a mostrarse.";
pub const NOT_DISMISSED: &str = "Esta alerta no está descartada.";
pub const WHY_FULL: &str = "No cabe más: el motivo llegó a su máximo.";

pub fn dismissed(why: &str) -> String {
    format!("Descartado: {why}")
}

/// What `notice` says, in one sentence.
pub fn line(session: &Session, notice: &Notice) -> String {
    let rubric = session.rubric();
    let scale = rubric.scale();
    let left_out = scale.uncounted().map_or_else(String::new, |score| harmless(&scale.shown(score)));
    let unit = rubric.criterion(notice.at).bands.as_ref().map_or(Unit::Cases, |bands| bands.unit);
    match &notice.what {
        What::ZeroProposed(population) => {
            let none = population_name(*population, 0);
            let rule = scale.uncounted().and_then(|score| rubric.criterion(notice.at).descriptor(score));
            match rule {
                Some(_) => format!("La muestra no tiene {none}: la rúbrica permite calificar {left_out}."),
                None => format!("La muestra no tiene {none}: no hay qué calificar; considere {left_out}."),
            }
        }
        What::ZeroWithoutRule { population, count } => format!(
            "La calificación es {left_out} y la muestra tiene {count} {}: revise si corresponde.",
            population_name(*population, u64::from(*count))
        ),
        What::OtherTotal(Disagreement { population, stated, by_cases }) => format!(
            "La ficha tiene {stated} {} y entre las carpetas hay {by_cases}: corrija una u otra.",
            population_name(*population, u64::from(*stated))
        ),
        What::ZeroBesideReports(count) => {
            format!("La calificación es {left_out} y la muestra tiene {count} RUC: revise si corresponde.")
        }
        What::Contradiction(index) => {
            rubric.contradictions().get(*index).map_or_else(String::new, |stated| stated.reason.clone())
        }
        What::Unseen(1) => {
            "En la planilla queda 1 fila sin ver de este criterio, que ya tiene calificación.".to_owned()
        }
        What::Unseen(count) => {
            format!("En la planilla quedan {count} filas sin ver de este criterio, que ya tiene calificación.")
        }
        What::OpenPlace(name) => format!("Al texto le falta completar {name}."),
        What::NoWord => "El texto no tiene ninguna palabra: diga qué se vio.".to_owned(),
        What::OtherShare { written, cases } => {
            format!("El texto dice {written} % y el conteo es {}: revise si sigue vigente.", share(*cases))
        }
        What::OtherCount(Belied::Part { written: Cases { meeting, reviewed }, cases }) => {
            format!("El texto dice {meeting} de {reviewed} y el conteo es {}: revise si sigue vigente.", share(*cases))
        }
        What::OtherCount(Belied::Whole { cases, .. }) => {
            format!("El texto habla de todos o de ninguno y el conteo es {}: revise si sigue vigente.", share(*cases))
        }
        What::OtherCodes(codes) => other_codes(codes),
        What::Slip(kind, slip) => format!("{}.", self::slip(session.rubric().nouns(), *kind, slip)),
        What::MoreMeeting(Cases { meeting, reviewed }) => format!(
            "El conteo es {meeting} de {reviewed} {}: cumplen más que el total revisado.",
            unit_name(unit, *reviewed)
        ),
        What::ReviewedBeyondSample { reviewed, population, count } => format!(
            "El conteo abarca {reviewed} {} y la muestra tiene {count} {}.",
            unit_name(unit, *reviewed),
            population_name(*population, u64::from(*count))
        ),
        What::BeyondGroup { reviewed, group, count } => format!(
            "El conteo abarca {reviewed} {} y la muestra tiene {count} {}.",
            unit_name(unit, *reviewed),
            group_name(*group, u64::from(*count))
        ),
        What::Departs { score, cases, fitting } => format!(
            "El conteo, {}, corresponde {} y la calificación es\u{a0}{}.",
            share(*cases),
            levels(fitting),
            score.digit()
        ),
    }
}

/// What was found in a text that may be a slip of the pen.
pub fn slip(names: &Nouns, kind: TextKind, slip: &Slip) -> String {
    slip_of(&nouns::capital(&nouns::the_text(names, kind)), slip)
}

/// The same of a text that has no name of its own.
pub fn slip_of(text: &str, slip: &Slip) -> String {
    let said = match slip {
        Slip::Repeated(word) => return format!("{text} dice «{}» dos veces seguidas", harmless(word)),
        Slip::OpenParenthesis => "abre un paréntesis y no lo cierra",
        Slip::TwoBlanks => "tiene dos espacios seguidos",
        Slip::NoPoint => "no termina en punto",
    };
    format!("{text} {said}")
}

/// Codes of a text and cells of the sheet that do not agree.
fn other_codes(codes: &Codes) -> String {
    let named = |codes: &[String]| harmless(&joined(codes));
    let not_failing = (!codes.not_failing.is_empty())
        .then(|| format!("el texto da por incumplido {} y la planilla no", named(&codes.not_failing)));
    let not_named = (!codes.not_named.is_empty())
        .then(|| format!("en la planilla no cumple {} y el texto no lo nombra", named(&codes.not_named)));
    let said: Vec<String> = not_failing.into_iter().chain(not_named).collect();
    let said = said.join("; ");
    let mut letters = said.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}: revise.", letters.as_str())
}

/// `al nivel 2`, `a los niveles 1 o 2`.
fn levels(fitting: &[Score]) -> String {
    let digits: Vec<String> = fitting.iter().map(|score| score.digit().to_string()).collect();
    match digits.as_slice() {
        [only] => format!("al nivel {only}"),
        several => format!("a los niveles {}", several.join(" o ")),
    }
}

/// Words for `count` of a part of the sample.
fn population_name(population: Population, count: u64) -> &'static str {
    match (population, count) {
        (Population::Reviewed, 1) => "caso revisado",
        (Population::Reviewed, _) => "casos revisados",
        (Population::Judicialised, 1) => "caso judicializado",
        (Population::Judicialised, _) => "casos judicializados",
        (Population::NotJudicialised, 1) => "caso no judicializado",
        (Population::NotJudicialised, _) => "casos no judicializados",
        (Population::Closed, 1) => "caso egresado",
        (Population::Closed, _) => "casos egresados",
    }
}

/// `7 judicializados`: the cases of a population, where it is clear that they are cases.
pub fn population_count(population: Population, count: u32) -> String {
    let name = population_name(population, u64::from(count));
    format!("{count} {}", name.strip_prefix("casos ").or(name.strip_prefix("caso ")).unwrap_or(name))
}

/// The same of a group.
pub fn group_count(group: Group, count: u32) -> String {
    let name = group_name(group, u64::from(count));
    format!("{count} {}", name.strip_prefix("casos ").or(name.strip_prefix("caso ")).unwrap_or(name))
}

/// Words for `count` cases of a group.
fn group_name(group: Group, count: u64) -> &'static str {
    match (group, count) {
        (Group::Judicialised, _) => population_name(Population::Judicialised, count),
        (Group::NotJudicialised, _) => population_name(Population::NotJudicialised, count),
        (Group::Closed, _) => population_name(Population::Closed, count),
        (Group::Current, 1) => "caso vigente",
        (Group::Current, _) => "casos vigentes",
    }
}

/// Words for `count` of what a criterion counts.
fn unit_name(unit: Unit, count: u64) -> &'static str {
    match (unit, count) {
        (Unit::Folders, 1) => "carpeta",
        (Unit::Folders, _) => "carpetas",
        (Unit::Cases, 1) => "caso",
        (Unit::Cases, _) => "casos",
        (Unit::CourtCases, 1) => "caso judicializado",
        (Unit::CourtCases, _) => "casos judicializados",
        (Unit::Reports, 1) => "informe",
        (Unit::Reports, _) => "informes",
        (Unit::Plans, 1) => "plan",
        (Unit::Plans, _) => "planes",
        (Unit::Lists, 1) => "entrada de la lista",
        (Unit::Lists, _) => "entradas de la lista",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::scoring::Hundredths;
    use crate::store::rubric_file::embedded;

    #[test]
    fn each_notice_is_one_sentence_with_its_facts() {
        let session = fixtures::session(&embedded().0);
        let cases = |meeting, reviewed| Cases { meeting, reviewed };
        let departs = |score, cases, fitting: &[Score]| What::Departs { score, cases, fitting: fitting.into() };
        let beyond = |reviewed, population, count| What::ReviewedBeyondSample { reviewed, population, count };
        for (code, what, said) in [
            (
                "1.1.4",
                What::ZeroProposed(Population::Judicialised),
                "La muestra no tiene casos judicializados: la rúbrica permite calificar 0.",
            ),
            (
                "3.1.4",
                What::ZeroWithoutRule { population: Population::NotJudicialised, count: 1 },
                "La calificación es 0 y la muestra tiene 1 caso no judicializado: revise si corresponde.",
            ),
            (
                "1.1.4",
                What::OtherTotal(Disagreement { population: Population::Judicialised, stated: 0, by_cases: 1 }),
                "La ficha tiene 0 casos judicializados y entre las carpetas hay 1: corrija una u otra.",
            ),
            (
                "2.1.8",
                What::ZeroBesideReports(3),
                "La calificación es 0 y la muestra tiene 3 RUC: revise si corresponde.",
            ),
            (
                "1.1.1",
                What::MoreMeeting(cases(16, 15)),
                "El conteo es 16 de 15 carpetas: cumplen más que el total revisado.",
            ),
            (
                "1.1.1",
                beyond(16, Population::Reviewed, 15),
                "El conteo abarca 16 carpetas y la muestra tiene 15 casos revisados.",
            ),
            ("3.3.3", beyond(2, Population::Closed, 1), "El conteo abarca 2 casos y la muestra tiene 1 caso egresado."),
            (
                "1.1.1",
                departs(Score::Three, cases(12, 15), &[Score::Two]),
                "El conteo, 12 de 15 (80,00 %), corresponde al nivel 2 y la calificación es\u{a0}3.",
            ),
            (
                "1.1.4",
                departs(Score::Three, cases(5, 10), &[Score::One, Score::Two]),
                "El conteo, 5 de 10 (50,00 %), corresponde a los niveles 1 o 2 y la calificación es\u{a0}3.",
            ),
            (
                "1.1.1",
                What::Unseen(11),
                "En la planilla quedan 11 filas sin ver de este criterio, que ya tiene calificación.",
            ),
            ("1.1.1", What::OpenPlace("{faltan}".into()), "Al texto le falta completar {faltan}."),
            ("1.1.1", What::NoWord, "El texto no tiene ninguna palabra: diga qué se vio."),
            (
                "1.1.1",
                What::OtherShare { written: Hundredths(8333), cases: cases(9, 11) },
                "El texto dice 83,33 % y el conteo es 9 de 11 (81,82 %): revise si sigue vigente.",
            ),
            (
                "1.1.1",
                What::OtherCount(Belied::Part { written: cases(10, 12), cases: cases(11, 12) }),
                "El texto dice 10 de 12 y el conteo es 11 de 12 (91,67 %): revise si sigue vigente.",
            ),
            (
                "1.1.1",
                What::OtherCount(Belied::Whole { written: None, cases: cases(9, 12) }),
                "El texto habla de todos o de ninguno y el conteo es 9 de 12 (75,00 %): revise si sigue vigente.",
            ),
            (
                "1.1.1",
                What::OtherCodes(Codes { not_failing: vec!["C-05".into()], not_named: Vec::new() }),
                "El texto da por incumplido C-05 y la planilla no: revise.",
            ),
            (
                "1.1.1",
                What::OtherCodes(Codes {
                    not_failing: vec!["C-05".into(), "C-06".into()],
                    not_named: vec!["C-07".into()],
                }),
                "El texto da por incumplido C-05 y C-06 y la planilla no; en la planilla no cumple C-07 y el texto no lo nombra: \
                 revise.",
            ),
            (
                "1.1.1",
                What::Slip(TextKind::Hallazgo, Slip::Repeated("la".into())),
                "El hallazgo dice «la» dos veces seguidas.",
            ),
            (
                "1.1.1",
                What::Slip(TextKind::Observacion, Slip::OpenParenthesis),
                "La observación abre un paréntesis y no lo cierra.",
            ),
            ("1.1.1", What::Slip(TextKind::Hallazgo, Slip::TwoBlanks), "El hallazgo tiene dos espacios seguidos."),
            ("1.1.1", What::Slip(TextKind::Observacion, Slip::NoPoint), "La observación no termina en punto."),
            (
                "3.2.4",
                What::Contradiction(0),
                "Un 0 en 1.1.4 dice que no hay casos judicializados, y 3.2.4 califica en esos casos la coordinación con \
                 el curador ad litem.",
            ),
        ] {
            let at = session.rubric().find(code).unwrap();
            assert_eq!(line(&session, &Notice { at, what }), said);
        }
    }
}
