//! Words of closing a supervision: what stands in its way, what was done, how two versions differ, how a seal compares.

use crate::domain::bands::Cases;
use crate::domain::closing::{NotClosed, NotReopened, Obstacle};
use crate::domain::conclusions::SignatoryField;
use crate::domain::roll::Attribute;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::seal::{Compared, FEWEST_DIGITS};
use crate::domain::session::{
    Change, Closing, CodeList, Codes, Deed, Meaning, PublicIx, Session, SessionId, Timestamp,
};
use crate::domain::sheet::Page;
use crate::domain::versions::Difference;
use crate::store::fault::one_line;
use crate::wording::nouns;
use crate::wording::{cli, concluding, forms, notices, privacy, sheet};

/// Letters of a text that are shown of a change.
const SHOWN: usize = 60;
/// Letters that two texts have in common and that are shown before they part.
const BEFORE: usize = 20;

/// What stands in the way, to stand in a line of its own.
pub fn obstacle(session: &Session, obstacle: &Obstacle) -> String {
    let rubric = session.rubric();
    let title = |ix| format!("«{}»", rubric.conclusion(ix).title);
    match obstacle {
        Obstacle::Pending(ix, gap, open) => {
            let place = open.map_or_else(String::new, |slot| format!(" {}", slot.open()));
            format!("{}: {}{place}", code(rubric, *ix), cli::gap_words(rubric.nouns(), *gap, *open))
        }
        Obstacle::Conclusion(ix) => format!("{}: falta escribirlo", title(*ix)),
        Obstacle::Identification(field, fault) => {
            format!("«{}»: {}", forms::field(*field, rubric), forms::fault(*fault))
        }
        Obstacle::NoSignatory => "Nadie figura como firmante".to_owned(),
        Obstacle::Signatory(place) => format!("Firmante {}: falta su nombre y apellido, o su cargo", place + 1),
        Obstacle::OpenPlace(ix, kind, slot) => {
            format!(
                "{}: {} tiene un lugar por completar: {}",
                code(rubric, *ix),
                nouns::the_text(rubric.nouns(), *kind),
                slot.open()
            )
        }
        Obstacle::OpenPlaceBeside(ix, slot) => format!("{}: hay un lugar por completar: {}", title(*ix), slot.open()),
        Obstacle::NamedInPublic(at, named) => {
            let place = match at {
                PublicIx::Criterion(ix) => code(rubric, *ix).to_owned(),
                PublicIx::Conclusion(ix) => title(*ix),
            };
            format!("{place}, {}", concluding::named_in_public(named))
        }
        Obstacle::Notice(notice) => format!("{}: {}", code(rubric, notice.at), notices::line(session, notice)),
        Obstacle::Personal(holding) => {
            let at = holding.criterion().map_or_else(String::new, |ix| format!("{}: ", code(rubric, ix)));
            format!("{at}{}", privacy::held(rubric, holding))
        }
        Obstacle::Mark(ix) => format!("{}: marcado para volver a verlo", code(rubric, *ix)),
    }
}

fn code(rubric: &Rubric, ix: CriterionIx) -> &str {
    &rubric.criterion(ix).code.0
}

/// The word of a meaning, as it is chosen.
pub fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Authorship => "autoría",
        Meaning::Review => "revisión",
        Meaning::Approval => "aprobación",
    }
}

/// What the name under a closing means: a whole sentence.
pub fn meaning_sentence(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Authorship => "Hice esta supervisión y respondo por lo que dice.",
        Meaning::Review => "Revisé esta supervisión.",
        Meaning::Approval => "Apruebo que esta supervisión se entregue.",
    }
}

/// «cerrada · versión 2».
pub fn closed(version: u32) -> String {
    format!("cerrada · versión {version}")
}

/// The same for a narrow column.
pub fn closed_short(version: u32) -> String {
    format!("cerrada · v{version}")
}

/// «versión 2, cerrada por Ana Soto el 26-11-2026 18:00 (autoría)».
pub fn closing(closing: &Closing) -> String {
    let Closing { version, at, by, meaning: of, seal: _ } = closing;
    format!("versión {version}, cerrada por {} el {} ({})", one_line(by), moment(at), meaning(*of))
}

/// «Ana Soto, 26-11-2026 18:00. Hice esta supervisión y respondo por lo que dice.»
pub fn signed(closing: &Closing) -> String {
    format!("{}, {}. {}", one_line(&closing.by), moment(&closing.at), meaning_sentence(closing.meaning))
}

