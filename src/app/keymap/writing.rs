//! The keys of writing: a text, its draft, phrases, texts that were written before.

use crate::app::keymap::binding::Binding;
use crate::editing::Edit;
use crate::terminal::key::Key::{
    Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Insert, Left, PageDown, PageUp, Right, Tab, TextEnd,
    TextStart, Up, WordLeft, WordRight,
};

/// What keys do while a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `the table`
pub enum WriteAction {
    Accept,
    Take,
    NextDraft,
    PreviousDraft,
    Leave,
    Extent,
    Card,
    Phrases,
    KeepPhrase,
    Older,
    Newer,
    Text(TextAction),
    ReplacePersonal,
    UndoStep,
}

impl WriteAction {
    /// Whether it does the same wherever a text of several lines is written.
    pub(crate) fn is_anywhere(self) -> bool {
        match self {
            Self::Text(_) | Self::ReplacePersonal => true,
            Self::Accept
            | Self::Take
            | Self::NextDraft
            | Self::PreviousDraft
            | Self::Leave
            | Self::Extent
            | Self::UndoStep
            | Self::Card
            | Self::Phrases
            | Self::KeepPhrase
            | Self::Older
            | Self::Newer => false,
        }
    }
}

/// What keys do to a text and to the cursor in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `the table`
pub enum TextAction {
    Undo,
    Redo,
    Newline,
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    RowStart,
    RowEnd,
    PageUp,
    PageDown,
    TextStart,
    TextEnd,
    Erase,
    EraseNext,
    EraseWord,
    KillToStart,
    KillToEnd,
    Yank,
}

impl TextAction {
    /// What it asks of the buffer where a page has so many rows.
    pub(crate) fn edit(self, page: u16) -> Edit {
        match self {
            Self::Undo => Edit::Undo,
            Self::Redo => Edit::Redo,
            Self::Newline => Edit::Newline,
            Self::Left => Edit::Left,
            Self::Right => Edit::Right,
            Self::Up => Edit::Up,
            Self::Down => Edit::Down,
            Self::WordLeft => Edit::WordLeft,
            Self::WordRight => Edit::WordRight,
            Self::RowStart => Edit::RowStart,
            Self::RowEnd => Edit::RowEnd,
            Self::PageUp => Edit::PageUp(page),
            Self::PageDown => Edit::PageDown(page),
            Self::TextStart => Edit::TextStart,
            Self::TextEnd => Edit::TextEnd,
            Self::Erase => Edit::Backspace,
            Self::EraseNext => Edit::Delete,
            Self::EraseWord => Edit::DeleteWord,
            Self::KillToStart => Edit::KillToStart,
            Self::KillToEnd => Edit::KillToEnd,
            Self::Yank => Edit::Yank,
        }
    }
}

/// Writing a text in the walk.
pub const WRITE: &[Binding<WriteAction>] = {
    use {TextAction as T, WriteAction as A};
    keys! {
        [Tab] A::Accept, "termina el texto y va al pendiente siguiente; si algo está sin completar, va allí", "sigue";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Esc] A::Leave, "deja de escribir; el texto queda", "cierra";
        [Insert, Ctrl('v')] A::Extent, "amplía el texto a toda la ventana; otra vez, lo vuelve a su lugar", "amplía";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Ctrl('t')] A::KeepPhrase, "guarda este texto entre sus frases; muestra antes cómo queda", "";
        [Ctrl('p')] A::Older, "trae el texto de un criterio anterior; otra vez, el de antes", "";
        [Ctrl('n')] A::Newer, "vuelve por los textos traídos a lo que estaba escrito", "";
        [Ctrl('z'), Ctrl('d')] A::Text(T::Undo), "deshace", "deshace";
        [Ctrl('r')] A::Text(T::Redo), "rehace", "";
        [Enter] A::Text(T::Newline), "línea nueva", "";
        [Left] A::Text(T::Left), "retrocede una letra", "";
        [Right] A::Text(T::Right), "avanza una letra", "";
        [Up] A::Text(T::Up), "sube una fila", "";
        [Down] A::Text(T::Down), "baja una fila", "";
        [WordLeft] A::Text(T::WordLeft), "retrocede una palabra; también Alt-B", "";
        [WordRight] A::Text(T::WordRight), "avanza una palabra; Alt-F, hasta su final", "";
        [Home] A::Text(T::RowStart), "principio de la fila", "";
        [End, Ctrl('e')] A::Text(T::RowEnd), "fin de la fila", "";
        [PageUp] A::Text(T::PageUp), "sube una página", "";
        [PageDown] A::Text(T::PageDown), "baja una página", "";
        [TextStart] A::Text(T::TextStart), "principio del texto", "";
        [TextEnd] A::Text(T::TextEnd), "fin del texto", "";
        [Backspace] A::Text(T::Erase), "borra la letra anterior", "";
        [Delete] A::Text(T::EraseNext), "borra la letra siguiente", "";
        [Ctrl('w')] A::Text(T::EraseWord), "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::Text(T::KillToStart), "corta hasta el principio de la línea", "";
        [Ctrl('k')] A::Text(T::KillToEnd), "corta hasta el fin de la línea", "";
        [Ctrl('y')] A::Text(T::Yank), "pega lo cortado", "";
        [Ctrl('x')] A::ReplacePersonal, "RUN: lo cambia por un código del texto o [código], y otra vez por otro; correo o teléfono: lo retira", "";
    }
};

