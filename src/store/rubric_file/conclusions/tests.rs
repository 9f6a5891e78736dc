use super::*;
use crate::domain::conclusions::{defaults, of_offices};
use crate::store::rubric_file::parse;
use crate::store::rubric_file::tests::{SMALL, faults};
use crate::wording::making::MINIMAL;

/// The small rubric with these fields.
fn with(fields: &str) -> String {
    SMALL.replacen("\"ambitos\"", &format!("\"conclusions\": {fields},\n  \"ambitos\""), 1)
}

#[test]
fn a_rubric_says_which_conclusions_there_are_and_one_that_does_not_has_the_usual_ones() {
    assert_eq!(parse("r", SMALL.as_bytes()).unwrap().conclusions(), of_offices());
    let second = parse("r", MINIMAL.as_bytes()).unwrap();
    assert_eq!(second.conclusions(), defaults());
    for said in second.conclusions().iter().flat_map(|field| [&field.title, &field.help]) {
        for office in ["RUC", "Ley ", "niñ", "familia"] {
            assert!(!said.contains(office), "{said}");
        }
    }
    let own = r#"[
        { "key": "cierre", "title": "Cierre", "help": "Qué sigue.", "role": "improve", "demanded": true, "public": true },
        { "key": "otras", "title": "Otras" } ]"#;
    let rubric = parse("r", with(own).as_bytes()).unwrap();
    let field = |key: &str, title: &str, help: &str, role, both| ConclusionField {
        key: key.into(),
        title: title.into(),
        help: help.into(),
        role,
        demanded: both,
        public: both,
    };
    let read = [
        field("cierre", "Cierre", "Qué sigue.", Role::Improve, true),
        field("otras", "Otras", "", Role::Conclusions, false),
    ];
    assert_eq!(rubric.conclusions(), read);
    assert!(parse("r", with("[]").as_bytes()).unwrap().conclusions().is_empty());
}

#[test]
fn what_a_schema_can_say_of_fields_both_refuse_and_faults_are_told_at_their_place() {
    let schema = serde_json::from_str(include_str!("../../../../rubric/schema.json")).unwrap();
    let schema = jsonschema::draft202012::options().build(&schema).unwrap();
    let is_valid = |text: &str| schema.is_valid(&serde_json::from_str(text).unwrap());
    let sound = with(r#"[{ "key": "a", "title": "A", "role": "heard" }]"#);
    assert!(is_valid(&sound) && parse("r", sound.as_bytes()).is_ok());
    for (fields, told) in [
        (r#"[{ "key": "Á", "title": "A" }]"#, "conclusions[0].key"),
        (r#"[{ "key": "a", "title": " " }]"#, "conclusions[0].title"),
        (r#"[{ "key": "a", "title": "A", "role": "otro" }]"#, "conclusions[0].role"),
        (r#"[{ "key": "a", "title": "A", "demanded": 1 }]"#, "conclusions[0].demanded"),
        (r#"[{ "key": "a", "title": "A", "publico": true }]"#, "conclusions[0].publico"),
        (r#"[{ "title": "A" }]"#, "conclusions[0].key"),
        (r#"{}"#, "conclusions"),
    ] {
        let found = faults(&with(fields));
        assert!(found.len() == 1 && found[0].contains(told), "{fields}: {found:?}");
        assert!(!is_valid(&with(fields)), "{fields}");
    }
    let twice = faults(&with(r#"[{ "key": "a", "title": "A" }, { "key": "a", "title": "B" }]"#));
    assert!(twice[0].contains("conclusions[1].key") && twice[0].contains("conclusions[0].key"), "{twice:?}");
}
