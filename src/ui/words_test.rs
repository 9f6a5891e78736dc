//! Under a rubric with words of its own, no screen and no sentence says those of another: not what the OPD calls things,
//! and not «hallazgo» where the rubric has another name for it.

use std::sync::Arc;

use crate::app::App;
use crate::app::event::Outcome;
use crate::domain::catalog::Card;
use crate::domain::fixtures;
use crate::domain::session::{Bookmark, Session, SessionId};
use crate::store::rubric_file;
use crate::ui::testing::{SIZES, app_with, happen, press, text};

/// What an OPD, its papers and its law are called.
const OFFICES: [&str; 9] = ["OPD", "ficina", "RUC", "21.302", "niñ", "OTRO", "royecto", "unicipal", "carpeta"];
/// The texts as they are called where a rubric does not name them.
const TEXTS: [&str; 3] = ["allazgo", "bservación", "bservaciones"];

/// Rubrics, and whether each names its texts.
pub(crate) const RUBRICS: [(&[u8], bool); 3] = [
    (include_bytes!("../../rubric/ejemplo-escuela.json"), false),
    (include_bytes!("../../tests/it/data/rubrica-ajena.json"), true),
    (include_bytes!("../../tests/it/data/rubrica-norma.json"), true),
];

/// Keys from the walk of a criterion; after each the screen is looked at. Before the last of a screen comes its help.
const TOUR: [&str; 44] = [
    "",
    "?",
    "<esc>",
    "t",
    "?",
    "<esc>",
    "<esc>",
    "v",
    "<esc>",
    "z",
    "?",
    "<esc>",
    "a",
    "?",
    "<esc>",
    "<esc>",
    "/pa",
    "?",
    "<esc>",
    "g",
    "<esc>",
    "mnota<enter>",
    "h",
    "o",
    "<enter>",
    "c",
    "f",
    "a",
    "i",
    "<tab>",
    "<tab>",
    "<tab>",
    "<tab>",
    "<tab>",
    "<tab>",
    "<tab>",
    "?",
    "<esc>",
    "<c-end><enter>",
    "r",
    "?",
    "<esc>",
    "<tab>",
    "<tab>",
];
/// The same on the summary's last part and on the closing.
const CLOSING: [&str; 12] = ["r", "<tab>", "<tab>", "<tab>", "q", "e", "?", "<esc>", "j", "j", "<enter>", "<c-g>"];

pub(crate) fn session(bytes: &[u8]) -> Session {
    fixtures::session(&Arc::new(rubric_file::parse("r.json", bytes).unwrap_or_else(|faults| panic!("{faults}"))))
}

#[track_caller]
pub(crate) fn says_its_own_words(said: &str, names_texts: bool, after: &str) {
    let texts = if names_texts { &TEXTS[..] } else { &[] };
    for word in OFFICES.iter().chain(texts) {
        assert!(!said.contains(word), "{word:?} after {after}:\n{said}");
    }
}

#[test]
fn every_screen_says_the_words_of_its_rubric() {
    for (bytes, names_texts) in RUBRICS {
        for size in SIZES {
            let look = |app: &App, after: &str| says_its_own_words(&text(app).join("\n"), names_texts, after);
            for at in session(bytes).rubric().indices() {
                let mut one = session(bytes);
                one.set_bookmark(Bookmark::at(at));
                let scores = one.rubric().criterion(at).digits();
                let mut app = app_with(one, size);
                for score in scores {
                    press(&mut app, &score.to_string());
                    look(&app, &format!("{score} at {at:?}"));
                    press(&mut app, "<c-g>");
                    look(&app, &format!("the help behind {score} at {at:?}"));
                    press(&mut app, "<esc>Se vio.<c-f>");
                    look(&app, &format!("phrases for {score} at {at:?}"));
                    press(&mut app, "<esc><esc><esc>");
                    look(&app, &format!("{score} with a text at {at:?}"));
                }
            }
            let mut app = app_with(session(bytes), size);
            for keys in TOUR.iter().chain(&CLOSING) {
                press(&mut app, keys);
                look(&app, keys);
            }
            let mut app = app_with(session(bytes), size);
            let card = Card { project_name: None, ..Card::unknown(SessionId::new("20261122-1200-aaaa").unwrap()) };
            press(&mut app, "q");
            happen(&mut app, Outcome::Listed { cards: vec![card], last: true });
            for keys in ["", "?", "<esc>", "/x", "<esc>"] {
                look(&app, keys);
                press(&mut app, keys);
            }
        }
    }
}
