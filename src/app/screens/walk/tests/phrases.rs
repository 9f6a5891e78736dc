//! The phrases in the editor: choosing one, keeping one.

use super::*;
use crate::app::effect::Effect;
use crate::app::screens::walk::Stage;
use crate::domain::phrases::Phrase;
use crate::domain::rubric::CriterionCode;
use crate::domain::session::{Open, OpenEditor};
use crate::domain::text::NonBlank;
use crate::store::phrases::bank;
use crate::ui::testing::{SIZES, paste, press, screen};

fn own(criterion: Option<&str>, text: &str) -> Phrase {
    let criterion = criterion.map(|code| CriterionCode(code.into()));
    Phrase { criterion, score: Score::from_digit(2), ..Phrase::new(NonBlank::new(text).unwrap()) }
}

/// `session` at 1.1.1 with these phrases beside the starter set, a hallazgo about to be written.
fn writing_with(session: Session, own: Vec<Phrase>, size: (u16, u16)) -> App {
    let mut app = at(session, "1.1.1", size);
    happen(&mut app, Outcome::Phrases { bank: bank(own), line: None, missing: None });
    press(&mut app, "2");
    app
}

/// The texts in the list, in order.
fn listed(app: &App) -> Vec<&str> {
    match &walk(app).mode {
        Mode::Pick(picking) => picking.matches.iter().map(|found| picking.choice(found).text.as_str()).collect(),
        other => panic!("no list: {other:?}"),
    }
}

fn cursor(app: &App) -> usize {
    match &walk(app).mode {
        Mode::Write(writing) => writing.prose.buffer.cursor_chars(),
        other => panic!("nothing is written: {other:?}"),
    }
}

fn kept(effects: &[Effect]) -> Option<&Phrase> {
    effects.iter().find_map(|effect| if let Effect::KeepPhrase(phrase) = effect { Some(phrase) } else { None })
}

#[test]
fn a_digit_and_two_keys_answer_a_criterion_with_its_first_phrase() {
    let mut app = writing_with(counted(), Vec::new(), (80, 24));
    press(&mut app, "<c-f>");
    let first = listed(&app)[0].to_owned();
    assert!(first.contains("12 de las 15 carpetas") && first.contains("C-03"), "{first}");
    assert_eq!(draft(&app).hallazgo, "", "a phrase that is only looked at is no text");
    press(&mut app, "<tab>");
    let at = ix(session(&app), "1.1.1");
    assert_eq!((session(&app).draft(at).hallazgo.as_str(), code(&app).as_str()), (first.as_str(), "1.1.2"));
}

#[test]
fn own_ones_come_first_and_are_marked() {
    let mine = vec![own(None, "Falta de todo."), own(Some("1.1.1"), "Falta en {faltan}."), own(Some("1.1.2"), "Otra.")];
    let mut app = writing_with(counted(), mine, (80, 24));
    press(&mut app, "<c-f>");
    assert_eq!(listed(&app)[..2], ["Falta en C-03, C-07 y C-11.", "Falta de todo."]);
    assert!(shown(&app).contains("▸ suya: Falta en C-03, C-07 y C-11."), "{}", shown(&app));
    assert!(!listed(&app).contains(&"Otra."));
}

#[test]
fn letters_narrow_the_list_at_once_and_every_word_must_occur() {
    let mut app = writing_with(counted(), vec![own(None, "Sin ficha de DERIVACIÓN ni firma.")], (80, 24));
    press(&mut app, "<c-f>");
    let all = listed(&app).len();
    press(&mut app, "derivacion fir");
    assert_eq!(listed(&app), ["Sin ficha de DERIVACIÓN ni firma."]);
    assert!(shown(&app).contains(&format!("1 de {all}")));
    press(&mut app, " xyz<enter><tab>");
    assert!(listed(&app).is_empty() && shown(&app).contains("Ninguna frase tiene «derivacion fir xyz»."));
    press(&mut app, "<c-u>");
    paste(&mut app, "todo lo que\nno hay");
    assert!(listed(&app).is_empty());
    press(&mut app, "<c-u>");
    assert_eq!(listed(&app).len(), all);
}

