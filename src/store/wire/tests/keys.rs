//! The published schema names the keys that the program names, object by object, and no other.

use serde_json::Value;

use crate::domain::identification::Field;
use crate::domain::text::TextKind;
use crate::store::keys::objects_in;
use crate::store::wire::keys::{
    act, bookmark, bulk, case, closing, conclusion, counted, editor, evaluation, failing, field, listed, pin, public,
    sample, session, sheet, signatory,
};
use crate::store::wire::words::{key_of, text_word};

#[test]
fn the_schema_names_the_keys_of_the_program_and_no_other() {
    let schema: Value = serde_json::from_str(include_str!("../../../../sessions/schema.json")).unwrap();
    let answer: Vec<&str> = TextKind::ALL.into_iter().map(text_word).chain(evaluation::ALL.iter().copied()).collect();
    let closing: Vec<&str> =
        [act::VERSION, act::BY, act::MEANING, act::SEAL].iter().chain(closing::ALL).copied().collect();
    let all: [(&[&str], &[&str]); 19] = [
        (&[""], session::ALL),
        (&["/properties/rubric"], pin::ALL),
        (&["/properties/identification"], &Field::ALL.map(key_of)),
        (&["/$defs/evaluation"], &answer),
        (&["/$defs/evaluation/properties/cases"], counted::ALL),
        (&["/properties/public"], public::ALL),
        (&["/properties/signatories/items"], signatory::ALL),
        (&["/properties/sample"], sample::ALL),
        (&["/properties/sample/properties/cases/additionalProperties"], case::ALL),
        (&["/properties/sample/properties/case_codes/items/anyOf/1"], listed::ALL),
        (&["/properties/sheet/additionalProperties/additionalProperties/anyOf/1"], failing::ALL),
        (&["/$defs/created", "/$defs/closedAct", "/$defs/reopened"], act::ALL),
        (&["/properties/closing"], &closing),
        (&["/properties/bookmark"], bookmark::ALL),
        (&["/properties/bookmark/properties/editor"], editor::ALL),
        (&["/properties/bookmark/properties/sheet"], sheet::ALL),
        (&["/properties/bookmark/properties/conclusion"], conclusion::ALL),
        (&["/properties/bookmark/properties/field"], field::ALL),
        (&["/properties/bookmark/properties/bulk"], bulk::ALL),
    ];
    for (places, keys) in all {
        let mut named: Vec<&str> = Vec::new();
        for place in places {
            let properties = schema.pointer(&format!("{place}/properties")).and_then(Value::as_object);
            named.extend(properties.expect(place).keys().map(String::as_str));
        }
        named.sort_unstable();
        named.dedup();
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        assert_eq!(named, keys, "at {places:?}");
    }
    // No object of the schema is left out above.
    assert_eq!(objects_in(&schema), all.iter().map(|(places, _)| places.len()).sum::<usize>());
}
