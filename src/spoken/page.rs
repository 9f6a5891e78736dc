//! What a screen shows as sentences, and which of them are new.

use crate::app::desk::Desk;
use crate::app::overlay::{Overlay, Question};
use crate::app::page::{Row, unmark};
use crate::app::work::View;
use crate::app::{App, Screen};
use crate::domain::text::harmless;
use crate::report::Edition;
use crate::spoken::{others, sheet, walk};
use crate::wording::{elsewhere, informe, spoken as words, tui};

/// What a screen shows.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Which place it is: of another one, everything is said.
    pub place: String,
    /// What it is part of: said where that is another.
    pub frame: Vec<String>,
    /// What stands there.
    pub facts: Vec<String>,
}

impl Page {
    pub(super) fn new(place: impl Into<String>, facts: Vec<String>) -> Self {
        Self { place: place.into(), frame: Vec::new(), facts }
    }

    /// What `app` shows.
    pub(super) fn of(app: &App) -> Self {
        let mut page = match &app.overlay {
            Some(overlay) => in_front(overlay, app),
            None => match &app.screen {
                Screen::Sessions => others::sessions(&app.list, app.now.wall),
                Screen::Recovery(state) => others::recovery(state),
                Screen::Work(work) => match &work.view {
                    View::Identify(state) => others::identify(&work.desk, state),
                    View::Walk(state) => walk::page(&work.desk, state),
                    View::Sheet(state) => sheet::page(&work.desk, state),
                    View::Summary(state) => others::summary(work.desk.session(), state),
                    View::Reading(state) => others::reading(state),
                    View::Conclude(state) => others::conclude(&work.desk, state),
                },
            },
        };
        if let Some(desk) = app.desk() {
            page.frame.splice(0..0, state(desk));
        }
        page
    }

    /// What is said of it where `before` was said last.
    pub(super) fn changes(&self, before: &Self) -> Vec<String> {
        let frame = self.frame.iter().filter(|said| !before.frame.contains(said));
        let same = self.place == before.place;
        frame.chain(self.facts.iter().filter(|said| !(same && before.facts.contains(said)))).cloned().collect()
    }
}

/// That the disk refuses, or that the session can only be read.
fn state(desk: &Desk) -> Vec<String> {
    let trouble = desk.saving.trouble().map(|trouble| tui::save_trouble(&trouble.message));
    let read_only = desk.read_only.as_ref().filter(|_| !desk.is_almost_writable());
    trouble.into_iter().chain(read_only.map(|why| words::typed(&tui::read_only(&why.why), ""))).collect()
}

/// How it stands with saving, when that is asked for.
pub(super) fn saving(app: &App) -> String {
    let Some(desk) = app.desk() else { return format!("{}.", tui::NOTHING_TO_SAVE) };
    let told = match (desk.saving.trouble(), desk.saving.slow(app.now), desk.saving.is_settled()) {
        (Some(trouble), _, _) => return tui::save_trouble(&trouble.message),
        (None, Some(seconds), _) => tui::saving(seconds),
        (None, None, true) => tui::NOTHING_TO_SAVE.to_owned(),
        (None, None, false) => words::SAVING.to_owned(),
    };
    format!("{told}.")
}

