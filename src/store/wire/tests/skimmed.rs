//! What a list is shown of a file.

use super::*;

#[test]
fn a_glance_gives_what_the_list_shows() {
    let session = full_session();
    let bytes = write(&session, 7);
    let glance = glance(&bytes).unwrap();
    assert_eq!((glance.id.as_ref(), glance.kind), ("los-penascos-20261122-k7mq", Some(Kind::Extraordinary)));
    assert_eq!(glance.identification.commune, "Ñuñoa");
    assert_eq!(glance.changed_at.as_deref(), Some("2026-11-22T12:03:04.250-03:00"));
    assert_eq!(glance.evaluations.len(), 3);
    assert_eq!(outline(&glance, session.rubric()), Summary::of(&session).total);
    assert_eq!(outline(&glance, session.rubric()).complete, 2);
}

#[test]
fn a_glance_at_anything_else_is_an_error_and_no_panic() {
    let deep = "[".repeat(100_000);
    let many = format!("{{\"evaluations\": {{{}\"x\": {{}}}}}}", "\"y\": {},".repeat(3000));
    for bytes in [&b""[..], b"{}", b"[]", b"\xFF", deep.as_bytes(), many.as_bytes()] {
        assert!(glance(bytes).is_err());
    }
    let odd = least_with("{}", "{\"1.1.2\": {\"score\": 2}, \"1.1.1\": {\"score\": 200}, \"7\": {}}");
    assert_eq!(outline(&glance(odd.as_bytes()).unwrap(), &small().0).complete, 0);
}
