//! What is alike is told apart, what is not final does not look so, and what is shown is found.

use super::*;

#[test]
fn what_is_alike_is_told_apart_in_its_row_and_in_the_question() {
    let same = |n, kind, version: Option<u32>| Card {
        kind: Some(kind),
        version,
        status: Some(if version.is_some() { Status::Closed } else { Status::Open }),
        complete: Some(if version.is_some() { 36 } else { 29 }),
        ..card(n, "OPD Caleta Ejemplo", "Caleta Ejemplo")
    };
    let other_day = Card { visit_date: Some("2026-05-20".into()), ..same(4, Kind::Ordinary, None) };
    let cards = vec![
        same(1, Kind::Ordinary, None),
        same(2, Kind::Extraordinary, None),
        same(3, Kind::Ordinary, Some(2)),
        other_day,
    ];
    let mut app = listing((80, 24), cards);
    let rows: Vec<String> = text(&app).into_iter().filter(|row| row.contains("OPD Caleta Eje…")).collect();
    for (row, said) in rows.iter().zip([
        ["22-11-2026 ord. ", "(82,90 %) ○ en curso"],
        ["22-11-2026 extr.", "(82,90 %) ○ en curso"],
        ["22-11-2026 ord. ", "  82,90 % ■ cerrada v2"],
        ["20-05-2026 ord. ", "(82,90 %) ○ en curso"],
    ]) {
        assert!(said.iter().all(|said| row.contains(said)), "{said:?}: {rows:?}");
    }
    assert_eq!(rows.len(), 4, "{:?}", text(&app));
    for asked in [
        "«OPD Caleta Ejemplo» (visita del 22-11-2026, ordinaria)",
        "(visita del 22-11-2026, extraordinaria)",
        "(visita del 22-11-2026, ordinaria, cerrada, versión 2)",
        "(visita del 20-05-2026, ordinaria)",
    ] {
        press(&mut app, "d");
        let Some(Overlay::Confirm(Question::Remove(_, which))) = &app.overlay else { panic!("{:?}", app.overlay) };
        assert!(which.contains(asked), "{which}");
        press(&mut app, "nj");
    }
}

#[test]
fn a_result_that_rests_on_pending_criteria_does_not_look_final() {
    for size in SIZES {
        let mut app = listing(size, believable());
        press(&mut app, "/valle<enter>");
        let all = text(&app).join("\n");
        assert!(all.contains("(82,90 %)") && all.contains("resultado provisional"), "{all}");
        press(&mut app, "<esc>/supuesto<enter>");
        let all = text(&app).join("\n");
        assert!(all.contains(" 82,90 %") && !all.contains('(') && !all.contains("provisional"), "{all}");
    }
}

#[test]
fn the_search_finds_every_word_that_a_row_or_its_details_show() {
    let alone = |n: usize| listing((120, 40), vec![believable().remove(n)]);
    for n in 0..believable().len() {
        let app = alone(n);
        let rows = text(&app);
        let row = rows.iter().position(|row| row.starts_with('▸')).unwrap();
        let rule = rows.iter().rposition(|row| row.starts_with('─') && !row.contains("Sin nombre")).unwrap();
        let said = [&rows[row..=row], &rows[rule + 1..rule + 3]].concat().join(" ");
        let signs = |c: char| "▸█░▌·–…▓".contains(c);
        let words: Vec<&str> = said.split_whitespace().filter(|word| !word.chars().all(signs)).collect();
        assert!(words.len() > 4, "{rows:?}");
        for word in words.into_iter().map(|word| word.trim_matches('…')) {
            let mut app = alone(n);
            press(&mut app, "/");
            paste(&mut app, word);
            assert_eq!(shown(&app).len(), 1, "{word} of {said}");
        }
    }
    let mut app = listing((80, 24), believable());
    for (typed, found) in [("extraordinaria", 3), ("cerrada v2", 4), ("ayer", 3), ("dañada", 9), ("3/36", 1)] {
        press(&mut app, &format!("/{typed}<enter>"));
        assert_eq!(shown(&app)[0], id(found).to_string(), "{typed}");
        press(&mut app, "<esc>");
    }
}
