//! What a screen answers to a key: effects, a change of screen, a line for the supervisor.

use crate::app::after::{After, sentence};
use crate::app::effect::Effect;
use crate::app::overlay::Overlay;
use crate::app::trail::{Anchor, Item};
use crate::domain::rubric::CriterionIx;
use crate::report::Edition;

/// A line that stands in place of the footer until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The line, in Spanish.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Info,
    /// Something was refused or went wrong.
    Warning,
}

/// Where to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Go {
    /// To the walk, at a criterion or where it was left.
    Walk(Option<CriterionIx>),
    /// To the walk, to take back the last step there.
    Undo,
    /// To the summary.
    Summary,
    /// To the informe.
    Reading(Edition),
    /// Back to a line of it.
    BackToReading(Anchor),
    /// To the identification.
    Identify,
    /// To the conclusions and the closing.
    Conclude(Item),
    /// To the sheet of the sample.
    Sheet,
    /// Out of the session, back to the list.
    ToList,
    /// Out of the program.
    Quit,
    /// To the choice of how the informe is handed out.
    HandOut,
    /// Something in front of the screen.
    Open(Overlay),
    /// Nothing in front of the screen any more.
    Close,
}

/// Collects a screen's answer.
#[derive(Debug, Default)]
pub struct Out {
    /// To be carried out, in order.
    pub effects: Vec<Effect>,
    /// Where to go, if anywhere.
    pub go: Option<Go>,
    /// What to say, if anything.
    pub message: Option<Message>,
    /// What becomes of the keys that follow.
    pub after: After,
}

impl Out {
    /// Asks for something to be done outside.
    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Goes somewhere.
    pub(crate) fn go(&mut self, go: Go) {
        self.go = Some(go);
    }

    /// Says what was done.
    pub(crate) fn info(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Info });
    }

    /// Says why a key was refused that opens something to be typed in, and takes what is typed on along: it was meant for
    /// that.
    pub(crate) fn refuse(&mut self, why: impl AsRef<str>) {
        self.warn(sentence(why.as_ref()));
        self.after = After::Refused(why.as_ref().to_owned());
    }

    /// Says what was refused or went wrong.
    pub(crate) fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Warning });
    }
}
