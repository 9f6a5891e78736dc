//! Going about: criteria, dimensions, the pending, tree, card, help.

use super::*;
use crate::app::keymap;
use crate::app::overlay::Overlay;
use crate::domain::bands::Cases;
use crate::domain::session::Change;
use crate::ui::testing::{SIZES, press};

/// Where `keys` lead from `from` in an untouched session.
fn leads(from: &str, keys: &str) -> String {
    let mut app = untouched(from);
    press(&mut app, keys);
    code(&app)
}

#[test]
fn arrows_and_letters_go_one_criterion() {
    for key in ["j", "<down>", "<right>"] {
        assert_eq!(leads("1.1.5", key), "1.2.1", "{key}");
    }
    for key in ["k", "<up>", "<left>"] {
        assert_eq!(leads("1.2.1", key), "1.1.5", "{key}");
    }
    assert_eq!((leads("2.1.3", "<home>"), leads("2.1.3", "<end>")), ("1.1.1".into(), "3.3.4".into()));
}

#[test]
fn the_ends_say_so_and_go_nowhere() {
    for (from, key, said) in [
        ("1.1.1", "k", "Es el primer criterio."),
        ("3.3.4", "j", "Es el último criterio. Presione r para ver el resumen."),
        ("3.3.1", "<pgdn>", "Es la última dimensión."),
        ("1.1.1", "<pgup>", "Es el primer criterio."),
    ] {
        let mut app = untouched(from);
        press(&mut app, key);
        assert_eq!((code(&app).as_str(), message(&app)), (from, said));
    }
}

#[test]
fn pages_go_by_dimensions() {
    assert_eq!(leads("1.1.3", "<pgdn>"), "1.2.1");
    assert_eq!(leads("1.1.3", "<pgdn><pgdn>"), "2.1.1");
    assert_eq!(leads("1.2.3", "<pgup>"), "1.2.1", "first to the start of this one");
    assert_eq!(leads("1.2.3", "<pgup><pgup>"), "1.1.1");
}

#[test]
fn the_pending_are_gone_through_round_and_round() {
    let mut session = complete("Bien.");
    let open = ["1.1.2", "2.1.1", "3.3.4"];
    for code in open {
        session.apply(Change::Score(ix(&session, code), None)).unwrap();
    }
    for (next, previous) in [("<tab>", "<s-tab>"), ("n", "p")] {
        let mut app = at(session.clone(), "2.1.1", (80, 24));
        let seen: Vec<String> = std::iter::repeat_with(|| {
            press(&mut app, next);
            code(&app)
        })
        .take(4)
        .collect();
        assert_eq!(seen, ["3.3.4", "1.1.2", "2.1.1", "3.3.4"]);
        let seen: Vec<String> = std::iter::repeat_with(|| {
            press(&mut app, previous);
            code(&app)
        })
        .take(4)
        .collect();
        assert_eq!(seen, ["2.1.1", "1.1.2", "3.3.4", "2.1.1"]);
    }
    let mut app = at(complete("Bien."), "2.1.1", (80, 24));
    press(&mut app, "<tab>");
    assert_eq!(
        (code(&app).as_str(), message(&app)),
        ("2.1.1", "No queda nada pendiente. Presione r para ver el resumen.")
    );
}

#[test]
fn the_tree_shows_every_state_and_leads_to_a_criterion() {
    let mut session = answered("1.1.1", Some(3), "", "Bien.");
    session.set_score(ix(&session, "1.1.2"), 1).unwrap();
    session.set_text(ix(&session, "1.1.3"), TextKind::Hallazgo, "Suelto.".into()).unwrap();
    let mut app = at(session, "1.1.4", (80, 24));
    press(&mut app, "t");
    let tree = shown(&app);
    for row in ["✓ 3 1.1.1", "! 1 1.1.2", "○   1.1.3", "▸ ·   1.1.4"] {
        assert!(tree.contains(row), "{row} in\n{tree}");
    }
    press(&mut app, "<end>");
    assert!(shown(&app).contains("▸ ·   3.3.4"), "{}", shown(&app));
    press(&mut app, "k<enter>");
    assert_eq!((code(&app).as_str(), app.overlay.is_none()), ("3.3.3", true));
    for key in ["<esc>", "q", "t", "<c-c>"] {
        press(&mut app, "t<home>");
        press(&mut app, key);
        assert_eq!((code(&app).as_str(), app.overlay.is_none()), ("3.3.3", true), "{key} goes nowhere");
    }
}

#[test]
fn every_row_of_the_tree_can_be_reached_at_each_size() {
    for size in SIZES {
        let mut app = at(fresh(), "1.1.1", size);
        press(&mut app, "t");
        for ix in fresh().rubric().indices() {
            let code = fresh().rubric().criterion(ix).code.to_string();
            assert!(shown(&app).contains(&format!("▸ ·   {code} ")), "{code} at {size:?}:\n{}", shown(&app));
            press(&mut app, "j");
        }
    }
}