#[test]
fn a_phrase_goes_in_at_the_cursor_as_one_step() {
    let mut app = writing_with(counted(), vec![own(None, "Falta en {faltan}.")], (80, 24));
    press(&mut app, "Antes. Después.<home><c-right><c-f><enter>");
    assert_eq!(draft(&app).hallazgo, "Antes. Falta en C-03, C-07 y C-11.Después.");
    press(&mut app, "<c-d>");
    assert_eq!(draft(&app).hallazgo, "Antes. Después.");
    press(&mut app, "<end><c-f><tab>");
    assert_eq!(
        draft(&app).hallazgo,
        "Antes. Después. Falta en C-03, C-07 y C-11.",
        "a blank keeps the sentences apart"
    );
    assert_eq!((code(&app).as_str(), writing(&app)), ("1.1.1", Some(TextKind::Hallazgo)), "Tab went on writing");
}

#[test]
fn what_is_not_known_stays_in_braces_and_is_filled_place_by_place() {
    for key in ["<enter>", "<tab>"] {
        let mut app = writing_with(fresh(), vec![own(None, "Falta en {faltan}; son {no_cumplen}.")], (80, 24));
        press(&mut app, "<c-f>");
        press(&mut app, key);
        assert_eq!(draft(&app).hallazgo, "Falta en {faltan}; son {no_cumplen}.");
        assert_eq!(cursor(&app), "Falta en {faltan}".chars().count(), "{key}: nobody goes on over an open place");
        assert_eq!(message(&app), "Complete {faltan} (1 de 2): escriba. Supr quita la oración.");
        press(&mut app, "C-09");
        assert_eq!(draft(&app).hallazgo, "Falta en C-09; son {no_cumplen}.");
        assert_eq!(session(&app).complete(), 0, "a text with an open place counts nowhere");
        press(&mut app, "<esc>");
        assert!(shown(&app).contains("falta completar {no_cumplen}"), "{}", shown(&app));
        press(&mut app, "<enter><tab>");
        assert_eq!(message(&app), "Complete {no_cumplen}: escriba. Supr quita la oración.");
        press(&mut app, "3<esc>");
        assert_eq!(draft(&app).hallazgo, "Falta en C-09; son 3.");
        assert!(shown(&app).contains("completo"), "{}", shown(&app));
    }
}

#[test]
fn tab_goes_round_the_open_places_and_accepts_once_none_is_left() {
    let mut app = writing_with(fresh(), vec![own(None, "Uno {motivo}. Dos {hecho}. Tres {faltan}.")], (80, 24));
    press(&mut app, "<c-f><enter><tab><tab>");
    assert_eq!(cursor(&app), "Uno {motivo}. Dos {hecho}. Tres {faltan}".chars().count());
    press(&mut app, "<tab>x<tab><del>");
    assert_eq!(draft(&app).hallazgo, "Uno x. Tres {faltan}.", "the sentence goes with its place");
    press(&mut app, "<tab><bs><tab>");
    assert_eq!(code(&app), "1.1.2", "the last Tab went on");
    let first = ix(session(&app), "1.1.1");
    assert_eq!(session(&app).draft(first).hallazgo, "Uno x. Tres .");
}

#[test]
fn a_text_that_lacks_something_is_opened_where_it_lacks_it() {
    let mut app = writing_with(fresh(), vec![own(None, "Falta {motivo} aquí.")], (80, 24));
    press(&mut app, "<c-f><enter><esc>");
    assert!(shown(&app).contains("falta completar {motivo}"), "{}", shown(&app));
    press(&mut app, "<enter>la ficha");
    assert_eq!(draft(&app).hallazgo, "Falta la ficha aquí.");
}

#[test]
fn whoever_walks_away_from_an_open_place_types_beside_it() {
    for keys in ["<right>x", "<left>x", "<end>x"] {
        let mut app = writing_with(fresh(), vec![own(None, "Falta {motivo} aquí.")], (80, 24));
        press(&mut app, "<c-f><enter>");
        press(&mut app, keys);
        assert!(draft(&app).hallazgo.contains('x'), "{keys}");
        assert_eq!(draft(&app).hallazgo.replace('x', ""), "Falta {motivo} aquí.", "{keys}");
    }
    let mut app = writing_with(fresh(), vec![own(None, "Falta {motivo} aquí.")], (80, 24));
    press(&mut app, "<c-f><enter>");
    paste(&mut app, "la ficha");
    assert_eq!(draft(&app).hallazgo, "Falta la ficha aquí.");
    press(&mut app, "<c-d>");
    assert_eq!(draft(&app).hallazgo, "Falta {motivo} aquí.", "undo brings the place back");
}

