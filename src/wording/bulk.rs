//! Words of what takes many criteria out of the calculation at once, and of the marks to come back to.

use crate::domain::bulk::{Scope, demands, given, is_belied, kept, untouched};
use crate::domain::identification::Kind;
use crate::domain::nouns::Nouns;
use crate::domain::places::Slot;
use crate::domain::rubric::{CriterionIx, Dimension};
use crate::domain::session::Session;
use crate::domain::text::{TextKind, harmless};
use crate::wording::nouns;
use crate::wording::tui;

pub const BULK_SCOPE: &str = "Calificar lo que no se evaluará";
pub const BULK: &str = "Un mismo texto para varios criterios";
pub const MARK: &str = "Marca para volver";

/// The score that is given, as the rubric shows it: «0», «N.A.».
fn given_score(session: &Session) -> String {
    let shown = given(session).map(|score| session.rubric().scale().shown(score));
    shown.as_deref().map_or_else(String::new, harmless)
}

/// Heading of the choice: which score it is.
pub fn choosing(session: &Session) -> String {
    format!("Calificar {} lo que no se evaluará", given_score(session))
}

pub fn choose(session: &Session) -> String {
    format!(
        "Elija con su letra qué queda en {} con un mismo texto. Lo que ya tiene algo escrito, contado o calificado queda como está, y la \
         tecla u lo deshace todo de una vez.",
        given_score(session)
    )
}

pub const NO_SCORE_FOR_IT: &str = "Esta rúbrica no tiene una calificación que salga del cálculo.";
pub const NONE_THERE: &str = "Ahí no queda ningún criterio sin tocar.";
pub const NO_DIMENSIONS: &str = "Este ámbito no tiene dimensiones.";
pub const NONE_ANYWHERE: &str = "No queda ningún criterio sin tocar.";
pub const PASTE_AFTER_CHOICE: &str = "Elija primero, con su letra, qué criterios recibirán el texto.";
pub const ABOUT_DRAFT: &str =
    "Tab da este borrador a todos. Si escribe, lo reemplaza; con Intro lo edita. Esc cancela.";
/// The same of one that lacks something.
pub const ABOUT_OPEN_DRAFT: &str =
    "Tab lleva a lo que falta entre llaves. Si escribe, reemplaza el borrador; con Intro lo edita. Esc cancela.";

pub fn criteria(count: usize) -> String {
    if count == 1 { "1 criterio".to_owned() } else { format!("{count} criterios") }
}

/// What `scope` is, seen from `at`.
pub fn scope(session: &Session, at: CriterionIx, scope: Scope) -> String {
    let place = session.rubric().place(at);
    match scope {
        Scope::Dimension => format!("Dimensión {}", titled(&place.dimension.code, &place.dimension.title)),
        Scope::Ambito => format!("Ámbito {}", titled(&place.ambito.code.to_string(), &place.ambito.title)),
        Scope::Optional => "Criterios optativos que no se usaron".to_owned(),
        Scope::Rest if place.dimension.whole => format!("Todo lo demás, fuera del ámbito {}", place.ambito.code),
        Scope::Rest => format!("Todo lo demás, fuera de la dimensión {}", place.dimension.code),
    }
}

pub fn get_zero(session: &Session, count: usize) -> String {
    let verb = if count == 1 { "quedará" } else { "quedarán" };
    format!("{} {verb} en {}: ", criteria(count), given_score(session))
}

pub const KEPT: &str = "Se conservan: ";

/// Of criteria that do not have the score.
pub fn without_it(session: &Session) -> String {
    format!("No admiten {} y siguen pendientes: ", given_score(session))
}

