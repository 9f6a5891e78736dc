//! A line becomes keys. What is expected says how it is taken: as an order, as text, as the value of a field.

use crate::app::effect::Effect;
use crate::app::event::{Event, Moment};
use crate::app::overlay::Overlay;
use crate::app::screens::identify::row::Row;
use crate::app::screens::walk::{Bulking, Looking, Mode, Stage, Writing};
use crate::app::screens::{conclude, sessions};
use crate::app::work::View;
use crate::app::{App, Screen, update};
use crate::domain::identification::{Field, MAX_FIELD_CHARS};
use crate::domain::text::{folded, harmless};
use crate::editing::Buffer;
use crate::spoken::names::{Named, named};
use crate::spoken::{orders, others};
use crate::terminal::key::{Input, Key};
use crate::wording::spoken as words;

/// How the next line is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expects {
    /// As an order.
    Order,
    /// As the letter of an answer, or else as text.
    Letter,
    /// As a line of a text.
    Text,
    /// As the value of a field, which is then left.
    Field,
    /// As what is looked for, or as the value of a field whose end weighs more than a line.
    Value,
}

/// A line that is being obeyed.
pub(super) struct Talk<'a> {
    pub app: &'a mut App,
    now: Moment,
    pub effects: Vec<Effect>,
    /// What is to be said beside what changed.
    pub answer: Vec<String>,
    /// A line that is no order.
    pub unknown: Option<String>,
    /// Whether everything is to be said again.
    pub again: bool,
    /// Whether what was read in front of the screen is gone.
    pub put_away: bool,
    /// Whether a key was pressed: a message that is there then is a new one.
    pub pressed: bool,
}

impl<'a> Talk<'a> {
    pub(super) fn new(app: &'a mut App, now: Moment) -> Self {
        Self {
            app,
            now,
            effects: Vec::new(),
            answer: Vec::new(),
            unknown: None,
            again: false,
            put_away: false,
            pressed: false,
        }
    }

    /// Presses a key.
    pub(super) fn press(&mut self, key: Key) {
        self.pressed = true;
        self.effects.extend(update(self.app, self.now, Event::Input(Input::Key(key))));
    }

    /// Writes `text` where something is written.
    pub(super) fn write(&mut self, text: &str) {
        self.pressed = true;
        self.effects.extend(update(self.app, self.now, Event::Input(Input::Paste(text.to_owned()))));
    }

    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.answer.push(sentence.into());
    }

    /// The screen of the open session, if nothing stands in front of it.
    pub(super) fn view(&self) -> Option<&View> {
        self.app.work().filter(|_| self.app.overlay.is_none()).map(|work| &work.view)
    }

    /// What is being done in the walk, if that is on screen.
    pub(super) fn mode(&self) -> Option<&Mode> {
        if let Some(View::Walk(state)) = self.view() { Some(&state.mode) } else { None }
    }

    /// Replaces what stands in a field by `value`; whether it was taken.
    pub(super) fn put(&mut self, value: &str) -> bool {
        self.press(Key::Ctrl('u'));
        self.write(value);
        !self.app.warns()
    }
}

/// How the next line is taken by `app`.
pub(super) fn expected(app: &App) -> Expects {
    if app.overlay.is_some() {
        return Expects::Order;
    }
    match &app.screen {
        Screen::Sessions if matches!(app.list.mode, sessions::Mode::Filtering(_)) => Expects::Field,
        Screen::Sessions | Screen::Recovery(_) => Expects::Order,
        Screen::Work(work) => match &work.view {
            View::Identify(_) => Expects::Field,
            View::Walk(state) => match &state.mode {
                Mode::Browse
                | Mode::Keep(_)
                | Mode::Bulk(Bulking::Offered | Bulking::Choosing)
                | Mode::Notices(Looking { why: None, .. }) => Expects::Order,
                Mode::Choose(_) => Expects::Letter,
                Mode::Write(_) | Mode::Offer(_) | Mode::Bulk(Bulking::Drafted(_) | Bulking::Writing(..)) => {
                    Expects::Text
                }
                Mode::Count(_) | Mode::Goto(_) | Mode::Mark(_) | Mode::Notices(_) => Expects::Field,
                Mode::Search(_) | Mode::Pick(_) => Expects::Value,
            },
            View::Sheet(state) if state.entry.is_some() || state.line.is_some() => Expects::Field,
            View::Reading(state) if state.find.is_open() => Expects::Field,
            View::Sheet(_) | View::Reading(_) | View::Summary(_) => Expects::Order,
            View::Conclude(state) => match &state.mode {
                conclude::Mode::Browse => Expects::Order,
                conclude::Mode::Write(prose, _) if prose.buffer.limit() == MAX_FIELD_CHARS => Expects::Field,
                conclude::Mode::Write(..) => Expects::Text,
                conclude::Mode::Sign { .. } | conclude::Mode::Reopen(_) => Expects::Value,
            },
        },
    }
}

