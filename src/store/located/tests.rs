use proptest::prelude::*;

use super::*;

/// Reads `text` with `read` and gives the faults, each as `line:column: path: message`.
fn faults_of(text: &str, read: impl FnOnce(&Value<'_, '_>)) -> Vec<String> {
    let document = match Document::open("x.json", text.as_bytes()) {
        Ok(document) => document,
        Err(faults) => return faults.to_string().lines().map(str::to_owned).collect(),
    };
    if let Some(root) = document.root() {
        read(&root);
    }
    match document.finish("x.json") {
        Ok(()) => Vec::new(),
        Err(faults) => faults.faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn places_are_counted_in_characters_and_lines() {
    let text = "{\n  \"ñandú\": \"🙂\", \"áé\": { \"x\": 7 }\n}";
    let found = faults_of(text, |root| {
        let mut fields = root.object().unwrap();
        let _ = fields.optional("áé").unwrap().object().unwrap().optional("x").unwrap().text(9);
        fields.finish();
    });
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("2:3: [\"ñandú\"]: la clave \"ñandú\" no se conoce"), "{}", found[0]);
    assert_eq!(found[1], "2:30: [\"áé\"].x: debe ser un texto entre comillas y es un número");
}

#[test]
fn an_unknown_key_is_told_with_the_nearest_known_one() {
    let found = faults_of(r#"{"weigth": 1, "zzz": 2}"#, |root| {
        let mut fields = root.object().unwrap();
        assert!(fields.optional("weight").is_none());
        assert!(fields.optional("title").is_none());
        fields.finish();
    });
    assert_eq!(found[0], "1:2: weigth: la clave \"weigth\" no se conoce; ¿quiso decir \"weight\"?");
    assert_eq!(found[1], "1:15: zzz: la clave \"zzz\" no se conoce; quítela (aquí se conocen: weight, title)");
}

#[test]
fn a_key_that_stands_twice_is_a_fault_even_when_written_differently() {
    let found = faults_of("{\"a\": 1,\n \"\\u0061\": 2}", |root| {
        let mut fields = root.object().unwrap();
        assert_eq!(fields.optional("a").unwrap().whole(9), Some(1));
        fields.finish();
    });
    assert_eq!(found, ["2:2: a: la clave está repetida en el mismo objeto; deje una sola"]);
}

#[test]
fn a_missing_key_is_told_where_its_object_begins() {
    let found = faults_of("[\n {}]", |root| {
        assert!(root.array().unwrap()[0].object().unwrap().required("code").is_none());
    });
    assert_eq!(found, ["2:2: [0].code: falta la clave \"code\"; agréguela"]);
}

#[test]
fn whole_numbers_are_digits_alone() {
    for (text, number) in [("0", Some(0)), ("7", Some(7)), ("8", None), ("-1", None), ("1.0", None), ("1e0", None)] {
        let document = Document::open("x", text.as_bytes()).unwrap();
        assert_eq!(document.root().unwrap().whole(7), number, "{text}");
        assert_eq!(document.has_faults(), number.is_none());
    }
}

#[test]
fn every_fault_of_syntax_is_told_in_spanish_at_its_place() {
    let deep = "[".repeat(1000);
    for (text, place, words) in [
        ("", "1:1", "vacío"),
        (" \n ", "2:2", "vacío"),
        ("{\"a\": \"ñ", "1:9", "termina dentro de un texto"),
        ("[1,\n2", "2:2", "termina dentro de una lista"),
        ("{\"a\": 1", "1:8", "termina dentro de un objeto"),
        ("{\"a\":", "1:6", "cortado"),
        ("{\"ñ\" 1}", "1:6", "«:»"),
        ("[\"ñ\" 2]", "1:6", "«,» o «]»"),
        ("{\"a\": 1 \"b\": 2}", "1:9", "«,» o «}»"),
        ("{\"a\": 1,}", "1:9", "coma"),
        ("[1,]", "1:4", "coma"),
        ("{} x", "1:4", "después del final"),
        ("{a: 1}", "1:2", "clave entre comillas"),
        ("[\"a\u{1}\"]", "1:4", "carácter de control"),
        ("[\"\\x\"]", "1:4", "no existe en JSON"),
        ("[01]", "1:3", "número"),
        ("[-]", "1:3", "número está mal"),
        ("[nul]", "1:5", "valor"),
        ("[NaN]", "1:2", "valor"),
        (&deep, "1:1001", "termina dentro de una lista"),
    ] {
        let found = faults_of(text, |_| {});
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].starts_with(&format!("{place}: ")), "{text}: {}", found[0]);
        assert!(found[0].contains(words), "{text}: {}", found[0]);
    }
}

