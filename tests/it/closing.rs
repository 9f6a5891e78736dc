//! Closing a supervision by the real program, its seal, and whoever else computes it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use supervisa::domain::closing::{Signing, close, obstacles};
use supervisa::domain::conclusions::SignatoryField;
use supervisa::domain::session::{Change, Meaning, PublicIx, Session, SessionId, Timestamp};
use supervisa::store::{rubric_file, wire};

use crate::harness::{Sandbox, example, json as read_json, repository};
use crate::terminal::{Terminal, wait_for_file};

const EXAMPLE: &str = "opd-cerrada";

/// A sandbox with a session that can be closed; its id and its file.
pub fn finished() -> (Sandbox, String, std::path::PathBuf) {
    let sandbox = Sandbox::new();
    let mut session = read_json(&fs::read_to_string(example("opd-completa")).unwrap());
    session["conclusions"] = json!({ "conclusiones": "La oficina cumple en parte: vea C-03." });
    session.as_object_mut().unwrap().remove("payload_sha256");
    let id = session["id"].as_str().unwrap().to_owned();
    let file = sandbox.write(&format!("datos/sesiones/{id}.json"), serde_json::to_vec_pretty(&session).unwrap());
    (sandbox, id, file)
}

fn close_line(id: &str) -> Vec<String> {
    ["cerrar", id, "--nombre", "Ana Soto", "--sentido", "autoria", "--confirmar"].map(str::to_owned).to_vec()
}

fn seal_of(answer: &str) -> String {
    answer.lines().find_map(|line| line.strip_prefix("Sello ")).unwrap().to_owned()
}

#[test]
fn a_supervision_is_closed_compared_opened_again_and_closed_as_the_next_version() {
    let (sandbox, id, file) = finished();
    let kept = |version: u32| sandbox.data().join(format!("cerradas/{id}.v{version}.json"));
    let shown = sandbox.run(&close_line(&id)[..6]);
    assert!(shown.answers(1).contains("Nadie figura como firmante"), "{shown:?}");
    assert!(shown.stderr.contains("--confirmar") && !kept(1).exists());
    let closed = sandbox.run(close_line(&id));
    let seal = seal_of(closed.answers(0));
    assert!(closed.stdout.contains("cerrada · versión 1") && seal.len() == 79, "{closed:?}");
    let handed_in = fs::read(&file).unwrap();
    assert_eq!(fs::read(kept(1)).unwrap(), handed_in);
    assert!(sandbox.line("listar").answers(0).contains("cerrada · v1"));
    assert!(sandbox.line(&format!("resumen {id}")).answers(0).contains("cerrada · versión 1"));
    assert_eq!(sandbox.run(close_line(&id)).status, 1, "it is closed already");

    let compare = |typed: &str| sandbox.run(["validar", &id, "--sello", typed]);
    let checked = compare(&seal.to_lowercase().replace(' ', ""));
    assert!(checked.answers(0).contains("es el de este contenido"), "{checked:?}");
    assert!(compare(&seal[..19]).answers(0).contains("coincide en sus 4 grupos"));
    assert!(compare(&seal[..14]).answers(1).contains("al menos los primeros 16"));
    let other = format!("{} 0000 0000", &seal[..69]);
    assert!(compare(&other).answers(1).contains("difiere en el grupo 15"));
    assert!(compare("hola").answers(1).contains("«h» no es un dígito"));

    let open = sandbox.run(["reabrir", &id, "--motivo", "Faltó revisar C-09."]);
    assert!(open.answers(0).contains("versión 2"), "{open:?}");
    assert!(sandbox.run(["reabrir", &id, "--motivo", "otra vez"]).status == 1, "only what is closed");
    assert!(sandbox.run(["validar", &id, "--sello", &seal]).answers(1).contains("no tiene sello"));
    let second = seal_of(sandbox.run(close_line(&id)).answers(0));
    assert_ne!(second, seal);
    assert_eq!(fs::read(kept(1)).unwrap(), handed_in, "what was handed in stays to the byte");
    assert_eq!(fs::read(kept(2)).unwrap(), fs::read(&file).unwrap());
    let versions = sandbox.line(&format!("versiones {id}"));
    let told = versions.answers(0);
    assert!(told.contains("versión 1, cerrada por Ana Soto el ") && told.contains("Faltó revisar C-09."), "{told}");
    assert!(told.contains("Versión 2: sin cambios."), "{told}");
}