/// Obeys a line. `unknown` is the one before, if it was no order.
pub(super) fn line(talk: &mut Talk<'_>, line: &str, unknown: Option<String>) {
    let line = line.trim_end_matches(['\r', '\n']);
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return talk.say(words::CONTROL);
    }
    // What was read needs no key to be put away, and what was refused has been told.
    if matches!(talk.app.overlay, Some(Overlay::Help(_) | Overlay::Versions(_) | Overlay::Card(_) | Overlay::Tree(_))) {
        talk.press(Key::Esc);
        talk.put_away = true;
    }
    if talk.app.is_refusing() {
        talk.press(Key::Esc);
    }
    let expects = expected(talk.app);
    let order = match (expects, line.strip_prefix('.')) {
        (Expects::Order, _) => Some(line),
        (_, Some(point)) if point.starts_with('.') => None,
        (_, Some("")) => return end(talk),
        (_, point) => point,
    };
    if let Some(order) = order {
        return orders::obey(talk, order.trim(), unknown);
    }
    let text = if line.starts_with("..") { &line[1..] } else { line };
    match expects {
        Expects::Order => {}
        Expects::Letter if text.chars().count() == 1 => text.chars().for_each(|c| talk.press(Key::Char(c))),
        Expects::Letter | Expects::Text => write_line(talk, text),
        Expects::Field => fill(talk, text),
        Expects::Value if text.is_empty() && !weighs(talk.app) => talk.press(Key::Enter),
        Expects::Value if text.is_empty() => {}
        Expects::Value => _ = talk.put(text),
    }
}

/// Whether the key that ends the field does what no line may do in passing: it closes or reopens the supervision.
fn weighs(app: &App) -> bool {
    app.work().is_some_and(|work| matches!(work.view, View::Conclude(_)))
}

/// A lone point: what is open is closed, with what was written in it.
fn end(talk: &mut Talk<'_>) {
    if matches!(talk.mode(), Some(Mode::Bulk(_))) {
        return talk.say(words::BULK_ENDS);
    }
    talk.press(Key::Esc);
}

/// A line of a text, behind what stands there.
pub(super) fn write_line(talk: &mut Talk<'_>, line: &str) {
    let goes_on = match talk.view() {
        Some(View::Walk(state)) => match &state.mode {
            Mode::Write(Writing { stage: Stage::Proposed(_), .. }) | Mode::Offer(_) | Mode::Choose(_) => false,
            Mode::Write(writing) => writing.prose.at_place.is_none() && !writing.prose.buffer.text().is_empty(),
            Mode::Bulk(Bulking::Writing(_, prose, _)) => !prose.buffer.text().is_empty(),
            Mode::Browse
            | Mode::Count(_)
            | Mode::Notices(_)
            | Mode::Search(_)
            | Mode::Goto(_)
            | Mode::Bulk(_)
            | Mode::Mark(_)
            | Mode::Pick(_)
            | Mode::Keep(_) => false,
        },
        Some(View::Conclude(state)) => written(&state.mode).is_some_and(|buffer| !buffer.text().is_empty()),
        Some(View::Identify(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_)) | None => false,
    };
    if goes_on {
        talk.press(Key::Enter);
    }
    if !line.is_empty() {
        talk.write(line);
    }
}

/// What is written among the conclusions.
pub(super) fn written(mode: &conclude::Mode) -> Option<&Buffer> {
    if let conclude::Mode::Write(prose, _) = mode { Some(&prose.buffer) } else { None }
}

/// The value of a field; a blank line leaves it as it is. What is not taken stays to be corrected.
fn fill(talk: &mut Talk<'_>, value: &str) {
    let row = if let Some(View::Identify(state)) = talk.view() { Some(state.row) } else { None };
    let taken = match row {
        _ if value.trim().is_empty() => true,
        Some(Row::Kind) => {
            // Its first letter chooses.
            folded(value.trim()).chars().take(1).for_each(|c| talk.press(Key::Char(c)));
            !talk.app.warns()
        }
        Some(Row::Field(Field::Region) | Row::Go) => {
            talk.write(value);
            !talk.app.warns()
        }
        Some(Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs) => talk.put(value),
        None if matches!(talk.mode(), Some(Mode::Goto(_))) => {
            value.trim().chars().for_each(|c| talk.press(Key::Char(c)));
            matches!(talk.mode(), Some(Mode::Goto(_)))
        }
        None => talk.put(value),
    };
    if taken {
        // The next field is said by itself; what was taken of this one is said before.
        let now = row.and_then(|row| talk.app.desk().and_then(|desk| others::field_now(desk, row)));
        talk.answer.extend(now.filter(|_| !value.trim().is_empty()));
        talk.press(Key::Enter);
    }
}

/// An order that is the name of a key or of what it does.
pub(super) fn by_name(talk: &mut Talk<'_>, typed: &str) {
    match named(talk.app, typed) {
        Named::Key(key) => talk.press(key),
        Named::Several(names) => talk.say(words::several(typed, &names)),
        Named::Nothing(nearest) => {
            talk.say(words::unknown(&shortened(typed), &nearest));
            if matches!(talk.mode(), Some(Mode::Browse)) && typed.contains(' ') {
                talk.say(words::WAS_IT_TEXT);
                talk.unknown = Some(typed.to_owned());
            }
        }
    }
}

/// The beginning of what was typed, to be told of it.
fn shortened(typed: &str) -> String {
    let typed = harmless(typed);
    let kept: String = typed.chars().take(60).collect();
    if kept.len() < typed.len() { format!("{kept}…") } else { kept }
}
