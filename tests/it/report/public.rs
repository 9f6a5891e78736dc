//! The public version holds what may be published, and of a thousand private data none.

use supervisa::domain::bands::Cases;
use supervisa::domain::conclusions::SignatoryField;
use supervisa::domain::session::{Change, PublicIx, Session};
use supervisa::domain::text::TextKind;
use supervisa::report::Format;

use super::readers::{parts, words};
use super::{closed, concluded, document, example, field, formats, public_document};

/// A session that is full of private data, and those data.
fn seeded() -> (Session, Vec<String>) {
    let mut seeds = Vec::new();
    let mut seed = |kind: &str| {
        seeds.push(format!("{kind}{:05}", 40_000 + seeds.len()));
        seeds.last().unwrap().clone()
    };
    let full = example("opd-completa");
    let mut head = full.head().clone();
    head.identification.supervisor = seed("Nombre");
    let sample = &mut head.sample;
    sample.case_codes = (0..400).map(|_| seed("C-")).collect();
    sample.rucs = (0..200).map(|_| seed("RUC-")).collect();
    sample.reports = (0..100).map(|_| seed("I-")).collect();
    sample.plans = (0..100).map(|_| seed("P-")).collect();
    (sample.reviewed, sample.judicialised) = (Some(71_113), Some(71_129));
    (sample.not_judicialised, sample.closed) = (Some(71_143), Some(71_147));
    let mut session = Session::new(head, full.rubric().clone());
    for ix in full.rubric().indices() {
        session.set_score(ix, full.draft(ix).score.unwrap().digit()).unwrap();
        for kind in TextKind::ALL {
            session.set_text(ix, kind, format!("{} y {}", seed("texto"), seed("texto"))).unwrap();
        }
        session.apply(Change::Mark(ix, Some(seed("nota")))).unwrap();
        session.set_cases(ix, Some(Cases { meeting: 73_001 + ix.index() as u64, reviewed: 74_001 })).unwrap();
    }
    for ix in full.rubric().conclusion_indices() {
        session.apply(Change::Conclusion(ix, seed("conclusión"))).unwrap();
    }
    for place in 0..20 {
        for of in SignatoryField::ALL {
            session.apply(Change::Signatory(place, of, seed("firma"))).unwrap();
        }
    }
    seeds.extend(["71113", "71129", "71143", "71147", "74001"].map(str::to_owned));
    seeds.extend((0..36).map(|n| (73_001 + n).to_string()));
    seeds.push("Inostroza".to_owned());
    (closed(&session), seeds)
}

#[test]
fn of_a_thousand_private_data_none_is_in_the_public_version() {
    let (session, seeds) = seeded();
    assert!(seeds.len() > 1_000, "{}", seeds.len());
    for (document, is_public) in [(public_document(&session), true), (document(&session), false)] {
        for format in formats() {
            let bytes = format.render(&document).unwrap().bytes;
            let mut read = words(format, &bytes).unwrap_or_default();
            read.push_str(&String::from_utf8_lossy(&bytes));
            if matches!(format, Format::Docx | Format::Xlsx) {
                // Every part, properties included.
                read.extend(parts(&bytes).iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()));
            }
            // Numbers among the bytes of a PDF are places in the file.
            let words = words(format, &bytes).unwrap_or_default();
            let is_number = |seed: &str| seed.bytes().all(|b| b.is_ascii_digit());
            let is_there = |seed: &str| if is_number(seed) { words.contains(seed) } else { read.contains(seed) };
            let found = seeds.iter().filter(|seed| is_there(seed)).count();
            if is_public {
                assert_eq!(found, 0, "{}", format.name());
            } else if format != Format::Pdf {
                assert!(found > 700, "the same seeds are found where they may be: {} {found}", format.name());
            }
        }
    }
}

#[test]
fn the_public_version_holds_the_office_the_levels_and_the_sentences_for_the_public() {
    let mut session = concluded(example("opd-completa"));
    let first = session.rubric().first();
    let good = session.rubric().find("3.3.3").unwrap();
    let conclusions = field(&session, "conclusiones");
    for (at, said) in [
        (PublicIx::Criterion(first), "Faltaban documentos en algunas carpetas."),
        (PublicIx::Criterion(good), "El equipo es estable."),
        (PublicIx::Conclusion(conclusions), "La oficina debe completar su documentación."),
    ] {
        session.apply(Change::Public(at, said.to_owned())).unwrap();
    }
    let document = public_document(&closed(&session));
    for format in formats() {
        let Some(read) = words(format, &format.render(&document).unwrap().bytes) else { continue };
        let office = ["OPD Quilaco Raíces", "OPD-0417", "Biobío", "CUMPLE PARCIALMENTE"];
        let said = ["Faltaban documentos en algunas", "El equipo es estable.", "debe completar su documentación."];
        for sought in office.iter().chain(&said) {
            assert!(read.contains(sought), "{} lacks {sought}", format.name());
        }
        for private in ["Marcela", "C-03", "RUC-2026", "12 de las 15", "80,00"] {
            assert!(!read.contains(private), "{} holds {private}", format.name());
        }
    }
}
