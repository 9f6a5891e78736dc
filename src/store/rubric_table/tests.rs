//! Tables as people save them, and what comes of them.

use serde_json::{Value, json};

use super::headings::{Role, role};
use super::*;
use crate::store::rubric_file;

const TABLE: &str = "\
Ámbito;Dimensión;Código;Criterio;3 Logrado;2: Parcial;1 - No logrado;9 No aplica;Medio de verificación
1. Personas;1.1 Equipo;1.1.1;El equipo está completo.;Está.;Falta uno.;Faltan más.;;Contratos
;;1.1.2;Hay reuniones.;Cada semana.;Cada mes.;No hay.;Si no hay equipo.;
;1.2 Ingreso;1.2.1;Se recibe a quien llega.;Siempre.;A veces.;Nunca.;;Entrevista
B) Lugar;;B.1;La sala está limpia.;Está.;-;No está.;;
";

fn named() -> Called {
    Called { id: "pauta".into(), title: "Pauta".into() }
}

/// What is made, as the loader takes it, and what is told.
#[track_caller]
fn made(bytes: impl AsRef<[u8]>) -> (Value, Vec<Remark<Notice>>) {
    let made = make(bytes.as_ref(), named()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let bytes = made.draft.to_bytes();
    rubric_file::parse("pauta.json", &bytes).unwrap_or_else(|faults| panic!("{faults}"));
    (serde_json::from_slice(&bytes).unwrap(), made.notices)
}

/// Row, column (A is 0) and what.
#[track_caller]
fn faults(table: &str) -> Vec<(usize, usize, Fault)> {
    let faults = make(table.as_bytes(), named()).unwrap_err();
    faults.into_iter().map(|Remark { at, what }| (at.row, at.column, what)).collect()
}

#[test]
fn a_table_becomes_the_rubric_that_it_shows() {
    let (rubric, notices) = made(TABLE);
    assert_eq!(rubric["scoring"], json!({ "method": "points" }));
    assert_eq!(
        rubric["scale"],
        json!([
            { "score": 3, "name": "Logrado", "points": 3, "demands": [] },
            { "score": 2, "name": "Parcial", "points": 2, "demands": ["hallazgo"] },
            { "score": 1, "name": "No logrado", "points": 1, "demands": ["hallazgo"] },
            { "score": 9, "name": "No aplica", "demands": ["observacion"] },
        ])
    );
    let people = &rubric["ambitos"][0];
    assert_eq!((&people["code"], &people["title"]), (&json!("1"), &json!("Personas")));
    assert_eq!(people["dimensions"][0]["code"], "1.1");
    assert_eq!(people["dimensions"][0]["title"], "Equipo");
    assert_eq!(
        people["dimensions"][0]["criteria"][0],
        json!({
            "code": "1.1.1", "label": "El equipo está completo", "text": "El equipo está completo.",
            "levels": { "3": "Está.", "2": "Falta uno.", "1": "Faltan más." }, "verification": "Contratos"
        })
    );
    // The cells above reach down, and a level that leaves the calculation may have words.
    assert_eq!(people["dimensions"][0]["criteria"][1]["levels"]["9"], "Si no hay equipo.");
    assert_eq!(people["dimensions"][1]["criteria"][0]["code"], "1.2.1");
    // An ámbito without dimensions has its criteria itself, and an empty level is told.
    let place = &rubric["ambitos"][1];
    assert_eq!((&place["code"], &place["title"]), (&json!("B"), &json!("Lugar")));
    assert_eq!(place["criteria"][0]["levels"], json!({ "3": "Está.", "1": "No está." }));
    let told: Vec<(usize, usize)> = notices.iter().map(|notice| (notice.at.row, notice.at.column)).collect();
    assert_eq!(told, [(1, 7), (5, 5)], "{notices:?}");
    assert_eq!(notices[1].what, Notice::EmptyLevel("La sala está limpia.".into(), 2));
}

#[test]
fn commas_tabs_marks_and_what_excel_saves_in_chile_give_the_same() {
    let usual = made(TABLE).0;
    assert_eq!(made(TABLE.replace(';', ",")).0, usual);
    assert_eq!(made(TABLE.replace(';', "\t")).0, usual);
    assert_eq!(made(format!("\u{feff}{}", TABLE.replace('\n', "\r\n"))).0, usual);
    let shouted = TABLE.replacen("Ámbito;Dimensión;Código;Criterio", "AMBITO:; dimension ;CODIGO;criterio", 1);
    assert_eq!(made(shouted).0, usual);
    let latin: Vec<u8> = TABLE.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (rubric, notices) = made(latin);
    assert_eq!(rubric, usual);
    assert_eq!(notices[0].what, Notice::Windows);
}

#[test]
fn signs_of_windows_are_read_and_what_is_no_text_is_refused() {
    let table = b"Criterio;2 S\xED;1 No\nDijo \x93s\xED\x94 \x96 90 \x80;a;b\n";
    assert_eq!(made(table).0["ambitos"][0]["criteria"][0]["text"], "Dijo “sí” – 90 €");
    for bad in [&b"Criterio;2 S\xED;1 N\x81\n"[..], b"\xFF\xFEC\0r\0", b"Criterio\0;2 a;1 b\n"] {
        assert_eq!(make(bad, named()).unwrap_err()[0].what, Fault::Encoding);
    }
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_does() {
    let table = "Criterio;2 Sí;1 No\n\n;;\n\"Uno\ndos\";\"a;\"\"b\"\"\";c\nTres;;d\n";
    assert_eq!(faults(table), [(5, 0, Fault::FewLevelsHere(1))]);
    let (rubric, _) = made(table.replace("Tres;;d\n", ""));
    assert_eq!(rubric["ambitos"][0]["criteria"][0]["text"], "Uno\ndos");
    assert_eq!(rubric["ambitos"][0]["criteria"][0]["levels"]["2"], "a;\"b\"");
}

#[test]
fn a_heading_of_a_level_has_one_digit_and_a_name() {
    let level = |score, name: &str| Some(Role::Level(score, Some(name.to_owned()).filter(|name| !name.is_empty())));
    for (heading, found) in [
        ("3 Logrado", level(3, "Logrado")),
        ("2: Parcial", level(2, "Parcial")),
        ("1) No", level(1, "No")),
        ("0 – Nada", level(0, "Nada")),
        ("Nivel 4", level(4, "")),
        ("Puntaje 4: Muy bien", level(4, "Muy bien")),
        ("Logrado (3)", level(3, "Logrado")),
        ("3", level(3, "")),
        ("10 Excelente", None),
        ("1.1 Acogida", None),
        ("3er nivel", None),
        ("Logrado", None),
        ("", None),
    ] {
        assert_eq!(role(heading), found, "{heading}");
    }
}

#[test]
fn what_has_no_place_is_told_and_never_guessed() {
    let (rubric, notices) = made("Criterio;Observaciones;2;1 No\nHay;x;a;b\n");
    let told: Vec<&Notice> = notices.iter().map(|notice| &notice.what).collect();
    let expected = [
        &Notice::OneAmbito,
        &Notice::CodesMade(1),
        &Notice::UnknownColumn("Observaciones".into()),
        &Notice::LevelWithoutName(2),
    ];
    assert!(expected.iter().all(|notice| told.contains(notice)) && told.len() == expected.len(), "{told:?}");
    assert_eq!(rubric["ambitos"][0]["title"], "Pauta");
    assert_eq!(rubric["ambitos"][0]["criteria"][0]["code"], "A.1");
}

#[test]
fn a_long_criterion_lends_its_first_words_and_weights_may_have_a_comma() {
    let long = "El registro de visitas está al día, con la fecha y la hora de cada una.";
    let (rubric, notices) =
        made(format!("Criterio;Nombre corto;Peso;2 Sí;1 No\n{long};;1,5;a;b\nOtro;Visitas;20 %;a;b\n"));
    let criteria = &rubric["ambitos"][0]["criteria"];
    assert_eq!(criteria[0]["label"], "El registro de visitas está al día…");
    assert_eq!((&criteria[0]["weight"], &criteria[1]["weight"]), (&json!(1.5), &json!(20)));
    assert_eq!(criteria[1]["label"], "Visitas");
    assert!(notices.iter().any(|notice| notice.what == Notice::LabelsCut(1)));
}

#[test]
fn all_faults_come_at_once_each_with_its_cell() {
    assert_eq!(
        faults(
            "Ámbito;Código;Criterio;Peso;2 Sí;1 No\n\
             ;A.1;Uno;;a;b\n\
             A. Acogida;A.1;Dos;;a;b\n\
             Título suelto;;;;;\n\
             ;A 2;Tres;mucho;a;b;suelto\n\
             ;A.1;Cuatro;;a;\n"
        ),
        [
            (2, 0, Fault::NoAmbito),
            (4, 0, Fault::RowWithoutCriterion("Título suelto".into())),
            (5, 1, Fault::BadCode("A 2".into())),
            (5, 3, Fault::Weight("mucho".into())),
            (5, 6, Fault::Beyond("suelto".into())),
            (6, 1, Fault::CodeTwice("A.1".into(), Cell { row: 3, column: 1 })),
            (6, 2, Fault::FewLevelsHere(1)),
        ]
    );
    assert_eq!(
        faults("Pregunta;2 Sí\nHay;a\n"),
        [(1, 0, Fault::NoCriterion), (1, 0, Fault::FewLevels(1, vec!["Pregunta".into()]))]
    );
    assert_eq!(
        faults("Criterio;2 Sí;2 No;1 No;criterio\nHay;a;b;c;d\n"),
        [
            (1, 2, Fault::ColumnTwice(Cell { row: 1, column: 1 })),
            (1, 4, Fault::ColumnTwice(Cell { row: 1, column: 0 })),
        ]
    );
    assert_eq!(
        faults("Ámbito;Dimensión;Criterio;2 Sí;1 No\nA;;Uno;a;b\n;B;Dos;a;b\n"),
        [(3, 1, Fault::SomeDimensions("A".into()))]
    );
    for empty in ["", "\n\n", "Criterio;2 Sí;1 No\n", "Criterio;2 Sí;1 No\n\"Hay;a;b\n"] {
        assert_eq!(faults(empty), [(1, 0, Fault::NoTable)], "{empty:?}");
    }
}

#[test]
fn parts_without_a_number_get_letters_so_that_criteria_keep_their_numbers() {
    let (rubric, _) = made(
        "Área;Dimensión;N°;Indicador;2 Sí;1 No\nAcogida;Sala;1;a;x;y\n;;;b;x;y\nDimensión 7;Ámbito 3: x;2;c;x;y\n",
    );
    let ambitos = &rubric["ambitos"];
    assert_eq!((&ambitos[0]["code"], &ambitos[0]["dimensions"][0]["code"]), (&json!("A"), &json!("A.A")));
    assert_eq!(ambitos[0]["dimensions"][0]["criteria"][0]["code"], "1");
    assert_eq!(ambitos[0]["dimensions"][0]["criteria"][1]["code"], "A.A.2");
    assert_eq!((&ambitos[1]["code"], &ambitos[1]["title"]), (&json!("B"), &json!("Dimensión 7")));
    assert_eq!(coded("Ámbito 2: Personas", "ambito", || letters(0)), ("2".to_owned(), "Personas".to_owned()));
    assert_eq!(coded("A tiempo", "ambito", || letters(27)), ("AB".to_owned(), "A tiempo".to_owned()));
}

#[test]
fn headings_of_the_next_page_are_no_criterion_and_names_tell_what_does_not_count() {
    let heads = "Criterio;2 Sí;1 No observado;0 N/A;9 sin evaluar;7 No corresponde";
    let (rubric, notices) = made(format!("{heads}\nUno;a;b;;;\n{heads}\nDos;a;b;;;\n"));
    assert_eq!(rubric["ambitos"][0]["criteria"].as_array().unwrap().len(), 2);
    assert!(notices.contains(&Remark { at: Cell { row: 3, column: 0 }, what: Notice::HeadingsAgain }), "{notices:?}");
    let points: Vec<&Value> = rubric["scale"].as_array().unwrap().iter().map(|entry| &entry["points"]).collect();
    assert_eq!(points, [&json!(2), &json!(1), &Value::Null, &Value::Null, &Value::Null]);
}

#[test]
fn an_ambito_that_comes_back_is_told() {
    let (rubric, notices) = made("Ámbito;Criterio;2 Sí;1 No\nUno;a;x;y\nDos;b;x;y\nUno;c;x;y\n");
    assert_eq!(rubric["ambitos"][0]["criteria"][1]["text"], "c");
    assert!(
        notices.iter().any(|one| one.at == Cell { row: 4, column: 0 } && one.what == Notice::AmbitoAgain("Uno".into()))
    );
}

/// What is told but for codes and labels that were made.
fn told(notices: &[Remark<Notice>]) -> Vec<Notice> {
    let made = |what: &Notice| matches!(what, Notice::CodesMade(_) | Notice::LabelsCut(_) | Notice::OneAmbito);
    notices.iter().map(|notice| notice.what.clone()).filter(|what| !made(what)).collect()
}

#[test]
fn a_list_to_be_ticked_gets_the_names_of_its_levels_and_its_titles_are_not_taken_for_criteria() {
    let (rubric, notices) = made("N°;Indicador;1 Sí;0 No;9 No aplica\n1;Hay horario.;;;\n2;Hay registro.;;;\n");
    let levels = &rubric["ambitos"][0]["criteria"][1]["levels"];
    assert_eq!(levels, &json!({ "1": "Sí", "0": "No" }));
    assert_eq!(told(&notices), [Notice::Uncounted(9, "No aplica".into()), Notice::LevelsByName(2)]);
    assert_eq!(
        faults("N°;Indicador;1 Sí;0 No\n;I. ACOGIDA;;\n1;Hay horario.;;\n2;TOTAL;;\n"),
        [(2, 1, Fault::PerhapsTitle("I. ACOGIDA".into())), (4, 1, Fault::PerhapsTitle("TOTAL".into()))]
    );
    // One word in one level: the others are levels that these criteria lack.
    assert_eq!(
        faults("N°;Indicador;1 Sí;0 No\n1;Hay horario.;Está;No está\n2;TOTAL;;\n"),
        [(3, 1, Fault::FewLevelsHere(0))]
    );
}

#[test]
fn a_scale_of_agreement_has_its_names_and_letters_are_asked_their_digits() {
    let (rubric, notices) = made(
        "Aspecto;Muy en desacuerdo (1);En desacuerdo (2);Indiferente (3);De acuerdo (4);Muy de acuerdo (5)\nSe saluda.;;;;;\n",
    );
    assert_eq!(rubric["scale"][4], json!({ "score": 5, "name": "Muy de acuerdo", "points": 5, "demands": [] }));
    assert_eq!(told(&notices), [Notice::LevelsByName(1)]);
    let unknown = ["A", "B", "C", "D"].map(String::from).to_vec();
    assert_eq!(faults("Indicador;A;B;C;D\nSe lee.;a;b;c;d\n"), [(1, 0, Fault::FewLevels(0, unknown))]);
    let (rubric, _) = made("Indicador;4 A;3 B;2 C;1 D\nSe lee.;a;b;c;d\n");
    assert_eq!(rubric["scale"][0]["name"], "A");
}

#[test]
fn a_scale_upside_down_and_a_code_that_became_a_date_are_told() {
    let (_, notices) = made("Código;Criterio;1 Logrado;2 En proceso;3 No logrado\n01-ene;Uno;a;b;c\n1-2;Dos;a;b;c\n");
    assert_eq!(told(&notices), [Notice::BestSoundsWorst(3, "No logrado".into()), Notice::PerhapsDate("01-ene".into())]);
    for upright in ["3 Logrado;2 En proceso;1 No logrado", "1 No logrado;2 En proceso;3 Logrado"] {
        let (_, notices) = made(format!("Criterio;{upright}\nUno;a;b;c\n"));
        assert_eq!(told(&notices), []);
    }
}

#[test]
fn a_level_without_its_digit_in_front_is_told_how_to_be_one() {
    for (heading, as_one) in
        [("N/A 9", "9 N/A"), ("Logrado: 3", "3 Logrado"), ("No aplica", "9 No aplica"), ("Logrado", "3 Logrado")]
    {
        assert_eq!(as_level(heading), as_one);
        assert!(matches!(role(as_one), Some(Role::Level(..))), "{as_one}");
    }
}
