//! What the informe says beside the words of the rubric and of the supervisor.

mod handed;
pub mod heads;
pub mod method;

pub use handed::{Replaces, SEAL_MEANS, closed, known_by, replaces, replaces_in_public, version};

use crate::domain::asked::{Asked, PlaceAsked};
use crate::domain::identification::Kind;
use crate::domain::method::Method;
use crate::domain::nouns::Nouns;
use crate::domain::rubric::AmbitoCode;
use crate::domain::rubric::Rubric;
use crate::domain::score::Demands;
use crate::domain::session::Gap;
use crate::domain::text::TextKind;
use crate::wording::nouns;

/// What the document is.
pub const TITLE: &str = "Informe de supervisión técnica";
/// What the public version is.
pub const PUBLIC_TITLE: &str = "Resultado de la supervisión técnica";
/// On every page until the supervision is closed.
pub const PROVISIONAL: &str = "PROVISIONAL";
/// Before the seal.
pub const SEAL: &str = "Sello";
/// An answer that is not there yet.
pub const PENDING: &str = "Pendiente";
/// A text that nobody wrote.
pub const UNWRITTEN: &str = "Sin completar.";
/// A field of the identification that is empty.
pub const UNKNOWN: &str = "Sin información";

/// Names of what is known of the supervision.
pub const FACTS: Facts = Facts {
    organization: "Institución ejecutora",
    region: "Región",
    commune: "Comuna",
    visit: "Fecha de la visita",
    kind: "Tipo de supervisión",
    supervisor: "Supervisor/a técnico/a",
    rubric: "Rúbrica aplicada",
    session: "Supervisión",
    made: "Fecha del informe",
    version: "Versión",
};

/// See [`FACTS`].
#[allow(missing_docs)]
pub struct Facts {
    pub organization: &'static str,
    pub region: &'static str,
    pub commune: &'static str,
    pub visit: &'static str,
    pub kind: &'static str,
    pub supervisor: &'static str,
    pub rubric: &'static str,
    pub session: &'static str,
    pub made: &'static str,
    pub version: &'static str,
}

/// What the supervised is, before its name.
pub fn registered(names: &Nouns) -> String {
    nouns::capital(&names.registered.one)
}

/// Before its code.
pub fn registered_code(names: &Nouns) -> String {
    format!("Código {}", nouns::of_the(&names.registered))
}

/// What the place is called.
pub fn place(asked: &Asked) -> &'static str {
    match asked.place {
        PlaceAsked::Regions => FACTS.commune,
        PlaceAsked::Free => "Lugar",
    }
}

/// Kind of supervision.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "Ordinaria",
        Kind::Extraordinary => "Extraordinaria",
    }
}

// The headings, in order.

/// One page for who reads no more.
pub const SUMMARY: &str = "Resumen ejecutivo";
/// Headings of the summary.
pub const OBJECTIVE: &str = "Objetivo";
/// The sample.
pub const SAMPLE: &str = "Muestra";
/// Counts per level.
pub const COUNTS: &str = "Criterios por nivel";
/// The result.
pub const RESULT: &str = "Resultado";
/// The gravest hallazgos.
pub fn gravest(names: &Nouns) -> String {
    format!("{} de mayor gravedad", nouns::names(&names.hallazgo))
}
/// Ámbitos and dimensions.
pub const BY_PART: &str = "Resultado por ámbito y dimensión";
/// The chart.
pub const CHART: &str = "Logro por dimensión";
/// The answers.
pub const EVALUATION: &str = "Evaluación";
/// The hallazgos.
pub fn hallazgos_head(names: &Nouns) -> String {
    nouns::names(&names.hallazgo)
}
/// What was heard.
pub const HEARD: &str = "Lo que dijeron niños, niñas, adolescentes y familias";
/// The conclusions.
pub const CONCLUSIONS: &str = "Conclusiones";
/// Which cases were looked at.
pub const REVIEWED: &str = "Casos revisados";
/// What is good.
pub const STRENGTHS: &str = "Fortalezas";
/// What is to be done better.
pub const IMPROVE: &str = "Aspectos por mejorar";
/// Who signs.
pub const SIGNATURES: &str = "Firmas";
/// The office's answer.
pub fn answer(names: &Nouns) -> String {
    format!("Anexo: respuesta {}", nouns::of_the(&names.evaluated))
}
/// Before the office's answer.
pub fn answer_how(names: &Nouns) -> String {
    format!(
        "Para cada {}, {} indica si lo acepta, su fundamento, la medida que adoptará, quién responde y el plazo.",
        names.hallazgo.one,
        nouns::the(&names.evaluated),
    )
    .replace("si lo acepta", nouns::agreeing(&names.hallazgo, "si lo acepta", "si la acepta"))
}
/// No hallazgo at all.
pub fn no_hallazgos(names: &Nouns) -> String {
    format!("No se consignan {}.", names.hallazgo.many)
}
/// What the public version says of each criterion.
pub const LEVELS: &str = "Nivel por criterio";

