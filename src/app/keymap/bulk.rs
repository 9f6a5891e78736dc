//! The keys of what takes many criteria out of the calculation at once, and of the marks to come back to.

use crate::app::keymap::binding::Binding;
use crate::domain::bulk::Scope;
use crate::terminal::key::Key::{Char, Ctrl, End, Enter, Esc, Insert, Right, Tab};

/// What keys do while one chooses what is not to be rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in the table
pub enum ScopeAction {
    Choose(Scope),
    Undo,
    GiveUp,
}

/// Choosing what is not to be rated.
pub const BULK_SCOPE: &[Binding<ScopeAction>] = {
    use ScopeAction as A;
    keys! {
        [Char('d')] A::Choose(Scope::Dimension), "la dimensión del criterio en pantalla", "dimensión";
        [Char('a')] A::Choose(Scope::Ambito), "el ámbito del criterio en pantalla", "ámbito";
        [Char('o')] A::Choose(Scope::Optional), "los criterios optativos que no se usaron, en toda la rúbrica", "optativos";
        [Char('r')] A::Choose(Scope::Rest), "todo lo demás: lo que está fuera de la parte en pantalla", "lo demás";
        [Char('u')] A::Undo, "deshace el último paso, sin calificar nada", "deshace";
        [Esc, Char('q')] A::GiveUp, "vuelve al criterio sin calificar nada", "vuelve";
    }
};

actions! {
    /// The text that many share. Once it is being written, the keys of [`super::WRITE`] that change a text change it.
    BulkAction, BULK;
    [Tab] Give, "da la calificación y el texto a todos, y sigue con lo pendiente", "a todos";
    [Enter, Right, End] Edit, "toma el borrador para editarlo; si solo escribe, lo reemplaza", "edita";
    [Insert, Ctrl('v')] Extent, "amplía el texto a toda la ventana; otra vez, lo vuelve a su lugar", "amplía";
    [Ctrl('z')] Undo, "deshace el último paso, como u en la evaluación", "deshace";
    [Esc] GiveUp, "cancela: nada se califica; con z y la misma letra vuelve lo escrito", "cancela";
}

actions! {
    /// The note on a mark.
    MarkAction, MARK;
    [Enter, Esc] Close, "cierra la nota; la marca queda", "cierra";
    [Tab] CloseAndGoOn, "cierra la nota y va al pendiente siguiente", "sigue";
    [Ctrl('x')] Unmark, "quita la marca con su nota", "quita la marca";
}
