//! Searching in the walk.

use super::*;
use crate::app::overlay::Overlay;
use crate::domain::search::Index;
use crate::ui::testing::{SIZES, paste, press, screen};

const FOUND: &str = "En 3 de 15 carpetas falta la firma del tutor.\nLa reunión no quedó escrita.";

/// In the walk at 1.1.2 of a session in which 2.1.4 has a hallazgo.
fn searching(size: (u16, u16)) -> App {
    let mut app = at(answered("2.1.4", Some(1), FOUND, ""), "1.1.2", size);
    press(&mut app, "/");
    app
}

/// How many hits there are; nothing where no search is open.
fn hits(app: &App) -> Option<usize> {
    if let Mode::Search(search) = &walk(app).mode { Some(search.hits.len()) } else { None }
}

#[test]
fn a_code_an_own_word_or_an_official_one_leads_to_its_criterion() {
    for query in ["2.1.4", "214", "REUNION tutor", "escrita"] {
        let mut app = searching((80, 24));
        press(&mut app, query);
        press(&mut app, "<enter>");
        assert_eq!((code(&app).as_str(), hits(&app)), ("2.1.4", None), "{query}");
    }
    let session = fresh();
    let last = session.rubric().indices().next_back().unwrap();
    let label = &session.rubric().criterion(last).label;
    let mut app = searching((80, 24));
    press(&mut app, &format!("{}<enter>", label.to_uppercase()));
    assert_eq!(code(&app), session.rubric().criterion(last).code.to_string());
}

#[test]
fn every_official_text_is_searched_without_its_marks() {
    let session = fresh();
    let index = Index::of(&session);
    for at in session.rubric().indices() {
        let place = session.rubric().place(at);
        let criterion = place.criterion;
        let levels = Score::ALL.into_iter().filter_map(|score| criterion.descriptor(score));
        let texts = [criterion.label.as_str(), &criterion.text, criterion.verification.as_deref().unwrap()];
        for text in texts.into_iter().chain(place.dimension.note.as_deref()).chain(levels) {
            let hits = index.search(&text.replace("**", ""));
            assert!(hits.iter().any(|hit| index.criterion(hit) == at), "{}: {text}", criterion.code);
        }
    }
}

#[test]
fn where_it_matches_is_shown_with_what_is_around() {
    for size in SIZES {
        let mut app = searching(size);
        press(&mut app, "tutor firma");
        assert_eq!(hits(&app), Some(1), "{}", shown(&app));
        assert!(shown(&app).contains("1 de 36") && shown(&app).contains("▸ ✓ 1 2.1.4"), "{}", shown(&app));
        assert!(shown(&app).contains("hallazgo: ") && shown(&app).contains("falta la firma del"), "{}", shown(&app));
    }
}

#[test]
fn closing_leaves_everything_as_it_was() {
    for key in ["<esc>", "<c-c><esc>"] {
        let mut app = searching((80, 24));
        let before = content(&app);
        press(&mut app, "firma<down><pgdn>");
        press(&mut app, key);
        assert_eq!((code(&app).as_str(), hits(&app), app.ending), ("1.1.2", None, false), "{key}");
        assert_eq!(content(&app), before);
    }
}

#[test]
fn digits_and_letters_of_the_query_score_and_command_nothing() {
    let mut app = searching((80, 24));
    press(&mut app, "3qkj?/<bs><esc>");
    assert_eq!((score(&app), code(&app).as_str()), (None, "1.1.2"));
}

#[test]
fn arrows_and_pages_move_within_the_hits() {
    let mut app = searching((80, 24));
    press(&mut app, "<up><down><down><up><enter>");
    assert_eq!(code(&app), "1.1.2", "nothing asked: all in order");
    press(&mut app, "/<pgdn><pgdn><pgdn><pgdn><pgdn><enter>");
    assert_eq!(code(&app), "3.3.4");
    press(&mut app, "/<pgdn><pgup><enter>");
    assert_eq!(code(&app), "1.1.1");
    press(&mut app, "/<down><down>2.1<enter>");
    assert_eq!(code(&app), "2.1.1", "another query begins at its best hit");
}

#[test]
fn every_hit_can_be_reached_at_each_size() {
    for size in SIZES {
        let mut app = searching(size);
        for ix in fresh().rubric().indices() {
            let code = fresh().rubric().criterion(ix).code.to_string();
            let rows = text(&app);
            assert!(
                rows.iter().any(|row| row.starts_with('▸') && row.contains(&format!(" {code} "))),
                "{code} {size:?}"
            );
            press(&mut app, "<down>");
        }
    }
}

#[test]
fn the_query_is_edited_and_pasted() {
    let mut app = searching((80, 24));
    press(&mut app, "irma<left><left><left><left>f<right>xx");
    assert!(shown(&app).contains(" / fixxrma"));
    press(&mut app, "<c-w>");
    assert!(shown(&app).contains(" / rma"), "{}", shown(&app));
    press(&mut app, "<c-u>");
    paste(&mut app, "la reunión\nno");
    assert!(shown(&app).contains(" / la reunión norma"), "{}", shown(&app));
}

#[test]
fn nothing_matches_and_enter_goes_nowhere() {
    let mut app = searching((80, 24));
    press(&mut app, "xyzzy<enter><down><pgup>");
    assert_eq!((hits(&app), code(&app).as_str()), (Some(0), "1.1.2"));
    assert!(shown(&app).contains("Ningún criterio tiene «xyzzy»."));
}

#[test]
fn the_help_comes_back_to_the_query() {
    let mut app = searching((80, 24));
    press(&mut app, "firma<c-g>");
    assert!(matches!(app.overlay, Some(Overlay::Help(_))));
    press(&mut app, "<esc> tutor<enter>");
    assert_eq!(code(&app), "2.1.4");
}

#[test]
fn a_session_that_can_only_be_read_is_searched_too() {
    let mut app = reading(answered("2.1.4", Some(1), FOUND, ""), (80, 24));
    press(&mut app, "/tutor<enter>");
    assert_eq!(code(&app), "2.1.4");
}

#[test]
fn hostile_texts_stay_on_their_row() {
    let mut app = at(answered("2.1.4", Some(1), "a\u{1B}[31m\u{202E}tutor\r漢字 **x**", ""), "1.1.1", (60, 18));
    press(&mut app, "/tutor");
    assert!(shown(&app).contains("a\u{FFFD}[31m\u{FFFD}tutor\u{FFFD}漢字 **x**"), "{}", shown(&app));
}

#[test]
fn the_search_at_each_size() {
    for size in SIZES {
        let mut app = searching(size);
        let picture = |name: &str, app: &App| {
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app));
        };
        picture("search_all", &app);
        press(&mut app, "firma<down>");
        picture("search_hits", &app);
        press(&mut app, "xyz");
        picture("search_nothing", &app);
    }
}
