//! Whether what must be on screen together is: the criterion, the descriptor of its level, the text being written.

use super::*;
use crate::app::measure;
use crate::ui::layout;
use crate::ui::testing::{SIZES, press};

/// Words without marks and white space, as far as they are there.
fn squeezed(text: &str) -> String {
    text.replace("**", "").split_whitespace().collect()
}

/// The part of the screen that shows the criterion.
fn pane(app: &App) -> Vec<String> {
    let area = layout::walk(app.size).criterion;
    let (top, left) = (usize::from(area.y), usize::from(area.x));
    text(app)[top..usize::from(area.bottom())].iter().map(|row| row.chars().skip(left).collect()).collect()
}

/// Every criterion in every level it has, its text being written, at `size`; what is cut of wording or descriptor.
fn cut_at(size: (u16, u16)) -> Vec<String> {
    let mut cut = Vec::new();
    for ix in fresh().rubric().indices() {
        for score in Score::ALL {
            let session = fresh();
            let criterion = session.rubric().criterion(ix);
            if !criterion.has(score) {
                continue;
            }
            let mut app = at(fresh(), &criterion.code.0, size);
            press(&mut app, &score.digit().to_string());
            press(&mut app, "UNO<enter>DOS<enter>TRES");
            let rows = pane(&app);
            let all = rows.concat();
            assert!(
                ["UNO", "DOS", "TRES"].iter().all(|row| all.contains(row)),
                "{} at {size:?}\n{}",
                criterion.code,
                rows.join("\n")
            );
            let seen = squeezed(&all);
            let descriptor = criterion.descriptor(score).unwrap_or_default();
            for words in [criterion.text.as_str(), descriptor] {
                if !seen.contains(&squeezed(words)) {
                    assert!(
                        all.contains("…▾"),
                        "{} {score:?} at {size:?} cut without a sign\n{}",
                        criterion.code,
                        rows.join("\n")
                    );
                    cut.push(format!("{} {}", criterion.code, score.digit()));
                }
            }
        }
    }
    cut
}

#[test]
fn criterion_chosen_level_and_text_are_whole_together_from_80x24_on() {
    for size in [(80, 24), (120, 40)] {
        assert_eq!(cut_at(size), Vec::<String>::new(), "{size:?}");
    }
}

#[test]
fn in_the_smallest_window_what_is_cut_says_so() {
    let cut = cut_at(measure::MIN_SIZE);
    assert!(cut.len() <= 21, "{} cut: {cut:?}", cut.len());
}

#[test]
fn before_a_score_the_wording_is_whole_and_every_level_is_there() {
    for size in SIZES {
        for ix in fresh().rubric().indices() {
            let session = fresh();
            let criterion = session.rubric().criterion(ix);
            let app = at(fresh(), &criterion.code.0, size);
            let rows = pane(&app);
            let seen = squeezed(&rows.concat());
            let says_cut = size == measure::MIN_SIZE && seen.contains("…▾");
            assert!(
                says_cut || seen.contains(&squeezed(&criterion.text)),
                "{} at {size:?}\n{}",
                criterion.code,
                rows.join("\n")
            );
            for digit in 0..4 {
                assert!(
                    rows.iter().any(|row| row.trim_start().starts_with(&format!("{digit} "))),
                    "{digit} {}\n{}",
                    criterion.code,
                    rows.join("\n")
                );
            }
        }
    }
}

/// A full editor follows its cursor, with signs where there is more.
#[test]
fn a_long_text_scrolls_with_its_cursor() {
    for size in SIZES {
        let mut app = at(fresh(), "1.1.1", size);
        let lines: Vec<String> = (1..=60).map(|n| format!("línea {n}")).collect();
        press(&mut app, &format!("1{}", lines.join("<enter>")));
        assert!(shown(&app).contains("línea 60") && shown(&app).contains('▴'));
        press(&mut app, "<c-home>");
        assert!(shown(&app).contains("línea 1") && shown(&app).contains('▾'));
        press(&mut app, &"<down>".repeat(30));
        assert!(shown(&app).contains("línea 31") && shown(&app).contains('▴') && shown(&app).contains('▾'));
    }
}

#[test]
fn a_wide_window_gives_the_text_a_pane_of_its_own_and_no_window_a_row_beyond_ninety_columns() {
    for (size, beside) in
        [((120, 40), false), ((159, 40), false), ((160, 45), true), ((200, 60), true), ((300, 60), true)]
    {
        let mut app = at(fresh(), "1.1.2", size);
        press(&mut app, "1");
        press(&mut app, &"palabra ".repeat(60));
        let screen = text(&app);
        let row_of = |words: &str| screen.iter().position(|row| row.contains(words)).unwrap();
        assert_eq!(row_of("Escribiendo el hallazgo de 1.1.2") == row_of("criterio 2 de 36"), beside, "{size:?}");
        // The text begins below its heading, and the criterion is whole beside it.
        let written: Vec<&str> = screen.iter().filter_map(|row| row.split_once('▌')).map(|(_, text)| text).collect();
        assert!(written.len() > 4, "{size:?}\n{}", screen.join("\n"));
        for row in written {
            assert!(row.trim_end().chars().count() <= 90, "{size:?}: {row}");
        }
        // Up and down go by the rows that are seen.
        press(&mut app, "<home><up><end>");
        let before = app.desk().unwrap().session().draft(app.desk().unwrap().session().bookmark().criterion).clone();
        press(&mut app, "!");
        let draft = app.desk().unwrap().session().draft(app.desk().unwrap().session().bookmark().criterion);
        assert_ne!(*draft, before);
        let row = text(&app).iter().find(|row| row.contains("palabra!")).cloned();
        assert!(row.is_some_and(|row| row.trim_end().ends_with('!')), "{size:?}\n{}", text(&app).join("\n"));
    }
}

