//! What a search finds, and in which order.

use std::sync::Arc;

use super::*;
use crate::domain::fixtures;
use crate::domain::rubric::{Method, Rubric};
use proptest::prelude::*;

/// Twelve criteria, one with a hallazgo and one with an observación.
fn session() -> Session {
    let rubric = fixtures::rubric(Method::MeanOfCriteria, &[(5_000, &[5, 3]), (5_000, &[4])]);
    let mut session = fixtures::session(&rubric);
    for (code, kind, text) in [
        ("1.2.1", TextKind::Hallazgo, "Falta la firma en dos\ncarpetas; la reunio\u{301}n no quedó escrita."),
        ("2.1.3", TextKind::Observacion, "Se vio el **Registro** de RECLAMOS del niño."),
    ] {
        let at = session.rubric().find(code).unwrap();
        session.set_text(at, kind, text.into()).unwrap();
    }
    session
}

/// Each hit: code, which text, what of it matches.
fn hits(session: &Session, query: &str) -> Vec<(String, Part, String)> {
    let index = Index::of(session);
    let shown = |hit: &Hit| {
        let shown = index.show(hit);
        let matched: Vec<&str> = shown.ranges.iter().map(|range| &shown.text[range.clone()]).collect();
        (session.rubric().criterion(shown.at).code.to_string(), shown.part, matched.join("|"))
    };
    index.search(query).iter().map(shown).collect()
}

fn first(query: &str) -> (String, Part, String) {
    hits(&session(), query).swap_remove(0)
}

#[test]
fn a_code_is_found_with_dots_and_without() {
    for query in ["214", "2.1.4", " 2.1.4 "] {
        assert_eq!(first(query), ("2.1.4".into(), Part::Code, "2.1.4".into()), "{query}");
    }
    let dimension: Vec<String> = hits(&session(), "1.2").into_iter().map(|(code, ..)| code).take(3).collect();
    assert_eq!(dimension, ["1.2.1", "1.2.2", "1.2.3"]);
}

#[test]
fn own_texts_are_found_without_accents_and_capitals_and_shown_as_they_are() {
    assert_eq!(first("REUNION dos"), ("1.2.1".into(), Part::Own(TextKind::Hallazgo), "dos|reunio\u{301}n".into()));
    assert_eq!(first("reclamos NINO"), ("2.1.3".into(), Part::Own(TextKind::Observacion), "RECLAMOS|niño".into()));
    assert_eq!(first("**registro").2, "**Registro", "an own text is searched as it was typed");
}

#[test]
fn a_label_goes_before_own_texts_and_these_before_official_ones() {
    let mut session = session();
    let last = session.rubric().indices().next_back().unwrap();
    session.set_text(last, TextKind::Hallazgo, "Al mirar, ese criterio no se cumple.".into()).unwrap();
    let parts = |query: &str| -> Vec<Part> { hits(&session, query).into_iter().map(|(_, part, _)| part).collect() };
    assert_eq!(parts("criterio"), [Part::Label; 12]);
    assert_eq!(parts("mirar")[..2], [Part::Own(TextKind::Hallazgo), Part::Verification]);
    assert_eq!(hits(&session, "mirar")[0].0, "2.1.4", "though the last of the rubric");
    assert_eq!(parts("medias")[0], Part::Level(Score::Two));
}

#[test]
fn a_word_that_begins_there_goes_before_one_inside_and_an_early_one_before_a_late_one() {
    let rubric = fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[4])]);
    let mut session = fixtures::session(&rubric);
    for (index, text) in ["El desacuerdo.", "Hubo un acuerdo.", "Acuerdo firmado."].into_iter().enumerate() {
        session.set_text(rubric.at(index).unwrap(), TextKind::Hallazgo, text.into()).unwrap();
    }
    let order: Vec<(String, String)> =
        hits(&session, "acuerdo").into_iter().map(|(code, _, hit)| (code, hit)).collect();
    let expected = [("1.1.3", "Acuerdo"), ("1.1.2", "acuerdo"), ("1.1.1", "acuerdo")];
    assert_eq!(order, expected.map(|(code, hit)| (code.to_owned(), hit.to_owned())));
}

#[test]
fn each_word_must_occur_in_the_same_text() {
    assert!(hits(&session(), "firma reclamos").is_empty());
    assert!(hits(&session(), "xyzzy").is_empty());
}

#[test]
fn an_empty_query_lists_all_in_order() {
    let session = session();
    for query in ["", "  ", "\u{301}"] {
        let codes: Vec<String> = hits(&session, query).into_iter().map(|(code, ..)| code).collect();
        let all = session.rubric().indices().map(|at| session.rubric().criterion(at).code.to_string());
        assert_eq!(codes, all.collect::<Vec<_>>());
    }
}

/// A session of three criteria with these texts as hallazgos.
fn with(texts: &[String]) -> Session {
    let rubric: Arc<Rubric> = fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[3])]);
    let mut session = fixtures::session(&rubric);
    for (at, text) in rubric.indices().zip(texts) {
        session.set_text(at, TextKind::Hallazgo, text.clone()).unwrap();
    }
    session
}

proptest! {
    #[test]
    fn each_hit_holds_each_word_and_shows_where(
        texts in prop::collection::vec("([aáAÁnñ .-]|a\u{301}|İ|漢|👨\u{200D}👩|\\PC){0,20}", 3),
        query in "[aánÑi.1 ]{0,5}|\\PC{1,3}",
    ) {
        let session = with(&texts);
        let index = Index::of(&session);
        let hits = index.search(&query);
        prop_assert_eq!(&hits, &index.search(&query));
        let criteria: HashSet<_> = hits.iter().map(|hit| index.criterion(hit)).collect();
        prop_assert_eq!(criteria.len(), hits.len(), "one hit a criterion");
        for hit in &hits {
            let shown = index.show(hit);
            let digits = |text: &str| if shown.part == Part::Code { text.replace('-', "") } else { text.to_owned() };
            let whole = digits(&folded(shown.text));
            let mut end = 0;
            let mut matched = String::new();
            for range in &shown.ranges {
                prop_assert!(end <= range.start && range.start < range.end, "{shown:?}");
                matched.push_str(&digits(&folded(shown.text.get(range.clone()).unwrap())));
                matched.push(' ');
                end = range.end;
            }
            for word in query.split_whitespace().map(|word| digits(&folded(word))) {
                prop_assert!(whole.contains(&word) && matched.contains(&word), "{word:?} in {shown:?}");
            }
        }
    }

    #[test]
    fn what_is_written_somewhere_is_found_there(text in "[a-zñáéA-Z]{1,8}( [a-zñáéA-Z]{1,8}){0,3}", from in 0usize..8) {
        let session = with(&["".into(), format!("x{text}."), "".into()]);
        let word: String = text.split(' ').next().unwrap_or_default().chars().skip(from).collect();
        let index = Index::of(&session);
        let found = index.search(&word);
        prop_assert!(found.iter().any(|hit| index.criterion(hit).index() == 1));
    }
}