#[test]
fn escape_comes_back_to_the_writing_as_it_was() {
    for key in ["<esc>", "<c-c><esc>"] {
        let mut app = writing_with(counted(), Vec::new(), (80, 24));
        press(&mut app, "<c-f>falta<down>");
        press(&mut app, key);
        assert!(
            matches!(&walk(&app).mode, Mode::Write(writing) if matches!(writing.stage, Stage::Proposed(_))),
            "{key}"
        );
        press(&mut app, "Mío<left><c-f>x");
        let open = Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 2 });
        assert_eq!(session(&app).bookmark().open, Some(open), "whoever is cut off here finds the text again");
        press(&mut app, key);
        press(&mut app, "!");
        assert_eq!((draft(&app).hallazgo.as_str(), app.ending), ("Mí!o", false));
    }
}

#[test]
fn an_own_phrase_is_forgotten_and_fetched_back() {
    let mine = own(None, "Falta de todo.");
    let mut app = writing_with(counted(), vec![mine.clone()], (80, 24));
    press(&mut app, "<c-f><c-d>");
    assert_eq!(message(&app), "No ha quitado ninguna frase.");
    assert!(press(&mut app, "<del>").contains(&Effect::ForgetPhrase(mine.clone())));
    happen(&mut app, Outcome::Phrases { bank: bank(Vec::new()), line: Some("Hecho.".into()), missing: None });
    assert!(!listed(&app).contains(&"Falta de todo.") && message(&app) == "Hecho.");
    assert_eq!(press(&mut app, "<del>"), [], "{}", message(&app));
    assert_eq!(message(&app), "Solo se quitan las frases suyas; esta viene con el programa.");
    assert_eq!(kept(&press(&mut app, "<c-d>")), Some(&mine));
}

#[test]
fn a_text_is_kept_with_places_for_what_is_of_this_visit() {
    let mut app = writing_with(counted(), Vec::new(), (80, 24));
    press(&mut app, "En 12 de las 15 carpetas (80\u{A0}%) está; falta en C-03, C-07 y C-11.");
    let effects = press(&mut app, "<c-t>");
    assert_eq!(kept(&effects), None, "it is shown before it is kept");
    let text = "En {cumplen} de las {revisados} carpetas ({porcentaje}) está; falta en {faltan}.";
    assert!(shown(&app).contains("Así se guardará la frase para 1.1.1 · 2"), "{}", shown(&app));
    for said in ["{cumplen} en vez de «12»", "{revisados} en vez de «15»", "{faltan} en vez de «C-03, C-07 y C-11»"]
    {
        assert!(shown(&app).contains(said), "{said}: {}", shown(&app));
    }
    let effects = press(&mut app, "<enter>");
    let phrase = kept(&effects).unwrap();
    assert_eq!((phrase.text.as_str(), phrase.score), (text, Score::from_digit(2)));
    assert_eq!(phrase.rubric.as_deref(), Some(session(&app).rubric().id()));
    assert_eq!(phrase.criterion.as_ref().map(|code| code.0.as_str()), Some("1.1.1"));
    let own = vec![phrase.clone()];
    happen(&mut app, Outcome::Phrases { bank: bank(own), line: None, missing: None });
    press(&mut app, "<c-f>");
    assert_eq!(listed(&app)[0], draft(&app).hallazgo, "filled again it is the text");
}

#[test]
fn a_day_that_is_the_number_of_a_count_stays_a_day() {
    let mut session = fresh();
    let here = ix(&session, "1.1.1");
    session.set_cases(here, Some(Cases { meeting: 9, reviewed: 12 })).unwrap();
    let mut app = writing_with(session, Vec::new(), (80, 24));
    press(&mut app, "Reunión del 9 de mayo<c-t>");
    assert!(shown(&app).contains("Ningún conteo, código ni nombre pasó a ser un lugar"), "{}", shown(&app));
    assert_eq!(kept(&press(&mut app, "<enter>")).unwrap().text.as_str(), "Reunión del 9 de mayo");
}