/// What was handed in can be handed in again, whatever was written since.
#[test]
fn a_version_that_was_closed_is_exported_as_it_was_handed_in_beside_the_one_that_is_open() {
    let (sandbox, id, _) = finished();
    let seal = seal_of(sandbox.run(close_line(&id)).answers(0));
    let export = |more: &[&str]| {
        let line = ["exportar", &id, "--formato", "md"];
        sandbox.run(line.into_iter().chain(more.iter().copied()))
    };
    let handed_in = export(&[]).answers(0).to_owned();
    assert!(handed_in.contains(&seal) && !handed_in.contains("PROVISIONAL"), "{handed_in}");
    assert!(handed_in.contains("vea C\\-03") || handed_in.contains("vea C-03"), "the conclusions: {handed_in}");
    sandbox.run(["reabrir", &id, "--motivo", "Faltó un caso."]).answers(0);
    let open = export(&[]).answers(0).to_owned();
    // Its seal stands there only as that of the version which the open one will replace.
    assert!(open.contains("PROVISIONAL") && open.matches(&seal).count() == 1, "{open}");
    assert!(open.contains("reemplazará a la versión 1") && open.contains("Faltó un caso."), "{open}");
    assert_eq!(export(&["--cerrada", "1"]).answers(0), handed_in);
    let absent = export(&["--cerrada", "2"]);
    assert_eq!((absent.status, absent.stdout.as_str()), (3, ""), "{absent:?}");
    assert!(absent.stderr.contains(".v2.json"), "{absent:?}");
}

#[test]
fn what_bars_closing_is_told_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-en-curso");
    let before = fs::read(sandbox.sessions().join(format!("{id}.json"))).unwrap();
    let refused = sandbox.run(close_line(&id));
    let told = refused.answers(1);
    assert!(told.contains("«Conclusiones»: falta escribirlo") && told.contains("falta la calificación"), "{told}");
    assert_eq!(fs::read(sandbox.sessions().join(format!("{id}.json"))).unwrap(), before);
    for (line, told) in [
        (vec!["cerrar", &id, "--nombre", "Ana", "--sentido", "nada"], "autoría, revisión, aprobación"),
        (vec!["cerrar", &id, "--nombre", " ", "--sentido", "autoría", "--confirmar"], "Falta el nombre"),
        (vec!["cerrar", &id, "--nombre", "x", "--sentido", "autoría", "--confirmar"], "nombre y apellido"),
        (vec!["cerrar", "./x.json", "--nombre", "Ana", "--sentido", "autoría"], "no un archivo"),
    ] {
        let output = sandbox.run(line);
        assert_eq!(output.status, 2, "{output:?}");
        assert!(output.stderr.contains(told), "{output:?}");
    }
}

#[test]
fn whatever_differs_from_what_was_sealed_is_named() {
    let (sandbox, id, file) = finished();
    sandbox.run(close_line(&id)).answers(0);
    let sealed = fs::read_to_string(&file).unwrap();
    let by_id = |text: &str| {
        fs::write(&file, text).unwrap();
        let output = sandbox.line(&format!("validar {id}"));
        fs::write(&file, &sealed).unwrap();
        output
    };
    let sound = by_id(&sealed);
    assert!(
        sound.answers(0).contains("versión 1, cerrada por Ana Soto") && sound.stdout.contains("sello "),
        "{sound:?}"
    );
    let unhashed = |text: &str| {
        let mut value: Value = read_json(text);
        value.as_object_mut().unwrap().remove("payload_sha256");
        serde_json::to_string_pretty(&value).unwrap()
    };
    // A score, a letter, an answer that is gone, two that changed places: with and without the hash of the file.
    let mut less = read_json(&sealed);
    less["evaluations"].as_object_mut().unwrap().remove("1.1.1");
    let mut swapped = read_json(&sealed);
    let (one, other) = (swapped["evaluations"]["1.1.1"].take(), swapped["evaluations"]["1.1.2"].take());
    (swapped["evaluations"]["1.1.1"], swapped["evaluations"]["1.1.2"]) = (other, one);
    for (changed, named) in [
        (sealed.replacen("\"score\": 2", "\"score\": 1", 1), "1.1.1 calificación: 2 → 1"),
        (sealed.replacen("vea C-03", "vea C-04", 1), "Conclusiones: "),
        (less.to_string(), "1.1.1 calificación: 2 → nada"),
        (swapped.to_string(), "1.1.1 calificación: 2 → 3"),
    ] {
        assert_ne!(changed, sealed);
        for changed in [unhashed(&changed), changed.clone()] {
            let told = by_id(&changed);
            assert!(told.answers(1).contains(named), "{named}: {told:?}");
        }
        let alone = sandbox.write("aparte.json", unhashed(&changed));
        let told = sandbox.run(["validar", alone.to_str().unwrap()]);
        assert!(told.answers(1).contains("no es el que se selló al cerrar la versión 1"), "{told:?}");
    }
    // The same content, written anew.
    let told = by_id(&sealed.replacen("  ", "\t", 1));
    assert!(told.answers(1).contains("no está byte por byte"), "{told:?}");
    // A version that is kept and was changed, or is not there any more.
    let kept = sandbox.data().join(format!("cerradas/{id}.v1.json"));
    fs::write(&kept, unhashed(&sealed.replacen("vea C-03", "vea C-04", 1))).unwrap();
    assert!(by_id(&sealed).answers(1).contains("cerradas"));
    fs::remove_file(&kept).unwrap();
    assert!(by_id(&sealed).answers(0).contains("falta la versión 1 tal como se entregó"));
}

