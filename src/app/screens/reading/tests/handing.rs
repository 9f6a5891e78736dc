//! The informe is handed out: format and edition are chosen, and what is written is what was read.

use super::super::items::{Item, Items};
use super::*;
use crate::report::Format;

/// What was asked to be written.
fn handed_out(effects: &[Effect]) -> Vec<(String, Format, String)> {
    let given = effects.iter().filter_map(|effect| match effect {
        Effect::HandOut { document, stem, format } => Some((stem.clone(), *format, document.name.to_owned())),
        _ => None,
    });
    given.collect()
}

#[test]
fn one_key_and_enter_write_the_pdf_from_the_summary() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let effects = press(&mut app, "<esc>rx<enter>");
    let stem = format!("informe-{}", app.desk().unwrap().session().id());
    assert_eq!(handed_out(&effects), [(stem, Format::Pdf, "Informe de supervisión técnica".to_owned())]);
    assert!(text(&app)[23].contains("Escribiendo el informe…"));
    happen(&mut app, Outcome::HandedOut("El informe está en /datos/informes/informe-x.pdf.".to_owned()));
    assert!(text(&app).join("\n").contains("/datos/informes/informe-x.pdf"));
}

#[test]
fn a_format_is_chosen_and_escape_writes_nothing() {
    let mut app = informe(COMPLETE, (80, 24));
    let effects = press(&mut app, "xjj<enter>");
    assert_eq!(handed_out(&effects).first().map(|given| given.1), Some(Format::Html));
    assert_eq!(handed_out(&press(&mut app, "xjjjjjjjjj<enter>"))[0].1, Format::Json);
    assert_eq!(handed_out(&press(&mut app, "xjj<esc>xq")), []);
    assert!(app.overlay.is_none());
}

#[test]
fn what_would_be_published_is_shown_before_it_is_written() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let effects = press(&mut app, "<esc>rx<tab><enter>");
    assert_eq!(handed_out(&effects), []);
    assert_eq!(state(&app).edition, Edition::Public);
    let whole: String = state(&app).items.iter().flat_map(|item| &item.texts).map(|text| text.text.as_str()).collect();
    assert!(!whole.contains("C-0"), "no code of a case");
    let effects = press(&mut app, "x<enter>");
    let given = handed_out(&effects);
    assert!(given[0].0.ends_with("-publico") && given[0].2 == "Resultado de la supervisión técnica", "{given:?}");
    press(&mut app, "v");
    assert_eq!(state(&app).edition, Edition::Ordinary);
    press(&mut app, "q");
    assert!(matches!(app.work().unwrap().view, View::Summary(_)));
}

#[test]
fn what_was_chosen_last_is_chosen_again_and_which_edition_one_reads_is_seen() {
    // The footer of 80 columns has no room for this key beside those that stand on every screen.
    let mut app = informe(COMPLETE, (120, 40));
    let (head, foot) = (|app: &App| text(app)[1].clone(), |app: &App| text(app)[39].clone());
    assert!(!head(&app).contains("VERSIÓN PÚBLICA") && foot(&app).contains("v pública"), "{:#?}", text(&app));
    press(&mut app, "xj<tab><enter><down>");
    assert!(head(&app).contains("VERSIÓN PÚBLICA"), "{:#?}", text(&app));
    assert!(foot(&app).contains("v ordinaria"), "the key leads back: {:#?}", text(&app));
    let given = handed_out(&press(&mut app, "x<enter>"));
    assert_eq!(
        (given[0].1, given[0].0.ends_with("-publico")),
        (Format::Docx, true),
        "what was chosen before it was shown"
    );
    press(&mut app, "v<down>");
    assert!(!head(&app).contains("VERSIÓN PÚBLICA") && foot(&app).contains("v pública"), "{:#?}", text(&app));
    let given = handed_out(&press(&mut app, "x<enter>"));
    assert_eq!(
        (given[0].1, given[0].0.ends_with("-publico")),
        (Format::Docx, false),
        "what one reads is what is written"
    );
}

#[test]
fn x_hands_out_wherever_the_supervision_is_on_screen_and_elsewhere_says_where() {
    for keys in ["", "e", "r", "l"] {
        let mut app = walk(COMPLETE, "113", (80, 24));
        let effects = press(&mut app, &format!("{keys}x<enter>"));
        assert_eq!(handed_out(&effects).len(), 1, "after «{keys}»");
    }
    let mut app = walk(COMPLETE, "111", (80, 24));
    press(&mut app, "fx");
    assert!(app.message.as_ref().unwrap().text.contains("desde la evaluación"), "{:?}", app.message);
    assert!(app.overlay.is_none());
}

#[test]
fn a_session_that_is_only_read_can_be_handed_out_and_is_not_changed() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let before = app.desk().unwrap().session().clone();
    let effects = press(&mut app, "<esc>lx<enter>jjj/ficha<enter>nnq");
    assert_eq!(handed_out(&effects).len(), 1);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Save { .. })), "{effects:?}");
    assert_eq!(*app.desk().unwrap().session(), before);
}

#[test]
fn what_is_read_is_what_is_written() {
    let mut app = app((80, 24));
    happen(&mut app, opened(read(COMPLETE)));
    let effects = press(&mut app, "<esc>lx<enter>");
    let Some(Effect::HandOut { document, .. }) = effects.iter().find(|effect| matches!(effect, Effect::HandOut { .. }))
    else {
        panic!("nothing is written: {effects:?}")
    };
    let written = Items::of(document);
    let texts = |items: &[Item]| -> Vec<String> {
        items.iter().flat_map(|item| &item.texts).map(|text| text.text.clone()).collect()
    };
    assert_eq!(texts(&written.items), texts(&state(&app).items));
}
