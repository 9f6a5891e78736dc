//! What is announced of a criterion is what it has: keys, demands and what takes it out of the calculation, under rubrics
//! of other shapes.

use super::*;
use crate::domain::bulk::{self, Scope};
use crate::ui::testing::{SIZES, press};

const SCHOOL: &[u8] = include_bytes!("../../../../../rubric/ejemplo-escuela.json");
const STRANGE: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-ajena.json");
const MINIMAL: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-minima.json");
const HOSPITAL: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-hospital.json");
const TENDER: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-licitacion.json");
const STANDARD: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-norma.json");
const THESIS: &[u8] = include_bytes!("../../../../../tests/it/data/rubrica-tesis.json");

fn of(bytes: &[u8]) -> Session {
    fixtures::session(&Arc::new(rubric_file::parse("rubrica.json", bytes).unwrap_or_else(|faults| panic!("{faults}"))))
}

/// The digits in `text`.
fn digits(text: &str) -> Vec<u8> {
    text.chars().filter_map(|c| c.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok()).collect()
}

#[test]
fn only_the_scores_of_the_criterion_on_screen_are_announced() {
    for bytes in [SCHOOL, STRANGE, MINIMAL, HOSPITAL, TENDER, STANDARD, THESIS] {
        let session = of(bytes);
        for at in session.rubric().indices() {
            let criterion = session.rubric().criterion(at).clone();
            let mut app = super::at(of(bytes), &criterion.code.0, (120, 40));
            let has = |digit: &u8| criterion.levels.iter().any(|level| level.score.digit() == *digit);
            let rows = app.bindings().1;
            let keys = rows.iter().find(|row| row.short == "califica").unwrap().keys.clone();
            let footer = shown(&app).lines().last().unwrap().to_owned();
            assert!(footer.contains(&format!("{keys} califica")), "{}: {footer}", criterion.code);
            let run = |run: &str| match run.split_once('-') {
                Some((first, last)) => (digits(first)[0]..=digits(last)[0]).collect(),
                None => digits(run),
            };
            let keys: Vec<u8> = keys.split(',').flat_map(run).collect();
            assert_eq!(keys.len(), criterion.levels.len(), "{} of {keys:?}", criterion.code);
            assert!(keys.iter().all(has), "{}: {keys:?}", criterion.code);
            let seen = shown(&app);
            let heading = seen.lines().find(|line| line.contains("presione")).unwrap();
            let heading = heading.split("presione").nth(1).unwrap();
            assert!(digits(heading).iter().all(has), "{}: {heading}", criterion.code);
            let demands: String = seen.lines().filter_map(|line| Some(line.split_once("Exige")?.1)).collect();
            assert!(digits(&demands).iter().all(has), "{}: {demands}", criterion.code);
            press(&mut app, "?");
            assert!(shown(&app).contains("Teclas"));
        }
    }
}

#[test]
fn what_is_not_rated_gets_the_rubrics_own_score_where_the_criterion_has_it() {
    for size in SIZES {
        let mut app = at(of(SCHOOL), "CU.1", size);
        press(&mut app, "z");
        let seen = shown(&app);
        assert!(seen.contains("Calificar N.A. lo que no se evaluará"), "{seen}");
        assert!(seen.contains(" a  Ámbito CU «Cuidado»"), "{seen}");
        assert!(!seen.contains("Dimensión") && !seen.contains("dimensión"), "{seen}");
        assert!(app.bindings().1.iter().all(|row| row.short != "dimensión" && row.short != "optativos"));
        press(&mut app, "a");
        let seen = shown(&app);
        assert!(seen.contains("2 criterios quedarán en N.A.: CU.2, CU.3"), "{seen}");
        assert!(seen.contains("No admiten N.A. y siguen pendientes: CU.1"), "{seen}");
        press(&mut app, "<tab>");
        assert_eq!(message(&app), "2 criterios quedaron en N.A. con la misma observación; u deshace.");
        assert_eq!((session(&app).complete(), session(&app).draft(ix(session(&app), "CU.1")).score), (2, None));
        press(&mut app, "zd");
        assert!(message(&app).starts_with("Este ámbito no tiene dimensiones."), "{}", message(&app));
    }
}

#[test]
fn every_part_that_is_offered_gets_the_score_and_its_text() {
    for bytes in [SCHOOL, STRANGE, MINIMAL, HOSPITAL, TENDER, STANDARD, THESIS] {
        let session = of(bytes);
        for at in session.rubric().indices() {
            let code = session.rubric().criterion(at).code.0.clone();
            for (letter, scope) in
                [("d", Scope::Dimension), ("a", Scope::Ambito), ("o", Scope::Optional), ("r", Scope::Rest)]
            {
                let mut app = super::at(of(bytes), &code, (80, 24));
                let expected = bulk::untouched(&session, at, scope);
                press(&mut app, &format!("z{letter}<tab>"));
                let now = super::session(&app);
                assert_eq!(now.complete(), expected.len(), "z{letter} at {code}: {}", shown(&app));
                assert!(expected.iter().all(|&ix| now.gap(ix).is_none()), "z{letter} at {code}");
            }
        }
    }
}

#[test]
fn without_a_score_that_leaves_the_calculation_nothing_is_offered() {
    for bytes in [HOSPITAL, STANDARD] {
        let session = of(bytes);
        let first = session.rubric().criterion(session.rubric().first()).code.0.clone();
        let mut app = at(session, &first, (80, 24));
        assert!(app.bindings().1.iter().all(|row| row.keys != "z"));
        press(&mut app, "z");
        assert_eq!(
            message(&app).split(". ").next(),
            Some("Esta rúbrica no tiene una calificación que salga del cálculo")
        );
        assert!(matches!(walk(&app).mode, Mode::Browse));
    }
}

#[test]
fn a_long_name_of_a_text_is_whole_over_it_and_the_levels_keep_the_rows_that_a_text_leaves_blank() {
    for size in SIZES {
        for code in ["S.1", "C.2-1"] {
            let mut app = at(of(STRANGE), code, size);
            press(&mut app, "1<tab>");
            for digit in ["1", "0"] {
                press(&mut app, &format!("g{code}<enter>{digit}"));
                let kind = writing(&app).unwrap();
                let name = session(&app).rubric().nouns().text(kind).one.clone();
                for typed in ["", "Se vio.", " Nada más se vio en la visita de ese día."] {
                    press(&mut app, typed);
                    let seen = shown(&app);
                    let heading = seen.lines().find(|line| line.contains("Escribiendo")).unwrap();
                    assert!(heading.contains(&name) && heading.contains("falta") == typed.is_empty(), "{seen}");
                    let scores = session(&app).rubric().scale().digits();
                    let shows = |score: &Score| seen.lines().any(|line| line.contains(&format!(" {score} ")));
                    assert!(scores.iter().all(shows), "{digit} at {code} {size:?}\n{seen}");
                }
                press(&mut app, "<esc>");
            }
        }
    }
}

#[test]
fn a_long_name_of_hallazgos_leaves_every_part_of_the_summary_its_name() {
    for size in SIZES {
        let mut app = at(of(STRANGE), "S.1", size);
        press(&mut app, "r");
        let seen = text(&app)[2].clone();
        for part in ["Resultado", "Pendientes", "Brechas de", "Alertas"] {
            assert!(seen.contains(part), "{part} at {size:?}: {seen}");
        }
    }
}
