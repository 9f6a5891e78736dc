//! Drafts: offered where nothing is written, a text only once accepted.

use super::*;
use crate::app::screens::walk::Stage;
use crate::domain::claims::Codes;
use crate::domain::notices::{self, What};
use crate::domain::personal::{self, Spot, Written};
use crate::domain::sample::Sample;
use crate::domain::session::{Open, OpenEditor};
use crate::store::wire;
use crate::ui::testing::{SIZES, paste, press, screen};

const DRAFT: &str = "Se encontró completa la documentación que exigen los lineamientos técnicos vigentes, sin considerar \
                     los antecedentes educacionales y de salud, en 12 de las 15 \
                     carpetas revisadas (80\u{A0}%). No lo estaba en C-03, C-07 ni en C-11.";

#[test]
fn a_digit_and_tab_answer_a_criterion_with_its_draft() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2");
    assert_eq!(draft(&app).hallazgo, "", "a draft is no text");
    assert!(
        shown(&app).contains("┊ Se encontró completa la documentación") && shown(&app).contains("borrador sin aceptar")
    );
    press(&mut app, "<tab>");
    let at = ix(session(&app), "1.1.1");
    assert_eq!((session(&app).draft(at).hallazgo.as_str(), code(&app).as_str()), (DRAFT, "1.1.2"));
    assert_eq!(session(&app).complete(), 1);
}

#[test]
fn a_draft_that_was_not_accepted_counts_nowhere() {
    for keys in ["<esc>", "<right><esc>", "<enter><left><left><esc>", "<c-o><esc><esc>", "<right><c-c><c-c>"] {
        let mut app = at(counted(), "1.1.1", (80, 24));
        press(&mut app, "2");
        press(&mut app, keys);
        assert_eq!((draft(&app).hallazgo.as_str(), session(&app).complete()), ("", 0), "{keys}");
    }
}

#[test]
fn a_letter_in_a_taken_draft_makes_it_the_supervisors_own() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2<right>");
    assert!(shown(&app).contains("borrador sin aceptar"), "{}", shown(&app));
    press(&mut app, "<bs>, revisadas el 20.");
    assert_eq!(draft(&app).hallazgo, format!("{}, revisadas el 20.", DRAFT.trim_end_matches('.')));
    assert!(!shown(&app).contains("borrador"));
}

#[test]
fn a_draft_that_is_back_to_what_it_was_is_a_draft() {
    for keys in ["x<bs>", "x<c-d>", "<c-u><c-d>", "<left>x<bs><right>"] {
        let mut app = at(counted(), "1.1.1", (80, 24));
        press(&mut app, "2<right>");
        press(&mut app, keys);
        assert!(shown(&app).contains("borrador sin aceptar"), "{keys}: {}", shown(&app));
        press(&mut app, "<esc>");
        assert_eq!((draft(&app).hallazgo.as_str(), session(&app).complete()), ("", 0), "{keys}");
        press(&mut app, "<enter><right>x<bs><tab>");
        let first = ix(session(&app), "1.1.1");
        assert_eq!(session(&app).draft(first).hallazgo, DRAFT, "{keys}: accepted it is a text");
        press(&mut app, "k<enter>x<bs><esc>");
        assert_eq!(draft(&app).hallazgo, DRAFT, "{keys}: and stays one");
    }
}

#[test]
fn writing_or_pasting_puts_ones_own_text_in_its_place() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2Faltan");
    paste(&mut app, " tres.");
    assert_eq!(draft(&app).hallazgo, "Faltan tres.");
    press(&mut app, "<esc><enter>");
    assert_eq!(draft(&app).hallazgo, "Faltan tres.", "what is written is never replaced by a draft");
}

#[test]
fn a_taken_draft_is_accepted_as_it_stands() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2<enter><tab>");
    let at = ix(session(&app), "1.1.1");
    assert_eq!(session(&app).draft(at).hallazgo, DRAFT);
}

#[test]
fn whoever_is_cut_off_before_a_draft_finds_it_again() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2<right><left>");
    let kept = session(&app).clone();
    let open = Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 0 });
    assert_eq!(kept.bookmark().open, Some(open));
    let (rubric, _) = rubric_file::embedded();
    let read = wire::read("s", &wire::write(&kept, 1), &|_| Some(Arc::clone(&rubric))).unwrap();
    let again = app_with(read.session, (80, 24));
    let Mode::Write(writing) = &walk(&again).mode else { panic!("no editor") };
    assert!(matches!(&writing.stage, Stage::Proposed(shown) if shown.shown().text == DRAFT));
}

#[test]
fn the_text_that_is_not_demanded_has_no_draft() {
    let mut app = at(answered("1.1.1", Some(2), "Falta.", ""), "1.1.1", (80, 24));
    press(&mut app, "o");
    assert!(matches!(&walk(&app).mode, Mode::Write(writing) if writing.stage == Stage::Own));
}

#[test]
fn drafts_at_each_size() {
    for size in SIZES {
        let mut app = at(counted(), "1.1.1", size);
        press(&mut app, "2");
        insta::assert_snapshot!(format!("draft_{}x{}", size.0, size.1), screen(&app));
    }
}

#[test]
fn why_a_folder_fails_goes_from_the_sheet_into_the_text() {
    let mut session = fresh();
    let head = session.head().clone();
    let case_codes = ["C-01", "C-02", "C-03"].map(String::from).to_vec();
    fixtures::identify(&mut session, head.identification, head.kind, Sample { case_codes, ..Sample::default() });
    let mut app = at(session, "1.1.1", (120, 40));
    press(&mut app, "fmfalta la ficha de ingreso<enter><down><home>mfalta el certificado<enter><down><home>cq1");
    let text = "No lo estaba en C-01 (falta la ficha de ingreso) ni en C-02 (falta el certificado).";
    press(&mut app, "<tab>");
    let first = ix(super::session(&app), "1.1.1");
    let said = super::session(&app).draft(first).hallazgo.clone();
    assert!(said.ends_with(text) && said.contains("1 de las 3 carpetas"), "{said}");
    assert!(notices::at(super::session(&app), first).is_empty(), "the sheet says so");
    // Another folder, and the text is stale; a RUN in a reason points to somebody wherever it is carried.
    press(&mut app, "g111<enter>f<down><down><home>mfalta la ficha de 12.345.678-5<enter>q");
    let told: Vec<What> = notices::at(super::session(&app), first).into_iter().map(|notice| notice.what).collect();
    let left_out = Codes { not_failing: Vec::new(), not_named: vec!["C-03".into()] };
    assert!(told.contains(&What::OtherCodes(left_out)), "{told:?}");
    press(&mut app, "<enter><c-u><c-f><enter>");
    assert_eq!(writing(&app), Some(TextKind::Hallazgo));
    press(&mut app, " <bs><esc>");
    let held: Vec<Spot> = personal::at(super::session(&app), first).iter().map(|held| held.spot).collect();
    let both = [Written::Text(TextKind::Hallazgo), Written::InSheet].map(|written| Spot::At(first, written));
    assert_eq!(held, both, "{}", shown(&app));
}
