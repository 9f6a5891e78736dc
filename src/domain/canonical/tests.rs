use super::*;
use crate::domain::fixtures::{answer, rubric, session};
use crate::domain::rubric::Method;
use crate::domain::session::{Bookmark, Change, SessionId};
use crate::domain::text::TextKind;

fn small() -> Session {
    let mut session = session(&rubric(Method::MeanOfCriteria, &[(10_000, &[2])]));
    answer(&mut session, 0, 1);
    let ix = session.rubric().conclusion_indices().next().unwrap();
    session.apply(Change::Conclusion(ix, "Una «ñ», \"comillas\",\n\\ y \u{1B}\u{7F}🙂.".into())).unwrap();
    session
}

#[test]
fn the_form_is_json_with_sorted_keys_and_nothing_that_is_empty() {
    let zeros = "0".repeat(64);
    assert_eq!(
        form(&small()),
        format!(
            "{{\"conclusions\":{{\"conclusiones\":\"Una «ñ», \\\"comillas\\\",\\n\\\\ y \\u001b\u{7F}🙂.\"}},\
             \"evaluations\":{{\"1.1.1\":{{\"hallazgo\":\"Se vio.\",\"score\":1}}}},\"kind\":\"ordinary\",\
             \"rubric\":{{\"id\":\"prueba\",\"sha256\":\"{zeros}\"}},\"seal\":1}}"
        )
    );
}

#[test]
fn what_is_not_handed_in_is_not_under_the_seal() {
    let (session, mut other) = (small(), small());
    let second = session.rubric().at(1).unwrap();
    other.apply(Change::Mark(second, Some("Pedir el acta.".into()))).unwrap();
    other.apply(Change::Dismissal("departs:1.1.1:2:12/15".into(), Some("se vio".into()))).unwrap();
    other.set_bookmark(Bookmark::at(second));
    other.touch(Timestamp::parse_from_rfc3339("2026-11-22T12:00:00-03:00").unwrap());
    let other = other.with_id(SessionId::new("copia-1").unwrap());
    assert_eq!(seal(&session), seal(&other));
}

#[test]
fn two_spellings_of_a_letter_are_two_texts() {
    let ix = small().rubric().first();
    let spelt = |text: &str| {
        let mut session = small();
        session.set_text(ix, TextKind::Hallazgo, text.into()).unwrap();
        seal(&session)
    };
    assert_ne!(spelt("\u{F1}"), spelt("n\u{303}"));
}

#[test]
fn a_moment_has_the_offset_of_its_place_and_no_digit_too_many() {
    for (read, written) in [
        ("2026-11-22T12:03:04-03:00", "2026-11-22T12:03:04-03:00"),
        ("2026-11-22t12:03:04.25z", "2026-11-22T12:03:04.250+00:00"),
        ("2026-11-22 12:03:04.000000001-04:00", "2026-11-22T12:03:04.000000001-04:00"),
    ] {
        assert_eq!(moment(&Timestamp::parse_from_rfc3339(read).unwrap()), written);
    }
}
