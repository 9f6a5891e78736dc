//! Why a folder fails, as it stands in a text.

use super::*;

#[test]
fn a_reason_stands_behind_its_codes_and_is_said_once() {
    let why = |reasons: &[(&str, &str)]| Facts {
        reasons: reasons.iter().map(|(code, why)| ((*code).to_owned(), (*why).to_owned())).collect(),
        ..office()
    };
    let (ficha, certificado) = ("falta la ficha de ingreso", "falta el\ncertificado.");
    for (reasons, text) in [
        (&[][..], "No en C-03, C-07 ni en C-11."),
        (&[("C-03", ficha)], "No en C-03 (falta la ficha de ingreso), C-07 ni en C-11."),
        (&[("C-11", ficha)], "No en C-11 (falta la ficha de ingreso), C-03 ni en C-07."),
        (&[("C-03", ficha), ("C-11", ficha)], "No en C-03 y C-11 (falta la ficha de ingreso) ni en C-07."),
        (
            &[("C-03", ficha), ("C-07", certificado), ("C-11", certificado)],
            "No en C-03 (falta la ficha de ingreso) ni en C-07 y C-11 (falta el certificado).",
        ),
        (
            &[("C-03", certificado), ("C-07", "ni firma ni C-09"), ("C-11", "2 de 3 (copias)")],
            "No en C-03 (falta el certificado), C-07 (ni firma ni C-09) ni en C-11 (2 de 3 (copias)).",
        ),
    ] {
        let facts = why(reasons);
        assert_eq!(fill("No en {faltan_ni}.", &facts), text);
        assert_eq!(unfill(text, &facts), "No en {faltan_ni}.", "no reason of one office travels to another");
    }
    let facts = why(&[("C-03", "ni firma ni sello"), ("C-07", "ni firma ni sello")]);
    assert_eq!(fill("Faltan {faltan}.", &facts), "Faltan C-03 y C-07 (ni firma ni sello) y C-11.");
    assert_eq!(unfill("Faltan C-03 y C-07 (ni firma ni sello) y C-11.", &facts), "Faltan {faltan}.");
    assert_eq!(unfill("Solo C-03 (ni firma ni sello).", &facts), "Solo {caso}.");
    let phrase = "En ninguna{razones|: #|: #}.";
    assert_eq!(fill(phrase, &facts), "En ninguna: C-03 y C-07 (ni firma ni sello) y C-11.");
    assert_eq!(fill(phrase, &office()), "En ninguna.", "without a reason nothing hangs on it");
}

#[test]
fn where_all_fail_a_common_reason_stands_alone_and_several_have_their_codes() {
    let all = |reasons: &[(&str, &str)]| Facts {
        cases: Some(Cases { meeting: 0, reviewed: 3 }),
        reasons: reasons.iter().map(|(code, why)| ((*code).to_owned(), (*why).to_owned())).collect(),
        ..office()
    };
    let phrase = "En ninguna de las {revisados} carpetas{razones|: #|: #}.";
    let lacks = "En ninguna de las {revisados} carpetas. Faltó: {falta}.";
    let common = all(&[("C-03", "falta la firma"), ("C-07", "falta la\nfirma."), ("C-11", "falta la firma")]);
    assert_eq!(fill(phrase, &common), "En ninguna de las 3 carpetas: falta la firma.");
    assert_eq!(fill(lacks, &common), "En ninguna de las 3 carpetas. Faltó: falta la firma.");
    let kept = unfill("En ninguna de las 3 carpetas: falta la firma.", &common);
    assert_eq!(kept, "En ninguna de las {revisados} carpetas: {falta}.", "no reason of one office travels to another");
    let several = all(&[("C-03", "falta la firma"), ("C-07", "sin sello"), ("C-11", "falta la firma")]);
    assert_eq!(
        fill(phrase, &several),
        "En ninguna de las 3 carpetas: C-03 y C-11 (falta la firma) y C-07 (sin sello)."
    );
    assert_eq!(fill(lacks, &several).matches("sin sello").count(), 1);
    let one = all(&[("C-03", "falta la firma")]);
    assert_eq!(fill(phrase, &one), "En ninguna de las 3 carpetas: C-03 (falta la firma), C-07 y C-11.");
    assert_eq!(fill(lacks, &one), "En ninguna de las 3 carpetas. Faltó: {falta}.", "of two nobody says it");
    assert_eq!(fill(phrase, &all(&[])), "En ninguna de las 3 carpetas.");
    let some = Facts { cases: Some(Cases { meeting: 1, reviewed: 4 }), ..common };
    assert_eq!(fill("No en {faltan_ni}.", &some), "No en C-03, C-07 y C-11 (falta la firma).");
}

#[test]
fn the_reasons_are_those_of_the_sheet() {
    let mut session = fixtures::session(&crate::store::rubric_file::embedded().0);
    let ix = session.rubric().find("1.1.1").unwrap();
    let ticks = [("C-03", Tick::Fails), ("c–07", Tick::Fails), ("C-08", Tick::Meets)];
    let ticks = ticks.into_iter().map(|(code, tick)| (ix, code.to_owned(), Some(tick))).collect();
    session.apply_all(session.ticking(ticks)).unwrap();
    session.apply_all(session.reasoning(ix, "C-07", "falta el certificado".into())).unwrap();
    let text = fill("No en {faltan_ni}.", &Facts::of(&session, ix));
    assert_eq!(text, "No en c–07 (falta el certificado) ni en C-03.");
    session.apply_all(session.ticking(vec![(ix, "C-07".into(), Some(Tick::Meets))])).unwrap();
    assert_eq!(fill("No en {faltan_ni}.", &Facts::of(&session, ix)), "No en C-03.");
}

#[test]
fn what_was_set_aside_is_named_where_there_is_some() {
    let mut session = fixtures::session(&crate::store::rubric_file::embedded().0);
    let ix = session.rubric().find("1.1.3").unwrap();
    let phrase = "En {cumplen} de las {revisados} carpetas.{no_aplica| Salvo en #.| Salvo en #, varias.}";
    let ticks = |all: &[(&str, Tick)]| all.iter().map(|(code, tick)| (ix, (*code).to_owned(), Some(*tick))).collect();
    let seen = ticks(&[("C-01", Tick::Meets), ("C-02", Tick::Fails)]);
    session.apply_all(session.ticking(seen)).unwrap();
    assert_eq!(fill(phrase, &Facts::of(&session, ix)), "En 1 de las 2 carpetas.");
    session.apply_all(session.ticking(ticks(&[("C-03", Tick::NotApplicable)]))).unwrap();
    assert_eq!(fill(phrase, &Facts::of(&session, ix)), "En 1 de las 2 carpetas. Salvo en C-03.");
    session.apply_all(session.ticking(ticks(&[("C-04", Tick::NotApplicable)]))).unwrap();
    assert_eq!(fill(phrase, &Facts::of(&session, ix)), "En 1 de las 2 carpetas. Salvo en C-03 y C-04, varias.");
    // A counter that was typed is not of these folders.
    session.set_cases(ix, Some(Cases { meeting: 3, reviewed: 4 })).unwrap();
    assert_eq!(fill(phrase, &Facts::of(&session, ix)), "En 3 de las 4 carpetas.");
}
