//! Sessions that may come open, and the names of what can be on screen.

use super::*;

pub fn start() -> Moment {
    Moment { elapsed: Duration::ZERO, wall: Timestamp::parse_from_rfc3339("2026-11-23T12:30:00-03:00").unwrap() }
}

/// Sessions that may come open: the examples, and the small invented rubric.
pub static SHELF: LazyLock<Vec<Session>> = LazyLock::new(shelf);

fn shelf() -> Vec<Session> {
    let embedded = |_: &_| Some(rubric_file::embedded().0);
    let mut shelf: Vec<Session> = ["opd-completa", "opd-en-curso", "opd-extraordinaria"]
        .iter()
        .map(|name| wire::read(name, &fs::read(example(name)).unwrap(), &embedded).unwrap().session)
        .collect();
    let bytes = fs::read(repository("tests/it/data/rubrica-minima.json")).unwrap();
    let small = Arc::new(rubric_file::parse("r", &bytes).unwrap());
    let head = supervisa::domain::session::SessionHead {
        id: SessionId::new("minima").unwrap(),
        pin: rubric_file::pin(&small, &bytes),
        ..shelf[0].head().clone()
    };
    shelf.push(Session::new(head, small));
    // Left where a level has alternatives, and nobody has said which.
    let id = SessionId::new("alternativas").unwrap();
    let head = supervisa::domain::session::SessionHead { id, ..shelf[0].head().clone() };
    let mut asking = Session::new(head, Arc::clone(shelf[0].rubric()));
    let at = asking.rubric().find("2.1.1").unwrap();
    asking.set_score(at, 1).unwrap();
    let open = Some(Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 0 }));
    asking.set_bookmark(Bookmark { criterion: at, open });
    shelf.push(asking);
    // Something to notice wherever cases are counted.
    for session in &mut shelf {
        let rubric = Arc::clone(session.rubric());
        for ix in rubric.indices().filter(|ix| rubric.criterion(*ix).bands.is_some()) {
            session.set_cases(ix, Some(Cases { meeting: 7, reviewed: 5 })).unwrap();
        }
    }
    let full = shelf[0].rubric().first();
    shelf[0].set_text(full, TextKind::Hallazgo, "ñ ".repeat(9_999)).unwrap();
    shelf
}

pub fn card(session: &Session) -> Card {
    let who = &session.head().identification;
    Card {
        id: session.id().clone(),
        path: String::new(),
        status: Some(session.head().status),
        version: session.closing().map(|closing| closing.version),
        kind: Some(session.head().kind),
        project_code: Some(who.project_code.clone()),
        project_name: Some(who.project_name.clone()),
        commune: None,
        visit_date: Some(who.visit_date.clone()),
        changed_at: None,
        criteria: Some(session.rubric().len()),
        complete: Some(session.complete()),
        total_percent: None,
        problem: None,
        open_by: None,
    }
}

/// What stands in front of the screen.
pub fn front(app: &App) -> Option<&'static str> {
    app.overlay.as_ref().map(|overlay| match overlay {
        Overlay::Help(_) => "help",
        Overlay::Confirm(Question::LeaveUnsaved(_)) => "leave unsaved",
        Overlay::Confirm(Question::LeaveSlow(_)) => "leave slow",
        Overlay::Confirm(_) => "question",
        Overlay::Held(_) => "held",
        Overlay::Waiting(_) => "waiting",
        Overlay::Left(_) => "left",
        Overlay::HandOut(_) => "hand out",
        Overlay::Versions(_) => "versions",
        Overlay::Tree(_) => "tree",
        Overlay::Card(_) => "card",
    })
}

/// What is on screen.
pub fn screen(app: &App) -> &'static str {
    match &app.screen {
        Screen::Sessions => "list",
        Screen::Recovery(_) => "recovery",
        Screen::Work(work) => match &work.view {
            View::Identify(_) => "form",
            View::Sheet(_) => "sheet",
            View::Summary(_) => "summary",
            View::Reading(state) if state.find.is_open() => "find",
            View::Reading(_) => "informe",
            View::Conclude(_) => "conclude",
            View::Walk(state) => match &state.mode {
                Mode::Browse => "browse",
                Mode::Search(_) => "search",
                Mode::Goto(_) => "goto",
                Mode::Write(Writing { stage: Stage::Recalled { .. }, .. }) => "recall",
                Mode::Write(_) => "write",
                Mode::Choose(_) => "choose",
                Mode::Pick(_) => "pick",
                Mode::Keep(_) => "keep",
                Mode::Offer(_) => "offer",
                Mode::Count(_) => "count",
                Mode::Bulk(Bulking::Choosing) => "bulk choice",
                Mode::Bulk(_) => "bulk text",
                Mode::Mark(_) => "mark",
                Mode::Notices(_) => "notices",
            },
        },
    }
}
