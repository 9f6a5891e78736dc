//! `supervisa autocompletar`: completions for a shell, from the same description that reads the line.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::{Complete, Line};
use super::error::Outcome;
use super::print;

/// Writes the completions.
pub fn run(complete: &Complete) -> Outcome<u8> {
    // The line takes these three alone.
    let shell = match complete.shell.as_str() {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => Shell::Bash,
    };
    let mut script = Vec::new();
    generate(shell, &mut Line::command(), "supervisa", &mut script);
    print::answer_own(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