/// What is read of the sample's numbers.
pub const POPULATIONS: [&str; 4] = ["Casos revisados", "Judicializados", "No judicializados", "Egresados"];
/// What is read of the sample's codes.
pub const CODES: [&str; 4] = ["Carpetas", "RUC", "Informes", "Planes de intervención"];

/// Whom the document is about.
pub fn of_office(name: &str, commune: &str, asked: &Asked) -> String {
    match (name, commune) {
        ("", "") => UNKNOWN.to_owned(),
        ("", commune) => commune.to_owned(),
        (name, "") => name.to_owned(),
        (name, commune) => match asked.place {
            PlaceAsked::Regions => format!("{name}, comuna de {commune}"),
            PlaceAsked::Free => format!("{name}, {commune}"),
        },
    }
}

/// What the supervision was for.
pub fn objective(rubric: &Rubric, title: &str, criteria: usize, dimensions: usize) -> String {
    let (names, ambitos) = (rubric.nouns(), counted(rubric.ambitos().len(), "ámbito", "ámbitos"));
    let parts = match dimensions {
        0 => ambitos,
        some => format!("{} y {ambitos}", counted(some, "dimensión", "dimensiones")),
    };
    format!(
        "Verificar el funcionamiento {} con la rúbrica «{title}»: {}, en {parts}.{}",
        nouns::of_the(&names.evaluated),
        counted(criteria, "criterio", "criterios"),
        founded(rubric),
    )
}

/// What goes with each score, where some score demands a text.
fn founded(rubric: &Rubric) -> String {
    let scale = rubric.scale();
    let demanded = |kind: &TextKind| scale.scores().any(|score| scale.demands(score).include(*kind));
    let texts: Vec<String> =
        TextKind::ALL.into_iter().filter(demanded).map(|kind| nouns::of_the(rubric.nouns().text(kind))).collect();
    match (texts.as_slice(), scale.scores().all(|score| scale.demands(score) != Demands::Nothing)) {
        ([], _) => String::new(),
        (texts, true) => format!(" Cada calificación se acompaña {} que la fundamenta.", texts.join(" o ")),
        (texts, false) => {
            format!(" Donde se exige, la calificación se acompaña {} que la fundamenta.", texts.join(" o "))
        }
    }
}

/// `1 criterio`, `36 criterios`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The result in a sentence: percent, mean, most points.
pub fn result(percent: &str, mean: &str, best: &str) -> String {
    format!("Logro ponderado de {percent} % (media de {mean} puntos sobre {best}).")
}

/// The same of points over the most that could be had.
pub fn points(percent: &str, points: &str, best: &str) -> String {
    format!("Logro de {percent} % ({points} de {best} puntos).")
}

/// The mark.
pub fn grade(grade: &str) -> String {
    format!("Nota {grade}.")
}

/// What the result is called; nothing is called by a name as long as something is pending.
pub fn outcome(name: Option<&str>, provisional: bool) -> String {
    match name {
        Some(name) => format!("Resultado: «{name}»."),
        None if provisional => "El resultado tendrá nombre cuando no quede nada pendiente.".to_owned(),
        None => "El resultado no es ninguno de los que nombra la rúbrica.".to_owned(),
    }
}

/// The result while something is pending.
pub fn provisional_result(complete: usize, criteria: usize) -> String {
    format!("Resultado provisional: hay {complete} de {criteria} criterios completos.")
}

/// Everything answered, nothing counts.
pub const UNEVALUATED: &str = "Sin evaluar: ningún criterio entra en el cálculo.";
/// Nothing answered that counts.
pub const UNANSWERED: &str = "Aún no hay criterios completos que entren en el cálculo.";
/// The same in a table.
pub const UNEVALUATED_SHORT: &str = "sin evaluar";
/// The same in a table.
pub const UNANSWERED_SHORT: &str = "pendiente";

/// The method, and which levels leave the calculation.
pub fn method(method: Method, left_out: &[&str]) -> String {
    let how = match method {
        Method::MeanOfCriteria => "cada ámbito es la media de los puntos de sus criterios",
        Method::MeanOfDimensions => "cada ámbito es la media de las medias de sus dimensiones",
        Method::Points => "puntos obtenidos sobre los mejores posibles de lo que aplica",
        Method::Counts => "sin resultado; se cuentan los criterios de cada nivel",
    };
    let left_out = match left_out {
        [] => String::new(),
        names => format!(" Los criterios calificados «{}» no entran en el cálculo.", names.join("», «")),
    };
    if matches!(method, Method::Points | Method::Counts) {
        return format!("Método: {how}.{left_out}");
    }
    format!(
        "Método: {how}, y el resultado es la media de los ámbitos según su peso.{left_out} Si en un ámbito no hay \
         criterios que cuenten, su peso se reparte entre los demás."
    )
}