#[test]
fn a_phrase_that_was_looked_at_is_not_kept_and_no_letter_is_lost() {
    for (keys, hallazgo) in [("<esc>!", "Falta todo.!"), ("!", "Falta todo.!"), ("<c-t><down><c-t>!", "Falta todo.!")] {
        let mut app = writing_with(counted(), Vec::new(), (80, 24));
        press(&mut app, "Falta todo.<c-t>");
        let effects = press(&mut app, keys);
        assert_eq!((kept(&effects), draft(&app).hallazgo.as_str()), (None, hallazgo), "{keys}");
        assert_eq!(writing(&app), Some(TextKind::Hallazgo));
    }
    let mut app = writing_with(counted(), Vec::new(), (80, 24));
    press(&mut app, "Falta<c-t>");
    let open = Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 5 });
    assert_eq!(session(&app).bookmark().open, Some(open), "whoever is cut off here finds the text again");
    paste(&mut app, " todo.");
    assert_eq!((draft(&app).hallazgo.as_str(), message(&app)), ("Falta todo.", "La frase no se guardó."));
}

#[test]
fn what_says_nothing_is_not_ones_own_or_names_a_person_is_not_kept() {
    let stories = [
        (" <c-t>", "No hay un texto que guardar como frase."),
        ("<right><c-t>", "Este texto aún no es suyo: edítelo o acéptelo, y guárdelo después."),
        (
            "El tutor, RUN 12.345.678-5, no firmó.<c-t>",
            "No se guardó: parece tener datos de una persona, y las frases se comparten.",
        ),
    ];
    for (keys, told) in stories {
        let mut app = writing_with(counted(), Vec::new(), (80, 24));
        let effects = press(&mut app, keys);
        assert_eq!((kept(&effects), message(&app), app.warns()), (None, told, true), "{keys}");
    }
}

#[test]
fn a_phrase_from_a_file_comes_in_cleaned() {
    let mut app = writing_with(counted(), vec![own(None, "a\u{1b}[2J\u{202e}b\tc")], (80, 24));
    press(&mut app, "<c-f>");
    assert!(screen(&app).chars().all(|c| c == '\n' || !crate::domain::text::is_harmful(c)));
    press(&mut app, "<enter>");
    assert_eq!(draft(&app).hallazgo, "a[2Jb c");
}

#[test]
fn a_text_without_a_score_has_no_phrases() {
    let mut session = answered("1.1.1", None, "Falta.", "");
    let here = ix(&session, "1.1.1");
    let open = Some(Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 0 }));
    session.set_bookmark(crate::domain::session::Bookmark { criterion: here, open });
    let mut app = app_with(session, (80, 24));
    press(&mut app, "<c-f>");
    assert_eq!((writing(&app), app.warns()), (Some(TextKind::Hallazgo), true), "{}", message(&app));
}

#[test]
fn every_phrase_can_be_reached_and_is_seen_at_each_size() {
    let many =
        (0..30).map(|n| own(None, &format!("Número {n}: {}", "falta un documento y su firma, ".repeat(n)))).collect();
    let mut app = writing_with(counted(), many, (80, 24));
    press(&mut app, "<c-f>");
    for size in SIZES {
        resize(&mut app, size);
        press(&mut app, "<pgup>");
        for n in 0..30 {
            assert!(shown(&app).contains(&format!("▸ suya: Número {n}:")), "{n} {size:?}\n{}", shown(&app));
            press(&mut app, "<down>");
        }
        press(&mut app, "<pgdn>");
        let last = *listed(&app).last().unwrap();
        assert!(shown(&app).contains(&format!("▸ {}", &last[..20])), "{}", shown(&app));
    }
}

#[test]
fn the_phrases_at_each_size() {
    for size in SIZES {
        let mine = vec![own(
            None,
            "En {no_cumplen} carpetas falta la firma del tutor. Se acordó con la coordinación completarlas.",
        )];
        let mut app = writing_with(counted(), mine, size);
        let picture = |name: &str, app: &App| {
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app));
        };
        press(&mut app, "<c-f><down>");
        picture("phrases", &app);
        press(&mut app, "falta carpetas");
        picture("phrases_found", &app);
        press(&mut app, "xyz");
        picture("phrases_none", &app);
        press(&mut app, "<esc>En 12 de las 15 carpetas (80,00 %) consta; el 12 de mayo faltaban C-03 y C-07.<c-t>");
        picture("phrases_keep", &app);
    }
}
