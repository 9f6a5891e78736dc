//! Words of the sheet of the sample.

use crate::domain::bands::Cases;
use crate::domain::notices::Notice;
use crate::domain::roll::{Attribute, Attributes, Court, Group, Stay};
use crate::domain::session::Session;
use crate::domain::sheet::{Page, Seen, Tick};
use crate::wording::notices;

pub const NOTHING_COUNTED: &str = "Esta rúbrica no tiene criterios que se cuenten uno a uno.";
pub const PASTE: &str = "Para pegar códigos, presione + primero.";
pub const NO_ROWS: &str = "La página no tiene códigos: agréguelos con +.";
pub const ALL_SEEN: &str = "No queda nada sin ver en esta página.";
pub const NOTHING_TO_FILL: &str = "En esta línea no quedaba nada sin ver.";
pub const NOTHING_PROPOSED: &str = "No hay códigos que ofrecer: agréguelos con +.";
/// Below the table, as long as nothing is known of any case.
pub const SAY_WHAT_IS_KNOWN: &str = "1-4: el caso es judicializado, no judicializado, vigente o egresado.";
/// In its place, where the rubric does not say what it is about only these cases.
pub fn unspoken(group: Group) -> &'static str {
    match group {
        Group::Current => "La rúbrica no dice qué es solo de vigentes: en egresados anote «a».",
        Group::Judicialised => "La rúbrica no dice qué es de judicializados: en los demás anote «a».",
        Group::NotJudicialised => "La rúbrica no dice qué es de los no judicializados: en los demás anote «a».",
        Group::Closed => "La rúbrica no dice qué es solo de egresados: en los demás anote «a».",
    }
}
pub const ONLY_CASES: &str = "Judicializado, vigente o egresado se anota en la página de carpetas.";
pub const NO_REASONS_GIVEN: &str = "En este criterio todavía no hay motivos que ofrecer.";
pub const MEETING: &str = "cumplen";
pub const REVIEWED: &str = "de";
/// Before the field for codes.
pub const CODES: &str = "Códigos: ";
/// Below the field for codes.
pub const ABOUT_CODES: &str = "Intro los agrega; en blanco, termina. Varios se separan con coma o espacio; también \
                               puede pegar una columna. Códigos locales: nunca nombres ni RUN.";

pub fn page(page: Page) -> &'static str {
    match page {
        Page::Cases => "Carpetas",
        Page::Reports => "Informes",
        Page::Plans => "Planes",
    }
}

pub fn along_rows(page: Page) -> &'static str {
    match page {
        Page::Cases => "→ por carpeta (d)",
        Page::Reports => "→ por informe (d)",
        Page::Plans => "→ por plan (d)",
    }
}

pub const ALONG_COLUMNS: &str = "↓ por criterio (d)";

pub fn position(row: usize, of: usize) -> String {
    format!("{} de {of}", row + 1)
}

/// A tick as one character. What stands for them in plain ASCII differs as well.
pub fn mark(tick: Option<Tick>) -> &'static str {
    match tick {
        Some(Tick::Meets) => "✓",
        Some(Tick::Fails) => "✗",
        Some(Tick::NotApplicable) => "–",
        None => "·",
    }
}

/// What a cell says, as one character.
pub fn seen(seen: Seen) -> &'static str {
    match seen {
        Seen::Ticked(tick) => mark(Some(tick)),
        Seen::NotAbout => NOT_ABOUT,
        Seen::Nothing => mark(None),
    }
}

/// A cell in which the criterion does not apply of itself; what was ticked so has another sign.
const NOT_ABOUT: &str = "/";

/// What is known of a case, in two letters.
pub fn known(known: Attributes) -> String {
    let court = match known.court {
        Some(Court::Judicialised) => 'j',
        Some(Court::NotJudicialised) => 'n',
        None => '·',
    };
    let stay = match known.stay {
        Some(Stay::Current) => 'v',
        Some(Stay::Closed) => 'e',
        None => '·',
    };
    format!("{court}{stay}")
}