/// What was done, in a line.
pub fn deed(deed: &Deed) -> String {
    match deed {
        Deed::Created(at) => format!("comenzada el {}", moment(at)),
        Deed::Closed(of) => closing(of),
        Deed::Reopened(of) => {
            format!("versión {} reabierta el {}: {}", of.from, moment(&of.at), one_line(&of.reason))
        }
    }
}

fn moment(at: &Timestamp) -> String {
    at.format("%d-%m-%Y %H:%M").to_string()
}

pub fn not_closed(why: &NotClosed) -> String {
    match why {
        NotClosed::Already => "La supervisión ya está cerrada.".to_owned(),
        NotClosed::NoName => "Falta el nombre de quien la cierra.".to_owned(),
        NotClosed::HalfName => "Firme con nombre y apellido.".to_owned(),
        NotClosed::LongName(most) => format!("El nombre pasa de {most} caracteres."),
        NotClosed::Barred(_) => "No se puede cerrar todavía: falta lo que se nombra.".to_owned(),
        NotClosed::Unseen(_) => "Antes de cerrar, vea lo que se nombra.".to_owned(),
    }
}

pub fn not_reopened(why: NotReopened) -> String {
    match why {
        NotReopened::Open => "La supervisión está abierta.".to_owned(),
        NotReopened::NoReason => "Falta el motivo para reabrirla.".to_owned(),
        NotReopened::LongReason(most) => format!("El motivo pasa de {most} caracteres."),
        NotReopened::Personal(what) => {
            format!(
                "El motivo se lee en la portada y no se puede corregir después: quite de él {}.",
                privacy::the(what)
            )
        }
        NotReopened::TooMany(most) => format!("Ya se cerró y se reabrió demasiadas veces: caben {most} actos."),
    }
}

/// How a typed seal compares, whether it is the same or not.
pub fn compared(compared: Compared) -> String {
    match compared {
        Compared::Same => "el sello escrito es el de este contenido".to_owned(),
        Compared::Beginning { groups } => {
            format!("el sello escrito coincide en sus {groups} grupos, que son los primeros de 16")
        }
        Compared::Other { group } => format!("el sello escrito es otro: difiere en el grupo {group}"),
        Compared::TooShort(digits) => {
            format!("el sello escrito tiene {digits} dígitos; escriba al menos los primeros {FEWEST_DIGITS}")
        }
        Compared::TooLong(digits) => format!("el sello escrito tiene {digits} dígitos, y un sello tiene 64"),
        Compared::Unreadable(c) => format!("«{}» no es un dígito de un sello (0-9, A-F)", one_line(&c.to_string())),
    }
}

/// One thing that differs between two versions: what it is, and both sides, of texts from a little before they part.
pub fn difference(rubric: &Rubric, difference: &Difference) -> String {
    let (before, after) = (value(&difference.before), value(&difference.after));
    let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(BEFORE);
    format!("{}: {} → {}", what(rubric, &difference.after), shown(&before, from), shown(&after, from))
}

/// `text` from its letter `from`, shortened, on one line.
fn shown(text: &str, from: usize) -> String {
    let (head, mut rest) = (if from > 0 { "…" } else { "" }, text.chars().skip(from));
    let kept: String = rest.by_ref().take(SHOWN).collect();
    let tail = if rest.next().is_some() { "…" } else { "" };
    one_line(&format!("{head}{}{tail}", kept.replace('\n', " ")))
}

