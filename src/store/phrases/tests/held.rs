//! What a bank beside a rubric is refused for.

use super::*;
use crate::store::rubric_file;

#[test]
fn the_set_is_held_to_its_rubric() {
    let (rubric, _) = rubric_file::embedded();
    assert_eq!(check("f", EMBEDDED, &rubric).unwrap().len(), starter().len());
    let with = |phrase: &str| {
        let file = format!(
            r#"{{ "format": "supervisa.phrases", "version": 1, "rubric": "opd-cierre-2026", "phrases": [ {phrase} ] }}"#
        );
        check("f", file.as_bytes(), &rubric).map_err(|faults| faults.to_string())
    };
    let sound =
        r#"{ "criterion": "1.1.1", "score": 2, "when": "some", "text": "Se vio {documento} en {revisados|una|#}." }"#;
    assert!(with(sound).is_ok());
    let copied = "\"Se vio que las carpetas revisadas de los niños, niñas y adolescentes estaban.\"";
    for (from, to, told) in [
        ("\"1.1.1\"", "\"1.1.9\"", "no tiene el criterio «1.1.9»"),
        ("\"1.1.1\"", "\"2.1.1\"", "2.1.1 no tiene nivel 2"),
        ("\"score\": 2", "\"score\": 7", "no tiene nivel 7"),
        ("\"score\": 2, ", "", "es de un criterio y de una calificación"),
        ("\"1.1.1\"", "\"1.1.5\"", "el criterio 1.1.5 no se cuenta"),
        ("{documento}", "{document}", "{document} no es un lugar"),
        ("{documento}", "{documento", "no es un lugar"),
        ("|una|#", "|una", "no es un lugar"),
        ("\"some\"", "\"algunos\"", "when"),
        ("\"criterion\"", "\"rubric\": \"otra\", \"criterion\"", "la frase es de «otra»"),
        ("\"Se vio {documento} en {revisados|una|#}.\"", copied, "«las carpetas revisadas de los niños niñas y»"),
    ] {
        assert!(sound.contains(from), "{from}");
        let faults = with(&sound.replacen(from, to, 1)).expect_err(to);
        assert!(faults.starts_with("f:1:") && faults.contains("phrases[0]") && faults.contains(told), "{faults}");
    }
}

#[test]
fn an_alternative_without_a_name_is_refused() {
    let (rubric, _) = rubric_file::embedded();
    let with = |first: &str, second: &str| {
        let file = format!(
            r#"{{ "format": "supervisa.phrases", "version": 1, "rubric": "opd-cierre-2026", "phrases": [
{{ "criterion": "2.1.1", "score": 1, {first} "text": "No consta." }},
{{ "criterion": "2.1.1", "score": 1, {second} "text": "Es tardía." }},
{{ "criterion": "2.1.1", "score": 3, "text": "Consta." }} ] }}"#
        );
        check("f", file.as_bytes(), &rubric).map_err(|faults| faults.to_string())
    };
    let (no, late) = (r#""name": "No consta","#, r#""name": "Tardía","#);
    assert!(with(no, late).is_ok() && with("", "").is_ok(), "of none that has a name the next is one key away");
    let fault = with(no, "").unwrap_err();
    assert!(fault.starts_with("f:3:1: phrases[1]") && fault.contains("agregue «name»"), "{fault}");
    assert_eq!(fault.lines().count(), 1, "{fault}");
    let fault = with(r#""name": " ","#, late).unwrap_err();
    assert!(fault.starts_with("f:2:") && fault.contains("el nombre está vacío"), "{fault}");
}