/// How the weights lie.
pub fn weights(weights: &[String]) -> String {
    format!("Pesos: {}.", weights.join("; "))
}

/// One weight.
pub fn weight(number: &AmbitoCode, title: &str, weight: &str, in_effect: Option<&str>) -> String {
    match in_effect {
        Some(in_effect) => format!("{number} {title}, {weight} (efectivo: {in_effect} %)"),
        None => format!("{number} {title}, {weight} (sin peso: nada cuenta en él)"),
    }
}

/// No criterion has the lowest level.
pub fn none_gravest(name: &str) -> String {
    format!("Ningún criterio fue calificado «{name}».")
}

/// More hallazgos than fit the page.
pub fn more_gravest(names: &Nouns, count: usize) -> String {
    let (noun, chapter) = (&names.hallazgo, hallazgos_head(names));
    match count {
        1 => {
            let other = nouns::agreeing(noun, "Otro", "Otra");
            format!("{other} {} del mismo nivel está en el capítulo «{chapter}».", noun.one)
        }
        count => {
            let others = nouns::agreeing(noun, "Otros", "Otras");
            format!("{others} {count} {} del mismo nivel están en el capítulo «{chapter}».", noun.many)
        }
    }
}

/// How many hallazgos there are.
pub fn hallazgos(names: &Nouns, count: usize) -> String {
    match count {
        0 => no_hallazgos(names),
        1 => format!("Se consigna {}.", nouns::counted(&names.hallazgo, 1)),
        count => format!("Se consignan {}, en el orden de la rúbrica.", nouns::counted(&names.hallazgo, count)),
    }
}

/// A number of the sample that nobody gave.
pub const NOT_GIVEN: &str = "no informado";

/// An ámbito as a heading.
pub fn ambito(code: &AmbitoCode, title: &str) -> String {
    format!("Ámbito {code}. {title}")
}

/// A dimension as a heading.
pub fn dimension(code: &str, title: &str) -> String {
    format!("{code}. {title}")
}

/// The caption of the table of a dimension.
pub fn evaluation_of(code: &str) -> String {
    format!("Criterios de la dimensión {code}")
}

/// Before a note of the rubric.
pub const NOTE: &str = "Nota de la rúbrica: ";

/// What an answer lacks.
pub fn lacks(names: &Nouns, gap: Gap, open: bool) -> String {
    let Some(text) = gap.text().map(|kind| nouns::the_text(names, kind)) else {
        return "Falta la calificación.".to_owned();
    };
    if open { format!("{} está por completar.", nouns::capital(&text)) } else { format!("Falta {text}.") }
}

/// What the column of the texts is called: `Hallazgo u observación`.
pub fn texts_head(names: &Nouns) -> String {
    let (one, other) = (&names.hallazgo.one, &names.observacion.one);
    let or =
        if ["o", "ó", "ho", "hó"].iter().any(|begin| other.to_lowercase().starts_with(begin)) { "u" } else { "o" };
    format!("{} {or} {other}", nouns::capital(one))
}

/// The alternative text of the chart.
pub fn chart_alt(bars: &[String]) -> String {
    format!("Gráfico de barras del logro por dimensión, de 0 a 100 %: {}.", bars.join("; "))
}

/// What is pending, before the signatures of a provisional document.
pub fn pending(count: usize, criteria: usize) -> String {
    match count {
        0 => "La supervisión aún no se ha cerrado.".to_owned(),
        1 => format!("La supervisión aún no se ha cerrado: queda pendiente 1 de {criteria} criterios."),
        count => format!("La supervisión aún no se ha cerrado: quedan {count} de {criteria} criterios pendientes."),
    }
}

/// In front of the public version.
pub const PUBLIC_ABOUT: &str = "Versión pública. No contiene los textos de la evaluación, códigos de casos, cantidades de casos ni nombres de personas.";

/// Who signs where nobody is named.
pub const DEFAULT_POST: &str = "Supervisor/a técnico/a";

/// Page X of Y.
pub const PAGE: &str = "Página";
/// Page X of Y.
pub const OF: &str = "de";

/// Sheets of the spreadsheet.
pub const SHEET_FACTS: &str = "Resumen";
/// The answers.
pub const SHEET_ANSWERS: &str = "Respuestas";
/// The texts that belong to no criterion.
pub const SHEET_SECTIONS: &str = "Conclusiones";
/// What the last row is called; nothing is weighted where ámbitos have no weights.
pub fn total(weighted: bool) -> &'static str {
    if weighted { "Total ponderado" } else { "Total" }
}
