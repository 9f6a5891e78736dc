//! A rubric of sixty ámbitos and five hundred criteria with long codes: nothing is cut without saying so.

use super::*;
use crate::ui::testing::{SIZES, press};

/// Sixty ámbitos, every second with dimensions, of 500 criteria in all; scores shown by marks.
fn large() -> Session {
    let mut left = 500;
    let criteria = |ambito: usize, count: usize| {
        let one = |n| {
            format!(
                "{{ \"code\": \"INDICADOR-{ambito:02}.{n}\", \"label\": \"Etiqueta {ambito:02}.{n}\", \"text\": \"Se \
                 hace.\", \"levels\": {{ \"1\": \"Sí.\", \"0\": \"No.\" }} }}"
            )
        };
        let all: Vec<String> = (1..=count).map(one).collect();
        format!("\"criteria\": [{}]", all.join(","))
    };
    let ambito = |n: usize| {
        let count = if n == 60 { left } else { 8 + usize::from(n.is_multiple_of(4)) };
        left -= count;
        let criteria = criteria(n, count);
        let parts = match n % 2 {
            0 => format!("\"dimensions\": [{{ \"code\": \"D{n:02}\", \"title\": \"Parte {n:02}\", {criteria} }}]"),
            _ => criteria,
        };
        format!("{{ \"code\": \"AMB{n:02}\", \"title\": \"Título {n:02}\", {parts} }}")
    };
    let ambitos: Vec<String> = (1..=60).map(ambito).collect();
    let text = format!(
        "{{ \"format\": \"supervisa.rubric\", \"version\": 2, \"id\": \"grande\", \"title\": \"Grande\", \"scale\": [
         {{ \"score\": 1, \"name\": \"Conforme\", \"mark\": \"C\", \"points\": 1, \"demands\": [] }},
         {{ \"score\": 0, \"name\": \"No conforme\", \"mark\": \"NC\", \"points\": 0, \"demands\": [\"hallazgo\"] }} ],
         \"scoring\": {{ \"method\": \"points\" }}, \"ambitos\": [{}] }}",
        ambitos.join(",")
    );
    let rubric = rubric_file::parse("grande.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!((rubric.ambitos().len(), rubric.len()), (60, 500));
    fixtures::session(&Arc::new(rubric))
}

#[test]
fn the_bar_shows_the_ambito_at_hand_and_how_many_others_there_are() {
    for size in SIZES {
        for index in [0, 100, 250, 499] {
            let session = large();
            let at = session.rubric().at(index).unwrap();
            let here = session.rubric().place(at).ambito.code.to_string();
            let code = session.rubric().criterion(at).code.0.clone();
            let bar = text(&super::at(session, &code, size))[1].clone();
            let shown = bar.matches("AMB").count();
            assert!(bar.contains(&here) && shown > 1, "{size:?} {index}: {bar}");
            assert!(bar.ends_with(&format!("… {} más", 60 - shown)), "{size:?} {index}: {bar}");
            assert_eq!(bar.starts_with('…'), !bar.contains("AMB01 "), "{size:?} {index}: {bar}");
        }
    }
}

#[test]
fn walking_within_a_page_of_the_bar_moves_nothing_in_it() {
    let mut app = at(large(), "INDICADOR-01.1", (80, 24));
    let before = text(&app)[1].clone();
    press(&mut app, &"j".repeat(9));
    assert_eq!(text(&app)[1], before);
    press(&mut app, "<end>");
    assert!(text(&app)[1].contains("AMB60 ") && text(&app)[1].starts_with('…'), "{}", text(&app)[1]);
}

#[test]
fn every_criterion_is_a_row_of_the_tree_and_labels_stand_below_each_other() {
    let mut app = at(large(), "INDICADOR-01.1", (80, 24));
    press(&mut app, "1jt");
    let rows = text(&app);
    assert!(rows.iter().any(|row| row.contains("✓ C  INDICADOR-01.1")), "{rows:#?}");
    let mut seen = std::collections::BTreeSet::new();
    let mut columns = std::collections::BTreeSet::new();
    for _ in 0..60 {
        for row in text(&app) {
            if let Some((head, label)) = row.split_once("Etiqueta ") {
                seen.insert(label.trim_end_matches(['▴', '▾']).trim_end().to_owned());
                columns.insert(head.chars().count());
            }
        }
        press(&mut app, &"j".repeat(10));
    }
    assert_eq!((seen.len(), columns.len()), (500, 1), "{columns:?}");
    // An ámbito without dimensions has one row, not two.
    press(&mut app, "<home>");
    assert_eq!(text(&app).iter().filter(|row| row.contains("Título 01")).count(), 1);
}
