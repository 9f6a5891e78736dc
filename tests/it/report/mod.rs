//! The informe: what stands in it, in every format, read back by programs that are not ours.
#![allow(clippy::wildcard_enum_match_arm)]

mod command;
mod content;
mod public;
mod readers;

use std::fs;

use chrono::NaiveDate;
use supervisa::domain::scoring::Summary;
use supervisa::domain::session::Session;
use supervisa::report::{Document, Format, Report, Signatory, Standing, Written};
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

/// A session and what is written at its end.
pub struct Case {
    pub session: Session,
    pub written: Written,
    pub standing: Standing,
}

impl Case {
    pub fn open(session: Session) -> Self {
        Self { session, written: Written::default(), standing: Standing::Provisional }
    }

    pub fn closed(session: Session) -> Self {
        let standing = Standing::Closed {
            version: 2,
            seal: std::array::from_fn(|n| u8::try_from(n * 7 % 256).unwrap()),
            by: "Marcela Inostroza Catalán".into(),
            meaning: "apruebo el contenido".into(),
            at: chrono::DateTime::parse_from_rfc3339("2026-11-14T12:30:00-03:00").unwrap(),
        };
        let written = Written {
            conclusions: vec![("Conclusión general".into(), "La oficina cumple en lo esencial.\n\nEn C-05 no.".into())],
            heard: "«Nos atienden bien», dijo una niña.".into(),
            strengths: "Equipo estable.".into(),
            improve: "Plazos de denuncia.".into(),
            signatories: vec![Signatory { name: "Ana Rojas Soto".into(), post: "Directora regional".into() }],
            ..Written::default()
        };
        Self { session, written, standing }
    }

    fn with<T>(&self, then: impl FnOnce(&Report) -> T) -> T {
        let summary = Summary::of(&self.session);
        then(&Report {
            session: &self.session,
            summary: &summary,
            written: &self.written,
            standing: &self.standing,
            made: NaiveDate::from_ymd_opt(2026, 11, 14),
        })
    }

    pub fn document(&self) -> Document {
        self.with(|report| report.document())
    }

    pub fn public_document(&self) -> Document {
        self.with(|report| report.public_document())
    }
}
