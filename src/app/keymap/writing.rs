//! The keys of writing: a text, its draft, phrases, texts that were written before.

use crate::app::keymap::Binding;
use crate::app::screens::walk;
use crate::terminal::key::Key::{
    Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, TextEnd, TextStart,
    Up, WordLeft, WordRight,
};

/// Writing a text in the walk.
pub const WRITE: &[Binding<walk::WriteAction>] = {
    use walk::{TextAction as T, WriteAction as A};
    keys! {
        [Tab] A::Accept, "termina el texto y va al pendiente siguiente; si algo está sin completar, va allí", "listo y sigue";
        [Esc] A::Leave, "deja de escribir; el texto queda", "cierra";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
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
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// What is asked before a text is offered; whatever else is typed is a text of one's own.
pub const CHOOSE: &[Binding<walk::ChooseAction>] = {
    use walk::ChooseAction as A;
    keys! {
        [Char('a'), Char('b'), Char('c'), Char('d'), Char('e'), Char('f'), Char('g'), Char('h'), Char('i'), Char('j'),
         Char('k'), Char('l'), Char('m'), Char('n'), Char('o'), Char('p'), Char('q'), Char('r'), Char('s'), Char('t'),
         Char('u'), Char('v'), Char('w'), Char('x'), Char('y')]
            A::Choose, "elige la respuesta de esa letra y ofrece su texto", "elige";
        [Enter] A::Write, "escribe un texto propio, sin elegir", "escribe el suyo";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Tab] A::Ask, "pide elegir: nada se acepta sin que usted diga cuál es", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Leave, "deja el texto sin escribir", "después";
    }
};

/// A draft that stands where a text is to be written; whatever else is typed is a text of one's own.
pub const DRAFT: &[Binding<walk::WriteAction>] = {
    use walk::{TextAction as T, WriteAction as A};
    keys! {
        [Tab] A::Accept, "acepta el borrador y va al pendiente siguiente; si le falta algo, o nada de lo contado lo respalda, antes lo toma", "acepta y sigue";
        [Down] A::NextDraft, "borrador siguiente", "otro";
        [Up] A::PreviousDraft, "borrador anterior", "";
        [Right, Enter, End, Ctrl('e')] A::Take, "toma el borrador para editarlo; aún no cuenta como texto", "lo edita";
        [Esc] A::Leave, "deja el borrador sin aceptar", "cierra";
        [Ctrl('p')] A::Older, "trae el texto de un criterio anterior; otra vez, el de antes", "";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Ctrl('y')] A::Text(T::Yank), "pega lo cortado", "";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// The text of another criterion that was recalled; all other keys are those of [`WRITE`].
pub const RECALLED: &[Binding<walk::WriteAction>] = {
    use walk::WriteAction as A;
    keys! {
        [Tab] A::Accept, "acepta el texto traído y va al pendiente siguiente", "lo acepta";
        [Esc] A::Leave, "vuelve a lo que estaba escrito", "vuelve";
        [Ctrl('p')] A::Older, "trae el texto anterior a este", "el de antes";
        [Ctrl('n')] A::Newer, "vuelve por los textos traídos a lo que estaba escrito", "";
    }
};

/// The phrases for an answer.
pub const PICK: &[Binding<walk::PickAction>] = {
    use walk::{PickAction as A, TextAction as T};
    keys! {
        [Enter] A::Insert, "pone la frase en el texto, donde está el cursor", "la pone";
        [Tab] A::Accept, "pone la frase; si es todo el texto y está completa, la acepta y sigue", "acepta y sigue";
        [Up] A::Up, "sube", "";
        [Down] A::Down, "baja", "";
        [PageUp] A::First, "primera", "";
        [PageDown] A::Last, "última", "";
        [Left] A::Text(T::Left), "retrocede una letra", "";
        [Right] A::Text(T::Right), "avanza una letra", "";
        [WordLeft] A::Text(T::WordLeft), "retrocede una palabra; también Alt-B", "";
        [WordRight] A::Text(T::WordRight), "avanza una palabra; Alt-F, hasta su final", "";
        [Backspace] A::Text(T::Erase), "borra la letra anterior", "";
        [Ctrl('w')] A::Text(T::EraseWord), "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::Text(T::KillToStart), "borra hasta el principio", "";
        [Ctrl('z')] A::Text(T::Undo), "deshace lo escrito", "";
        [Delete] A::Forget, "quita una frase suya; para cambiarla, póngala, edítela y guárdela con Ctrl-T", "quita";
        [Ctrl('d')] A::Restore, "recupera la frase suya que se acaba de quitar", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Close, "vuelve al texto como estaba", "vuelve";
    }
};

/// A phrase that is shown before it is kept.
pub const KEEP: &[Binding<walk::KeepAction>] = {
    use walk::{KeepAction as A, ReaderAction as R};
    keys! {
        [Enter] A::Keep, "guarda la frase como se muestra", "la guarda";
        [Esc] A::Leave, "vuelve al texto sin guardarla", "no la guarda";
        [Up] A::Scroll(R::Up), "sube", "";
        [Down] A::Scroll(R::Down), "baja", "";
        [PageUp] A::Scroll(R::PageUp), "sube una página", "";
        [PageDown] A::Scroll(R::PageDown), "baja una página", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// The offer to move a text over.
pub const MOVE: &[Binding<walk::MoveAction>] = {
    use walk::MoveAction as A;
    keys! {
        [Ctrl('t')] A::Move, "trae aquí el texto ya escrito", "trae el texto";
        [Enter] A::Fresh, "escribe otro y deja el anterior donde está; también basta con escribir", "escribe otro";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Leave, "deja todo como está", "después";
    }
};