pub fn code_taken(code: &str) -> String {
    format!("El código «{code}» ya está en la página.")
}

pub fn renamed(from: &str, to: &str) -> String {
    format!("«{from}» ahora es «{to}», con todo lo anotado.")
}

/// Before the field for a reason or a new code.
pub const REASON: &str = "Motivo: ";
pub const NEW_CODE: &str = "Código: ";
pub const ABOUT_REASON: &str = "Qué falta o qué se vio, en pocas palabras, sin nombres ni RUN; en blanco, sin motivo. \
                                Intro sigue con la casilla próxima; ↓ ofrece los motivos ya dados en este criterio.";
pub const ABOUT_NEW_CODE: &str =
    "Intro cambia el código; lo anotado en la fila y lo que se sabe de su caso siguen con él.";

/// Heading while a reason is typed.
pub fn why_in(code: &str) -> String {
    format!("Por qué no cumple en {code}")
}

/// Heading while a new code is typed.
pub fn new_code_of(code: &str) -> String {
    format!("Otro código para {code}")
}

/// What contradicts itself, the first `shown` by their words.
pub fn beware(told: &[String], shown: usize) -> String {
    let said = told.iter().take(shown).map(String::as_str).collect::<Vec<_>>().join(" · ");
    match told.len().saturating_sub(shown) {
        0 => format!("⚠ {said}"),
        more => format!("⚠ {said} · y {more} más"),
    }
}

/// More was counted than the sample has: `1.1.4: 12 contados, 7 judicializados`.
pub fn beyond(code: &str, counted: u64, of: &str) -> String {
    format!("{code}: {counted} contados, {of}")
}

/// `Egresados: 2 en la ficha, 3 en las carpetas`.
pub fn disagrees(name: &str, stated: u32, by_cases: u32) -> String {
    format!("{name}: {stated} en la ficha, {by_cases} en las carpetas")
}

/// Failing codes without a reason.
pub fn without_reason(count: usize) -> String {
    format!("{count} sin motivo")
}

/// Why the cell fails.
pub fn because(code: &str, why: &str) -> String {
    format!("{code}: {why}")
}

/// What is known of a case, in a word.
pub fn attribute(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Court(Some(Court::Judicialised)) => "judicializado",
        Attribute::Court(Some(Court::NotJudicialised)) => "no judicializado",
        Attribute::Stay(Some(Stay::Current)) => "vigente",
        Attribute::Stay(Some(Stay::Closed)) => "egresado",
        Attribute::Court(None) | Attribute::Stay(None) => "no se sabe",
    }
}

pub fn share(cases: Option<Cases>) -> String {
    match cases {
        None => "Nada contado todavía".to_owned(),
        Some(cases) => {
            let Cases { meeting, reviewed } = cases;
            let verb = if meeting == 1 { "cumple" } else { "cumplen" };
            let percent = cases.percent().map_or_else(String::new, |percent| format!(" ({percent} %)"));
            format!("{meeting} de {reviewed} {verb}{percent}")
        }
    }
}

pub fn rest(unseen: usize, not_applicable: usize) -> Vec<String> {
    let named = [(unseen, "sin ver"), (not_applicable, "no aplica")];
    named.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect()
}

/// The codes that fail, the first `shown` of them by name.
pub fn failing(codes: &[String], shown: usize) -> String {
    let named = codes.iter().take(shown).map(String::as_str).collect::<Vec<_>>().join(", ");
    let verb = if codes.len() == 1 { "no cumple" } else { "no cumplen" };
    match codes.len().saturating_sub(shown) {
        0 => format!("{verb} {named}"),
        more if shown == 0 => format!("{verb} {more}"),
        more => format!("{verb} {named} y {more} más"),
    }
}

pub fn counter_differs(Cases { meeting, reviewed }: Cases) -> String {
    format!("conteo escrito aparte: {meeting} de {reviewed}")
}

pub const TAKEN_AWAY: &str = "Se quitó lo anotado en la casilla. Con u se deshace.";

