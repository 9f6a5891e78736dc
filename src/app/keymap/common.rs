//! The keys that all screens share, and those of every line that is typed. A screen's own key goes before them.

use crate::app::keymap::binding::Binding;
use crate::app::keymap::writing::TextAction;
use crate::terminal::key::Key::{Backspace, Char, Ctrl, Delete, End, Home, Left, Right, WordLeft, WordRight};

actions! {
    /// Wherever nothing is typed.
    Common, COMMON;
    [Char('?'), Ctrl('g')] Help, "muestra esta ayuda", "ayuda";
    [Ctrl('l')] Repaint, "vuelve a dibujar la pantalla", "";
    [Ctrl('c')] Quit, "sale del programa; todo queda guardado", "";
}

/// Where text is typed: `?` is part of it, and Ctrl-C may have been meant to copy.
pub const COMMON_WRITING: &[Binding<Common>] = {
    use Common as A;
    keys! {
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// A line that is typed.
pub const FIELD: &[Binding<TextAction>] = {
    use TextAction as A;
    keys! {
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [WordLeft] A::WordLeft, "retrocede una palabra; también Alt-B", "";
        [WordRight] A::WordRight, "avanza una palabra; Alt-F, hasta su final", "";
        [Home] A::TextStart, "va al principio", "";
        [End, Ctrl('e')] A::TextEnd, "va al final", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Delete] A::EraseNext, "borra la letra siguiente", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::KillToStart, "borra hasta el principio", "";
        [Ctrl('z'), Ctrl('d')] A::Undo, "deshace lo escrito", "deshace";
    }
};
