//! Prepared texts on their way into an answer: what is asked before one is offered, and the ones that are offered.

use crate::app::event::Moment;
use crate::app::keymap::{self, ChooseAction, HelpRow};
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::screens::walk::{Mode, Stage, State, Writing, pick, set_mode, write};
use crate::app::work::{View, Work};
use crate::domain::phrases::{Bank, Chosen, Offer, Origin, Question, offers, question};
use crate::domain::places;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::terminal::key::{Input, Key};
use crate::wording::phrases as words;

/// The texts that are offered where one is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// All of them; at least one.
    offers: Vec<Offer>,
    /// The one that is shown.
    at: usize,
    /// Whether the supervisor went on to it.
    went_on: bool,
    /// What was asked before.
    chosen: Chosen,
}

impl Proposal {
    /// The texts for the answer at `at`, if there are any.
    fn new(session: &Session, bank: &Bank, at: CriterionIx, chosen: Chosen) -> Option<Self> {
        let score = session.draft(at).score?;
        let mut offers = offers(bank, session, at, score, &chosen);
        // One's own for any criterion at all is no first proposal for this one.
        offers.sort_by_key(|offer| offer.origin == Origin::Own && offer.phrase.criterion.is_none());
        (!offers.is_empty()).then_some(Self { offers, at: 0, went_on: false, chosen })
    }

    /// The one that is shown.
    pub(crate) fn shown(&self) -> &Offer {
        &self.offers[self.at]
    }

    /// Its place among them, from 1, and how many there are.
    pub(crate) fn position(&self) -> (usize, usize) {
        (self.at + 1, self.offers.len())
    }

    /// Whether it can be accepted as it stands, with the key that brought it in sight the only one before.
    pub(crate) fn is_sure(&self) -> bool {
        self.shown().sure || self.went_on && places::first_open(&self.shown().text).is_none()
    }

    /// Shows the one behind or before it, going round.
    pub(crate) fn turn(&mut self, on: bool) {
        let all = self.offers.len();
        self.at = (self.at + if on { 1 } else { all - 1 }) % all;
        self.went_on |= all > 1;
    }
}

/// Something is asked before a text is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The text that is to be written.
    pub kind: TextKind,
    /// What.
    pub question: Question,
    /// What was answered before.
    chosen: Chosen,
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

/// What one sees where the text of `kind` at `at` is to be written: a question, prepared texts, or the text itself.
pub(crate) fn begin(session: &Session, bank: &Bank, at: CriterionIx, kind: TextKind, chosen: Chosen) -> Mode {
    let nothing_yet = session.draft(at).text(kind).is_empty() && session.demanded(at) == Some(kind);
    let proposal = nothing_yet.then(|| Proposal::new(session, bank, at, chosen)).flatten();
    match proposal {
        None => Mode::Write(Writing::open(session, at, kind, None)),
        Some(proposal) => match question(&proposal.offers, session, &proposal.chosen) {
            Some(question) => Mode::Choose(Choosing { kind, question, chosen: proposal.chosen }),
            None => {
                let mut writing = Writing::open(session, at, kind, None);
                writing.stage = Stage::Proposed(proposal);
                Mode::Write(writing)
            }
        },
    }
}

/// The phrases have changed: so does what is offered, unless the supervisor went on from the first.
pub(crate) fn refresh(work: &mut Work) {
    let View::Walk(State { at, mode: Mode::Write(Writing { stage: Stage::Proposed(shown), .. }) }) = &work.view else {
        return;
    };
    if shown.went_on {
        return;
    }
    let anew = Proposal::new(work.session(), &work.phrases, *at, shown.chosen.clone());
    if let (Some(anew), View::Walk(State { mode: Mode::Write(writing), .. })) = (anew, &mut work.view) {
        writing.stage = Stage::Proposed(anew);
    }
}

/// A key or a paste while something is asked. What is no answer is the beginning of a text of one's own.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Choose(choosing) }) = &work.view else { return };
    let (at, kind) = (*at, choosing.kind);
    let action = match &input {
        Input::InText(_) => return,
        Input::Paste(_) => None,
        Input::Key(key) => match letter(*key).and_then(|n| choosing.answered(n)) {
            Some(chosen) => {
                let next = begin(work.session(), &work.phrases, at, kind, chosen);
                return set_mode(work, next);
            }
            None => keymap::find(keymap::CHOOSE, *key).filter(|action| *action != ChooseAction::Choose),
        },
    };
    let blank = |work: &mut Work| {
        let writing = Writing::open(work.session(), at, kind, None);
        set_mode(work, Mode::Write(writing));
    };
    match (action, input) {
        (Some(action), _) => act(work, at, action, &blank, out),
        (None, Input::Key(key)) if key.printable().is_none() => {}
        (None, input) => {
            blank(work);
            write::input(work, size, now, input, out);
        }
    }
}

/// The place in the alphabet of the letter that `key` types, small or capital.
fn letter(key: Key) -> Option<usize> {
    let typed = key.printable()?.to_ascii_lowercase();
    typed.is_ascii_lowercase().then(|| usize::from(typed as u8 - b'a'))
}

fn act(work: &mut Work, at: CriterionIx, action: ChooseAction, blank: &dyn Fn(&mut Work), out: &mut Out) {
    match action {
        ChooseAction::Ask => out.warn(words::CHOOSE_FIRST),
        ChooseAction::Write => blank(work),
        ChooseAction::Phrases => {
            blank(work);
            pick::open(work, at, out);
        }
        ChooseAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        ChooseAction::Leave => set_mode(work, Mode::Browse),
        // Its letters were looked at before.
        ChooseAction::Choose => {}
    }
}
