//! What becomes of the worker's answers: sessions that came open, saves that worked or did not, lists.

use crate::app::after::After;
use crate::app::effect::Effect;
use crate::app::event::{Opened, Outcome};
use crate::app::out::{Go, Out};
use crate::app::overlay::{Held, Overlay, Question, Versions};
use crate::app::read_only::ReadOnly;
use crate::app::screens::{recovery, walk};
use crate::app::work::{View, Work};
use crate::app::{App, Screen};
use crate::domain::session::Timestamp;
use crate::wording::{concluding, tui as words};

impl App {
    /// Takes what the worker answers.
    pub(crate) fn done(&mut self, outcome: Outcome, out: &mut Out) {
        match outcome {
            Outcome::Saved { revision, at } => self.saved(revision, at, out),
            Outcome::SavedApart { revision, at, id } => {
                out.warn(words::saved_apart(&id));
                if let Some(work) = self.work_mut() {
                    work.desk.continue_as(id);
                    // Whoever leaves must be told first under which name it lies.
                    if work.leaving.take().is_some() {
                        self.forget_ahead();
                    }
                }
                self.saved(revision, at, out);
            }
            Outcome::Passed { revision, at, copy } => {
                let told_first = copy.is_some();
                if let Some(work) = self.work_mut() {
                    // Whoever leaves must be told first under which name it lies.
                    if told_first && work.leaving.take().is_some() {
                        self.forget_ahead();
                    }
                }
                self.saved(revision, at, out);
                if let Some(id) = self.desk().map(|desk| desk.session().id().clone()) {
                    self.wanted(id, copy, out);
                }
            }
            Outcome::Wanted(id) => self.wanted(id, None, out),
            Outcome::LetGo { id, at } => self.let_go(&id, at, out),
            Outcome::Followed(session) => self.followed(*session),
            Outcome::Freed(id) => self.freed(&id, out),
            Outcome::Writable(session) => self.came_to_us(*session, out),
            Outcome::Asked(id) => self.asked(id),
            Outcome::SaveFailed { revision, message } => self.save_failed(revision, message, out),
            Outcome::ListBegins => self.list.listing.begins(),
            Outcome::ListNote(note) => self.list.listing.notes(note),
            Outcome::Listed { cards, last } => self.list.listed(cards, last, self.now.wall),
            Outcome::Earlier(earlier) => {
                if let Some(desk) = self.desk_mut() {
                    desk.earlier.clone_from(&earlier);
                }
                self.earlier = earlier;
            }
            Outcome::TrashListed(cards) => self.list.trash_listed(cards),
            Outcome::Opened(opened) => {
                self.opening = false;
                self.after = After::Nothing;
                self.opened(*opened, out);
                if out.go.is_none() {
                    self.ask_how_to_go_on();
                }
            }
            Outcome::Recovery(found) => {
                self.not_opened();
                self.screen = Screen::Recovery(Box::new(recovery::State::new(*found)));
            }
            Outcome::Held { id, holder, own } => {
                self.not_opened();
                self.overlay = Some(Overlay::Held(Held { id, holder, own }));
            }
            Outcome::NotOpened(line) => {
                self.not_opened();
                out.refuse(&line);
                // What could not be opened may be there no more.
                if matches!(self.screen, Screen::Sessions) {
                    out.effect(Effect::List);
                }
            }
            Outcome::ListChanged(line) => {
                out.info(line);
                out.effect(Effect::List);
                if self.list.is_trash() {
                    out.effect(Effect::ListTrash);
                }
            }
            Outcome::Phrases { bank, line, missing } => {
                if let Some(work) = self.work_mut() {
                    work.desk.phrases = bank;
                    work.desk.phrases_missing = missing;
                    if let View::Walk(state) = &mut work.view {
                        walk::phrases_changed(state, &work.desk);
                    }
                }
                if let Some(line) = line {
                    out.info(line);
                }
            }
            Outcome::Versions(kept) => {
                if let Some(desk) = self.desk() {
                    out.go(Go::Open(Overlay::Versions(Versions::of(&kept, desk.session()))));
                }
            }
            Outcome::HandedOut(line) => out.info(line),
            Outcome::Failed(line) => out.warn(line),
        }
    }

