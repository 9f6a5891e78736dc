//! The file of phrases: what it promises, what is refused in it, and the set that comes with the program.

mod bank;
mod held;
mod sentences;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::{Value, json};

use super::*;
use crate::domain::rubric::CriterionCode;
use crate::domain::score::Score;
use crate::domain::text::NonBlank;
use crate::store::tests::model::{Model, State};

fn phrase(text: &str) -> Phrase {
    Phrase {
        rubric: Some("opd-cierre-2026".into()),
        criterion: Some(CriterionCode("1.1.1".into())),
        score: Some(Score::Two),
        ..Phrase::new(NonBlank::new(text).unwrap())
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_kept_is_there_again_readable_by_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let file = PhraseFile::below(home.path().join("config/supervisa"));
    assert_eq!(file.read().unwrap().own, []);
    assert!(!home.path().join("config").exists(), "reading makes nothing");
    let general = Phrase { rubric: None, criterion: None, score: None, ..phrase("para «todo»\n\u{1F642}") };
    let both = [phrase("Falta: {faltan}."), general];
    assert_eq!(file.add(&both).unwrap().1, 2);
    assert_eq!(file.add(&both).unwrap().1, 0);
    assert_eq!(file.add(starter()).unwrap().1, 0, "what comes with the program needs no keeping");
    let bank = file.read().unwrap();
    assert_eq!((bank.own, bank.starter.phrases().len()), (both.to_vec(), starter().len()));
    for path in [home.path().join("config"), home.path().join("config/supervisa")] {
        assert_eq!(mode(&path), 0o700);
    }
    assert_eq!(mode(&file.path()), 0o600);
    let names: BTreeSet<String> = fs::read_dir(file.path().parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, BTreeSet::from(["frases.json".into(), "frases.lock".into()]));
    let (bank, was) = file.remove(&both[0]).unwrap();
    assert!(was && bank.own == both[1..]);
    assert!(!file.remove(&both[0]).unwrap().1);
    assert_eq!(file.read().unwrap().own, both[1..]);
}

#[test]
fn a_file_that_is_not_understood_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let file = PhraseFile::below(home.path().to_owned());
    let later = r#"{ "format": "supervisa.phrases", "version": 2, "frases": [] }"#;
    for content in ["{", later, r#"{ "format": "supervisa.phrases", "version": 1, "phrases": [{ "texto": "a" }] }"#] {
        fs::write(file.path(), content).unwrap();
        for error in [file.read().err(), file.add(&[phrase("a")]).err(), file.remove(&phrase("a")).err()] {
            assert!(matches!(error.unwrap().kind, ErrorKind::RefusedPhrases(_)));
        }
        assert_eq!(fs::read_to_string(file.path()).unwrap(), content);
    }
    fs::remove_file(file.path()).unwrap();
    symlink("/etc/passwd", file.path()).unwrap();
    assert_eq!(file.add(&[phrase("a")]).unwrap_err().kind, ErrorKind::NotRegular);
}

#[test]
fn of_two_programs_neither_loses_what_the_other_kept() {
    let home = tempfile::tempdir().unwrap();
    let file = PhraseFile::below(home.path().to_owned());
    std::thread::scope(|scope| {
        for one in 0..4 {
            let file = &file;
            scope.spawn(move || {
                (0..5).for_each(|n| assert_eq!(file.add(&[phrase(&format!("{one}-{n}"))]).unwrap().1, 1))
            });
        }
    });
    assert_eq!(file.read().unwrap().own.len(), 20);
}

#[test]
fn more_phrases_than_can_be_read_are_not_written() {
    let home = tempfile::tempdir().unwrap();
    let file = PhraseFile::below(home.path().to_owned());
    let most = crate::domain::phrases::MAX_PHRASES;
    let phrases: Vec<Phrase> = (0..=most).map(|n| phrase(&format!("frase {n}"))).collect();
    assert_eq!(file.add(&phrases).unwrap_err().kind, ErrorKind::TooManyPhrases);
    assert_eq!(file.read().unwrap().own, [], "all or none");
    file.add(&phrases[1..]).unwrap();
    assert_eq!(file.read().unwrap().own.len(), most);
    assert!(parse("x", &form::write(&phrases)).is_err());
}

#[test]
fn a_crash_leaves_the_old_phrases_or_the_new_ones() {
    let model = Model::default();
    let file = PhraseFile::below("/config".into());
    file.add_in(&model, &[phrase("primera")]).unwrap();
    model.begin();
    file.add_in(&model, &[phrase("segunda")]).unwrap();
    let kept = |state| file.read_in(&Model::with(state)).unwrap().own.len();
    for state in model.history().iter().flat_map(State::crashes) {
        assert!((1..=2).contains(&kept(state)));
    }
    assert!(model.state().crashes().into_iter().all(|state| kept(state) == 2), "once acknowledged it is there");
}

