//! `supervisa papelera`: what lies in the trash, and destroying what was removed before a day.

use std::fs;

use crate::harness::{Sandbox, example, finish};

/// A sandbox in whose trash lie three sessions, one with its backup and a version that was handed in.
fn with_trash() -> Sandbox {
    let sandbox = Sandbox::new();
    let session = fs::read(example("opd-en-curso")).unwrap();
    for name in [
        "opd-a.20260110T120000Z.json",
        "opd-a.20260110T120000Z.json.anterior",
        "opd-b.20260601T020000Z.json",
        "opd-c.20260601T120000Z.json",
    ] {
        sandbox.write(&format!("datos/papelera/{name}"), &session);
    }
    sandbox.write("datos/papelera/ajeno.txt", "x");
    sandbox
}

fn left(sandbox: &Sandbox) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(sandbox.data().join("papelera"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_trash_is_listed_last_removed_first_and_nothing_changes() {
    let sandbox = with_trash();
    let before = left(&sandbox);
    let run = sandbox.line("papelera");
    let text = run.answers(0);
    let ids: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(ids.starts_with(&["opd-c"]) && text.contains("opd-a  quitada el 10-01-2026"), "{text}");
    // 02:00 UTC is the evening before where this runs.
    assert!(text.contains("opd-b  quitada el 31-05-2026"), "{text}");
    assert_eq!(left(&sandbox), before);
    let empty = Sandbox::new().line("papelera");
    assert!(empty.answers(0).is_empty() && empty.stderr.contains("vacía"), "{empty:?}");
}

#[test]
fn what_was_removed_before_the_day_is_destroyed_with_all_that_is_its_own_and_a_line_remains() {
    for date in ["01-06-2026", "2026-06-01"] {
        let sandbox = with_trash();
        let run = sandbox.run(["papelera", "--vaciar-antes-de", date]);
        let said = run.answers(0);
        assert!(said.contains("destruida opd-a (en la papelera desde el 10-01-2026)"), "{said}");
        assert!(said.contains("destruida opd-b ") && !said.contains("opd-c"), "{said}");
        assert!(run.stderr.contains("Se destruyeron 2 supervisiones, anotadas en registro.log."), "{run:?}");
        assert_eq!(left(&sandbox), ["ajeno.txt", "opd-c.20260601T120000Z.json"]);
        let record = fs::read_to_string(sandbox.data().join("registro.log")).unwrap();
        let lines: Vec<&str> = record.lines().collect();
        assert_eq!(lines.len(), 2, "{record}");
        assert!(
            lines.iter().any(|line| line.ends_with("destruida opd-a (en la papelera desde 2026-01-10T12:00:00+00:00)"))
        );
        assert!(!record.contains("Quilaco"), "{record}");
        let again = sandbox.run(["papelera", "--vaciar-antes-de", date]);
        assert!(again.answers(0).is_empty() && again.stderr.contains("antes del 01-06-2026"), "{again:?}");
    }
}

#[test]
fn a_slip_in_the_date_destroys_nothing() {
    let sandbox = with_trash();
    let before = left(&sandbox);
    for (date, said) in [("31-02-2026", "no es una fecha"), ("", "no es una fecha"), ("01-06-2062", "aún no llega")] {
        let run = sandbox.run(["papelera", "--vaciar-antes-de", date]);
        assert!(run.complains(2).contains(said), "{run:?}");
    }
    assert!(sandbox.line("papelera --vaciar-antes-de").complains(2).contains("Falta"));
    assert_eq!(left(&sandbox), before);
    assert!(!sandbox.data().join("registro.log").exists());
}

#[test]
fn nothing_is_destroyed_where_its_line_cannot_be_written() {
    let sandbox = with_trash();
    fs::create_dir(sandbox.data().join("registro.log")).unwrap();
    let before = left(&sandbox);
    let run = sandbox.line("papelera --vaciar-antes-de 01-06-2026");
    assert!(run.complains(3).contains("registro.log"), "{run:?}");
    assert_eq!(left(&sandbox), before);
}

#[test]
fn an_administrator_names_the_folder_and_a_restricted_client_cannot() {
    let sandbox = with_trash();
    let folder = sandbox.data().display().to_string();
    let by_name = |args: &[&str]| finish(sandbox.command(args).env_remove("SUPERVISA_DATOS"));
    let refused = by_name(&["--restringido", "papelera", "--vaciar-antes-de", "01-06-2026", "--datos", &folder]);
    assert!(refused.status == 2 && left(&sandbox).len() == 5, "{refused:?}");
    by_name(&["papelera", "--vaciar-antes-de", "01-06-2026", "--datos", &folder]).answers(0);
    assert_eq!(left(&sandbox).len(), 2);
}