actions! {
    /// What is asked before a text is offered; whatever else is typed is a text of one's own.
    ChooseAction, CHOOSE;
    [Char('a'), Char('b'), Char('c'), Char('d'), Char('e'), Char('f'), Char('g'), Char('h'), Char('i'), Char('j'),
     Char('k'), Char('l'), Char('m'), Char('n'), Char('o'), Char('p'), Char('q'), Char('r'), Char('s'), Char('t'),
     Char('u'), Char('v'), Char('w'), Char('x'), Char('y')]
        Choose, "elige la respuesta de esa letra y ofrece su texto", "elige";
    [Ctrl('f')] Phrases, "frases para este criterio y su calificación", "frases";
    [Enter] Write, "escribe un texto propio, sin elegir", "escribe el suyo";
    [Ctrl('o')] Card, "ficha completa del criterio", "ficha";
    [Ctrl('z')] Undo, "deshace el último paso, como u en la evaluación", "deshace";
    [Tab] Ask, "pide elegir: nada se acepta sin que usted diga cuál es", "";
    [Esc] Leave, "deja el texto sin escribir", "después";
}

/// A draft that stands where a text is to be written; whatever else is typed is a text of one's own.
pub const DRAFT: &[Binding<WriteAction>] = {
    use {TextAction as T, WriteAction as A};
    keys! {
        [Tab] A::Accept, "acepta el borrador y va al pendiente siguiente; si le falta algo, o nada de lo contado lo respalda, antes lo toma", "acepta";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Down] A::NextDraft, "borrador siguiente", "otro";
        [Up] A::PreviousDraft, "borrador anterior", "";
        [Right, Enter, End, Ctrl('e')] A::Take, "toma el borrador para editarlo; aún no cuenta como texto", "edita";
        [Esc] A::Leave, "deja el borrador sin aceptar", "cierra";
        [Ctrl('p')] A::Older, "trae el texto de un criterio anterior; otra vez, el de antes", "";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Ctrl('y')] A::Text(T::Yank), "pega lo cortado", "";
        [Ctrl('z')] A::UndoStep, "deshace el último paso, como u en la evaluación", "deshace";
    }
};

/// The text of another criterion that was recalled; all other keys are those of [`WRITE`].
pub const RECALLED: &[Binding<WriteAction>] = {
    use WriteAction as A;
    keys! {
        [Tab] A::Accept, "acepta el texto traído y va al pendiente siguiente", "acepta";
        [Ctrl('p')] A::Older, "trae el texto anterior a este", "anterior";
        [Esc] A::Leave, "vuelve a lo que estaba escrito", "vuelve";
        [Ctrl('n')] A::Newer, "vuelve por los textos traídos a lo que estaba escrito", "";
    }
};

actions! {
    /// The phrases for an answer.
    PickAction, PICK;
    [Enter] Insert, "pone la frase en el texto, donde está el cursor", "la pone";
    [Tab] Accept, "pone la frase; si es todo el texto y está completa, la acepta y sigue", "acepta";
    moves {
        [Up] Up, "sube", "";
        [Down] Down, "baja", "";
        [PageUp] First, "primera", "";
        [PageDown] Last, "última", "";
    }
    [Delete] Forget, "quita una frase suya; para cambiarla, póngala, edítela y guárdela con Ctrl-T", "quita";
    [Ctrl('d')] Restore, "recupera la frase suya que se acaba de quitar", "";
    [Esc] Close, "vuelve al texto como estaba", "vuelve";
}

actions! {
    /// A phrase that is shown before it is kept.
    KeepAction, KEEP;
    [Enter] Keep, "guarda la frase como se muestra", "la guarda";
    [Ctrl('z')] Undo, "vuelve al texto y deshace lo último que se escribió, sin guardar la frase", "deshace";
    [Esc] Leave, "vuelve al texto sin guardarla", "no la guarda";
    moves {
        [Up] Up, "sube", "";
        [Down] Down, "baja", "";
        [PageUp] PageUp, "sube una página", "";
        [PageDown] PageDown, "baja una página", "";
    }
}

actions! {
    /// The offer to move a text over.
    MoveAction, MOVE;
    [Ctrl('t')] Move, "trae aquí el texto ya escrito", "trae el texto";
    [Enter] Fresh, "escribe otro y deja el anterior donde está; también basta con escribir", "otro";
    [Ctrl('z')] Undo, "deshace el último paso, como u en la evaluación", "deshace";
    [Esc] Leave, "deja todo como está", "después";
}