#[test]
fn an_export_is_new_closed_to_others_and_reads_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("frases-de-ana.json");
    export(&path, &[phrase("a")]).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(read_bytes(&path, &fs::read(&path).unwrap()).unwrap(), [phrase("a")]);
    let error = export(&path, &[]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::System { doing: Doing::Saving, errno: Errno::EXIST });
    assert_eq!(read_bytes(&path, &fs::read(&path).unwrap()).unwrap(), [phrase("a")]);
}

#[test]
fn a_rubric_at_the_top_is_that_of_the_phrases_that_name_none() {
    let text = json!({ "format": FORMAT, "version": 1, "rubric": "una",
        "phrases": [{ "text": "a" }, { "rubric": "otra", "text": "b" }] });
    let read = parse("x", text.to_string().as_bytes()).unwrap();
    let rubrics: Vec<_> = read.iter().map(|phrase| phrase.rubric.as_deref().unwrap()).collect();
    assert_eq!(rubrics, ["una", "otra"]);
}

#[test]
fn faults_are_told_with_their_place() {
    let text = "{ \"format\": \"supervisa.phrases\", \"version\": 1, \"rubrica\": \"x\", \"phrases\": [\n\
                { \"criterion\": \"1.1.\", \"score\": 14, \"text\": \"a\" },\n{ \"text\": \" \" }, { \"score\": 1 } ] }";
    let faults = parse("mías.json", text.as_bytes()).unwrap_err().to_string();
    insta::assert_snapshot!(faults, @r#"
    mías.json:1:48: rubrica: la clave "rubrica" no se conoce; ¿quiso decir "rubric"?
    mías.json:2:16: phrases[0].criterion: «1.1.» no es el código de un criterio; escríbalo como "4.2.1", sin punto final
    mías.json:2:33: phrases[0].score: es demasiado grande: 14; el máximo es 9
    mías.json:3:11: phrases[1].text: la frase está vacía; escríbala o quite el objeto entero
    mías.json:3:18: phrases[2].text: falta la clave "text"; agréguela
    "#);
}

/// Program and published schema take the same files.
#[test]
fn program_and_schema_agree() {
    let schema = serde_json::from_str(include_str!("../../../rubric/phrases.schema.json")).unwrap();
    let schema = jsonschema::draft202012::options().build(&schema).unwrap();
    assert!(schema.is_valid(&serde_json::from_slice(EMBEDDED).unwrap()));
    let whole = json!({ "format": FORMAT, "version": 1, "rubric": "opd", "phrases": [
        { "rubric": "a-1", "criterion": "1.1.1", "score": 0, "text": "a" }, { "text": "b" }] });
    let mut documents = vec![whole.clone(), serde_json::to_value(Listed(starter())).unwrap()];
    let strange = [
        json!(null),
        json!(0),
        json!(1),
        json!(3),
        json!(4),
        json!(-1),
        json!(true),
        json!(""),
        json!("a"),
        json!("1.1"),
        json!("1."),
        json!("9".repeat(20)),
        json!("9".repeat(21)),
        json!("a".repeat(20_001)),
        json!("A"),
        json!([]),
        json!({}),
        json!([{ "text": "a" }]),
        json!(vec![json!({ "text": "a" }); 5_001]),
    ];
    let places = [
        "/format",
        "/version",
        "/rubric",
        "/phrases",
        "/phrases/0",
        "/phrases/0/rubric",
        "/phrases/0/criterion",
        "/phrases/0/score",
        "/phrases/0/text",
        "",
    ];
    for place in places {
        for value in &strange {
            let mut document = whole.clone();
            *document.pointer_mut(place).unwrap() = value.clone();
            documents.push(document);
        }
    }
    for (object, key) in [
        ("", "format"),
        ("", "version"),
        ("", "rubric"),
        ("", "phrases"),
        ("/phrases/0", "rubric"),
        ("/phrases/0", "criterion"),
        ("/phrases/0", "score"),
        ("/phrases/0", "text"),
    ] {
        let mut document = whole.clone();
        let map = document.pointer_mut(object).and_then(Value::as_object_mut).unwrap();
        let value = map.remove(key).unwrap();
        documents.push(document.clone());
        document.pointer_mut(object).and_then(Value::as_object_mut).unwrap().insert(format!("{key}x"), value);
        documents.push(document);
    }
    for document in documents {
        let text = document.to_string();
        assert_eq!(parse("x", text.as_bytes()).is_ok(), schema.is_valid(&document), "{}", &text[..text.len().min(300)]);
    }
}