/// Each with what it was: that is nowhere else.
pub fn counters_replaced(replaced: &[(&str, Cases)]) -> String {
    let was = |(code, Cases { meeting, reviewed }): &(&str, Cases)| format!("{code} (era {meeting} de {reviewed})");
    let named: Vec<String> = replaced.iter().map(was).collect();
    format!("El conteo sale ahora de la planilla: {}. Con u se deshace.", named.join(", "))
}

pub fn end_of_page(unseen: usize) -> String {
    match unseen {
        0 => "Fin de la página: todo está visto.".to_owned(),
        1 => "Fin de la página: queda 1 casilla sin ver; s va a ella.".to_owned(),
        more => format!("Fin de la página: quedan {more} casillas sin ver; s va a la próxima."),
    }
}

/// What was written of a criterion is not so any more.
pub fn belied(session: &Session, notice: &Notice) -> String {
    format!("{}: {}", session.rubric().criterion(notice.at).code, notices::line(session, notice))
}

/// Texts that say another count or other codes than the sheet: `1.1.1, 1.1.2: el texto dice otra cosa`.
pub fn texts_differ(session: &Session, notices: &[Notice]) -> String {
    let mut codes: Vec<&str> =
        notices.iter().map(|notice| session.rubric().criterion(notice.at).code.0.as_str()).collect();
    codes.dedup();
    format!("{}: el texto dice otra cosa", codes.join(", "))
}

pub fn code_twice(code: &str, there: &str) -> String {
    let there = if code == there { String::new() } else { format!(", como {there}") };
    format!("El código {code} ya está{there}: corríjalo o bórrelo con Ctrl-U.")
}

pub fn code_has_ticks(code: &str) -> String {
    format!("{code} tiene anotaciones: quítelas antes de quitar el código.")
}

pub fn code_removed(code: &str, page_of: Page) -> String {
    format!("Se quitó {code} de «{}». Con u se deshace.", page(page_of))
}

/// Heading over the field for codes.
pub fn add_to(page_of: Page) -> String {
    format!("Agregar códigos a «{}»", page(page_of))
}

pub fn empty(page: Page, writable: bool, proposed: Option<&[String]>) -> Vec<String> {
    let (what, otherwise) = match page {
        Page::Cases => (
            "Aquí se anota, carpeta por carpeta, lo que cumple y lo que no. La muestra aún no tiene códigos de casos.",
            "Si indica cuántos casos revisó en la identificación (i en la evaluación), aquí se ofrecerán C-01, C-02, …",
        ),
        Page::Reports => (
            "Aquí se anota lo que cumple cada informe. Un caso puede tener varios informes o ninguno; por eso llevan \
             códigos propios.",
            "Si los casos tienen códigos en la página Carpetas, aquí se ofrecerán los mismos, un informe por caso.",
        ),
        Page::Plans => (
            "Aquí se anota lo que cumple cada plan de intervención individual.",
            "Si los casos tienen códigos en la página Carpetas, aquí se ofrecerán los mismos, un plan por caso.",
        ),
    };
    let mut lines = vec![what.to_owned()];
    if !writable {
        return lines;
    }
    match (proposed, page) {
        (Some([first, .., last]), Page::Cases) => {
            lines.push(format!("**g**  pone {first} … {last}, según los casos revisados"))
        }
        (Some([only]), Page::Cases) => lines.push(format!("**g**  pone {only}, según los casos revisados")),
        (Some(codes), _) => {
            lines.push(format!("**g**  usa los códigos de los casos ({}), uno por caso", codes.len()));
        }
        (None, _) => {}
    }
    lines.push("**+**  agrega códigos escribiéndolos".to_owned());
    if proposed.is_none() {
        lines.push(otherwise.to_owned());
    }
    lines
}

pub fn lists_apart(codes: &[&str]) -> Option<String> {
    match codes {
        [] => None,
        [one] => Some(format!("{one} compara dos listas: se cuenta en la evaluación (c).")),
        several => Some(format!("{} comparan dos listas: se cuentan en la evaluación (c).", several.join(", "))),
    }
}
