//! Four instruments of other shapes, and what each comes to, worked out by hand.

use super::*;
use crate::domain::fixtures::{answer, session};
use crate::domain::scoring::{Figure, Hundredths, Summary, Tenths};

pub(super) const THESIS: &str = include_str!("../../../../tests/it/data/rubrica-tesis.json");
pub(super) const HOSPITAL: &str = include_str!("../../../../tests/it/data/rubrica-hospital.json");
pub(super) const TENDER: &str = include_str!("../../../../tests/it/data/rubrica-licitacion.json");
pub(super) const STANDARD: &str = include_str!("../../../../tests/it/data/rubrica-norma.json");

fn answered(text: &str, answers: &[u8]) -> Summary {
    let rubric = Arc::new(parse("r.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}")));
    let mut session = session(&rubric);
    for (index, raw) in answers.iter().enumerate() {
        answer(&mut session, index, *raw);
    }
    Summary::of(&session)
}

fn points(summary: &Summary) -> (String, String, String) {
    let measure = summary.total.measure.unwrap();
    let Figure::Points { points, best } = measure.figure else { panic!("{measure:?}") };
    (points.short(), best.short(), measure.percent.to_string())
}

fn told(points: &str, best: &str, percent: &str) -> (String, String, String) {
    (points.into(), best.into(), percent.into())
}

#[test]
fn half_the_points_of_a_thesis_are_the_mark_in_the_middle() {
    let half: Vec<u8> = (0..20).map(|n| if n < 10 { 3 } else { 0 }).collect();
    let summary = answered(THESIS, &half);
    assert_eq!(points(&summary), told("30", "60", "50,00"));
    assert_eq!(summary.grade.map(|grade| grade.to_string()).as_deref(), Some("4,0"));
    let nothing = answered(THESIS, &[0; 20]);
    assert_eq!((points(&nothing), nothing.grade), (told("0", "60", "0,00"), Some(Tenths(10))));
    assert_eq!(answered(THESIS, &[3; 20]).grade, Some(Tenths(70)));
    assert_eq!((nothing.is_provisional(), nothing.outcome), (false, None));
}

#[test]
fn the_worst_answer_of_a_hospital_lowers_the_share_and_names_the_result() {
    let summary = answered(HOSPITAL, &[1, 0, 0, 0, 2]);
    assert_eq!(points(&summary), told("3", "10", "30,00"));
    assert_eq!(summary.outcome.as_deref(), Some("No se certifica"));
    assert_eq!(summary.ambitos[0].part.percent(), Some(Hundredths(1667)));
    let nothing = answered(HOSPITAL, &[0; 5]);
    assert_eq!(points(&nothing), told("0", "10", "0,00"));
    let well = answered(HOSPITAL, &[2, 2, 1, 0, 0]);
    assert_eq!((points(&well), well.outcome), (told("5", "10", "50,00"), None));
    assert!(well.ambitos.iter().all(|ambito| ambito.effective_weight.is_none() && ambito.contribution.is_none()));
}

#[test]
fn a_critical_criterion_decides_what_a_tender_is_called_and_leaves_its_figure() {
    // 20·4 + 40·1 + 25·4 + 15·4 of 100·4.
    let summary = answered(TENDER, &[4, 1, 4, 4]);
    assert_eq!(points(&summary), told("280", "400", "70,00"));
    assert_eq!(summary.outcome.as_deref(), Some("No se adjudica"));
    assert_eq!(answered(TENDER, &[1, 2, 2, 1]).outcome, None);
    let open = answered(TENDER, &[4, 1, 4]);
    assert_eq!((points(&open), open.outcome), (told("220", "340", "64,71"), None), "no name while something is open");
}

#[test]
fn a_standard_has_counts_alone_and_one_grave_answer_decides_its_name() {
    let summary = answered(STANDARD, &[4, 4, 4, 4, 4, 4, 3, 1, 0]);
    let counts: Vec<usize> = summary.counts.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [6, 1, 0, 1, 1]);
    assert_eq!((summary.total.measure, summary.grade), (None, None));
    assert_eq!(summary.outcome.as_deref(), Some("No se recomienda"));
    assert_eq!(answered(STANDARD, &[4; 9]).outcome.as_deref(), Some("Se recomienda"));
    let part = &summary.ambitos[0].part;
    assert_eq!((part.measure, part.complete, part.applicable), (None, 9, 9));
}

#[test]
fn own_points_of_a_level_and_marks_that_fall_are_counted_exactly() {
    let text = THESIS
        .replacen("\"3\": \"Logrado con holgura.\"", "\"3\": { \"text\": \"Mucho.\", \"points\": 4.25 }", 1)
        .replacen("1.0", "6.0", 1)
        .replacen("7.0", "1.0", 1);
    let summary = answered(&text, &[3]);
    assert_eq!(points(&summary), told("4,25", "4,25", "100,00"));
    assert_eq!(summary.grade, Some(Tenths(10)));
    let summary = answered(&text, &[2, 3]);
    // 5 of 7,25; 6 − 5 · 5 ÷ 7,25 = 2,5517…
    assert_eq!((points(&summary), summary.grade), (told("5", "7,25", "68,97"), Some(Tenths(26))));
}

#[test]
fn a_session_has_the_scores_of_its_own_rubric_and_no_other() {
    use crate::domain::fixtures::head;
    use crate::domain::session::SessionHead;
    use crate::store::wire::{ReadFault, read, write};
    let rubric = Arc::new(parse("r.json", STANDARD.as_bytes()).unwrap());
    let known = pin(&rubric, STANDARD.as_bytes());
    let mut session =
        crate::domain::session::Session::new(SessionHead { pin: known.clone(), ..head() }, Arc::clone(&rubric));
    answer(&mut session, 0, 4);
    let text = String::from_utf8(write(&session, 1)).unwrap();
    let find = |asked: &RubricPin| (*asked == known).then(|| Arc::clone(&rubric));
    let back = read("s.json", text.as_bytes(), &find).unwrap();
    assert_eq!(back.session.draft(rubric.first()).score.map(|score| score.digit()), Some(4));
    let refused = read("s.json", changed_score(&text, "7").as_bytes(), &find).unwrap_err().to_string();
    assert!(
        refused.contains("evaluations[\"4.1-1\"].score: la calificación debe ser 0, 1, 2, 3, 4 o null, y es 7"),
        "{refused}"
    );
    // The hash of what was written is another by now, and nothing else is wrong with it.
    let another = read("s.json", changed_score(&text, "0").as_bytes(), &find);
    assert!(matches!(another, Err(ReadFault::Damaged(_))), "{another:?}");
}

fn changed_score(text: &str, score: &str) -> String {
    assert!(text.contains("\"score\": 4"));
    text.replacen("\"score\": 4", &format!("\"score\": {score}"), 1)
}
