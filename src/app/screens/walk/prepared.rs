//! Prepared texts on their way into an answer: what is asked before one is offered, and what one begins with.

use crate::app::desk::Desk;
use crate::app::keymap::{self, ChooseAction, HelpRow};
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::app::screens::walk::proposal::Proposal;
use crate::app::screens::walk::write;
use crate::app::screens::walk::writing::{Stage, Writing};
use crate::domain::phrases::{Bank, Chosen, Question, question};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::terminal::key::{Input, Key};
use crate::wording::phrases as words;

/// Something is asked before a text is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The text that is to be written.
    pub kind: TextKind,
    /// What.
    pub question: Question,
    /// What was answered before.
    chosen: Chosen,
    /// The letters that answered it: a word may begin so.
    letters: String,
}

impl Choosing {
    /// What footer and help show: the letters as far as there are answers.
    pub(crate) fn rows(&self) -> Vec<HelpRow> {
        let last = words::letter(words::answers(&self.question).len() - 1);
        let mut rows = keymap::rows(keymap::CHOOSE, |_| true);
        if let Some(first) = rows.first_mut() {
            first.keys = format!("a-{last}");
        }
        rows
    }

    /// With the answer at `n`, if there are so many.
    fn answered(&self, n: usize) -> Option<Chosen> {
        match &self.question {
            Question::Alternative(names) => Some(Chosen { name: Some(names.get(n)?.clone()), ..self.chosen.clone() }),
            Question::Reports(rucs) => {
                let about = match rucs.get(n) {
                    Some(one) => vec![one.clone()],
                    None if n == rucs.len() => rucs.clone(),
                    None => return None,
                };
                Some(Chosen { about: Some(about), ..self.chosen.clone() })
            }
        }
    }
}

/// What one begins a text with.
pub(crate) enum Begun {
    /// A question.
    Ask(Choosing),
    /// Prepared texts, or the text itself.
    Write(Box<Writing>),
}

/// What one sees where the text of `kind` at `at` is to be written.
pub(crate) fn begin(session: &Session, bank: &Bank, at: CriterionIx, kind: TextKind) -> Begun {
    chosen(session, bank, at, kind, (Chosen::default(), String::new()))
}

/// The same once something was answered, by these letters.
fn chosen(
    session: &Session,
    bank: &Bank,
    at: CriterionIx,
    kind: TextKind,
    (chosen, letters): (Chosen, String),
) -> Begun {
    let nothing_yet = session.draft(at).text(kind).is_empty() && session.demanded(at) == Some(kind);
    let proposal = nothing_yet.then(|| Proposal::new(session, bank, at, chosen)).flatten();
    let mut writing = Writing::open(session, at, kind, None);
    if let Some(proposal) = proposal {
        let proposal = proposal.by(letters);
        if let Some(question) = question(&proposal.offers, session, &proposal.chosen) {
            return Begun::Ask(Choosing { kind, question, chosen: proposal.chosen, letters: proposal.letters });
        }
        writing.stage = Stage::Proposed(proposal);
    }
    Begun::Write(Box::new(writing))
}

/// A key or a paste while something is asked. What is no answer is the beginning of a text of one's own.
pub(super) fn input(choosing: &mut Choosing, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let action = match &input {
        Input::InText(_) => return Next::Stay,
        Input::Paste(_) => None,
        Input::Key(key) => match letter(*key).and_then(|(letter, n)| Some((letter, choosing.answered(n)?))) {
            Some((letter, answer)) => return go_on(choosing, desk, here, letter, answer),
            None => keymap::find(keymap::CHOOSE, *key).filter(|action| *action != ChooseAction::Choose),
        },
    };
    let blank = Writing::open(desk.session(), here.at, choosing.kind, None);
    match (action, input) {
        (Some(ChooseAction::Write), _) => return Next::Write(Box::new(blank)),
        (Some(ChooseAction::Phrases), _) => return Next::Phrases(Box::new(blank)),
        (Some(ChooseAction::Leave), _) => return Next::Close,
        (Some(ChooseAction::Undo), _) => return Next::Press(keymap::UNDO),
        (Some(ChooseAction::Ask), _) => out.warn(words::CHOOSE_FIRST),
        (Some(ChooseAction::Card), _) => out.go(Go::Open(Overlay::Card(CardState { at: here.at, scroll: 0 }))),
        // Its letters were looked at before.
        (Some(ChooseAction::Choose), _) => {}
        (None, Input::Key(key)) if key.printable().is_none() => {}
        (None, input) => {
            let mut own = blank;
            own.begin_with(&choosing.letters, desk, here, &input, out);
            return write::write_on(own, desk, here, input, out);
        }
    }
    Next::Stay
}

/// What is asked or offered next, once `answer` was given with `letter`.
fn go_on(choosing: &mut Choosing, desk: &Desk, here: Here, letter: char, answer: Chosen) -> Next {
    let letters = format!("{}{letter}", choosing.letters);
    match chosen(desk.session(), &desk.phrases, here.at, choosing.kind, (answer, letters)) {
        Begun::Write(writing) => Next::Write(writing),
        Begun::Ask(next) => {
            *choosing = next;
            Next::Stay
        }
    }
}

/// The small letter that `key` types, and its place in the alphabet. A capital is none: it is how a text of one's own
/// begins, and its first letter must not be taken for an answer.
fn letter(key: Key) -> Option<(char, usize)> {
    let typed = key.printable()?;
    typed.is_ascii_lowercase().then(|| (typed, usize::from(typed as u8 - b'a')))
}
