//! Words of the whole rubric.

use crate::domain::asked::{Asked, PlaceAsked, SampleAsked};
use crate::domain::conclusions::ConclusionField;
use crate::domain::method::{Condition, Factor, Grade, Method, Outcome, Percent, Scoring};
use crate::domain::nouns::Nouns;
use crate::domain::rubric::{CriterionIx, Rubric, Weight};
use crate::domain::score::{Points, ScaleEntry};
use crate::wording::forms;
use crate::wording::tui::{listed, percent};

pub const GRADE: &str = "Nota";
pub const OUTCOMES: &str = "Nombres del resultado: vale el primero que se da";
pub const ASKED: &str = "Qué se pide y cómo se llama";
pub const CONCLUSIONS: &str = "Conclusiones";
pub const CONTRADICTIONS: &str = "Respuestas que se contradicen";
pub const WEIGHT: &str = "Peso";
pub const BANDS: &str = "Por porcentaje";
pub const NOTHING_TO_RATE: &str = "Sin qué calificar";
pub const COLUMN: &str = "Título de su columna";
pub const OPTIONAL: &str = "Optativo: puede quedar sin uso";
pub const EXTRAORDINARY: &str = "Aquí comienza una supervisión extraordinaria";

/// The key of a score, with its mark.
pub fn key(entry: &ScaleEntry) -> String {
    entry.mark.as_ref().map_or_else(|| entry.score.to_string(), |mark| format!("{} {mark},", entry.score))
}

/// Name, points and texts of a score.
pub fn scale(rubric: &Rubric, entry: &ScaleEntry) -> String {
    let demands = super::demands(rubric.nouns(), entry.demands);
    let counts = match (rubric.method(), entry.points) {
        (Method::Counts, None) => String::new(),
        (_, Some(points)) => format!("{}; ", self::points(points)),
        (Method::MeanOfCriteria | Method::MeanOfDimensions | Method::Points, None) => "no cuenta; ".to_owned(),
    };
    format!("{} ({counts}{demands})", entry.name)
}

/// `1 punto`, `2,5 puntos`.
pub fn points(points: Points) -> String {
    if points == Points::whole(1) { "1 punto".to_owned() } else { format!("{points} puntos") }
}

/// The weight of a criterion that does not count once.
pub fn weight(rubric: &Rubric, ix: CriterionIx) -> Option<String> {
    let Scoring::Points(factors) = rubric.scoring() else { return None };
    let factor = factors.get(ix.index()).filter(|factor| **factor != Factor::ONE)?;
    Some(Points(factor.0).to_string())
}

fn share(Percent(hundredths): Percent) -> String {
    percent(Weight(hundredths))
}

/// The points of the line.
pub fn grade(grade: &Grade) -> String {
    let point = |point: &crate::domain::method::GradePoint| {
        let mark = format!("{},{:02}", point.mark / 100, point.mark % 100);
        let mark = mark.strip_suffix('0').map_or(mark.as_str(), |short| short);
        format!("{} es {mark}", share(point.percent))
    };
    grade.0.iter().map(point).collect::<Vec<_>>().join("; ")
}

/// What the result is called, and when.
pub fn outcome(rubric: &Rubric, outcome: &Outcome) -> String {
    let when = match &outcome.when {
        Condition::Given { criteria, scores } => {
            let codes: Vec<String> = criteria.iter().map(|&ix| rubric.criterion(ix).code.0.clone()).collect();
            let scores: Vec<String> = scores.iter().map(|&score| rubric.scale().shown(score)).collect();
            format!("si {} tiene {}", listed(&codes, "o"), listed(&scores, "o"))
        }
        Condition::Below(percent) => format!("si el total queda bajo {}", share(*percent)),
        Condition::AmbitoBelow(ambito, percent) => {
            let code = rubric.ambitos().get(*ambito).map_or_else(String::new, |ambito| ambito.code.to_string());
            format!("si el ámbito {code} queda bajo {}", share(*percent))
        }
        Condition::Otherwise => "en los demás casos".to_owned(),
    };
    format!("{}: {when}", outcome.name)
}

/// How the place is told.
pub fn place(asked: &Asked) -> String {
    let place = match asked.place {
        PlaceAsked::Regions => "región y comuna",
        PlaceAsked::Free => "con palabras libres",
    };
    format!("Lugar: {place}")
}

/// What is asked of the sample.
pub fn sample(asked: &Asked) -> String {
    let name = |part: &SampleAsked| {
        let name = match part {
            SampleAsked::Count(population) => forms::population(*population),
            SampleAsked::Cases => forms::CASE_CODES,
            SampleAsked::Rucs => forms::RUCS,
        };
        name.trim().to_owned()
    };
    let parts: Vec<String> = asked.sample.iter().map(name).collect();
    if parts.is_empty() { "Muestra: no se pide".to_owned() } else { format!("Muestra: {}", parts.join(", ")) }
}

/// What the texts are called, and what is evaluated.
pub fn nouns(names: &Nouns) -> String {
    let noun = |noun: &crate::domain::nouns::Noun| format!("{} ({})", super::nouns::the(noun), noun.many);
    let [hallazgo, observacion, evaluated] = [&names.hallazgo, &names.observacion, &names.evaluated].map(noun);
    format!("Textos: {hallazgo} y {observacion}; se evalúa: {evaluated}")
}

/// A field of the conclusions.
pub fn conclusion(field: &ConclusionField) -> String {
    let demanded = field.demanded.then_some("se exige para cerrar");
    let public = field.public.then_some("con texto para la versión pública");
    let said: Vec<&str> = demanded.into_iter().chain(public).collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
    let help = if field.help.is_empty() { String::new() } else { format!(": {}", field.help) };
    format!("{}{said}{help}", field.title)
}
