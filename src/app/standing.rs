//! What the footer shows: the keys of the screen, and on the right what every screen of a supervision has, undo, summary and
//! help, which stands still from one to the other.

use crate::app::keymap::{self, HelpRow};
use crate::app::overlay::Overlay;
use crate::app::screens::sessions;
use crate::app::screens::walk::{Looking, Mode, Stage, Writing};
use crate::app::work::View;
use crate::app::{App, Screen};
use crate::terminal::key::Key;
use crate::wording::tui as words;

impl App {
    /// The rows that the footer shows now: those of the help, and the way to the summary where no single key leads there.
    pub fn footer_rows(&self) -> Vec<HelpRow> {
        let mut rows = self.bindings().1;
        let has = rows.iter().any(|row| row.short == words::SUMMARY_KEY);
        if !has && !self.is_refusing() && self.is_one_step_from_summary() {
            rows.push(HelpRow {
                keys: [Key::Esc, keymap::SUMMARIZE].map(keymap::key_name).join(" "),
                bound: Vec::new(),
                name: words::SUMMARY.into(),
                short: words::SUMMARY_KEY,
            });
        }
        rows
    }

    /// Whether Esc leads to where a key shows the summary.
    fn is_one_step_from_summary(&self) -> bool {
        match (&self.overlay, &self.screen) {
            (Some(Overlay::Tree(_)), _) => true,
            (
                Some(
                    Overlay::Help(_)
                    | Overlay::Versions(_)
                    | Overlay::Card(_)
                    | Overlay::Confirm(_)
                    | Overlay::Held(_)
                    | Overlay::Waiting(_)
                    | Overlay::Left(_)
                    | Overlay::HandOut(_),
                ),
                _,
            )
            | (None, Screen::Recovery(_)) => false,
            (None, Screen::Sessions) => matches!(self.list.mode, sessions::Mode::Filtering(_)),
            (None, Screen::Work(work)) => match &work.view {
                View::Walk(state) => closes(&state.mode),
                View::Sheet(state) => state.entry.is_none() && state.line.is_none(),
                View::Identify(_) | View::Reading(_) | View::Conclude(_) => true,
                View::Summary(_) => false,
            },
        }
    }
}

/// Whether Esc leads from what is done to the criterion itself.
fn closes(mode: &Mode) -> bool {
    match mode {
        Mode::Write(Writing { stage: Stage::Recalled { .. }, .. })
        | Mode::Notices(Looking { why: Some(_), .. })
        | Mode::Pick(_)
        | Mode::Keep(_) => false,
        Mode::Browse
        | Mode::Choose(_)
        | Mode::Write(_)
        | Mode::Count(_)
        | Mode::Notices(_)
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Offer(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::store::rubric_file;
    use crate::ui::testing::{app_with, press, text};

    /// Keys from the walk, and where undo has nothing to do yet.
    const TOUR: [&str; 14] = ["", "2", "2a", "2<esc>", "c", "/", "g", "t", "f", "r", "l", "e", "e<enter>", "i"];

    #[test]
    fn undo_summary_and_help_stand_on_the_right_of_every_screen() {
        for size in [(60, 18), (80, 24), (120, 40), (200, 60)] {
            for keys in TOUR {
                let mut app = app_with(fixtures::session(&rubric_file::embedded().0), size);
                press(&mut app, "<pgdn>3<esc><home>");
                press(&mut app, keys);
                let row = text(&app).pop().unwrap();
                let rows = app.footer_rows();
                let standing = words::STANDING.iter().filter(|short| rows.iter().any(|row| row.short == **short));
                let standing: Vec<String> = standing.map(|short| format!(" {short}")).collect();
                assert!(standing.len() >= 2, "after {keys:?}: {row}");
                let lacks: Vec<&String> = standing.iter().filter(|short| !row.contains(short.as_str())).collect();
                assert!(lacks.is_empty(), "{lacks:?} after {keys:?} at {size:?}: {row}");
                assert!(row.ends_with("ayuda") && row.chars().count() == usize::from(size.0) - 1, "{keys:?}: {row}");
            }
        }
    }

    #[test]
    fn the_way_to_the_summary_leads_there() {
        for keys in TOUR {
            let mut app = app_with(fixtures::session(&rubric_file::embedded().0), (80, 24));
            press(&mut app, "<pgdn>3<esc><home>");
            press(&mut app, keys);
            let way = app.footer_rows().into_iter().find(|row| row.short == words::SUMMARY_KEY);
            match way.map(|row| row.keys) {
                Some(keys) if keys == "Esc r" => drop(press(&mut app, "<esc>r")),
                Some(keys) => drop(press(&mut app, &keys)),
                None => {}
            }
            assert!(matches!(&app.work().unwrap().view, View::Summary(_)), "after {keys:?}");
        }
    }

    #[test]
    fn the_last_step_is_taken_back_from_where_it_is_seen() {
        // The score that was just given and the text that it asks for; the summary; the informe.
        for keys in ["2<c-z>", "2<esc>ru", "2<esc>lu"] {
            let mut app = app_with(fixtures::session(&rubric_file::embedded().0), (80, 24));
            press(&mut app, keys);
            let session = app.desk().unwrap().session();
            assert_eq!(session.draft(session.rubric().first()).score, None, "after {keys:?}");
            assert!(matches!(&app.work().unwrap().view, View::Walk(state) if matches!(state.mode, Mode::Browse)));
        }
    }
}
