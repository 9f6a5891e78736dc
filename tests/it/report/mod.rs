//! The informe: what stands in it, in every format, read back by programs that are not ours.
#![allow(clippy::wildcard_enum_match_arm)]

mod command;
mod content;
mod looks;
mod public;
pub mod readers;
mod recount;
mod shapes;
mod versions;

use std::fs;
use std::sync::Arc;

use supervisa::domain::closing::{Signing, close, obstacles};
use supervisa::domain::conclusions::{ConclusionIx, SignatoryField};
use supervisa::domain::sample::Sample;
use supervisa::domain::session::{Change, Meaning, Session};
use supervisa::domain::text::TextKind;
use supervisa::report::{Document, Edition, Format};
use supervisa::store::{rubric_file, wire};

use crate::harness::repository;

/// Formats that this program was built with.
pub fn formats() -> impl Iterator<Item = Format> {
    let has_pdf = cfg!(feature = "pdf");
    Format::ALL.into_iter().filter(move |format| has_pdf || *format != Format::Pdf)
}

/// One of the examples.
pub fn example(name: &str) -> Session {
    let path = repository(&format!("sessions/{name}.json"));
    let known = |_: &_| Some(rubric_file::embedded().0);
    wire::read(name, &fs::read(path).unwrap(), &known).unwrap().session
}

/// The example of a school, whose rubric has points, weights, marks and a level that demands both texts.
pub fn school() -> Session {
    let read = |path: &str| fs::read(repository(path)).unwrap();
    let rubric = Arc::new(rubric_file::parse("escuela", &read("rubric/ejemplo-escuela.json")).unwrap());
    let known = |_: &_| Some(Arc::clone(&rubric));
    wire::read("ejemplo-escuela", &read("sessions/ejemplo-escuela.json"), &known).unwrap().session
}

/// An audit whose every requirement has the gravest level and both its texts.
pub fn audit() -> Session {
    let rubric = include_bytes!("../data/rubrica-norma.json");
    let rubric = Arc::new(rubric_file::parse("norma", rubric).unwrap());
    let mut head = example("opd-completa").head().clone();
    head.sample = Sample::default();
    let mut session = Session::new(head, rubric);
    for ix in session.rubric().indices() {
        session.set_score(ix, 1).unwrap();
        session.set_text(ix, TextKind::Hallazgo, "No hay registro.".into()).unwrap();
        session.set_text(ix, TextKind::Observacion, format!("Carpeta de mayo, página {}.", ix.index())).unwrap();
    }
    session
}

/// What stands in `document`, in each format that somebody reads, as it is read back.
pub fn read_back(document: &Document) -> Vec<(Format, String)> {
    let read =
        formats().filter_map(|format| Some((format, readers::words(format, &format.render(document).unwrap().bytes)?)));
    read.collect()
}

/// Formats that people read from the first page to the last.
pub fn is_for_people(format: Format) -> bool {
    matches!(format, Format::Pdf | Format::Docx | Format::Html | Format::Markdown)
}

/// `session` with something written in every field beside the criteria.
pub fn concluded(mut session: Session) -> Session {
    let mut changes = Vec::new();
    let said = [
        ("conclusiones", "La oficina cumple en lo esencial.\n\nEn C-05 no."),
        ("participacion", "«Nos atienden bien», dijo una niña."),
        ("fortalezas", "Equipo estable."),
        ("mejoras", "Plazos de denuncia."),
    ];
    for (key, text) in said {
        changes.push(Change::Conclusion(field(&session, key), text.to_owned()));
    }
    changes.push(Change::Signatory(0, SignatoryField::Name, "Ana Rojas Soto".to_owned()));
    changes.push(Change::Signatory(0, SignatoryField::Post, "Directora regional".to_owned()));
    for change in changes {
        session.apply(change).unwrap();
    }
    session
}

/// A field of the conclusions.
pub fn field(session: &Session, key: &str) -> ConclusionIx {
    let rubric = session.rubric();
    rubric.conclusion_indices().find(|&ix| rubric.conclusion(ix).key == key).unwrap()
}

/// `session` closed, everything seen.
pub fn closed(session: &Session) -> Session {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-14T12:30:00-03:00").unwrap();
    let signing = Signing { at, by: "Marcela Inostroza Catalán".into(), meaning: Meaning::Approval };
    close(session, &signing, &obstacles(session)).unwrap()
}

/// The whole informe of `session`.
pub fn document(session: &Session) -> Document {
    Edition::Ordinary.of(session)
}

/// What of it may be published.
pub fn public_document(session: &Session) -> Document {
    Edition::Public.of(session)
}
