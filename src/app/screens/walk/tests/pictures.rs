//! The walk as pictures with their styles, to be looked at when one changes.

use super::*;
use crate::ui::testing::{SIZES, happen, paste, press, screen, time, wait};

const OBSERVED: &str = "Se revisaron 15 carpetas y todas tienen el acta de ingreso firmada.";

/// Snapshots `app` at `size` as `name_80x24`.
fn picture(name: &str, size: (u16, u16), app: &App) {
    insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app));
}

/// The criterion with the most words, and its longest level.
fn longest(session: &Session) -> (String, u8) {
    let rubric = session.rubric();
    let words = |ix: &CriterionIx| {
        let criterion = rubric.criterion(*ix);
        criterion.text.len()
            + criterion.levels.iter().filter_map(|level| level.words.as_ref()).map(String::len).max().unwrap_or(0)
    };
    let criterion = rubric.criterion(rubric.indices().max_by_key(words).unwrap());
    let level = (1..=3)
        .max_by_key(|n| criterion.score(*n).and_then(|score| criterion.descriptor(score)).map_or(0, str::len))
        .unwrap();
    (criterion.code.0.clone(), level)
}

#[test]
fn the_walk_at_each_size() {
    for size in SIZES {
        picture("untouched", size, &at(fresh(), "1.1.1", size));
        let mut app = at(answered("1.1.1", Some(3), "", OBSERVED), "1.1.1", size);
        picture("scored", size, &app);
        press(&mut app, "1");
        picture("offer", size, &app);
        press(&mut app, "<esc>");
        picture("missing", size, &app);
        let mut app = at(fresh(), "1.1.2", size);
        press(&mut app, "2En 3 de 15 carpetas falta la firma:<enter>C-03, C-07 y C-11.");
        picture("writing", size, &app);
        let (code, level) = longest(&fresh());
        let mut app = at(fresh(), &code, size);
        press(&mut app, &format!("{level}{OBSERVED}"));
        picture("longest", size, &app);
        picture("reading", size, &reading(answered("1.1.1", Some(1), "", OBSERVED), size));
    }
}

#[test]
fn what_stands_in_front_at_each_size() {
    for size in SIZES {
        let mut app = at(answered("1.1.1", Some(3), "", OBSERVED), "1.1.2", size);
        press(&mut app, "t");
        picture("tree", size, &app);
        press(&mut app, "<esc>v");
        picture("card", size, &app);
        press(&mut app, "<esc>?");
        picture("help", size, &app);
        press(&mut app, "<esc>k<enter><c-g>");
        picture("help_writing", size, &app);
    }
}

#[test]
fn messages_and_trouble_at_each_size() {
    for size in SIZES {
        let mut app = at(fresh(), "1.2.3", size);
        press(&mut app, "2");
        picture("refused", size, &app);
        press(&mut app, "<esc>3Bien");
        paste(&mut app, &"x".repeat(20_001));
        picture("full", size, &app);
        let id = crate::domain::session::SessionId::new("opd-cierre-2026-20261123-ab2c").unwrap();
        happen(&mut app, Outcome::SavedApart { revision: 1, at: time("2026-11-23T12:30:05-03:00"), id });
        picture("apart", size, &app);
        press(&mut app, "<c-home><esc>");
        wait(&mut app, std::time::Duration::from_secs(1));
        happen(&mut app, Outcome::SaveFailed { revision: u64::MAX, message: "No queda espacio en el disco.".into() });
        picture("trouble", size, &app);
        press(&mut app, "q");
        picture("leave", size, &app);
    }
}

#[test]
fn a_window_too_small() {
    picture("small", (50, 15), &at(fresh(), "1.1.1", (50, 15)));
}

#[test]
fn many_zeros_and_marks_at_each_size() {
    for size in SIZES {
        let mut app = at(answered("2.1.3", Some(1), "Un aviso fue tardío.", ""), "2.1.1", size);
        press(&mut app, "z");
        picture("bulk_choice", size, &app);
        press(&mut app, "d");
        picture("bulk_draft", size, &app);
        press(&mut app, "No hubo hechos en el periodo.");
        picture("bulk_writing", size, &app);
        press(&mut app, "<tab>m");
        press(&mut app, "Pedir el acta a la directora");
        picture("mark", size, &app);
        press(&mut app, "<enter>t");
        picture("mark_tree", size, &app);
        press(&mut app, "<esc>r<right><end>");
        picture("mark_summary", size, &app);
    }
}