#[test]
fn flipped_bytes_and_cut_tails_of_a_closed_file_are_named() {
    flip_and_cut(17);
}

#[test]
#[ignore = "takes minutes"]
fn every_flipped_byte_and_every_cut_tail_of_a_closed_file_is_named() {
    flip_and_cut(1);
}

/// Every `step`th byte, one bit of each, and the tail cut there: refused, or at least not what the program wrote.
fn flip_and_cut(step: usize) {
    let good = fs::read(example(EXAMPLE)).unwrap();
    let is_named = |bytes: &[u8]| match wire::read("x", bytes, &rubric_file::find) {
        Ok(loaded) => wire::write(&loaded.session, loaded.generation) != bytes,
        Err(_) => true,
    };
    assert!(!is_named(&good));
    for at in (0..good.len()).rev().step_by(step) {
        let mut flipped = good.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(is_named(&flipped), "byte {at}");
        assert!(is_named(&good[..at]), "cut at {at}");
    }
    let sandbox = Sandbox::new();
    for at in (0..good.len()).step_by(good.len() / 24) {
        let mut flipped = good.clone();
        flipped[at] ^= 1;
        let file = sandbox.write("x.json", &flipped);
        let output = sandbox.run(["validar", file.to_str().unwrap()]);
        assert!(output.status == 1 && !output.stdout.is_empty(), "byte {at}: {output:?}");
    }
}

/// The example is what closing makes of the complete one; `UPDATE_DOCS=1` writes it.
#[test]
fn the_closed_example_is_what_closing_makes_of_the_complete_one() {
    let bytes = fs::read(example("opd-completa")).unwrap();
    let loaded = wire::read("x", &bytes, &rubric_file::find).unwrap();
    let rubric = std::sync::Arc::clone(loaded.session.rubric());
    let mut session: Session = loaded.session.with_id(SessionId::new("opd-quilaco-cerrada").unwrap());
    let field = |key: &str| rubric.conclusion_indices().find(|&ix| rubric.conclusion(ix).key == key).unwrap();
    let conclusion = |key: &str, text: &str| Change::Conclusion(field(key), text.to_owned());
    let public =
        |code: &str, text: &str| Change::Public(PublicIx::Criterion(rubric.find(code).unwrap()), text.to_owned());
    for change in [
        conclusion(
            "conclusiones",
            "La oficina cumple la mayor parte de lo que exige el cierre. Quedan por completar los documentos de C-03, C-07 y \
             C-11 antes del traspaso a la Oficina Local de la Niñez.\n\nSe revisaron las quince carpetas de la muestra.",
        ),
        conclusion(
            "participacion",
            "Tres familias dijeron que las atendieron con respeto y que no sabían con quién seguirán. Dos niños pidieron \
             conservar a la profesional que los acompaña.",
        ),
        conclusion("fortalezas", "El registro de las intervenciones está al día y es claro."),
        conclusion("mejoras", "Informar a cada familia, por escrito, quién la atenderá después del cierre."),
        public(
            "1.1.1",
            "Faltan documentos de ingreso en algunas carpetas; la oficina los completará antes del traspaso.",
        ),
        Change::Public(
            PublicIx::Conclusion(field("conclusiones")),
            "La oficina cumple la mayor parte de lo exigido y tiene documentos por completar.".to_owned(),
        ),
        Change::Signatory(0, SignatoryField::Name, "Ana Soto Riquelme".to_owned()),
        Change::Signatory(0, SignatoryField::Post, "Supervisora técnica".to_owned()),
        Change::Signatory(1, SignatoryField::Name, "Luis Paredes Vera".to_owned()),
        Change::Signatory(1, SignatoryField::Post, "Coordinador de la oficina".to_owned()),
    ] {
        session.apply(change).unwrap();
    }
    let at = Timestamp::parse_from_rfc3339("2026-11-26T17:40:00-03:00").unwrap();
    let signing = Signing { at, by: "Ana Soto Riquelme".into(), meaning: Meaning::Authorship };
    let closed = close(&session, &signing, &obstacles(&session)).unwrap();
    let written = wire::write(&closed, loaded.generation + 1);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(example(EXAMPLE), &written).unwrap();
    }
    assert!(fs::read(example(EXAMPLE)).unwrap() == written, "out of date: UPDATE_DOCS=1 cargo test --test it closing");
}

