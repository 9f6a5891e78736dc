//! The walk and its texts, line by line.

use super::*;

#[test]
fn a_score_says_what_it_means_and_which_text_it_demands() {
    let mut talker = Talker::with(blank());
    let said = talker.line("2");
    has(&said, "Calificación: 2, CUMPLE PARCIALMENTE.");
    has(&said, "Falta el hallazgo: escriba «texto»");
    has(&said, "1.1.1, pendiente. > ");
    assert_eq!(talker.score(), Some(2));
    let said = talker.line("texto Faltan tres certificados.");
    assert!(said.starts_with("Hallazgo: Faltan tres certificados.\nCompleto.\n"), "{said}");
    lacks(&said, "Calificación");
    has(&said, "1.1.1, completo. > ");
    assert_eq!(talker.hallazgo(), "Faltan tres certificados.");
    let said = talker.line("siguiente");
    has(&said, "1.1.2, criterio 2 de 36");
    lacks(&said, "Ámbito");
}

#[test]
fn a_text_has_lines_and_a_lone_point_ends_it() {
    let mut talker = Talker::with(blank());
    talker.lines(&["2", "texto"]);
    for line in ["Uno", "2", "siguiente", "", "..punto", "Cuatro"] {
        talker.line(line);
    }
    assert_eq!(talker.hallazgo(), "Uno\n2\nsiguiente\n\n.punto\nCuatro", "while a text is written a line is text");
    assert_eq!((talker.score(), talker.session().complete()), (Some(2), 1));
    has(&talker.line(".lee"), "Línea 2: 2\nLínea 3: siguiente");
    talker.line(".cambia 2 Dos, con ñandú");
    talker.line(".borra 3");
    talker.line("Cinco");
    assert_eq!(talker.hallazgo(), "Uno\nDos, con ñandú\n\n.punto\nCuatro\nCinco");
    has(&talker.line(".cambia 9 x"), "No hay línea 9");
    has(&talker.line("."), "1.1.1, completo. > ");
    talker.lines(&["texto Seis"]);
    assert!(talker.hallazgo().ends_with("Cinco\nSeis"), "what is there stays: {}", talker.hallazgo());
}

#[test]
fn what_is_no_order_names_the_nearest_and_loses_no_word() {
    let mut talker = Talker::with(blank());
    has(&talker.line("ayuad"), "Lo más parecido: «ayuda»");
    has(&talker.line("sigiente"), "«siguiente»");
    has(&talker.line("dimensión"), "puede ser: dimensión siguiente; dimensión anterior");
    talker.line("2");
    let said = talker.line("En tres carpetas falta la firma del convenio");
    has(&said, "no es una orden aquí.");
    has(&said, "escriba «eso»");
    talker.line("eso");
    assert_eq!(talker.hallazgo(), "En tres carpetas falta la firma del convenio");
    has(&talker.line("eso"), "no es una orden");
    let (score, said) = (talker.score(), talker.line("22"));
    has(&said, "no es una orden");
    assert_eq!(talker.score(), score, "only a line that is one digit is a score");
}

#[test]
fn every_key_has_its_name_and_says_the_same() {
    for (lines, code) in [
        (["dimensión siguiente", "criterio anterior"], "1.1.5"),
        (["último criterio", "primero"], "1.1.1"),
        (["j", "abajo"], "1.1.3"),
        (["AvPág", "ctrl-g"], "1.2.1"),
        (["2.1.4", "b"], "1.1.1"),
        (["ir 3.3.4", "dónde"], "3.3.4"),
    ] {
        let mut talker = Talker::with(blank());
        has(&talker.lines(&lines), &format!("{code}, "));
    }
}

#[test]
fn what_is_undone_is_told_and_said_again() {
    let mut talker = Talker::with(blank());
    talker.lines(&["2", "texto Uno"]);
    let said = talker.line("deshacer");
    has(&said, "Deshecho: el hallazgo de 1.1.1.");
    has(&said, "Falta el hallazgo");
    assert_eq!((talker.hallazgo(), talker.score()), ("", Some(2)));
    has(&talker.line("deshace"), "Deshecho: la calificación de 1.1.1.");
    assert_eq!(talker.score(), None);
    talker.lines(&["rehacer", "rehacer"]);
    assert_eq!((talker.hallazgo(), talker.score()), ("Uno", Some(2)));
}

#[test]
fn a_line_with_keys_in_it_does_nothing() {
    let mut talker = Talker::with(blank());
    has(&talker.line("2\u{1b}[D"), "La línea trae teclas");
    assert_eq!(talker.score(), None);
    talker.lines(&["2", "texto"]);
    has(&talker.line("Falta\u{7}"), "no se hizo ni se escribió nada");
    assert_eq!(talker.hallazgo(), "");
    has(&talker.line("Falta\r"), "Van 1 línea y 1 palabra.");
    assert_eq!(talker.hallazgo(), "Falta");
}

