//! `supervisa autocompletar`: completions for a shell, from the same description that reads the line.
//!
//! What clap knows is generated. Names of sessions are asked of `supervisa listar --nombres` while the shell runs, and
//! fixed values (regions, formats) come from the description too, each shell in its own way.

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::args::{Complete, Line, SESSION};
use super::error::Outcome;
use super::print;
use crate::wording::cli_help as words;

/// Writes the completions.
pub fn run(complete: &Complete) -> Outcome<u8> {
    // The line takes these three alone.
    print::answer_own(&match complete.shell.as_str() {
        "zsh" => zsh(),
        "fish" => fish(),
        _ => bash(),
    })?;
    Ok(0)
}

fn generated(shell: Shell) -> String {
    let mut script = Vec::new();
    generate(shell, &mut Line::command(), "supervisa", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Commands that take a `SESIÓN`.
fn with_session() -> Vec<String> {
    let takes = |command: &Command| command.get_positionals().any(|arg| arg.get_value_names().is_some_and(is_session));
    Line::command().get_subcommands().filter(|&command| takes(command)).map(|c| c.get_name().to_owned()).collect()
}

fn is_session(names: &[clap::builder::Str]) -> bool {
    names.iter().any(|name| name == SESSION)
}

/// Options of all commands that take a value, and the values where they are few.
fn with_value() -> Vec<(String, Vec<String>)> {
    let root = Line::command();
    let all = std::iter::once(&root)
        .chain(root.get_subcommands().flat_map(|c| std::iter::once(c).chain(c.get_subcommands())));
    let mut found: Vec<(String, Vec<String>)> = all
        .flat_map(Command::get_opts)
        .filter(|arg| arg.get_action().takes_values())
        .filter_map(|arg| {
            let values = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            arg.get_long().map(|long| (format!("--{long}"), values))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Bash splits lists of values at blanks; its own function goes first and leaves the rest to the generated one.
fn bash() -> String {
    let options = with_value();
    let offers: String = options
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(option, values)| {
            format!("        {option}) _supervisa_offer {}; return ;;\n", shell_words::join(values))
        })
        .collect();
    let others: Vec<&str> =
        options.iter().filter(|(_, values)| values.is_empty()).map(|(option, _)| option.as_str()).collect();
    let own = include_str!("autocompletar/bash")
        .replace("@VALUES@\n", &offers)
        .replace("@OPTIONS@", &others.join("|"))
        .replace("@COMMANDS@", &with_session().join("|"));
    generated(Shell::Bash).replace("complete -F _supervisa ", "complete -F _supervisa_first ") + &own
}

/// The generated list of values is read as words, in which a quote of a name would begin a text.
fn zsh() -> String {
    let plain = format!(" -- {}:_default'", words::SESSION);
    let asked = format!(" -- {}:_supervisa_sessions'", words::SESSION);
    let own = format!("#compdef supervisa\n\n{}", include_str!("autocompletar/zsh"));
    let script = generated(Shell::Zsh).replacen("#compdef supervisa\n", &own, 1).replace(&plain, &asked);
    values().iter().filter(|value| value.contains('\'')).fold(script, |script, value| {
        let written = value.replace(' ', "\\ ").replace('\'', "'\\''");
        script.replace(&written, &written.replace("'\\''", "\\'\\''"))
    })
}

/// As for zsh, and the generated list leaves blanks in a name as they are.
fn fish() -> String {
    let own = include_str!("autocompletar/fish").replace("@COMMANDS@", &with_session().join(" "));
    let script =
        values().iter().filter(|value| value.contains([' ', '\''])).fold(generated(Shell::Fish), |script, value| {
            let generated = value.replace('\'', "\\'");
            let one_word = generated.replace(' ', "\\ ");
            script.replace(&format!("{generated}\\t''"), &format!("{one_word}\\t''"))
        });
    script + &own
}

/// Every value that is offered for an option.
fn values() -> Vec<String> {
    with_value().into_iter().flat_map(|(_, values)| values).collect()
}