/// The script is another implementation, and the document says the same as both.
#[test]
fn an_independent_script_computes_the_same_seals() {
    let document = fs::read_to_string(repository("docs/sello.md")).unwrap();
    let script = |file: &Path| Command::new("python3").arg(repository("docs/sello.py")).arg(file).output();
    let (sandbox, id, file) = finished();
    sandbox.run(close_line(&id)).answers(0);
    sandbox.run(["reabrir", &id, "--motivo", "Faltó: «ñ» \u{1F9D2}."]).answers(0);
    let seal = seal_of(sandbox.run(close_line(&id)).answers(0));
    let Ok(output) = script(&file) else {
        eprintln!("no python3 here: the seal was not computed a second time");
        return;
    };
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said, format!("{seal}\nel archivo lleva el mismo\n"), "{}", String::from_utf8_lossy(&output.stderr));
    for name in [EXAMPLE, "opd-completa", "opd-extraordinaria"] {
        let output = script(&example(name)).unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let digits = said.lines().next().unwrap().replace('-', "").to_lowercase();
        assert!(output.status.success() && document.contains(&digits), "{name}: {said} is not in docs/sello.md");
    }
    let form = document.lines().find(|line| line.starts_with("{\"conclusions\"")).unwrap();
    assert!(document.contains(&rubric_file::sha256(form.as_bytes())), "{}", rubric_file::sha256(form.as_bytes()));
    assert!(document.contains(&format!("{} bytes", form.len())), "{} bytes", form.len());
    // What is changed by hand it notices as well.
    let forged = fs::read_to_string(&file).unwrap().replacen("vea C-03", "vea C-04", 1);
    fs::write(&file, forged).unwrap();
    assert_eq!(script(&file).unwrap().status.code(), Some(1));
}

/// Whoever comes back to what was handed in opens it again where it was closed.
#[test]
fn a_supervision_that_was_closed_is_opened_again_from_the_screen_on_another_day() {
    let (sandbox, id, file) = finished();
    sandbox.run(close_line(&id)).answers(0);
    let mut terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal.wait_for("OPD Quilaco Raíces").press("e").wait_for("Supervisión cerrada · versión 1");
    terminal.press("\x1b[F").wait_for("▸ Reabrir la supervisión").press("\r").wait_for("Motivo para reabrir:");
    "Faltó revisar C-09.".split_inclusive(' ').for_each(|word| {
        terminal.press(word);
    });
    terminal.press("\r").wait_for("Reabierta.");
    wait_for_file(&file, "Faltó revisar C-09.");
    terminal.press("q").press("q").press("q");
    assert_eq!(terminal.end(), 0);
    let session = read_json(&fs::read_to_string(&file).unwrap());
    assert_eq!(session["status"], "open");
    assert!(sandbox.line("listar").answers(0).contains("abierta"));
}