/// A text of `count` words.
fn words(count: usize) -> String {
    (1..=count).map(|n| format!("palabra{n}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_key_gives_a_long_text_the_whole_window_and_back() {
    for size in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        let mut app = at(fresh(), "1.1.1", size);
        press(&mut app, "2x<bs>");
        press(&mut app, &words(123));
        let before = text(&app);
        press(&mut app, "<ins>");
        let whole = text(&app);
        assert!(whole[1].contains("hallazgo de 1.1.1 · 2 CUMP"), "{}", whole[1]);
        assert!(whole[1].contains("123 palabras"), "{}", whole[1]);
        assert!(whole[2].starts_with("▌palabra"), "{}", whole[2]);
        assert!(whole[2..whole.len() - 1].iter().all(|row| row.chars().count() <= 93), "{whole:#?}");
        assert!(whole.last().unwrap().starts_with(" Ins reduce"), "{whole:#?}");
        press(&mut app, " más<c-z>");
        assert!(text(&app)[1].contains("123 palabras"), "undo leaves it as large: {:?}", text(&app)[1]);
        // The card and the phrases come back to it; so does what was recalled.
        for keys in ["<c-o><esc>", "<c-f><esc>", "<c-p><c-n>"] {
            press(&mut app, keys);
            assert_eq!(text(&app)[1], whole[1], "after {keys}");
        }
        press(&mut app, "<c-v>");
        assert_eq!(text(&app)[1..], before[1..]);
        press(&mut app, "<c-v><tab>2y");
        assert!(!text(&app)[1].contains('y'), "the next text stands below its criterion");
    }
}

#[test]
fn what_has_no_room_names_the_key_that_shows_it() {
    let mut app = at(fresh(), "1.1.1", (80, 24));
    press(&mut app, "2x<bs>");
    press(&mut app, &words(123));
    let said = |app: &App| text(app).join("\n");
    assert!(said(&app).contains("Ins …▾ · más de 120 palabras"), "{}", said(&app));
    press(&mut app, "<esc>");
    assert!(said(&app).contains("Intro …▾"), "{}", said(&app));
    for ix in fresh().rubric().indices() {
        let app = at(fresh(), &fresh().rubric().criterion(ix).code.0, (80, 24));
        let cut = text(&app).iter().any(|row| row.ends_with("…▾"));
        assert!(!cut || said(&app).contains("v …▾\n"), "{}", said(&app));
    }
}

#[test]
fn a_conclusion_and_a_sentence_for_the_public_take_the_window_too() {
    let mut app = at(complete("Bien."), "1.1.1", (80, 24));
    press(&mut app, "e<enter>");
    press(&mut app, &words(61));
    assert!(text(&app).join("\n").contains("Conclusiones · más de 60 palabras"), "{:#?}", text(&app));
    press(&mut app, "<ins>");
    assert!(text(&app)[1].starts_with("─ Conclusiones") && text(&app)[1].contains("61 palabras"), "{:#?}", text(&app));
    press(&mut app, " y<ins>");
    assert!(text(&app).join("\n").contains("palabra61 y"), "{:#?}", text(&app));
    // Who signs is a line: the key does nothing there.
    press(&mut app, "<esc>");
    while !text(&app).iter().any(|row| row.contains("▸ Firma")) {
        press(&mut app, "j");
    }
    press(&mut app, "<enter>Ana<ins>");
    assert!(text(&app).join("\n").contains("▌ Ana"), "{:#?}", text(&app));
}

#[test]
fn the_text_of_many_takes_the_window_too() {
    let mut app = at(fresh(), "1.1.1", (80, 24));
    press(&mut app, "zdNada.");
    press(&mut app, &words(223));
    assert!(
        text(&app).iter().any(|row| row.starts_with("─ Escribiendo") && row.contains("Ins …▾")),
        "{:#?}",
        text(&app)
    );
    press(&mut app, "<ins>");
    let whole = text(&app);
    assert!(whole[1].starts_with("─ Escribiendo") && whole[1].contains("223 palabras"), "{whole:#?}");
    assert!(whole[2].starts_with("▌palabra"), "{whole:#?}");
    assert!(whole.last().unwrap().starts_with(" Ins reduce  Tab a todos"), "{whole:#?}");
    press(&mut app, " y<c-v>");
    assert!(
        text(&app)[1].starts_with(" Ámbito 1") && text(&app).join("\n").contains("palabra223 y"),
        "{:#?}",
        text(&app)
    );
    press(&mut app, "<tab>");
    assert!(session(&app).draft(ix(session(&app), "1.1.2")).observacion.ends_with("palabra223 y"));
}

#[test]
fn no_heading_hides_what_points_to_a_person_in_a_text_over_the_window() {
    const RUN: &str = "12.345.678-5";
    for size in [(60, 18), (80, 24), (200, 60)] {
        for keys in ["2x", "zdx", "e<enter>x"] {
            let mut app = at(fresh(), "1.1.1", size);
            press(&mut app, &format!("{keys}{}{RUN}", " y".repeat(60)));
            press(&mut app, "<ins>");
            let shown = shown(&app);
            assert!(shown.contains("⚠ RUN en el texto: Ctrl-X lo reemplaza"), "{keys} at {size:?}: {shown}");
            assert!(text(&app).iter().any(|row| row.starts_with("▌x y y")), "{keys} at {size:?}: {:#?}", text(&app));
            press(&mut app, "<c-x>");
            let rows = text(&app)[1..].join("\n");
            assert!(!rows.contains('⚠') && !rows.contains(RUN), "{keys} at {size:?}: {rows}");
        }
    }
}
