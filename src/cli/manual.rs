//! `supervisa manual`: pages for man(1), from the same description that reads the line.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::args::Manual;
use super::error::Outcome;
use super::{described, print};
use crate::wording::cli_help as words;

/// Writes the page of the program or of a command.
pub fn run(manual: &Manual) -> Outcome<u8> {
    let command = described(&manual.command)?;
    let parents: Vec<&str> = std::iter::once("supervisa").chain(manual.command.iter().map(String::as_str)).collect();
    print::answer_own(&page(&command, &parents.join("-")))?;
    Ok(0)
}

/// The page called `name`.
fn page(command: &Command, name: &str) -> String {
    let mut page = Roff::new();
    let title = name.to_uppercase();
    let version = concat!("supervisa ", env!("CARGO_PKG_VERSION"));
    // Spanish is not to be broken by the rules of another language.
    page.control("TH", [title.as_str(), "1", " ", version, words::MANUAL_TITLE]).control("nh", []);
    let about = text(command.get_about());
    page.control("SH", [words::MANUAL_NAME]).text([roman(format!("{name} - {}", about.trim_end_matches('.')))]);
    page.control("SH", [words::MANUAL_SYNOPSIS]).control("nf", []);
    let usage = command.clone().render_usage().to_string();
    for line in usage.trim_start_matches("Usage: ").lines() {
        page.text([bold(line.trim())]);
    }
    page.control("fi", []);
    let (examples, prose) = notes(&text(command.get_after_help()));
    if !prose.is_empty() {
        page.control("SH", [words::MANUAL_DESCRIPTION]);
        prose.iter().for_each(|paragraph| write_paragraph(&mut page, paragraph));
    }
    options(&mut page, command);
    let mut pages: Vec<String> = Vec::new();
    if command.has_subcommands() {
        page.control("SH", [words::COMMANDS.to_uppercase().as_str()]);
        for below in command.get_subcommands() {
            let about = text(below.get_about());
            page.control("TP", []).text([bold(below.get_name())]).text([roman(about)]);
            pages.push(format!("{name}-{}", below.get_name()));
        }
    }
    if !examples.is_empty() {
        page.control("SH", [words::MANUAL_EXAMPLES]);
        examples.iter().for_each(|paragraph| write_paragraph(&mut page, paragraph));
    }
    if let Some((parent, _)) = name.rsplit_once('-') {
        pages.push(parent.to_owned());
    }
    see_also(&mut page, &pages);
    page.to_roff()
}

fn text(styled: Option<&clap::builder::StyledStr>) -> String {
    styled.map(ToString::to_string).unwrap_or_default()
}

/// The notes behind a help: examples, and what else they explain.
fn notes(after: &str) -> (Vec<String>, Vec<String>) {
    let paragraphs = after.split("\n\n").map(str::trim_end).filter(|paragraph| !paragraph.is_empty());
    let (examples, prose): (Vec<String>, Vec<String>) =
        paragraphs.map(str::to_owned).partition(|paragraph| paragraph.starts_with(words::MANUAL_EXAMPLE));
    let examples = examples.iter().filter_map(|found| found.split_once('\n').map(|(_, lines)| lines.to_owned()));
    (examples.collect(), prose)
}

/// A paragraph; lines that are set in stay lines.
fn write_paragraph(page: &mut Roff, paragraph: &str) {
    page.control("PP", []);
    let mut verbatim = false;
    for line in paragraph.lines() {
        let set_in = line.starts_with(' ');
        if set_in != verbatim {
            page.control(if set_in { "nf" } else { "fi" }, []);
            verbatim = set_in;
        }
        page.text([roman(line)]);
    }
    if verbatim {
        page.control("fi", []);
    }
}

/// Arguments and options below the headings that the help has, in its order.
fn options(page: &mut Roff, command: &Command) {
    let mut args: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
    args.sort_by_key(|arg| arg.get_help_heading() == Some(words::GENERAL));
    let mut last = None;
    for arg in args {
        let heading = arg.get_help_heading().unwrap_or(words::OPTIONS);
        if last != Some(heading) {
            page.control("SH", [heading.to_uppercase().as_str()]);
            last = Some(heading);
        }
        page.control("TP", []).text(names(arg)).text([roman(text(arg.get_help()))]);
    }
}

/// `-h, --ayuda`, `--formato FORMATO`, `SESIÓN`.
fn names(arg: &Arg) -> Vec<Inline> {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let flags: Vec<String> = short.into_iter().chain(long).collect();
    let mut shown = Vec::new();
    if !flags.is_empty() {
        shown.push(bold(flags.join(", ")));
    }
    if arg.is_positional() || arg.get_action().takes_values() {
        let value = arg.get_value_names().unwrap_or_default().join(" ");
        shown.push(roman(if flags.is_empty() { "" } else { " " }));
        shown.push(italic(value));
    }
    shown
}

fn see_also(page: &mut Roff, pages: &[String]) {
    page.control("SH", [words::MANUAL_SEE]);
    for (n, other) in pages.iter().enumerate() {
        let end = if n + 1 == pages.len() { "" } else { "," };
        page.text([bold(other.as_str()), roman(format!("(1){end}"))]);
    }
}