/// What `change` changes.
pub fn what(rubric: &Rubric, change: &Change) -> String {
    match change {
        Change::Score(ix, _) => format!("{} calificación", code(rubric, *ix)),
        Change::Text(ix, kind, _) => format!("{} {}", code(rubric, *ix), rubric.nouns().text(*kind).one),
        Change::Cases(ix, _) => format!("{} conteo", code(rubric, *ix)),
        Change::Tick(ix, case, _) => format!("{} planilla, {}", code(rubric, *ix), one_line(case)),
        Change::Reason(ix, case, _) => format!("{} planilla, {}, motivo", code(rubric, *ix), one_line(case)),
        Change::Mark(ix, _) => format!("{} marca", code(rubric, *ix)),
        Change::Dismissal(..) => "una alerta descartada".to_owned(),
        Change::Field(field, _) => forms::field(*field, rubric),
        Change::Kind(_) => "Tipo de supervisión".to_owned(),
        Change::Number(population, _) => forms::population(*population).to_owned(),
        Change::Codes(Codes { list: CodeList::Rucs, .. }) => "RUC de la muestra".to_owned(),
        Change::Codes(Codes { list: CodeList::Of(Page::Cases), .. }) => "Casos de la muestra".to_owned(),
        Change::Codes(Codes { list: CodeList::Of(Page::Reports), .. }) => "Informes de la muestra".to_owned(),
        Change::Codes(Codes { list: CodeList::Of(Page::Plans), .. }) => "Planes de la muestra".to_owned(),
        Change::Case(case, Attribute::Court(_)) => format!("Caso {}, judicializado o no", one_line(case)),
        Change::Case(case, Attribute::Stay(_)) => format!("Caso {}, vigente o egresado", one_line(case)),
        Change::Conclusion(ix, _) => rubric.conclusion(*ix).title.clone(),
        Change::Public(PublicIx::Criterion(ix), _) => format!("{} texto público", code(rubric, *ix)),
        Change::Public(PublicIx::Conclusion(ix), _) => format!("{}, texto público", rubric.conclusion(*ix).title),
        Change::Signatory(place, SignatoryField::Name, _) => format!("Firmante {}, nombre", place + 1),
        Change::Signatory(place, SignatoryField::Post, _) => format!("Firmante {}, cargo", place + 1),
    }
}

/// What `change` puts there.
fn value(change: &Change) -> String {
    let number = |number: Option<String>| number.unwrap_or_else(|| "nada".to_owned());
    match change {
        Change::Score(_, score) => number(score.map(|score| score.to_string())),
        Change::Cases(_, cases) => number(cases.map(|Cases { meeting, reviewed }| format!("{meeting} de {reviewed}"))),
        Change::Tick(_, _, tick) => sheet::mark(*tick).to_owned(),
        Change::Mark(_, text) | Change::Dismissal(_, text) => quoted(text.as_deref().unwrap_or_default()),
        Change::Kind(kind) => forms::kind(*kind).to_owned(),
        Change::Number(_, count) => number(count.map(|count| count.to_string())),
        Change::Case(_, attribute) => sheet::attribute(*attribute).to_owned(),
        Change::Codes(codes) => quoted(&codes.to.join(", ")),
        Change::Text(_, _, text)
        | Change::Reason(_, _, text)
        | Change::Field(_, text)
        | Change::Conclusion(_, text)
        | Change::Public(_, text)
        | Change::Signatory(_, _, text) => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "nada".to_owned() } else { format!("«{text}»") }
}

// The commands

pub const SEAL: &str = "Sello";
pub const CONFIRM: &str = "Si lo vio y está bien así, repita la orden con --confirmar.";
pub const NEVER_CLOSED: &str = "La supervisión no se ha cerrado nunca.";
pub const NO_PATH: &str = "Aquí se nombra una supervisión de la carpeta de datos, no un archivo.";
pub const TAKEN_OVER: &str = "Otro programa tomó la supervisión entretanto; no se hizo nada con ella.";

pub fn reopened(version: u32) -> String {
    format!("abierta de nuevo · versión {version}")
}

pub fn changed(version: u32, count: usize) -> String {
    match count {
        0 => format!("Versión {version}: sin cambios."),
        1 => format!("Versión {version}: un cambio."),
        _ => format!("Versión {version}: {count} cambios."),
    }
}

pub fn see_resume(id: &SessionId) -> String {
    format!("«supervisa continuar {id}» muestra las versiones que hay y pregunta con cuál seguir.")
}

// `validar`

/// What a closed session says of itself, when all is as it was sealed.
pub fn sealed(source: &str, closing: &Closing) -> String {
    format!("{source}: {}; sello {}", self::closing(closing), closing.seal)
}

pub fn unlike(source: &str) -> String {
    format!(
        "{source}: el contenido es el que se selló, pero el archivo no está byte por byte como lo escribió el programa: \
         alguien lo escribió de nuevo"
    )
}

pub fn other_version(source: &str, version: u32) -> String {
    format!("{source}: no es la versión {version} que nombra la supervisión: su sello es otro")
}

pub fn version_missing(path: &str, version: u32) -> String {
    format!("{path}: falta la versión {version} tal como se entregó")
}

pub fn since_closing(source: &str, version: u32, difference: &str) -> String {
    format!("{source}: distinto de la versión {version} que se entregó: {difference}")
}

pub fn no_seal(source: &str) -> String {
    format!("{source}: está abierta y no tiene sello con que comparar")
}

pub fn seal_compared(source: &str, compared: Compared) -> String {
    format!("{source}: {}", self::compared(compared))
}
