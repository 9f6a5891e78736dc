//! What the tests of the store share.

use std::path::Path;

use chrono::DateTime;

use super::model::Model;
use crate::domain::closing::{Signing, close, obstacles, reopen};
use crate::domain::identification::{Field, Identification, Kind};
use crate::domain::sample::Sample;
use crate::domain::session::{Change, Meaning, Session, SessionHead, SessionId, Status, Timestamp};
use crate::domain::text::TextKind;
use crate::store::{Holder, OpenSession, Opening, Store, rubric_file};

pub(crate) fn now() -> Timestamp {
    DateTime::parse_from_rfc3339("2026-11-22T06:35:41-03:00").unwrap()
}

pub(crate) fn me() -> Holder {
    Holder::this_process("ana", now())
}

pub fn id(text: &str) -> SessionId {
    SessionId::new(text).unwrap()
}

/// A session of the embedded rubric in which `text` is what was written.
pub fn session(name: &str, text: &str) -> Session {
    let (rubric, pin) = rubric_file::embedded();
    let head = SessionHead {
        id: id(name),
        pin,
        status: Status::Open,
        kind: Kind::Ordinary,
        identification: Identification { project_name: format!("OPD {name}"), ..Identification::default() },
        sample: Sample::default(),
        created_at: Some(now()),
        changed_at: Some(now()),
    };
    let mut session = Session::new(head, rubric);
    let first = session.rubric().first();
    session.set_score(first, 1).unwrap();
    // Long enough for a file of several blocks.
    session.set_text(first, TextKind::Hallazgo, format!("{text} {}", "palabra ".repeat(150))).unwrap();
    session
}

pub(crate) fn store_on(model: &Model) -> Store {
    Store::on(Box::new(model.clone()), Path::new("/datos"), Vec::new(), true)
}

/// Opens what must be ready.
pub(crate) fn ready(store: &Store, name: &str) -> OpenSession {
    match store.open_for_work(&id(name), &me()).unwrap() {
        Opening::Ready(open) => *open,
        Opening::Recovery(_) | Opening::HeldElsewhere { .. } | Opening::ReadOnly => panic!("{name} is not ready"),
    }
}

/// One that can be closed.
pub(crate) fn finished(name: &str, text: &str) -> Session {
    let mut session = session(name, text);
    for index in 1..session.rubric().len() {
        crate::domain::fixtures::answer(&mut session, index, 1);
    }
    let conclusions = session.rubric().find_conclusion("conclusiones").unwrap();
    let fields = Field::ALL.map(|field| Change::Field(field, "Talca".into()));
    session.apply_all(fields.into()).unwrap();
    session.apply(Change::Conclusion(conclusions, format!("Se concluye: {text}"))).unwrap();
    session
}

/// The same, closed as its next version.
pub(crate) fn closed(session: &Session) -> Session {
    let signing = Signing { at: now(), by: "Ana Soto".into(), meaning: Meaning::Authorship };
    close(session, &signing, &obstacles(session)).unwrap()
}

/// The same, opened again.
pub(crate) fn reopened(session: &Session) -> Session {
    reopen(session, now(), "Faltó un caso.").unwrap()
}
