//! What the tests of the store share.

use std::path::Path;

use chrono::DateTime;

use super::model::Model;
use crate::domain::identification::{Identification, Kind};
use crate::domain::sample::Sample;
use crate::domain::session::{Session, SessionHead, SessionId, Status, Timestamp};
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