#[test]
fn the_card_holds_every_word_and_can_be_read_to_its_end() {
    let squeeze = |text: &str| text.replace("**", "").split_whitespace().collect::<String>();
    for size in SIZES {
        // One in seven: reading row by row takes its time.
        for ix in fresh().rubric().indices().step_by(7) {
            let session = fresh();
            let place = session.rubric().place(ix);
            let mut app = at(fresh(), &place.criterion.code.0, size);
            press(&mut app, "v");
            let body = |app: &App| -> Vec<String> { text(app)[1..usize::from(size.1) - 1].to_vec() };
            let mut rows = body(&app);
            loop {
                let before = body(&app);
                press(&mut app, "j");
                let now = body(&app);
                if now == before {
                    break;
                }
                rows.push(now.last().unwrap().clone());
            }
            let read = squeeze(&rows.concat().replace(['▾', '▴'], ""));
            let official =
                place.criterion.levels.iter().filter_map(|level| level.words.as_ref()).chain(&place.dimension.note);
            for words in official
                .chain([&place.criterion.text])
                .chain(&place.criterion.verification)
                .chain(&place.ambito.purpose)
            {
                assert!(read.contains(&squeeze(words)), "{} at {size:?}: {words}", place.criterion.code);
            }
            press(&mut app, "<pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup>");
            assert_eq!(body(&app)[0], rows[0], "and back");
        }
    }
}

#[test]
fn the_card_can_be_read_while_writing() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien");
    press(&mut app, "<c-o>");
    assert!(matches!(app.overlay, Some(Overlay::Card(_))));
    press(&mut app, "jj<esc>, sí");
    assert_eq!((draft(&app).observacion.as_str(), writing(&app)), ("Bien, sí", Some(TextKind::Observacion)));
}

#[test]
fn help_shows_the_table_that_acts() {
    let table = |rows: Vec<keymap::HelpRow>| -> Vec<(String, String)> {
        rows.into_iter().map(|row| (row.keys, row.name.into_owned())).collect()
    };
    let mut session = answered("1.1.1", Some(1), "Faltan.", "");
    session.set_score(ix(&session, "3.2.1"), 1).unwrap();
    session.set_cases(ix(&session, "3.2.1"), Some(Cases { meeting: 15, reviewed: 15 })).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    press(&mut app, "h2<esc>1<esc>ul<enter>?");
    let fresh = fresh();
    let rubric = fresh.rubric();
    let walk = keymap::with_scores(keymap::rows(keymap::WALK, |_| true), rubric.criterion(rubric.first()));
    let every = keymap::in_words_of(keymap::below(walk, keymap::COMMON), rubric.nouns());
    let Some(Overlay::Help(help)) = &app.overlay else { panic!("no help") };
    assert_eq!(table(help.rows.clone()), table(every.clone()), "where everything works, all of it");
    for row in every {
        let said = |app: &App| text(app).iter().any(|line| line.contains(&row.keys) && line.contains(&*row.name));
        let found = said(&app) || {
            press(&mut app, "<pgdn>");
            said(&app)
        };
        assert!(found, "{row:?}\n{}", shown(&app));
        press(&mut app, "<pgup>");
    }
    press(&mut app, "?<home><enter><c-g>");
    let Some(Overlay::Help(help)) = &app.overlay else { panic!("no help while writing") };
    let mut rows = help.rows.clone();
    assert_eq!(rows.pop().map(|way| way.keys).as_deref(), Some("Esc r"), "and the way to the summary");
    assert_eq!(table(rows), table(keymap::below(keymap::rows(keymap::WRITE, |_| true), keymap::COMMON_WRITING)));
    press(&mut app, "<esc>.");
    assert_eq!(draft(&app).hallazgo, "Faltan..", "help wrote nothing");
}

#[test]
fn help_leaves_out_what_does_nothing_here() {
    let names =
        |app: &App| -> String { app.bindings().1.iter().map(|row| row.name.to_string()).collect::<Vec<_>>().join("|") };
    let app = untouched("1.1.1");
    assert!(names(&app).contains("califica y abre") && !names(&app).contains("quita la calificación"));
    let app = at(complete("Bien."), "1.1.1", (80, 24));
    assert!(!names(&app).contains("pendiente siguiente") && names(&app).contains("quita la calificación"));
}

#[test]
fn form_and_summary_lead_back_to_the_criterion() {
    for keys in ["i<esc>", "rq", "r<esc>", "rr"] {
        assert_eq!(leads("2.1.7", keys), "2.1.7", "{keys}");
    }
}
