//! Four instruments of other shapes, each from a new supervision by keys to the files that are handed in.

use std::fs;

use supervisa::report::Format;

use crate::harness::{Sandbox, repository};
use crate::pty::names;
use crate::report::readers;
use crate::terminal::{Start, Terminal, until};

/// What stands over a text that is being written.
const WRITING: &str = "Escribiendo ";

/// What stands in an answer: the key, and the texts that are written one after the other.
type Answer = (char, &'static [&'static str]);

const NOTHING: &[&str] = &[];
const ONE: &[&str] = &["Se vio en la visita."];
const BOTH: &[&str] = &["No hay registro de la revisión.", "Carpeta de mayo, página 3."];

/// Begins a supervision with the rubric of `data`, in a window of this size, and stands on its first criterion.
fn begin(sandbox: &Sandbox, data: &str, (columns, rows): (u16, u16), asks: &[&str], asks_not: &[&str]) -> Terminal {
    let file = repository(&format!("tests/it/data/rubrica-{data}.json"));
    let args = ["--rubrica", file.to_str().unwrap(), "nueva"];
    let terminal = Start::program(sandbox, &args).size(columns, rows).go();
    terminal.wait_for("Código").press("P-1").press("\r").press("Los Aromos").press("\r");
    for asked in asks {
        terminal.wait_for(asked);
    }
    let shown = terminal.screen();
    assert!(asks_not.iter().all(|not| !shown.contains(not)), "{shown}");
    terminal.press("\x1b[6~").send("\r").wait_for("criterio 1 de ");
    terminal
}

/// Gives the answers one after the other, saves and leaves; the id of the session.
fn answer(sandbox: &Sandbox, mut terminal: Terminal, answers: &[Answer]) -> String {
    for (n, (key, texts)) in answers.iter().enumerate() {
        terminal.wait_for(&format!("criterio {} de {}", n + 1, answers.len())).send(key.to_string());
        for text in *texts {
            let heading = |screen: &str| screen.lines().find(|line| line.contains(WRITING)).map(head);
            let open = until("text", || heading(&terminal.wait_for(WRITING).screen()));
            terminal.press(text).send("\t");
            terminal.wait_until("the next", |screen| heading(screen).as_ref() != Some(&open));
        }
        if texts.is_empty() {
            terminal.wait_for("completo").send("\t");
        }
    }
    terminal.send("\x03");
    assert_eq!(terminal.end(), 0);
    let name = until("session", || names(sandbox).into_iter().find(|name| name.ends_with(".json")));
    name.trim_end_matches(".json").to_owned()
}

/// The heading of a text without what it still lacks.
fn head(line: &str) -> String {
    line.split("   ").next().unwrap_or_default().to_owned()
}

/// The words of the informe in the formats that are handed in and counted with.
fn informes(sandbox: &Sandbox, id: &str) -> Vec<(Format, String)> {
    let formats = [Format::Markdown, Format::Pdf, Format::Xlsx, Format::Docx, Format::Html, Format::Csv, Format::Json];
    let has_pdf = cfg!(feature = "pdf");
    let read = formats.into_iter().filter(|format| has_pdf || *format != Format::Pdf).filter_map(|format| {
        let out = sandbox.path(&format!("informe.{}", format.name()));
        let run = sandbox.run(["exportar", id, "--formato", format.name(), "--salida", out.to_str().unwrap()]);
        assert_eq!(run.status, 0, "{run:?}");
        Some((format, readers::words(format, &fs::read(out).unwrap())?))
    });
    read.collect()
}

/// That `said` stands in every format, and nowhere what is `not`.
#[track_caller]
fn assert_told(informes: &[(Format, String)], said: &[&str], not: &[&str]) {
    assert!(informes.len() >= 4, "pdftotext may lack, nothing else");
    for (format, words) in informes {
        for sought in said {
            assert!(words.contains(sought), "{sought} in {}: {words}", format.name());
        }
        for sought in not {
            assert!(!words.contains(sought), "{sought} in {}: {words}", format.name());
        }
    }
}

