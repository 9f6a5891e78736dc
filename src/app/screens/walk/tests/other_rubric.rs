//! A small invented rubric of another shape, with other demands and another method, from the first key to the summary.

use super::*;
use crate::domain::scoring::Summary;
use crate::ui::testing::{SIZES, press};

fn invented() -> Session {
    let bytes = include_bytes!("../../../../../tests/it/data/rubrica-minima.json");
    fixtures::session(&Arc::new(rubric_file::parse("rubrica-minima.json", bytes).unwrap()))
}

#[test]
fn it_is_walked_end_to_end() {
    for size in SIZES {
        let mut app = app_with(invented(), size);
        assert!(shown(&app).contains("Exige un hallazgo: 1. Exigen una observación: 0, 2 y 3."), "{}", shown(&app));
        // Score, what it demands here, what is said, and where Tab leads.
        let steps = [
            ("1.1.1", "2", TextKind::Observacion, "1.1.2"),
            ("1.1.2", "3", TextKind::Observacion, "1.2.1"),
            ("1.2.1", "1", TextKind::Hallazgo, "2.1.1"),
            ("2.1.1", "3", TextKind::Observacion, "2.1.2"),
            ("2.1.2", "0", TextKind::Observacion, "2.1.2"),
        ];
        for (n, (here, digit, kind, next)) in steps.into_iter().enumerate() {
            assert_eq!(code(&app), here);
            assert!(shown(&app).contains(&format!("criterio {} de 5", n + 1)));
            press(&mut app, digit);
            assert_eq!(writing(&app), Some(kind));
            press(&mut app, &format!("Texto {n}.<tab>"));
            assert_eq!((code(&app).as_str(), session(&app).complete()), (next, n + 1));
        }
        press(&mut app, "r");
        let summary = shown(&app);
        // (5/2 + 1)/2 = 1,75 in the first, 3 in the second: 0,6667 · 1,75 + 0,3333 · 3 = 2,166…
        for words in ["COMPLETO", "2,17", "72,22 %"] {
            assert!(summary.contains(words), "{words} in\n{summary}");
        }
        assert!(!Summary::of(session(&app)).is_provisional());
    }
}

#[test]
fn its_own_words_are_on_screen_and_its_missing_level_is_refused() {
    let mut app = app_with(invented(), (80, 24));
    press(&mut app, "j");
    for words in [
        "PUERTAS ABIERTAS",
        "ALGUIEN RECIBE",
        "3 PRESENTE",
        "1 AUSENTE",
        "0 NO SE OBSERVA",
        "2 Este criterio no tiene este nivel",
    ] {
        assert!(shown(&app).contains(words), "{words} in\n{}", shown(&app));
    }
    press(&mut app, "2");
    assert_eq!((score(&app), message(&app).contains("1.1.2")), (None, true));
}

#[test]
fn between_scores_with_one_demand_nothing_is_offered() {
    let mut app = app_with(invented(), (80, 24));
    press(&mut app, "3Bien.<esc>2");
    assert_eq!((offered(&app), writing(&app), score(&app)), (None, None, Some(2)));
    press(&mut app, "1");
    assert_eq!(offered(&app), Some(TextKind::Observacion));
}
