//! Stories of the dialogue: a line in, what is said, what the session has.

mod evaluation;
mod forms;
mod lines;
mod own_words;

use std::sync::Arc;

use super::*;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::store::{rubric_file, wire};
use crate::ui::testing::{app, app_with, happen, opened};

const COMPLETE: &[u8] = include_bytes!("../../../sessions/opd-completa.json");

fn complete() -> Session {
    wire::read("ejemplo", COMPLETE, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// A session of the official rubric in which nothing is answered.
fn blank() -> Session {
    crate::domain::fixtures::session(&rubric_file::embedded().0)
}

/// Somebody who talks.
struct Talker {
    app: App,
    dialogue: Dialogue,
}

impl Talker {
    fn with(session: Session) -> Self {
        let mut talker = Self { app: app_with(session, SIZE), dialogue: Dialogue::default() };
        talker.dialogue.say(&talker.app);
        talker
    }

    /// Types a line; what is said, a sentence a line, then where one is.
    fn line(&mut self, line: &str) -> String {
        let now = self.app.now;
        self.dialogue.hear(&mut self.app, now, line);
        let mut said = self.dialogue.say(&self.app);
        said.push(prompt(&self.app));
        said.join("\n")
    }

    fn lines(&mut self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.line(line)).last().unwrap_or_default()
    }

    fn session(&self) -> &Session {
        self.app.desk().unwrap().session()
    }

    fn first(&self) -> CriterionIx {
        self.session().rubric().first()
    }

    fn score(&self) -> Option<u8> {
        self.session().draft(self.first()).score.map(|score: Score| score.digit())
    }

    fn hallazgo(&self) -> &str {
        self.session().draft(self.first()).text(TextKind::Hallazgo)
    }
}

#[track_caller]
fn has(said: &str, words: &str) {
    assert!(said.contains(words), "{words:?} is not said:\n{said}");
}

#[track_caller]
fn lacks(said: &str, words: &str) {
    assert!(!said.contains(words), "{words:?} is said:\n{said}");
}
