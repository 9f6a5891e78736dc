//! The walk as stories: keys → result. The rubric is the embedded one but where another shape matters.

mod answers;
mod bulk;
mod counting;
mod drafts;
mod extraordinary;
mod goto;
mod hand;
mod large;
mod leaving;
mod mark;
mod moving;
mod notices;
mod other_rubric;
mod phrases;
mod pictures;
mod prepared;
mod privacy;
mod recall;
mod room;
mod search;
mod shapes;
mod undoing;
mod writing;

use std::sync::Arc;

use crate::app::event::{Event, Opened, Outcome};
use crate::app::read_only::ReadOnly;
use crate::app::screens::walk::{Mode, State};
use crate::app::work::View;
use crate::app::{App, update};
use crate::domain::bands::Cases;
use crate::domain::fixtures;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::{Change, Draft, Session};
use crate::domain::sheet::Tick;
use crate::domain::text::TextKind;
use crate::store::rubric_file;
use crate::ui::testing::{app, app_with, happen, start, text};

/// A session of the embedded rubric in which nothing was answered.
fn fresh() -> Session {
    fixtures::session(&rubric_file::embedded().0)
}

/// The position of `code`.
fn ix(session: &Session, code: &str) -> CriterionIx {
    session.rubric().find(code).unwrap()
}

/// The program in the walk of `session`, at `code`.
fn at(mut session: Session, code: &str, size: (u16, u16)) -> App {
    let criterion = ix(&session, code);
    session.set_bookmark(crate::domain::session::Bookmark::at(criterion));
    app_with(session, size)
}

/// The program in the walk of an untouched session, at `code`, in a common window.
fn untouched(code: &str) -> App {
    at(fresh(), code, (80, 24))
}

/// The program with `session` open to be read only.
fn reading(session: Session, size: (u16, u16)) -> App {
    let mut app = app(size);
    let read_only = Some(ReadOnly::because("la tiene abierta otra persona."));
    happen(&mut app, Outcome::Opened(Box::new(Opened { session, read_only, notices: Vec::new(), fresh: false })));
    app
}

/// A session in which `code` has `score`, this hallazgo and this observación.
fn answered(code: &str, score: Option<u8>, hallazgo: &str, observacion: &str) -> Session {
    let mut session = fresh();
    let at = ix(&session, code);
    if let Some(score) = score {
        session.set_score(at, score).unwrap();
    }
    session.set_text(at, TextKind::Hallazgo, hallazgo.into()).unwrap();
    session.set_text(at, TextKind::Observacion, observacion.into()).unwrap();
    session
}

/// 1.1.1 with twelve of fifteen folders, three of which are known to fail.
fn counted() -> Session {
    let mut session = fresh();
    let at = ix(&session, "1.1.1");
    session.set_cases(at, Some(Cases { meeting: 12, reviewed: 15 })).unwrap();
    for code in ["C-03", "C-07", "C-11"] {
        session.apply(Change::Tick(at, code.into(), Some(Tick::Fails))).unwrap();
    }
    session
}

/// Every criterion answered with the best score it has, its text `said`.
fn complete(said: &str) -> Session {
    let mut session = fresh();
    for ix in Arc::clone(session.rubric()).indices() {
        session.set_score(ix, 3).unwrap();
        session.set_text(ix, TextKind::Observacion, said.into()).unwrap();
    }
    session
}

fn session(app: &App) -> &Session {
    app.desk().unwrap().session()
}

fn walk(app: &App) -> &State {
    match &app.work().unwrap().view {
        View::Walk(state) => state,
        other => panic!("not the walk: {other:?}"),
    }
}

/// The code of the criterion on screen.
fn code(app: &App) -> String {
    session(app).rubric().criterion(walk(app).at).code.to_string()
}

/// What is typed for the criterion on screen.
fn draft(app: &App) -> &Draft {
    session(app).draft(walk(app).at)
}

/// The text that is being written, if one is.
fn writing(app: &App) -> Option<TextKind> {
    if let Mode::Write(writing) = &walk(app).mode { Some(writing.kind) } else { None }
}

/// The text that is offered to be moved, if one is.
fn offered(app: &App) -> Option<TextKind> {
    if let Mode::Offer(from) = &walk(app).mode { Some(*from) } else { None }
}

fn score(app: &App) -> Option<u8> {
    draft(app).score.map(Score::digit)
}

/// What undo takes back: everything but the place and the time of the last change.
fn content(app: &App) -> Session {
    let mut session = session(app).clone();
    session.set_bookmark(crate::domain::session::Bookmark::at(session.rubric().first()));
    session.touch(start().wall);
    session
}

/// The message in place of the footer; empty where there is none.
fn message(app: &App) -> &str {
    app.message.as_ref().map_or("", |message| &message.text)
}

fn resize(app: &mut App, size: (u16, u16)) {
    update(app, start(), Event::Resize(size.0, size.1));
}

/// The whole screen as one text, rows apart by line breaks.
fn shown(app: &App) -> String {
    text(app).join("\n")
}