    fn opened(&mut self, opened: Opened, out: &mut Out) {
        let notice = opened.notices.first().cloned();
        if opened.fresh {
            out.effect(Effect::Offer);
        }
        // Anew for each session: the file may have been edited, or changed by another program, meanwhile.
        out.effect(Effect::ReadPhrases);
        self.overlay = None;
        if self.list.came_open(opened.session.id()) {
            out.go(Go::Summary);
        }
        let work = Work::open(opened, self.earlier.clone(), self.included, self.now);
        if let Some(message) = work.desk.read_only.as_ref().map(ReadOnly::on_opening).or(notice) {
            out.warn(message);
        }
        self.screen = Screen::Work(Box::new(work));
    }

    fn saved(&mut self, revision: u64, at: Timestamp, out: &mut Out) {
        let now = self.now;
        if let Some(desk) = self.desk_mut() {
            let was_settled = desk.saving.is_settled();
            desk.saving.saved(revision, at, now);
            // The last that is ever saved of a version is its closing.
            if let Some(closing) = desk.session().closing()
                && desk.can_reopen()
                && !was_settled
                && desk.saving.is_settled()
            {
                out.info(concluding::is_closed(closing.version));
            }
        }
        self.leave_if_settled(&mut out.effects);
        self.let_go_if_settled(out);
    }

    fn save_failed(&mut self, revision: u64, message: String, out: &mut Out) {
        let now = self.now;
        let handed_over = self.is_handing_over();
        let Some(work) = self.work_mut() else { return };
        work.desk.saving.failed(revision, message, now);
        if let Some(leave) = work.leaving {
            self.forget_ahead();
            self.overlay = Some(Overlay::Confirm(Question::LeaveUnsaved(leave)));
        } else if handed_over {
            self.keep_words_ahead(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::phrases::{Bank, Phrase, Starter};
    use crate::domain::text::NonBlank;
    use crate::store::wire;
    use crate::ui::testing::{app, happen, opened, press, text};

    #[test]
    fn the_phrases_of_the_program_are_read_when_they_are_first_needed() {
        let unread = Starter::new(|| panic!("read too early"));
        let (mut app, _) = App::new((80, 24), crate::ui::testing::start(), true, unread, crate::app::Start::List);
        let session = crate::domain::fixtures::session(&crate::store::rubric_file::embedded().0);
        happen(&mut app, opened(session));
        happen(
            &mut app,
            Outcome::Phrases { bank: Bank { own: Vec::new(), starter: unread }, line: None, missing: None },
        );
        press(&mut app, "jjzo<tab>r<esc>if");
        let scored = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| press(&mut app, "<esc><esc>g1122")));
        assert!(scored.is_err(), "a score is the first that needs them");
    }

    #[test]
    fn opening_a_session_asks_for_the_phrases_and_a_change_is_told() {
        let known = |_: &_| Some(crate::store::rubric_file::embedded().0);
        let file = include_bytes!("../../sessions/opd-en-curso.json");
        let session = wire::read("opd-en-curso.json", file, &known).unwrap().session;
        let mut app = app((80, 24));
        assert!(happen(&mut app, opened(session)).contains(&Effect::ReadPhrases));
        let text_of_it = NonBlank::new("Falta: {faltan}.").unwrap();
        let phrase = Phrase::new(text_of_it);
        let bank = Bank { own: vec![phrase], starter: Starter::default() };
        let line = Some("La frase quedó guardada entre las suyas.".to_owned());
        happen(&mut app, Outcome::Phrases { bank: bank.clone(), line, missing: None });
        assert_eq!(app.desk().unwrap().phrases, bank);
        assert!(text(&app).iter().any(|row| row.contains("quedó guardada")), "{:#?}", text(&app));
    }
}
