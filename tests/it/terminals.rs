//! Terminals of every kind: what they show is the same, and what they cannot show is not missed.

use crate::harness::Sandbox;
use crate::pty::{ID, keep_writing, text_of};
use crate::terminal::{Start, Terminal, wait_for_file};

/// From the open editor through every screen: the key, and what then shows.
const TOUR: [(&str, &str); 14] = [
    ("\x1b", "criterio 1 de 36"),
    ("j", "criterio 2 de 36"),
    ("t", "va al criterio"),
    ("\x1b", "criterio 2 de 36"),
    ("v", "baja"),
    ("\x1b", "criterio 2 de 36"),
    ("r", "PROVISIONAL"),
    ("\t", "Certificados de alumno regular"),
    ("\x1b", "criterio 2 de 36"),
    ("i", "Municipalidad de Lo Prado"),
    ("\x1b", "criterio 2 de 36"),
    ("?", "criterio siguiente"),
    ("\x1b", "criterio 2 de 36"),
    ("q", "1 supervisi"),
];

/// Goes through every screen, looking at each with `check`.
fn tour(terminal: &Terminal, check: impl Fn(&Terminal)) {
    check(terminal);
    for (key, shown) in TOUR {
        terminal.press(key).wait_for(shown);
        check(terminal);
    }
}

fn start<'s>(sandbox: &'s Sandbox, args: &[&str]) -> Start<'s> {
    Start::program(sandbox, &[args, &["continuar", ID]].concat())
}

#[test]
fn in_plain_ascii_no_screen_shows_anything_else_and_letters_are_kept() {
    let cases =
        [(&["--ascii"][..], "C.UTF-8", "ñandú".as_bytes()), (&[], "C", "ñandú".as_bytes()), (&[], "C", b"\xf1and\xfa")];
    for (args, locale, typed) in cases {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "Año");
        let terminal = start(&sandbox, args).env("LANG", locale).go();
        terminal.wait_for("Tab sigue").wait_for("Ano").send(" ").send(typed).wait_for("Ano nandu");
        tour(&terminal, |terminal| assert!(terminal.screen().is_ascii(), "{}", terminal.screen()));
        wait_for_file(&file, "ñandú");
        assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Año ñandú");
    }
}

#[test]
fn without_colour_no_screen_has_any_and_the_words_are_the_same() {
    for (args, name, value) in [(&[][..], "NO_COLOR", "1"), (&["--sin-color"], "NO_COLOR", ""), (&[], "TERM", "vt100")]
    {
        let sandbox = Sandbox::new();
        keep_writing(&sandbox, "Año");
        let terminal = start(&sandbox, args).env(name, value).go();
        terminal.wait_for("Tab sigue");
        tour(&terminal, |terminal| assert!(!terminal.is_coloured(), "{}", terminal.screen()));
    }
}

#[test]
fn on_every_terminal_the_walk_is_whole_at_both_small_sizes() {
    for term in ["xterm", "xterm-256color", "screen", "tmux", "linux", "vt100", "putty"] {
        for (columns, rows) in [(80, 24), (60, 18)] {
            let sandbox = Sandbox::new();
            keep_writing(&sandbox, "Año");
            let mut terminal = start(&sandbox, &[]).size(columns, rows).env("TERM", term).go();
            terminal.wait_for("Tab sigue").wait_for("Año");
            // Scores have colours, and they alone.
            let coloured = std::cell::Cell::new(false);
            tour(&terminal, |terminal| coloured.set(coloured.get() || terminal.is_coloured()));
            assert_eq!(coloured.get(), term != "vt100", "{term}");
            terminal.send("q");
            assert_eq!(terminal.end(), 0, "{term}");
        }
    }
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_told_so() {
    for term in ["dumb", ""] {
        let sandbox = Sandbox::new();
        let mut terminal = Start::program(&sandbox, &[]).env("TERM", term).go();
        terminal.wait_for("no sabe mover el cursor");
        assert_eq!(terminal.end(), 2, "«{term}»");
    }
}
