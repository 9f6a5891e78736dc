//! Whoever holds two versions of an informe learns from each which one counts, and why there is another.

use supervisa::domain::closing::reopen;
use supervisa::domain::session::Session;
use supervisa::report::Format;

use super::readers::holds;
use super::{closed, concluded, document, example, is_for_people, public_document, read_back};

const REASON: &str = "Faltaba la firma de la coordinadora en C-05";

fn opened(session: &Session, reason: &str) -> Session {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-20T09:00:00-03:00").unwrap();
    reopen(session, at, reason).unwrap()
}

#[test]
fn the_second_version_says_which_it_replaces_and_why() {
    let first = closed(&concluded(example("opd-completa")));
    let seal = first.closing().unwrap().seal.to_string();
    let second = closed(&opened(&first, REASON));
    for (format, read) in read_back(&document(&second)) {
        assert!(holds(&read, &seal) && holds(&read, REASON), "{}", format.name());
        if is_for_people(format) {
            let told = format!(
                "Reemplaza a la versión 1, cerrada el 14-11-2026 (sello {seal}). Motivo de la reapertura: {REASON}."
            );
            assert!(holds(&read, &told), "{}: {read}", format.name());
        }
    }
    for (format, read) in read_back(&document(&first)) {
        assert!(!read.contains("eemplaza a la"), "{} of the only version", format.name());
    }
}

#[test]
fn a_version_that_is_open_again_says_what_it_will_replace_and_a_third_one_tells_of_both() {
    let first = closed(&concluded(example("opd-completa")));
    let open = opened(&first, REASON);
    for (format, read) in read_back(&document(&open)).into_iter().filter(|(format, _)| is_for_people(*format)) {
        assert!(holds(&read, "PROVISIONAL"), "{}", format.name());
        assert!(holds(&read, "Será la versión 2 y reemplazará a la versión 1, cerrada el 14-11-2026"), "{read}");
    }
    let third = closed(&opened(&closed(&open), "Error en un RUC."));
    for (format, read) in read_back(&document(&third)).into_iter().filter(|(format, _)| is_for_people(*format)) {
        assert!(holds(&read, "Reemplaza a la versión 2, cerrada el"), "{}", format.name());
        assert!(holds(&read, "Motivo de la reapertura: Error en un RUC. "), "{}", format.name());
        assert!(holds(&read, "La versión 2 reemplazó a la versión 1, cerrada el"), "{}", format.name());
    }
}

#[test]
fn the_public_learn_that_there_was_another_version_and_not_why() {
    let second = closed(&opened(&closed(&concluded(example("opd-completa"))), REASON));
    for (format, read) in read_back(&public_document(&second)) {
        if is_for_people(format) {
            assert!(holds(&read, "Reemplaza a la versión 1."), "{}", format.name());
        }
        assert!(format == Format::Json || holds(&read, "Reemplaza a la versión"), "{}", format.name());
        for private in ["coordinadora", "C-05", "Motivo"] {
            assert!(!read.contains(private), "{} holds {private}", format.name());
        }
    }
}
