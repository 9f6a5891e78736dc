//! What goes with the program where it is installed: manual pages, completions, the lines for sshd.

use std::fs;
use std::process::Command;

use crate::harness::{Sandbox, finish, program, repository};

/// Commands as the page of the program has them, and those below them.
fn commands(sandbox: &Sandbox) -> Vec<String> {
    let page = sandbox.line("manual").answers(0).to_owned();
    let below = page.split(".SH ÓRDENES").nth(1).unwrap().split(".SH").next().unwrap();
    let names = below.lines().filter_map(|line| line.strip_prefix("\\fB")?.strip_suffix("\\fR"));
    names.map(str::to_owned).chain(["rubrica validar".into(), "frases exportar".into()]).collect()
}

#[test]
fn every_command_has_a_page_in_spanish_with_every_option_of_its_help() {
    let sandbox = Sandbox::new();
    let commands = commands(&sandbox);
    assert!(commands.len() >= 17, "{commands:?}");
    for command in commands {
        let (page, help) = (sandbox.line(&format!("manual {command}")), sandbox.line(&format!("{command} --ayuda")));
        let page = page.answers(0).replace("\\-", "-").replace("\\*(Aq", "'");
        let title = format!("supervisa-{}", command.replace(' ', "-"));
        assert!(page.contains(&format!(".TH {} 1 ", title.to_uppercase())), "{page}");
        for section in ["NOMBRE", "SINOPSIS", "EJEMPLOS", "VÉASE TAMBIÉN"] {
            assert!(page.contains(section), "{command}: {section}");
        }
        for word in help.answers(0).split_whitespace().filter(|word| word.starts_with("--")) {
            let option = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            assert!(page.contains(option), "{command}: {option}\n{page}");
        }
        for english in ["NAME", "SYNOPSIS", "OPTIONS", "possible", "default", "Usage"] {
            assert!(!page.contains(english), "{command}: {english}\n{page}");
        }
    }
    assert!(sandbox.line("manual volar").complains(2).contains("No existe la orden «volar»"));
}

#[test]
fn every_shell_gets_completions_that_name_commands_options_regions_and_ask_for_sessions() {
    let sandbox = Sandbox::new();
    for (shell, higgins) in
        [("bash", "O'\\''Higgins'"), ("zsh", "O\\'\\''Higgins"), ("fish", "Bernardo\\ O\\'Higgins\\t")]
    {
        let run = sandbox.run(["autocompletar", shell]);
        let script = run.answers(0);
        for word in
            ["continuar", "sin-abrir", "egresados", "autocompletar", "papelera", "docx", "listar --nombres", higgins]
        {
            assert!(script.contains(word), "{shell}: {word}");
        }
        for open in ["@VALUES@", "@OPTIONS@", "@COMMANDS@"] {
            assert!(!script.contains(open), "{shell}: {open}");
        }
    }
    let zsh = sandbox.run(["autocompletar", "zsh"]).answers(0).matches(":_supervisa_sessions'").count();
    let takes = ["continuar", "resumen", "exportar", "cerrar", "reabrir", "versiones", "validar"];
    assert_eq!(zsh, takes.len());
    let fish = sandbox.run(["autocompletar", "fish"]).answers(0).to_owned();
    assert!(takes.iter().all(|command| fish.lines().last().unwrap().contains(command)), "{fish}");
}

/// What bash offers for the last of `words`.
fn offered(sandbox: &Sandbox, words: &str) -> Vec<String> {
    let folder = std::path::Path::new(program()).parent().unwrap().display().to_string();
    let script = "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))
        _supervisa_first supervisa \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let file = sandbox.write("completions", sandbox.run(["autocompletar", "bash"]).answers(0));
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", script, "bash"]).arg(file).args(words.split(' '));
    bash.env_clear().envs(sandbox.environment()).env("PATH", format!("{folder}:/usr/bin:/bin"));
    let run = finish(bash.current_dir(sandbox.home()));
    run.answers(0).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn bash_completes_sessions_of_the_folder_that_is_named_regions_formats_and_commands() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-en-curso");
    let data = sandbox.data().display().to_string();
    assert_eq!(offered(&sandbox, "supervisa resumen "), [id.as_str()]);
    assert_eq!(offered(&sandbox, &format!("supervisa --datos {data} exportar opd")), [id.as_str()]);
    assert_eq!(offered(&sandbox, &format!("supervisa validar --datos = {data} opd")), [id.as_str()]);
    assert_eq!(offered(&sandbox, "supervisa nueva --region La"), ["La\\ Araucanía"]);
    assert_eq!(offered(&sandbox, "supervisa nueva --region \"Los"), ["Los Ríos", "Los Lagos"]);
    assert_eq!(offered(&sandbox, "supervisa nueva --region = Lib"), ["Libertador\\ General\\ Bernardo\\ O\\'Higgins"]);
    assert_eq!(offered(&sandbox, "supervisa exportar x --formato d"), ["docx"]);
    assert_eq!(offered(&sandbox, "supervisa papel"), ["papelera"]);
}

#[test]
fn completing_makes_no_folder_and_tells_nothing_of_a_folder_it_cannot_read() {
    let sandbox = Sandbox::new();
    let missing = sandbox.path("nada").display().to_string();
    let offers = offered(&sandbox, &format!("supervisa --datos {missing} resumen opd"));
    assert!(offers.is_empty() && !sandbox.path("nada").exists(), "{offers:?}");
    sandbox.write("archivo/sesiones", "no es una carpeta");
    let file = sandbox.path("archivo").display().to_string();
    assert!(offered(&sandbox, &format!("supervisa --datos {file} resumen opd")).is_empty());
}

#[test]
fn names_of_sessions_are_given_one_a_line_and_nothing_else_of_them() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.line("listar --nombres").answers(0), "");
    let ids = [sandbox.keep("opd-en-curso"), sandbox.keep("opd-completa")];
    sandbox.write("datos/sesiones/Informe de Ana.json", "{}");
    let run = sandbox.line("listar --nombres");
    let mut told: Vec<&str> = run.answers(0).lines().collect();
    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    told.sort_unstable();
    ids.sort_unstable();
    assert_eq!(told, ids);
    sandbox.line("listar --nombres --json").complains(2);
}

#[test]
fn the_lines_for_sshd_that_are_installed_are_those_of_the_manual_for_administrators() {
    let example = fs::read_to_string(repository("docs/sshd-supervisa.conf")).unwrap();
    let lines: String = example.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let manual = fs::read_to_string(repository("docs/operacion.md")).unwrap();
    assert!(lines.starts_with("Match Group supervisores\n    ForceCommand ") && manual.contains(&lines), "{lines}");
}
