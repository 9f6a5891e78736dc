//! Own phrases: kept while writing, and with `supervisa frases` from one account to another.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use serde_json::Value;

use crate::harness::{Sandbox, json, load, repository};
use crate::pty::{ID, WRITING, keep_writing};
use crate::terminal::{Terminal, until, wait_for_file};

const ANA: &str = r#"{ "format": "supervisa.phrases", "version": 1, "phrases": [
  { "rubric": "opd-cierre-2026", "criterion": "1.1.1", "score": 2, "text": "Falta documentación en: {faltan}." },
  { "text": "Visita del {fecha}.\nSegunda línea." } ] }"#;

#[test]
fn phrases_go_from_one_account_to_another() {
    let (ana, luis) = (Sandbox::new(), Sandbox::new());
    fs::write(ana.path("mias.json"), ANA).unwrap();
    assert_eq!(ana.line("frases importar mias.json").answers(0), "Se agregaron 2 frases.\n");
    assert_eq!(ana.line("frases importar mias.json").answers(0), "No se agregó ninguna frase; 2 ya estaban.\n");
    let shown = "1.1.1   2  Falta documentación en: {faltan}. [opd-cierre-2026]\n\
                 todos   -  Visita del {fecha}.\n           Segunda línea.\n";
    assert_eq!(ana.line("frases").answers(0), shown);

    let answer = ana.line("frases exportar --salida frases-de-ana.json");
    assert_eq!(answer.answers(0), "Quedaron 2 frases en «frases-de-ana.json».\n");
    let file = ana.path("frases-de-ana.json");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let document = json(ana.line("frases --json").answers(0));
    assert_eq!(document, json(&fs::read_to_string(&file).unwrap()));
    assert_eq!(document, json(ana.line("frases exportar").answers(0)));
    assert_eq!(document, json(ANA));
    fs::copy(&file, luis.path("de-ana.json")).unwrap();
    luis.line("frases importar de-ana.json").answers(0);
    assert_eq!(luis.line("frases").answers(0), shown);
}

#[test]
fn without_own_phrases_nothing_is_made() {
    let sandbox = Sandbox::new();
    let run = sandbox.line("frases");
    assert_eq!(run.answers(0), "");
    assert!(run.stderr.contains("frases importar"), "{}", run.stderr);
    let empty = json(sandbox.line("frases --json").answers(0));
    assert_eq!(empty["phrases"], Value::Array(Vec::new()));
    assert!(!sandbox.data().exists());
    let included = repository("rubric/opd-cierre-2026.frases.json");
    let run = sandbox.run(["frases", "importar", included.to_str().unwrap()]);
    assert!(run.answers(0).starts_with("No se agregó ninguna frase;"), "the set that comes with it need not be kept");
}

#[test]
fn the_sentences_to_start_from_claim_nothing_that_their_level_does_not_say() {
    let sandbox = Sandbox::new();
    let made = |rubric: &str| {
        fs::copy(repository(rubric), sandbox.path("pauta.json")).unwrap();
        let _ = fs::remove_file(sandbox.path("pauta.frases.json"));
        sandbox.line("rubrica frases pauta.json").answers(0);
        let file = json(&fs::read_to_string(sandbox.path("pauta.frases.json")).unwrap());
        let phrases = file["phrases"].as_array().unwrap().clone();
        phrases.into_iter().map(|one| (one["score"].clone(), one["text"].as_str().unwrap().to_owned()))
    };
    // «Conforme» is no partial compliance: of a scale without points no level is worse than another.
    for (score, text) in made("tests/it/data/rubrica-norma.json") {
        assert_eq!(text, "Se constató {hecho}, según {documento}.", "{score}");
    }
    let of_zero = made("rubric/opd-cierre-2026.json").filter(|(score, _)| *score == 0);
    assert!(of_zero.map(|(_, text)| text).all(|text| text == "No se calificó este criterio: {motivo}."));
}

#[test]
fn an_export_replaces_nothing() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.path("nota.txt"), "mía").unwrap();
    let run = sandbox.line("frases exportar --salida nota.txt");
    assert!(run.complains(3).contains("«nota.txt» y no se reemplaza"), "{}", run.stderr);
    assert!(run.stderr.contains("--salida"));
    assert_eq!(fs::read_to_string(sandbox.path("nota.txt")).unwrap(), "mía");
    let run = sandbox.line("frases exportar --salida no/hay.json");
    assert!(run.complains(3).contains("No existe la carpeta"), "{}", run.stderr);
}

