//! The published schema names the keys that the program names, object by object, and no other.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::canonical::words::text_word;
use crate::domain::text::TextKind;
use crate::store::keys::objects_in;
use crate::store::rubric_file::keys::{
    ambito, band, cases, conclusion, condition, contradiction, counter, criterion, dimension, entry, level, noun,
    outcome, rubric, scoring, side, texts, zero,
};

#[test]
fn the_schema_names_the_keys_of_the_program_and_no_other() {
    let schema: Value = serde_json::from_str(include_str!("../../../../rubric/schema.json")).unwrap();
    let texts: Vec<&str> = TextKind::ALL.into_iter().map(text_word).chain(texts::ALL.iter().copied()).collect();
    let all: [(&[&str], &[&str]); 18] = [
        (&["first", "second"], rubric::ALL),
        (&["first/properties/scoring", "second/properties/scoring"], scoring::ALL),
        (&["scaleEntry", "scaleEntry2"], entry::ALL),
        (&["second/properties/texts"], &texts),
        (&["noun"], noun::ALL),
        (&["outcome"], outcome::ALL),
        (&["outcome/properties/if/oneOf/0", "outcome/properties/if/oneOf/1"], condition::ALL),
        (&["ambito", "ambito2"], ambito::ALL),
        (&["dimension", "dimension2"], dimension::ALL),
        (&["criterion", "criterion2"], criterion::ALL),
        (&["level2/anyOf/2"], level::ALL),
        (&["zero"], zero::ALL),
        (&["cases", "cases2"], cases::ALL),
        (&["cases/properties/names"], counter::ALL),
        (&["band", "band2"], band::ALL),
        (&["contradiction", "contradiction2"], contradiction::ALL),
        (&["side", "side2"], side::ALL),
        (&["conclusion"], conclusion::ALL),
    ];
    let names = |place: &&str| {
        let properties = schema.pointer(&format!("/$defs/{place}/properties")).and_then(Value::as_object);
        properties.expect(place).keys().map(String::as_str).collect::<Vec<_>>()
    };
    for (places, keys) in all {
        let named: BTreeSet<&str> = places.iter().flat_map(names).collect();
        assert_eq!(named, keys.iter().copied().collect(), "at {places:?}");
    }
    // No object of the schema is left out above, but which of the versions it is, the four scores of the first, and its levels.
    let told: usize = all.iter().map(|(places, _)| places.len()).sum();
    assert_eq!(objects_in(&schema), told + 1 + 4 + 1);
}