/// The codes of `criteria`; three or more in a row as «2.1.4 a 2.1.9».
pub fn codes(session: &Session, criteria: &[CriterionIx]) -> String {
    let code = |ix: &CriterionIx| harmless(&session.rubric().criterion(*ix).code.0);
    let runs = criteria.chunk_by(|one, next| one.index() + 1 == next.index());
    let parts = runs.map(|run| match run {
        [first, _, .., last] => format!("{} a {}", code(first), code(last)),
        few => few.iter().map(code).collect::<Vec<_>>().join(", "),
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The first draft of the text that all untouched criteria of `scope` get. It holds for each of them alone, and claims
/// no more than that nothing was there to be rated; where the sample says otherwise, why nothing was is left to be said.
pub fn draft(session: &Session, at: CriterionIx, scope: Scope) -> String {
    let rubric = session.rubric();
    let criteria = untouched(session, at, scope);
    if let Some(reason) = unused(session, &criteria) {
        return reason;
    }
    if is_belied(session, &criteria) {
        return format!("No se calificó este criterio: {}.", Slot::Reason.open());
    }
    let place = rubric.place(at);
    let when = match session.head().kind {
        Kind::Ordinary => "En el periodo supervisado",
        Kind::Extraordinary => "En esta supervisión extraordinaria",
    };
    let this = if kept(session, at, scope).is_empty() { "" } else { "este criterio de " };
    let r#where = match scope {
        Scope::Dimension => format!("en {this}{}", the_dimension(place.dimension)),
        Scope::Ambito => {
            let ambito = titled(&place.ambito.code.to_string(), &place.ambito.title);
            if this.is_empty() {
                format!("en el ámbito {ambito}")
            } else {
                format!("en este criterio del ámbito {ambito}")
            }
        }
        Scope::Rest if this.is_empty() && place.dimension.whole => {
            format!("fuera del ámbito {}", titled(&place.dimension.code, &place.dimension.title))
        }
        Scope::Rest if this.is_empty() => format!("fuera de {}", the_dimension(place.dimension)),
        Scope::Rest | Scope::Optional => "en este criterio".to_owned(),
    };
    format!("{when} no hubo antecedentes que calificar {where}.", where = r#where)
}

/// The rubric's own sentence, where it has one and the same for all of `criteria` and all may be left unused.
fn unused(session: &Session, criteria: &[CriterionIx]) -> Option<String> {
    let mut reasons = criteria.iter().map(|&ix| {
        let criterion = session.rubric().criterion(ix);
        criterion.zero.as_ref().filter(|_| criterion.optional).map(|zero| zero.reason.as_str())
    });
    let first = reasons.next()??;
    reasons.all(|reason| reason == Some(first)).then(|| first.to_owned())
}

fn the_dimension(dimension: &Dimension) -> String {
    format!("la dimensión {}", titled(&dimension.code, &dimension.title))
}

/// «2.1 «Hechos asociados a vulneración de derechos»».
fn titled(code: &str, title: &str) -> String {
    format!("{} «{}»", harmless(code), sentence_case(&harmless(title)))
}

/// A title in capitals as one writes it in a sentence; addresses and numbers stay, and so does any other title. Capitals
/// are often printed without their accents: those of -ción and -sión, which no such word lacks, are put back.
fn sentence_case(title: &str) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let stays = |word: &str| word.trim_end_matches('.').contains(|c: char| c == '.' || c.is_numeric());
    let lower = |word: &str| {
        let lower = word.to_lowercase();
        match lower.strip_suffix("ion") {
            _ if stays(word) => word.to_owned(),
            Some(stem) if stem.ends_with(['c', 's']) => format!("{stem}ión"),
            Some(_) | None => lower,
        }
    };
    let words = title.split(' ').map(lower).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub fn with_person(done: &str) -> String {
    format!("{done} El texto parece tener un dato personal: quítelo.")
}

/// It was done, `u` takes it back, and whether that was all.
pub fn done(session: &Session, count: usize, with_text: bool) -> String {
    let noun = session.rubric().nouns().text(demands(session));
    let noun = format!("{} {}", nouns::agreeing(noun, "el mismo", "la misma"), noun.one);
    let verb = if count == 1 { "quedó" } else { "quedaron" };
    let (criteria, score) = (criteria(count), given_score(session));
    if session.complete() == session.rubric().len() {
        format!("{criteria} {verb} en {score}; u deshace. {}", tui::NOTHING_PENDING)
    } else if with_text {
        format!("{criteria} {verb} en {score} con {noun}; u deshace.")
    } else {
        format!("{criteria} {verb} en {score}; u deshace.")
    }
}

pub fn text_is_missing(names: &Nouns, kind: TextKind) -> String {
    let write = nouns::agreeing(names.text(kind), "escríbalo", "escríbala");
    format!("Falta {}: {write}, o desista con Esc.", nouns::the_text(names, kind))
}

pub const COME_BACK: &str = "⚑ Volver: ";
pub const TO_COME_BACK: &str = "para volver";
pub const NOTE_FULL: &str = "La nota alcanzó su máximo: lo demás no entró.";
pub const UNMARKED: &str = "Se quitó la marca.";
pub const ONLY_THIS: &str = "No queda otro criterio pendiente ni marcado para volver.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::store::rubric_file::embedded;

    #[test]
    fn a_title_in_capitals_is_written_as_in_a_sentence() {
        for (title, written) in [
            ("HECHOS ASOCIADOS A VULNERACIÓN DE DERECHOS", "Hechos asociados a vulneración de derechos"),
            ("REGISTROS EN SIS.MEJORNINEZ.CL", "Registros en SIS.MEJORNINEZ.CL"),
            ("LISTA DEL ANEXO 2.", "Lista del anexo 2."),
            ("PROCESO DE INTERVENCION DE LA DIVISION", "Proceso de intervención de la división"),
            ("Puertas abiertas de la OPD", "Puertas abiertas de la OPD"),
            ("", ""),
        ] {
            assert_eq!(sentence_case(title), written);
        }
    }

    #[test]
    fn codes_in_a_row_are_named_by_the_first_and_the_last() {
        let session = fixtures::session(&embedded().0);
        let named = |codes: &[&str]| {
            let criteria: Vec<_> = codes.iter().map(|code| session.rubric().find(code).unwrap()).collect();
            super::codes(&session, &criteria)
        };
        assert_eq!(
            named(&["1.1.1", "1.1.2", "1.1.4", "1.1.5", "1.2.1", "3.3.4"]),
            "1.1.1, 1.1.2, 1.1.4 a 1.2.1, 3.3.4"
        );
        assert_eq!(named(&[]), "");
    }
}