#[test]
fn a_faulty_file_is_refused_whole_and_a_damaged_one_stays_as_it_is() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.path("malas.json"), ANA.replace("\"score\": 2", "\"score\": 12")).unwrap();
    let run = sandbox.line("frases importar malas.json");
    assert!(run.complains(1).contains("malas.json:2:65: phrases[0].score: "), "{}", run.stderr);
    assert!(!sandbox.data().join("frases.json").exists());
    assert!(sandbox.line("frases importar nada.json").complains(3).contains("«nada.json»"));

    fs::create_dir_all(sandbox.data()).unwrap();
    let own = sandbox.data().join("frases.json");
    let later = ANA.replace("\"version\": 1", "\"version\": 2");
    fs::write(&own, &later).unwrap();
    fs::write(sandbox.path("buenas.json"), ANA).unwrap();
    for line in ["frases", "frases --json", "frases importar buenas.json", "frases exportar --salida x.json"] {
        let run = sandbox.line(line);
        assert!(run.complains(1).contains("version: el archivo es de la versión 2"), "{line}: {}", run.stderr);
        assert!(run.stderr.contains("No se cambió nada"));
    }
    assert_eq!(fs::read_to_string(own).unwrap(), later);
    assert!(!sandbox.path("x.json").exists());
}

#[test]
fn own_phrases_lie_in_the_configuration_folder_unless_a_data_folder_is_named() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.path("mias.json"), ANA).unwrap();
    let config = sandbox.path("ajustes");
    let mut command = sandbox.command(["frases", "importar", "mias.json"]);
    command.env_remove("SUPERVISA_DATOS").env("XDG_CONFIG_HOME", &config);
    crate::harness::finish(&mut command).answers(0);
    if cfg!(target_os = "linux") {
        let file = config.join("supervisa/frases.json");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(file.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }
    assert!(!sandbox.data().exists());
    sandbox.line("--datos otra frases importar mias.json").answers(0);
    assert!(sandbox.path("otra/frases.json").exists());
}

#[test]
fn a_restricted_client_reads_own_phrases_and_names_no_file() {
    let sandbox = Sandbox::new();
    let data = sandbox.data();
    fs::write(sandbox.path("mias.json"), ANA).unwrap();
    sandbox.line("frases importar mias.json").answers(0);
    let run = |rest: &[&str]| sandbox.run(["--datos", data.to_str().unwrap(), "--restringido"].iter().chain(rest));
    assert!(run(&["frases"]).answers(0).contains("Falta documentación"));
    assert_eq!(json(run(&["frases", "exportar"]).answers(0)), json(ANA));
    run(&["frases", "importar", "mias.json"]).complains(2);
    run(&["frases", "exportar", "--salida", "x.json"]).complains(2);
    assert!(!sandbox.path("x.json").exists());
}

#[test]
fn a_phrase_kept_while_writing_is_in_the_file_and_offered_in_the_next_session() {
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "");
    let mut terminal = Terminal::run(&sandbox, &["continuar", ID]);
    terminal.wait_for(WRITING).wait_for("borrador sin aceptar");
    terminal.send("Falta el timbre de Lo Prado.\x14").wait_for("{comuna} en vez de «Lo Prado»");
    terminal.send("\r").wait_for("Frase guardada: «Falta el timbre de {comuna}.»");
    let own = sandbox.data().join("frases.json");
    let kept = json(&fs::read_to_string(&own).unwrap());
    assert_eq!(kept["phrases"][0]["text"], "Falta el timbre de {comuna}.");
    assert_eq!((&kept["phrases"][0]["criterion"], &kept["phrases"][0]["score"]), (&"1.1.1".into(), &2.into()));
    terminal.send("\x03\x03");
    assert_eq!(terminal.end(), 0);

    let id = sandbox.line("nueva --sin-abrir").answers(0).trim().to_owned();
    let next = Terminal::run(&sandbox, &["continuar", &id]);
    next.wait_for("criterio 1 de 36").send("2").wait_for("sin aceptar");
    next.send("\x06").wait_for("▸ suya: Falta el timbre de {comuna}.").press("timbre").send("\r");
    next.wait_for("Complete {comuna}").send("Maipú").wait_for("Falta el timbre de Maipú.");
    wait_for_file(&sandbox.sessions().join(format!("{id}.json")), "Falta el timbre de Maipú.");
}

