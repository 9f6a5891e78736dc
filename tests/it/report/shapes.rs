//! A rubric that has its own words has them wherever the informe speaks of it.

use super::readers::holds;
use super::{audit, document, is_for_people, public_document, read_back, school};
use supervisa::report::Format;

#[test]
fn the_chapter_of_the_hallazgos_tells_both_texts_where_both_are_demanded() {
    for (format, read) in read_back(&document(&school())) {
        let said = "El municipio recibió el presupuesto en octubre.";
        let found = read.replace(' ', "").matches(&said.replace(' ', "")).count();
        // The shared texts of a spreadsheet are read by cell.
        assert_eq!(found, 2, "{}: with its criterion and with its hallazgo", format.name());
    }
}

#[test]
fn names_numbers_and_fields_are_those_of_the_rubric() {
    for (format, read) in read_back(&document(&audit())) {
        for own in ["NC01", "NC09", "Establecimiento", "Código del establecimiento"] {
            assert!(format == Format::Json && !own.starts_with("NC") || holds(&read, own), "{}: {own}", format.name());
        }
        for other in ["H01", "royecto", "nformes", "Planes", "arpetas"] {
            assert!(!read.contains(other), "{} says {other}: {read}", format.name());
        }
    }
    for (format, read) in read_back(&public_document(&audit())) {
        assert!(format == Format::Json || holds(&read, "Código del establecimiento"), "{}", format.name());
        assert!(!read.contains("royecto"), "{}", format.name());
    }
    for (format, read) in read_back(&document(&school())).into_iter().filter(|(format, _)| is_for_people(*format)) {
        assert!(holds(&read, "Código de la escuela"), "{}", format.name());
    }
}

#[test]
fn a_feminine_noun_with_a_stressed_a_has_its_article() {
    let rubric = include_str!("../data/rubrica-norma.json");
    let other = rubric.replace("\"establecimiento\"", "\"área\"").replace("\"establecimientos\"", "\"áreas\"");
    let other = other.replace("no conformidad\"", "acta\"").replace("no conformidades\"", "actas\"");
    assert_ne!(other, rubric);
    let rubric = std::sync::Arc::new(supervisa::store::rubric_file::parse("otra", other.as_bytes()).unwrap());
    let from = audit();
    let mut session = supervisa::domain::session::Session::new(from.head().clone(), rubric);
    for ix in from.rubric().indices() {
        session.set_score(session.rubric().at(ix.index()).unwrap(), 1).unwrap();
    }
    let read = &read_back(&document(&session)).into_iter().find(|(format, _)| *format == Format::Markdown).unwrap().1;
    assert!(read.contains("Falta el acta.") && !read.contains("la acta"), "{read}");
    assert!(read.contains("respuesta del área") && read.contains("Código del área"), "{read}");
}
