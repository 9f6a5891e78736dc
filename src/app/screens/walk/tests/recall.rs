//! Recalling the texts of other criteria, as a shell's history is.

use super::*;
use crate::app::screens::walk::Stage;
use crate::domain::session::{Open, OpenEditor};
use crate::domain::text::says_something;
use crate::store::wire;
use crate::ui::testing::{SIZES, press, screen};

/// 1.1.1 to 1.1.3 have a hallazgo, two of them the same; at 1.1.4.
fn answered_before(size: (u16, u16)) -> App {
    let mut session = fresh();
    for (code, said) in [("1.1.1", "Faltan las firmas."), ("1.1.2", "Falta el acta."), ("1.1.3", "Faltan las firmas.")]
    {
        let at = ix(&session, code);
        session.set_score(at, 2).unwrap();
        session.set_text(at, TextKind::Hallazgo, said.into()).unwrap();
    }
    at(session, "1.1.4", size)
}

/// What stands in the editor, and whether it is the supervisor's own.
fn editor(app: &App) -> (&str, bool) {
    match &walk(app).mode {
        Mode::Write(writing) => (writing.prose.buffer.text(), writing.stage == Stage::Own),
        other => panic!("nothing is written: {other:?}"),
    }
}

fn is_proposed(app: &App) -> bool {
    matches!(&walk(app).mode, Mode::Write(writing) if matches!(writing.stage, Stage::Proposed(_)))
}

#[test]
fn the_way_back_leads_over_each_text_once_and_forth_to_the_draft() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2<c-p>");
    assert_eq!(editor(&app), ("Faltan las firmas.", false));
    assert!(shown(&app).contains("texto de 1.1.3, sin aceptar"), "{}", shown(&app));
    press(&mut app, "<c-p>");
    assert_eq!(editor(&app), ("Falta el acta.", false));
    press(&mut app, "<c-p>");
    assert_eq!((editor(&app).0, message(&app)), ("Falta el acta.", "No hay otro texto anterior."));
    press(&mut app, "<c-n><c-n>");
    assert!(is_proposed(&app), "the draft is back as it was");
    assert_eq!((draft(&app).hallazgo.as_str(), session(&app).complete()), ("", 3), "nothing recalled was a text");
}

#[test]
fn tab_accepts_what_was_recalled_and_goes_on() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2<c-p><c-p><tab>");
    let here = ix(session(&app), "1.1.4");
    assert_eq!((session(&app).draft(here).hallazgo.as_str(), code(&app).as_str()), ("Falta el acta.", "1.1.5"));
}

#[test]
fn a_letter_makes_it_the_supervisors_own() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2<c-p><bs>, C-03.");
    assert_eq!(draft(&app).hallazgo, "Faltan las firmas, C-03.");
    assert!(editor(&app).1 && !shown(&app).contains("sin aceptar"));
}

#[test]
fn what_was_typed_is_the_newest_and_never_lost() {
    for back in ["<c-n><c-n>", "<esc>", "<c-d>", "<left><c-d>", "<c-n><esc>"] {
        let mut app = answered_before((80, 24));
        press(&mut app, "2Lo mío<c-left><c-p><c-p>");
        assert_eq!((draft(&app).hallazgo.as_str(), editor(&app)), ("Lo mío", ("Falta el acta.", false)));
        press(&mut app, back);
        assert_eq!(editor(&app), ("Lo mío", true), "{back}");
        press(&mut app, "<c-r>X");
        assert_eq!(draft(&app).hallazgo, "Lo Xmío", "{back}: the cursor stood there");
    }
}

#[test]
fn whoever_is_cut_off_over_a_recalled_text_finds_their_own() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2Lo mío<left><c-p><left>");
    let kept = session(&app).clone();
    assert_eq!(kept.bookmark().open, Some(Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 5 })));
    let (rubric, _) = rubric_file::embedded();
    let read = wire::read("s", &wire::write(&kept, 1), &|_| Some(Arc::clone(&rubric))).unwrap();
    assert_eq!(editor(&app_with(read.session, (80, 24))), ("Lo mío", true));
}

#[test]
fn undo_gives_back_what_an_accepted_one_took_the_place_of() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2Lo mío<c-p><tab>u");
    assert_eq!((code(&app).as_str(), draft(&app).hallazgo.as_str()), ("1.1.4", "Lo mío"));
    press(&mut app, "<enter><c-p>!<c-d><c-d>");
    assert_eq!(draft(&app).hallazgo, "Lo mío", "in the editor as well");
}

#[test]
fn a_draft_that_was_taken_comes_back_taken() {
    let mut app = answered_before((80, 24));
    press(&mut app, "2<right>");
    let taken = editor(&app).0.to_owned();
    press(&mut app, "<c-p><esc>");
    assert_eq!(editor(&app), (taken.as_str(), false));
    assert!(says_something(&taken) && draft(&app).hallazgo.is_empty() && shown(&app).contains("borrador sin aceptar"));
}

#[test]
fn without_other_texts_it_says_so() {
    let mut app = untouched("1.1.1");
    press(&mut app, "2<c-p>");
    assert_eq!((is_proposed(&app), message(&app)), (true, "No hay otro texto anterior."));
    press(&mut app, "x<c-n>");
    assert_eq!((editor(&app), message(&app)), (("x", true), "No hay un texto más reciente."));
}

#[test]
fn a_recalled_text_at_each_size() {
    for size in SIZES {
        let mut app = answered_before(size);
        press(&mut app, "2Lo mío<c-p>");
        insta::assert_snapshot!(format!("recalled_{}x{}", size.0, size.1), screen(&app));
    }
}