#[test]
fn a_text_longer_than_there_is_room_for_is_told() {
    let mut talker = Talker::with(blank());
    talker.lines(&["2", "texto"]);
    has(&talker.line(&"x".repeat(20_010)), "no entraron 10");
    assert_eq!(talker.hallazgo().len(), 20_000);
}

#[test]
fn what_points_to_a_person_is_told() {
    let mut talker = Talker::with(blank());
    has(&talker.lines(&["2", "texto Se llama a mamá@correo.cl, RUN 12.345.678-5"]), "RUN");
    has(&talker.line("dónde"), "en el hallazgo");
}

#[test]
fn counts_marks_searches_and_levels() {
    let mut talker = Talker::with(blank());
    has(&talker.line("cuenta 12/15"), "12 de 15");
    has(&talker.line("niveles"), "3 ");
    has(&talker.line("marca ver otra vez"), "ver otra vez");
    let said = talker.line("busca curador");
    has(&said, "1. 3.2.4");
    has(&talker.line(""), "3.2.4, criterio ");
    has(&talker.line("pendientes"), "Quedan 36 pendientes: 1.1.1 ");
    has(&talker.line("estado"), "Guardando.");
    has(&talker.line("ayuda"), "«tab», ".replace("tab", "Tab").as_str());
}

#[test]
fn a_draft_is_offered_and_accepted_by_its_name() {
    let mut talker = Talker::with(blank());
    talker.lines(&["3"]);
    let said = talker.line("texto");
    has(&said, "Escribiendo la observación de 1.1.1.");
    let answer = if said.contains("Escriba la letra") { talker.line("a") } else { said };
    has(&answer, "Borrador: ");
    has(&talker.line("."), "1.1.1, pendiente. > ");
    assert_eq!(talker.session().complete(), 0, "a draft that was not accepted is no text");
}

#[test]
fn nothing_changed_is_said_too() {
    let mut talker = Talker::with(blank());
    talker.line("2");
    has(&talker.line("2"), "Nada cambió.");
}

/// The dialogue of the guide, with what is said in it.
fn replayed(typed: &str) -> String {
    let mut talker = Talker::with(blank());
    let mut told = String::new();
    for line in typed.lines() {
        let Some((_, line)) = line.split_once(". > ") else { continue };
        told.push_str(&format!("{}{line}\n", prompt(&talker.app)));
        let said = talker.line(line);
        let mut said: Vec<&str> = said.lines().collect();
        said.pop();
        said.iter().for_each(|said| told.push_str(&format!("{said}\n")));
    }
    told.push_str(prompt(&talker.app).trim_end());
    told.push('\n');
    told
}

#[test]
fn the_dialogue_of_the_guide_is_what_is_said() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guia.md");
    let guide = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = guide.split_once("```text\n1.1.1, pendiente. > 2\n").unwrap();
    let (block, after) = rest.split_once("```").unwrap();
    let block = format!("1.1.1, pendiente. > 2\n{block}");
    let told = replayed(&block);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{before}```text\n{told}```{after}")).unwrap();
    } else {
        assert_eq!(block, told, "UPDATE_DOCS=1 cargo test --lib dialogue_of_the_guide");
    }
}

#[test]
fn a_level_that_the_rubric_lacks_is_refused_and_the_next_line_is_obeyed() {
    let mut talker = Talker::with(blank());
    talker.line("1.2.3");
    let said = talker.line("2");
    has(&said, "El criterio 1.2.3 no tiene nivel 2 en esta rúbrica.");
    lacks(&said, "no se toma");
    has(&talker.line("3"), "Calificación: 3");
}

#[test]
fn sentences_say_what_is_typed_and_not_what_is_pressed() {
    let mut talker = Talker::with(blank());
    has(&talker.line("dónde"), "Sin calificar: escriba 0, 1, 2 o 3.");
    talker.lines(&["2", "texto Uno"]);
    has(&talker.line("1"), "«intro» lo abre, «tab» sigue.");
    has(&talker.lines(&["último criterio", "siguiente"]), "Escriba «resumen» para ver el resumen.");
    has(&talker.line("resumen"), "Resumen");
    let mut talker = Talker::with(blank());
    has(&talker.lines(&["cuenta", "17/19"]), "1.1.1");
    for sentence in ["Presione Intro y califique usted.", "ya nadie la tiene abierta; con Ctrl-T sigue aquí."] {
        let typed = crate::wording::spoken::typed(sentence, ".");
        assert!(!typed.contains("resione") && typed.contains("«."), "{typed}");
    }
}

#[test]
fn a_tick_with_a_reason_is_answered_with_it() {
    let mut talker = Talker::with(complete());
    talker.line("lo deja");
    let code = talker.session().head().sample.case_codes[0].clone();
    let said = talker.line(&format!("hoja {} no cumple 1.1.1 falta la ficha", code.to_lowercase()));
    has(&said, &format!("{code}, criterio 1.1.1: no cumple."));
    has(&said, "Motivo: falta la ficha.");
}
