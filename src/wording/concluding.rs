//! Words of the screen on which a supervision is concluded and closed.

use crate::domain::closing::NotClosed;
use crate::domain::conclusions::SignatoryField;
use crate::domain::method::Method;
use crate::domain::nouns::Nouns;
use crate::domain::sample::Sample;
use crate::domain::scoring::Summary;
use crate::domain::seal::Seal;
use crate::domain::session::Meaning;
use crate::domain::text::harmless;
use crate::wording::closing;

/// Name of the screen.
pub const CONCLUDE: &str = "Conclusiones y cierre";
pub const CONCLUDE_WRITE: &str = "Escribir una conclusión";
pub const SIGN: &str = "Firmar y cerrar";
pub const REOPEN: &str = "Reabrir una supervisión cerrada";

pub const CONCLUSIONS: &str = "Conclusiones";
pub const SIGNATORIES: &str = "Quiénes firman el informe";
pub fn public(names: &Nouns) -> String {
    format!("Versión pública: una frase por {}; lo que no se escribe no sale", names.hallazgo.one)
}
/// A sentence for the public names a case.
pub fn named_in_public(code: &str) -> String {
    format!("para el público: nombra {}, y así no saldrá en la versión pública", harmless(code))
}
/// The same, told where it is written.
pub fn named_while_writing(code: &str) -> String {
    format!("La frase para el público nombra {}: así no saldrá en la versión pública.", harmless(code))
}
pub const TO_WRITE: &str = "Para escribir aquí, presione Intro.";
pub const BARS: &str = "Impide cerrar";
pub const TO_BE_SEEN: &str = "Conviene verlo antes de cerrar";
pub const CLOSE: &str = "Cerrar la supervisión";
pub const CLOSE_HELP: &str =
    "Queda solo para leer, con su sello. Después puede reabrirse con un motivo, y lo entregado se conserva.";
pub const REOPEN_IT: &str = "Reabrir la supervisión";
pub const REOPEN_HELP: &str =
    "Pide un motivo, que se lee en la portada de la versión siguiente. Lo entregado se conserva como está.";
pub const EMPTY: &str = "sin escribir";
pub const DEMANDED: &str = "falta escribirlo: es obligatorio para cerrar";
pub const BARRED: &str = "No se puede cerrar todavía: falta lo que está señalado.";
pub const NAME: &str = "Su nombre, como firma:";
pub const REASON: &str = "Motivo para reabrir:";
pub const NOTHING_HERE: &str = "Esto no pertenece a un criterio; se ve en el archivo.";
/// What a slip of the pen is told of.
pub const THE_TEXT: &str = "El texto";
/// Asked for the codes where they do not belong.
pub const NO_CASES_HERE: &str = "Los códigos de lo revisado se agregan en las conclusiones; aquí no va ningún código.";
pub const NO_CASES: &str = "La muestra no tiene códigos que agregar.";
pub const CLOSING: &str = "Se guarda el cierre. Espere a que se confirme.";
pub const VERSIONS: &str = "Lo entregado y lo que cambió entre versiones";
pub fn is_closed(version: u32) -> String {
    format!("Cerrada y guardada: versión {version}. El sello está aquí y en el informe.")
}

pub const REOPENED: &str = "Reabierta. Lo entregado antes se conserva en «cerradas».";

/// The last look at what is handed in.
pub fn result(summary: &Summary) -> String {
    let total = &summary.total;
    let figure = match (summary.method, total.percent()) {
        (Method::Counts, _) => String::new(),
        (_, Some(percent)) => format!("{percent} %; "),
        (_, None) => "sin evaluar; ".to_owned(),
    };
    let grade = summary.grade.map_or_else(String::new, |grade| format!("nota {grade}; "));
    let name = summary.outcome.as_ref().map_or_else(String::new, |name| format!("«{}»; ", harmless(name)));
    format!("Resultado: {name}{figure}{grade}{} de {} criterios completos.", total.complete, total.criteria)
}

pub fn signatory(place: usize, field: SignatoryField) -> String {
    let what = match field {
        SignatoryField::Name => "nombre",
        SignatoryField::Post => "cargo",
    };
    format!("Firmante {}, {what}", place + 1)
}

pub fn public_of(code: &str) -> String {
    format!("{code}, para el público")
}

/// The choice among the meanings; the chosen one is marked.
pub fn meaning(of: Meaning, chosen: bool) -> String {
    format!("{} {}", if chosen { "▸" } else { " " }, closing::meaning_sentence(of))
}

/// Name of the line that tells that it is closed.
pub fn sealed(version: u32) -> String {
    format!("Supervisión cerrada · versión {version}")
}

pub fn seal(seal: Seal) -> String {
    format!("Sello {seal}")
}

/// What comes after closing.
pub const HOW_TO_HAND_IN: &str = "Para entregar el informe, Intro o x: elija formato (PDF, DOCX…) y versión, ordinaria o pública, y queda en un archivo.";

pub fn not_closed(why: &NotClosed) -> String {
    closing::not_closed(why)
}

/// «Casos revisados: C-01, C-02. RUC: 1234.», as far as the sample names them.
pub fn cases(sample: &Sample) -> Option<String> {
    let part = |name: &str, all: &[String]| (!all.is_empty()).then(|| format!("{name}: {}.", all.join(", ")));
    let parts: Vec<String> = [part("Casos revisados", &sample.case_codes), part("RUC revisados", &sample.rucs)]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
