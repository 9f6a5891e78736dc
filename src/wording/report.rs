//! What the informe says beside the words of the rubric and of the supervisor.

pub mod heads;

use crate::domain::identification::Kind;
use crate::domain::method::Method;
use crate::domain::rubric::AmbitoCode;
use crate::domain::session::{Gap, Timestamp};
use crate::domain::text::TextKind;

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
    project: "Proyecto",
    project_code: "Código del proyecto",
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
    pub project: &'static str,
    pub project_code: &'static str,
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
pub const GRAVEST: &str = "Hallazgos de mayor gravedad";
/// Ámbitos and dimensions.
pub const BY_PART: &str = "Resultado por ámbito y dimensión";
/// The chart.
pub const CHART: &str = "Logro por dimensión";
/// The answers.
pub const EVALUATION: &str = "Evaluación";
/// The hallazgos.
pub const HALLAZGOS: &str = "Hallazgos";
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
pub const ANSWER: &str = "Anexo: respuesta de la oficina";
/// Before the office's answer.
pub const ANSWER_HOW: &str = "Para cada hallazgo, la oficina indica si lo acepta, su fundamento, la medida que adoptará, quién responde y el plazo.";
/// No hallazgo at all.
pub const NO_HALLAZGOS: &str = "No se consignan hallazgos.";
/// What the public version says of each criterion.
pub const LEVELS: &str = "Nivel por criterio";

/// What is read of the sample's numbers.
pub const POPULATIONS: [&str; 4] = ["Casos revisados", "Judicializados", "No judicializados", "Egresados"];
/// What is read of the sample's codes.
pub const CODES: [&str; 4] = ["Carpetas", "RUC", "Informes", "Planes de intervención"];

/// Whom the document is about.
pub fn of_office(name: &str, commune: &str) -> String {
    match (name, commune) {
        ("", "") => UNKNOWN.to_owned(),
        ("", commune) => commune.to_owned(),
        (name, "") => name.to_owned(),
        (name, commune) => format!("{name}, comuna de {commune}"),
    }
}

/// What the supervision was for.
pub fn objective(rubric: &str, criteria: usize, dimensions: usize, ambitos: usize) -> String {
    let ambitos = counted(ambitos, "ámbito", "ámbitos");
    format!(
        "Verificar el funcionamiento de la oficina con la rúbrica «{rubric}»: {}, en {}. Cada calificación se acompaña \
         del hallazgo o de la observación que la fundamenta.",
        counted(criteria, "criterio", "criterios"),
        match dimensions {
            0 => ambitos,
            some => format!("{} y {ambitos}", counted(some, "dimensión", "dimensiones")),
        }
    )
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
pub fn more_gravest(count: usize) -> String {
    match count {
        1 => "Otro hallazgo del mismo nivel está en el capítulo «Hallazgos».".to_owned(),
        count => format!("Otros {count} hallazgos del mismo nivel están en el capítulo «Hallazgos»."),
    }
}

/// How many hallazgos there are.
pub fn hallazgos(count: usize) -> String {
    match count {
        0 => NO_HALLAZGOS.to_owned(),
        1 => "Se consigna 1 hallazgo.".to_owned(),
        count => format!("Se consignan {count} hallazgos, en el orden de la rúbrica."),
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
pub fn lacks(gap: Gap, open: bool) -> &'static str {
    match (gap, open) {
        (Gap::Score, _) => "Falta la calificación.",
        (Gap::Hallazgo, false) => "Falta el hallazgo.",
        (Gap::Observacion, false) => "Falta la observación.",
        (Gap::Hallazgo, true) => "El hallazgo está por completar.",
        (Gap::Observacion, true) => "La observación está por completar.",
    }
}

/// The kind of a text.
pub fn text_kind(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Hallazgo => "Hallazgo",
        TextKind::Observacion => "Observación",
    }
}

/// The alternative text of the chart.
pub fn chart_alt(bars: &[String]) -> String {
    format!("Gráfico de barras del logro por dimensión, de 0 a 100 %: {}.", bars.join("; "))
}

/// What is pending, before the signatures of a provisional document.
pub fn pending(count: usize, criteria: usize) -> String {
    match count {
        0 => "La supervisión aún no se ha cerrado.".to_owned(),
        count => format!("La supervisión aún no se ha cerrado: quedan {count} de {criteria} criterios pendientes."),
    }
}

/// Which version this is.
pub fn version(version: u32) -> String {
    format!("Versión {version}, cerrada")
}

/// Who closed it, when, and what that means.
pub fn closed(by: &str, meaning: &str, at: &Timestamp) -> String {
    format!("Cerrada por {by} el {} ({meaning}).", at.format("%d-%m-%Y a las %H:%M"))
}

/// What the seal proves.
pub const SEAL_MEANS: &str = "El sello es la huella SHA-256 del contenido de esta versión: permite comprobar que una copia \
     no cambió. No reemplaza la firma.";

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