/// Formats in which somebody reads: sentences stand only there.
fn read_by_people(informes: &[(Format, String)]) -> Vec<(Format, String)> {
    let by_programs = [Format::Xlsx, Format::Csv, Format::Json];
    informes.iter().filter(|(format, _)| !by_programs.contains(format)).cloned().collect()
}

#[test]
fn a_thesis_has_half_its_points_and_the_mark_in_the_middle() {
    let sandbox = Sandbox::new();
    let terminal = begin(&sandbox, "tesis", (80, 24), &["Región"], &["Lugar"]);
    let answers: Vec<Answer> = (0..20).map(|n| (if n < 10 { '3' } else { '0' }, NOTHING)).collect();
    let informes = informes(&sandbox, &answer(&sandbox, terminal, &answers));
    assert_told(&informes, &["4,0"], &["onderado", "oficina"]);
    for (_, words) in read_by_people(&informes) {
        let told = ["30 de 60 puntos", "50,00 %", "Nota 4,0.", "20 criterios, en 2 ámbitos.", "del proyecto"];
        assert!(told.iter().all(|sought| words.contains(sought)), "{words}");
    }
}

#[test]
fn a_hospital_with_a_poor_service_is_not_certified() {
    let sandbox = Sandbox::new();
    let terminal = begin(&sandbox, "hospital", (60, 18), &[], &[]);
    let answers = [('1', ONE), ('0', ONE), ('0', ONE), ('0', ONE), ('2', NOTHING)];
    let informes = informes(&sandbox, &answer(&sandbox, terminal, &answers));
    assert_told(&informes, &["No se certifica"], &["onderado"]);
    for (_, words) in read_by_people(&informes) {
        assert!(words.contains("3 de 10 puntos") && words.contains("30,00 %"), "{words}");
    }
}

#[test]
fn a_tender_with_a_critical_criterion_is_not_awarded_and_keeps_its_figure() {
    let sandbox = Sandbox::new();
    let terminal = begin(&sandbox, "licitacion", (120, 40), &[], &[]);
    let answers = [('4', NOTHING), ('1', ONE), ('4', NOTHING), ('4', NOTHING)];
    let informes = informes(&sandbox, &answer(&sandbox, terminal, &answers));
    assert_told(&informes, &["No se adjudica"], &["onderado"]);
    for (_, words) in read_by_people(&informes) {
        assert!(words.contains("280 de 400 puntos") && words.contains("70,00 %"), "{words}");
    }
}

#[test]
fn an_audit_has_counts_its_own_words_and_no_percentage() {
    let sandbox = Sandbox::new();
    let asked_not = ["Región", "Comuna", "Muestra", "judicializados", "RUC"];
    let terminal = begin(&sandbox, "norma", (80, 24), &["Lugar"], &asked_not);
    terminal.wait_for("Exigen una no conformidad: 1 y 2. Exigen una evidencia: 0, 1, 3 y 4.");
    let mut answers = vec![('4', ONE); 6];
    answers.extend([('3', ONE), ('1', BOTH), ('0', ONE)]);
    let informes = informes(&sandbox, &answer(&sandbox, terminal, &answers));
    let not =
        [" %", "onderado", "allazgo", "bservaci", "egión", "omuna", "udicializad", "RUC", "Lo que dijeron", "oficina"];
    assert_told(
        &all_but_for_programs(&informes),
        &["No se recomienda", "No conformidades", "No conformidad mayor"],
        &[],
    );
    for (_, words) in read_by_people(&informes) {
        // Cells stand beside each other otherwise in each format.
        let close = |text: &str| text.replace([' ', '|', '*'], "");
        for sought in
            ["C Conforme 6", "NC No conformidad mayor 1", "Se consigna 1 no conformidad.", "Evidencia. Carpeta de mayo"]
        {
            assert!(close(&words).contains(&close(sought)), "{sought}: {words}");
        }
        assert!(words.contains("respuesta del establecimiento"), "{words}");
        for sought in not {
            assert!(!words.contains(sought), "{sought}: {words}");
        }
    }
}

/// All but the file for programs, whose keys are no words.
fn all_but_for_programs(informes: &[(Format, String)]) -> Vec<(Format, String)> {
    informes.iter().filter(|(format, _)| *format != Format::Json).cloned().collect()
}