/// What stands in front of the screen.
fn in_front(overlay: &Overlay, app: &App) -> Page {
    let ask = |place: &str, text: String, answers: &str| Page::new(place, vec![harmless(&text), answered(answers)]);
    match overlay {
        Overlay::Help(help) => Page::new("help", told(help.lines(u16::MAX, str::to_owned))),
        Overlay::Versions(versions) => Page::new("versions", told(versions.lines(u16::MAX))),
        Overlay::Card(card) => Page::new("card", walk::card(app, card.at)),
        Overlay::Tree(tree) => Page::new("tree", walk::tree(app, tree.at)),
        Overlay::Confirm(question) => {
            let (text, answers) = match question {
                Question::Remove(_, name) => (tui::ask_remove(name), tui::YES_OR_NO),
                Question::Purge(count) => (tui::ask_purge(*count), tui::YES_OR_NO),
                Question::LeaveUnsaved(_) => (tui::ASK_LEAVE_UNSAVED.to_owned(), tui::YES_OR_NO),
                Question::LeaveSlow(_) => (tui::ask_leave_slow(None), tui::YES_OR_NO_SLOW),
            };
            ask("confirm", text, answers)
        }
        Overlay::Held(held) if held.own => ask("held", elsewhere::ask_held(&held.holder), elsewhere::HELD_ANSWERS),
        Overlay::Held(held) => ask("held", held.holder.clone(), elsewhere::HELD_READ_ONLY),
        Overlay::Waiting(_) => ask("waiting", elsewhere::WAITS.to_owned(), elsewhere::WAITING_ANSWERS),
        Overlay::Left(left) => {
            let Some(session) = app.desk().map(|desk| desk.session()) else { return Page::default() };
            let code = &session.rubric().criterion(session.bookmark().criterion).code.0;
            let (text, answers) = left.words(session.rubric().nouns(), &harmless(code));
            ask("left", words::typed(&text, ""), answers)
        }
        Overlay::HandOut(choice) => {
            let name = choice.format().name();
            let edition = match choice.edition {
                Edition::Ordinary => informe::EDITIONS[0],
                Edition::Public => informe::EDITIONS[1],
            };
            let chosen = words::format(name, informe::purpose(name), edition);
            Page::new("hand out", vec![format!("{}.", informe::HAND_OUT), words::HAND_OUT_ANSWERS.to_owned(), chosen])
        }
    }
}

/// What can be answered, as it stands below a question: each key with what it means.
fn answered(answers: &str) -> String {
    let parts: Vec<&str> = answers.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
    let pairs: Vec<String> = parts.chunks(2).map(|pair| format!("«{}»", pair.join("»: "))).collect();
    format!("{}.", pairs.join("; ").replace("»;", ";").trim_end_matches('»'))
}

/// Rows as sentences: those up to a blank one are one.
pub(super) fn told(rows: Vec<Row>) -> Vec<String> {
    rows.iter().map(flat).filter(|said| !said.is_empty()).collect()
}

/// The words of a row, without what is drawn.
pub(super) fn flat(Row(pieces): &Row) -> String {
    spaced(&pieces.iter().map(|piece| piece.text.as_str()).collect::<String>())
}

/// Rows that are one sentence.
pub(super) fn joined<'r>(rows: impl IntoIterator<Item = &'r Row>) -> String {
    spaced(&rows.into_iter().map(flat).collect::<Vec<_>>().join(" "))
}

/// Without blanks that only set apart, and without bars and rules.
pub(super) fn spaced(text: &str) -> String {
    let is_drawn = |c: char| matches!(c, '─' | '│' | '█' | '░' | '▸' | '⚠');
    text.replace(is_drawn, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Official words without the marks of their emphasis.
pub(super) fn plain(text: &str) -> String {
    unmark(&harmless(text)).0
}

/// With a point at its end, if nothing else ends it: a voice pauses there.
pub(super) fn ended(text: &str) -> String {
    if text.ends_with(['.', ':', '?', '!', '…', '»']) { text.to_owned() } else { format!("{text}.") }
}

/// Where one is.
pub(super) fn prompt(app: &App) -> String {
    match &app.overlay {
        Some(Overlay::Confirm(_)) => return words::PROMPT_QUESTION.to_owned(),
        Some(Overlay::Held(_) | Overlay::Waiting(_) | Overlay::Left(_)) => return words::PROMPT_ANSWER.to_owned(),
        Some(Overlay::HandOut(_)) => return informe::HAND_OUT.to_owned(),
        Some(Overlay::Help(_) | Overlay::Versions(_) | Overlay::Card(_) | Overlay::Tree(_)) | None => {}
    }
    match &app.screen {
        Screen::Sessions => others::prompt_of_sessions(&app.list),
        Screen::Recovery(_) => tui::RECOVERY.to_owned(),
        Screen::Work(work) => match &work.view {
            View::Identify(state) => others::prompt_of_form(&work.desk, state),
            View::Walk(state) => walk::prompt(&work.desk, state),
            View::Sheet(state) => sheet::prompt(&work.desk, state),
            View::Summary(_) => tui::SUMMARY.to_owned(),
            View::Reading(_) => informe::READING.to_owned(),
            View::Conclude(_) => words::PROMPT_CONCLUDE.to_owned(),
        },
    }
}