#[test]
fn half_a_surrogate_pair_is_told_where_it_stands() {
    for text in [r#"["ñ\ud83d."]"#, r#"["ñ\udc00."]"#, r#"["ñ\ud83d\u0041"]"#] {
        let found = faults_of(text, |root| assert!(root.array().unwrap()[0].text(99).is_none()));
        assert!(found.len() == 1 && found[0].contains("mitad de un par"), "{found:?}");
        assert!(found[0].starts_with("1:"), "{found:?}");
    }
}

#[test]
fn what_is_no_text_is_told_before_it_is_parsed() {
    let told = |bytes: &[u8]| Document::open("x.json", bytes).unwrap_err().to_string();
    assert!(told(b"{\n \"a\": \"\xF1\"").starts_with("x.json:2:8: desde aquí"));
    assert!(told("\u{FEFF}{}".as_bytes()).contains("BOM"));
    assert!(told(&vec![b' '; MAX_BYTES + 1]).contains("16 MB"));
}

#[test]
fn hostile_files_are_read_to_their_end_without_recursion() {
    let half = MAX_BYTES / 2 - 40;
    let nested = format!("{{\"a\": {}{}}}", "[".repeat(half), "]".repeat(half));
    assert!(faults_of(&nested, |root| root.object().unwrap().finish()).len() == 1);
    let objects = "{\"a\":".repeat(1_000_000);
    assert!(faults_of(&objects, |_| {})[0].contains("termina antes"), "an object without end");
}

#[test]
fn a_list_of_millions_is_cut_off_and_told() {
    let many = format!("[{}0]", "0,".repeat(1_000_000));
    let found = faults_of(&many, |root| assert_eq!(root.array().unwrap().len(), MAX_ENTRIES));
    assert!(found.len() == 1 && found[0].contains("valores"), "{found:?}");
    let keys: Vec<String> = (0..200_000).map(|n| format!("\"{n}\":0")).collect();
    let found = faults_of(&format!("{{{}}}", keys.join(",")), |root| root.object().unwrap().finish());
    assert!(found.len() <= MAX_FAULTS, "{}", found.len());
}

#[test]
fn faults_beyond_the_limit_are_only_counted() {
    let many = format!("[{}\"\"]", "\"\",".repeat(299));
    let document = Document::open("x", many.as_bytes()).unwrap();
    for item in document.root().unwrap().array().unwrap() {
        assert!(item.whole(1).is_none());
    }
    let faults = document.finish("x").unwrap_err();
    assert_eq!((faults.faults.len(), faults.omitted), (MAX_FAULTS, 100));
    assert!(faults.to_string().ends_with("y al menos 100 errores más; corrija estos primero"));
}

proptest! {
    #[test]
    fn a_text_is_read_letter_by_letter(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        let document = Document::open("x", json.as_bytes()).unwrap();
        let root = document.root().unwrap();
        let length = text.chars().count();
        let read = root.text(length);
        prop_assert_eq!(read.as_deref(), Some(text.as_str()));
        prop_assert!(length == 0 || root.text(length - 1).is_none());
    }

    #[test]
    fn no_text_makes_the_reader_panic_or_speak_english(text in "[\\[\\]{}:,\"\\\\a0 \nñu\u{1}.e-]{0,24}") {
        for fault in faults_of(&text, |root| {
            let _ = root.object().map(Fields::finish);
            let _ = root.array();
            let _ = root.text(3);
        }) {
            prop_assert!(!fault.contains("expected") && !fault.contains("line") && !fault.contains("invalid"), "{fault}");
        }
    }
}
