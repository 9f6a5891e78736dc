//! The keys of what gives many criteria a 0 at once, and of the marks to come back to.

use crate::app::keymap::Binding;
use crate::app::screens::walk;
use crate::domain::bulk::Scope;
use crate::terminal::key::Key::{
    Backspace, Char, Ctrl, Delete, End, Enter, Esc, Home, Left, Right, Tab, WordLeft, WordRight,
};

/// Choosing what gets a 0 at once.
pub const BULK_SCOPE: &[Binding<walk::ScopeAction>] = {
    use walk::ScopeAction as A;
    keys! {
        [Char('d')] A::Choose(Scope::Dimension), "la dimensión del criterio en pantalla", "dimensión";
        [Char('a')] A::Choose(Scope::Ambito), "el ámbito del criterio en pantalla", "ámbito";
        [Char('o')] A::Choose(Scope::Optional), "los criterios OTRO, en toda la rúbrica", "OTRO";
        [Char('r')] A::Choose(Scope::Rest), "todo lo demás: lo que está fuera de esta dimensión", "lo demás";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Esc, Char('q')] A::GiveUp, "vuelve al criterio sin calificar nada", "vuelve";
    }
};

/// The text that many share. Once it is being written, the keys of [`super::WRITE`] that change a text change it.
pub const BULK: &[Binding<walk::BulkAction>] = {
    use walk::BulkAction as A;
    keys! {
        [Tab] A::Give, "da el 0 y el texto a todos, y sigue con lo pendiente", "a todos y sigue";
        [Enter, Right, End] A::Edit, "corrige el borrador, con las teclas de escribir; si solo escribe, lo reemplaza", "corrige";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc] A::GiveUp, "desiste: nada se califica; con z y la misma letra vuelve lo escrito", "desiste";
    }
};

/// The note on a mark.
pub const MARK: &[Binding<walk::MarkAction>] = {
    use walk::{MarkAction as A, TextAction as T};
    keys! {
        [Enter, Esc] A::Close, "cierra la nota; la marca queda", "cierra";
        [Tab] A::CloseAndGoOn, "cierra la nota y va al pendiente siguiente", "listo y sigue";
        [Ctrl('x')] A::Unmark, "quita la marca con su nota", "quita la marca";
        [Ctrl('z'), Ctrl('d')] A::Text(T::Undo), "deshace", "";
        [Left] A::Text(T::Left), "retrocede una letra", "";
        [Right] A::Text(T::Right), "avanza una letra", "";
        [WordLeft] A::Text(T::WordLeft), "retrocede una palabra; también Alt-B", "";
        [WordRight] A::Text(T::WordRight), "avanza una palabra; Alt-F, hasta su final", "";
        [Home] A::Text(T::TextStart), "va al principio", "";
        [End, Ctrl('e')] A::Text(T::TextEnd), "va al final", "";
        [Backspace] A::Text(T::Erase), "borra la letra anterior", "";
        [Delete] A::Text(T::EraseNext), "borra la letra siguiente", "";
        [Ctrl('w')] A::Text(T::EraseWord), "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::Text(T::KillToStart), "borra hasta el principio", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};