/// Another program that holds the file of phrases.
fn hold(sandbox: &Sandbox) -> fs::File {
    let lock = fs::File::create(sandbox.data().join("frases.lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    lock
}

#[test]
fn a_save_never_waits_for_phrases_and_one_that_has_to_wait_is_told() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let lock = hold(&sandbox);
    let mut terminal = Terminal::run(&sandbox, &["continuar", ID]);
    terminal.wait_for(WRITING).wait_for("borrador sin aceptar").send("Uno.");
    for n in 0..10 {
        terminal.press(format!(" {n}\x14\r"));
    }
    let typed = Instant::now();
    terminal.send(" Sin esperar.").wait_for("Sin esperar.");
    wait_for_file(&file, "Sin esperar.");
    assert!(typed.elapsed() < Duration::from_secs(1) * load(), "{:?}", typed.elapsed());
    terminal.send("\x14\r").wait_for("Aún no se pudo guardar 11 frases: otro programa");
    let own = sandbox.data().join("frases.json");
    assert!(!own.exists());
    drop(lock);
    let kept = || json(&fs::read_to_string(&own).ok()?)["phrases"].as_array().map(Vec::len);
    until("all phrases", || kept().filter(|&count| count == 11));
    terminal.wait_for("Frase guardada: «");
    terminal.send("\x03\x03");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_phrase_that_could_not_be_kept_by_the_end_is_told() {
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "");
    let _lock = hold(&sandbox);
    let mut terminal = Terminal::run(&sandbox, &["continuar", ID]);
    terminal
        .wait_for("borrador sin aceptar")
        .wait_for(WRITING)
        .send("Falta el timbre.\x14\r")
        .wait_for("Aún no se pudo guardar la frase");
    terminal.send("\x03\x03");
    assert_eq!(terminal.end(), 3);
    let screen = terminal.screen();
    assert!(screen.contains("no se guardó una frase") && screen.contains("quedó guardada"), "{screen}");
}

#[test]
fn a_text_with_an_open_place_is_pending_until_it_is_completed_and_says_so() {
    let sandbox = Sandbox::new();
    let id = sandbox.line("nueva --sin-abrir").answers(0).trim().to_owned();
    let mut terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal
        .wait_for("criterio 1 de 36")
        .press("0")
        .press("\t")
        .wait_for("Complete {motivo}")
        .send("\x1b")
        .wait_for("falta observación");
    terminal.send("q");
    terminal.wait_for("Supervisiones").send("q");
    assert_eq!(terminal.end(), 0);
    let file = sandbox.sessions().join(format!("{id}.json"));
    let told = sandbox.line(&format!("validar {id} --completa"));
    assert!(told.stdout.contains("pendiente 1.1.1: falta la observación"), "only looked at: {}", told.stdout);

    let mut terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal
        .wait_for("criterio 1 de 36")
        .press("\r")
        .press("\t")
        .wait_for("Complete {motivo}")
        .send("\x1b[C")
        .send(" Visto.");
    wait_for_file(&file, "Visto.");
    terminal.send("\x1b");
    terminal
        .wait_for("Intro escribe")
        .wait_for("falta completar {motivo}")
        .send("q")
        .wait_for("Supervisiones")
        .send("q");
    assert_eq!(terminal.end(), 0);
    let told = sandbox.line(&format!("validar {id} --completa"));
    assert!(told.stdout.contains("pendiente 1.1.1: falta completar {motivo}"), "{}", told.stdout);
    let kept = json(&fs::read_to_string(&file).unwrap());
    assert_eq!(kept["evaluations"]["1.1.1"]["unfinished"], Value::from(vec!["observacion"]));
    // The same text in a file that does not call it so was written where a place was like any other word.
    let plain = fs::read_to_string(&file).unwrap().replace("\"unfinished\"", "\"sin_uso\"");
    assert!(plain.contains("sin_uso"));
    let mut old = json(&plain);
    old["evaluations"]["1.1.1"].as_object_mut().unwrap().remove("sin_uso");
    old.as_object_mut().unwrap().remove("payload_sha256");
    fs::write(sandbox.path("antigua.json"), old.to_string()).unwrap();
    let told = sandbox.line("validar antigua.json --completa");
    assert!(!told.stdout.contains("1.1.1") && told.stdout.contains("1.1.2"), "{}", told.stdout);
}
