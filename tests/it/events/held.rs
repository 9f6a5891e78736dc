//! What an input may not change.

use super::*;

/// What an input may not change.
pub(super) enum Held {
    /// Neither a word nor the place.
    Everything(Box<Session>),
    /// No answer, tick, mark or dismissal.
    Answers(Box<Session>),
    /// No field of the identification, and no number of the sample.
    Fields(Box<Session>),
    /// Nothing but the texts of the criteria, which lose nothing.
    AllButTexts(Box<Session>),
}

/// The identification, the kind and the numbers of the sample.
fn fields(session: &Session) -> impl PartialEq + use<> {
    let head = session.head();
    let sample = &head.sample;
    let numbers = [sample.reviewed, sample.judicialised, sample.not_judicialised, sample.closed];
    (head.identification.clone(), head.kind, numbers, sample.rucs.clone())
}

impl Held {
    pub(super) fn check(&self, app: &App, said: &str) {
        let Some(work) = app.work() else { return };
        let now = work.desk.session();
        let same = match self {
            Self::Everything(before) => **before == *now,
            Self::Answers(before) => {
                before.rubric().indices().all(|ix| before.draft(ix) == now.draft(ix) && before.mark(ix) == now.mark(ix))
                    && before.sheet() == now.sheet()
                    && before.dismissed() == now.dismissed()
            }
            Self::Fields(before) => fields(before) == fields(now),
            Self::AllButTexts(before) => {
                before.rubric().indices().all(|ix| {
                    let (was, is) = (before.draft(ix), now.draft(ix));
                    let grew = was.hallazgo.len() <= is.hallazgo.len() && was.observacion.len() <= is.observacion.len();
                    grew && (was.score, was.cases) == (is.score, is.cases) && before.mark(ix) == now.mark(ix)
                }) && (fields(before), before.sheet(), before.dismissed())
                    == (fields(now), now.sheet(), now.dismissed())
            }
        };
        assert!(same, "{said}: changed what it must not");
    }
}

impl World {
    /// What an input leaves as it is, whatever it is, if it is one that does.
    pub(super) fn holds(&self, event: &Event) -> Option<Held> {
        let work = self.app.work()?;
        let session = Box::new(work.desk.session().clone());
        let input = match event {
            Event::Input(input) => input,
            // What was typed unseen while the session was to be handed over stays as words and becomes no answer.
            Event::Done(Outcome::SaveFailed { .. }) => return Some(Held::AllButTexts(session)),
            Event::Line(_) | Event::Resize(..) | Event::Woken | Event::EndAsked | Event::Continued | Event::Done(_) => {
                return None;
            }
        };
        match (&self.app.overlay, input) {
            // A session that was left open takes one key that says how to go on, and that changes nothing by itself.
            (Some(Overlay::Left(_)), Input::Key(Key::Enter | Key::Esc)) => Some(Held::Answers(session)),
            (Some(Overlay::Left(_)), _) => Some(Held::Everything(session)),
            (None, _) if self.app.is_refusing() => match input {
                Input::Key(Key::Esc | Key::Up | Key::Down | Key::PageUp | Key::PageDown | Key::Ctrl('t')) => None,
                Input::Key(_) | Input::InText(_) | Input::Paste(_) => Some(Held::Everything(session)),
            },
            (None, Input::Key(Key::Char('u' | 'U') | Key::Ctrl('r'))) => match &work.view {
                View::Walk(_) | View::Sheet(_) => Some(Held::Fields(session)),
                // What was entered under a code follows it again.
                View::Identify(_) if matches!(input, Input::Key(Key::Ctrl('r'))) => None,
                View::Identify(_) => Some(Held::Answers(session)),
                View::Summary(_) | View::Reading(_) | View::Conclude(_) => None,
            },
            (None | Some(_), _) => None,
        }
    }
}
