//! What is known of a case beside its code, and a tick with its reason: other programs write them so.

use serde_json::{Value, json};

use super::{full_session, read_small};
use crate::domain::roll::{Attribute, Court, Stay};
use crate::store::wire::write;

/// The full session as a file without a hash, with another program's words in it.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_slice(&write(&full_session(), 3)).unwrap();
    file.as_object_mut().unwrap().remove("payload_sha256");
    change(&mut file);
    file.to_string()
}

#[test]
fn what_is_known_of_a_case_may_stand_beside_its_code() {
    let listed = json!(["C-01", { "code": "C-03", "judicialised": false, "in_force": true }, { "code": "C-04" }]);
    let read = read_small(with(|file| file["sample"]["case_codes"] = listed)).unwrap().session;
    let sample = &read.head().sample;
    assert_eq!(sample.case_codes, ["C-01", "C-03", "C-04"]);
    let expected = [
        ("C-01", Attribute::Court(Some(Court::Judicialised))),
        ("C-03", Attribute::Court(Some(Court::NotJudicialised))),
        ("C-03", Attribute::Stay(Some(Stay::Current))),
    ];
    assert_eq!(sample.cases, super::roll(&expected), "what stands beside the code goes before what stood apart");
    let again = read_small(write(&read, 4)).unwrap().session;
    assert_eq!(again, read);
}

#[test]
fn a_tick_that_fails_may_have_its_reason_with_it() {
    let text = with(|file| {
        file.as_object_mut().unwrap().remove("reasons");
        file["sheet"]["1.2.1"]["C-03"] = json!({ "fails": "Falta la «ficha»" });
    });
    assert_eq!(read_small(text).unwrap().session, full_session());
}

#[test]
fn what_is_wrong_there_is_told_with_its_place() {
    for (at, value, told) in [
        ("/sample/case_codes/0", json!({ "judicialised": true }), "code"),
        ("/sample/case_codes/0", json!({ "code": "C-01", "judicialised": "true" }), "judicialised"),
        ("/sample/case_codes/0", json!({ "code": "C-01", "closed": true }), "closed"),
        ("/sheet/1.2.1/C-03", json!({ "meets": "no" }), "fails"),
        ("/sheet/1.2.1/C-03", json!({ "fails": 1 }), "fails"),
    ] {
        let text = with(|file| *file.pointer_mut(at).unwrap() = value.clone());
        let refused = read_small(text).expect_err(told).to_string();
        assert!(refused.contains(told), "{value}: {refused}");
    }
}
