//! The counter: counts are kept, the levels that fit are named, the supervisor decides.

use super::*;
use crate::domain::bands::Cases;
use crate::domain::sample::Sample;
use crate::store::wire;
use crate::ui::testing::{SIZES, press, screen};

/// The program at `code`, with a sample of so many cases reviewed.
fn with_sample(code: &str, reviewed: u32) -> App {
    let mut session = fresh();
    let head = session.head().clone();
    let sample = Sample { reviewed: Some(reviewed), judicialised: Some(10), ..Sample::default() };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    at(session, code, (80, 24))
}

fn cases(app: &App) -> Option<(u64, u64)> {
    draft(app).cases.map(|cases| (cases.meeting, cases.reviewed))
}

/// What is typed in the counter, where it is a count.
fn counting(app: &App) -> Option<(u64, u64)> {
    let Mode::Count(counting) = &walk(app).mode else { return None };
    counting.cases().ok().flatten().map(|cases| (cases.meeting, cases.reviewed))
}

#[test]
fn a_counted_criterion_is_answered_with_three_keys_and_its_digits() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "c12");
    assert_eq!((counting(&app), cases(&app)), (Some((12, 15)), None), "the number of the sample is offered");
    let joined = shown(&app).replace("\n ", " ");
    assert!(joined.contains("12 de 15 (80,00 %): entre el 51 % y el 99 %, nivel 2, CUMPLE PARCIALMENTE."), "{joined}");
    assert_eq!(score(&app), None, "the counts decide nothing");
    press(&mut app, "<tab><tab>");
    assert_eq!((code(&app).as_str(), draft(&app).score), ("1.1.1", Some(Score::Two)));
    assert!(message(&app).contains("Complete {faltan}"), "nobody said which: {}", message(&app));
    press(&mut app, "C-03, C-07 ni en C-11<tab>");
    let first = ix(session(&app), "1.1.1");
    let said = &session(&app).draft(first).hallazgo;
    assert!(
        said.ends_with("en 12 de las 15 carpetas revisadas (80\u{A0}%). No lo estaba en C-03, C-07 ni en C-11."),
        "{said}"
    );
    press(&mut app, "c15<tab><tab>");
    let second = session(&app).draft(ix(session(&app), "1.1.2")).observacion.clone();
    assert!(
        second.ends_with("en las 15 carpetas revisadas de niños, niñas y adolescentes vigentes (100\u{A0}%)."),
        "{second}"
    );
    assert_eq!(code(&app), "1.1.3");
}

#[test]
fn the_total_is_offered_from_the_sample_or_from_what_was_counted_before() {
    let mut app = with_sample("3.1.1", 15);
    press(&mut app, "c9");
    assert_eq!(counting(&app), Some((9, 15)), "nothing else is known");
    press(&mut app, "/10<enter>jc4");
    assert_eq!((code(&app).as_str(), counting(&app)), ("3.1.2", Some((4, 10))), "as many reports as before");
    press(&mut app, "<enter>g324c7");
    assert_eq!(counting(&app), Some((7, 10)), "the court cases of the sample");
    press(&mut app, "<enter>g121c7");
    assert_eq!(counting(&app), None, "two lists have no total of their own");
    assert!(shown(&app).contains("escriba también el total"));
}

#[test]
fn a_number_without_its_total_is_no_count_and_that_is_told() {
    let mut app = untouched("1.1.1");
    press(&mut app, "c12<enter>");
    assert_eq!((cases(&app), message(&app)), (None, "«12» no es un conteo: falta el total, por ejemplo 12/15."));
    assert!(matches!(walk(&app).mode, Mode::Count(_)), "it stays to be completed");
    press(&mut app, "<bs><bs>");
    for keys in ["<esc>", "c12/15<enter>"] {
        press(&mut app, keys);
        assert_eq!(message(&app), "", "{keys}");
    }
}

#[test]
fn what_is_typed_ahead_over_a_count_without_a_level_goes_nowhere() {
    let mut app = with_sample("1.2.1", 20);
    press(&mut app, "c21/20<tab>");
    assert!(message(&app).starts_with("El conteo no señala un único nivel: califique usted con 1, 2 o 3."));
    // What follows was meant for the text that did not open.
    press(&mut app, "3 entradas del anexo<tab>2");
    let answer = |app: &App, code: &str| {
        let draft = session(app).draft(ix(session(app), code));
        (draft.cases.map(|cases| (cases.meeting, cases.reviewed)), draft.score.map(Score::digit))
    };
    assert_eq!((answer(&app, "1.2.1"), answer(&app, "1.2.2")), ((Some((21, 20)), None), (None, None)));
    press(&mut app, "<esc><tab>c18/20<tab><tab>");
    assert_eq!((answer(&app, "1.2.1"), answer(&app, "1.2.2")), ((Some((21, 20)), None), (Some((18, 20)), Some(3))));
}

#[test]
fn another_total_is_typed_behind_a_stroke() {
    for typed in ["12/14", "12 14", "12-14"] {
        let mut app = with_sample("1.1.1", 15);
        press(&mut app, "c");
        press(&mut app, typed);
        press(&mut app, "<enter>");
        assert_eq!(cases(&app), Some((12, 14)), "{typed}");
    }
}

#[test]
fn where_no_level_or_two_levels_fit_it_says_so_and_asks() {
    for (code, typed, said) in [
        ("1.2.2", "17/19", "17 de 19 (89,47 %): ningún tramo"),
        ("1.1.4", "5/10", "5 de 10 (50,00 %): entre el 0 % y el 50 %, nivel 1; y entre el 50 % y el 99 %, nivel 2."),
        ("1.2.1", "21/20", "21 de 20 (105,00 %): ningún tramo"),
        ("1.1.1", "0/0", "0 de 0 (sin porcentaje): ningún tramo"),
    ] {
        let mut app = with_sample(code, 15);
        press(&mut app, "c");
        press(&mut app, typed);
        let joined = shown(&app).replace("\n ", " ");
        assert!(joined.contains(said) && joined.contains("califique usted"), "{code}: {}", shown(&app));
        press(&mut app, "<tab>");
        assert_eq!(score(&app), None, "{code}: no key scores what the rubric leaves open");
        press(&mut app, "<esc>2");
        assert_eq!(score(&app), Some(2), "{code}: the supervisor does");
    }
}

#[test]
fn a_change_of_the_counts_never_changes_a_score() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "c12<tab><esc>c15<enter>");
    assert_eq!((cases(&app), score(&app)), (Some((15, 15)), Some(2)));
    press(&mut app, "c<del>");
    assert_eq!((cases(&app), score(&app)), (None, Some(2)));
}

#[test]
fn typing_everything_away_brings_the_count_back_and_undo_takes_one_counting_as_one_step() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "c12<enter>c9<bs>");
    assert_eq!(cases(&app), Some((12, 15)));
    press(&mut app, "13<enter>u");
    assert_eq!(cases(&app), Some((12, 15)));
    press(&mut app, "u");
    assert_eq!(cases(&app), None);
    press(&mut app, "<c-r><c-r>");
    assert_eq!(cases(&app), Some((13, 15)));
}

#[test]
fn the_counter_takes_numbers_alone_and_nothing_is_counted_where_nothing_is_rated_by_share() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "cx/12345678901<enter><tab>");
    assert_eq!((cases(&app), score(&app)), (None, None));
    assert!(shown(&app).contains("x/12345678901"), "it stands there as it was typed: {}", shown(&app));
    let mut app = with_sample("2.1.1", 15);
    press(&mut app, "c");
    assert!(matches!(walk(&app).mode, Mode::Browse));
    assert!(message(&app).contains("no hay casos que contar"));
}

#[test]
fn the_largest_numbers_are_taken_exactly() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "c999999999/999999999<enter>");
    assert_eq!(draft(&app).cases, Some(Cases { meeting: 999_999_999, reviewed: 999_999_999 }));
    assert!(shown(&app).contains("100,00 %"));
}

#[test]
fn the_counter_at_each_size() {
    for size in SIZES {
        let mut app = with_sample("1.2.2", 19);
        resize(&mut app, size);
        press(&mut app, "c17");
        insta::assert_snapshot!(format!("counter_{}x{}", size.0, size.1), screen(&app));
        press(&mut app, "<enter>");
        insta::assert_snapshot!(format!("counted_{}x{}", size.0, size.1), screen(&app));
    }
}

#[test]
fn whoever_is_cut_off_in_the_counter_comes_back_into_it() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "c1");
    let rubric = rubric_file::embedded().0;
    let read = wire::read("s", &wire::write(session(&app), 1), &|_| Some(Arc::clone(&rubric))).unwrap();
    let mut again = app_with(read.session, (80, 24));
    press(&mut again, "3<enter>2");
    assert_eq!((counting(&again), score(&again)), (Some((12, 15)), None), "a digit still counts");
    press(&mut again, "<enter>");
    assert_eq!(cases(&again), Some((12, 15)));
}

#[test]
fn what_is_not_whole_takes_no_earlier_count_away_and_scores_nothing() {
    let mut app = with_sample("1.2.1", 15);
    press(&mut app, "c48/51<enter>c51<tab>");
    assert_eq!((cases(&app), score(&app)), (Some((48, 51)), None));
    assert!(message(&app).contains("51"), "{}", message(&app));
}

#[test]
fn where_the_text_is_there_already_tab_scores_and_stays_to_be_read() {
    let mut app = with_sample("1.1.1", 15);
    press(&mut app, "2Cumple el 97,50 %.<esc>c3<tab>");
    assert_eq!((code(&app).as_str(), score(&app)), ("1.1.1", Some(1)));
    assert!(message(&app).contains("hallazgo") && shown(&app).contains("El texto dice 97,50 %"), "{}", shown(&app));
}
