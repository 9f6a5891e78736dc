//! The keys of lists and of questions: sessions, trash, what to go on with after damage.

use crate::app::elsewhere::Following;
use crate::app::keymap::Binding;
use crate::app::overlay::{Answer, HeldAction, WaitingAction};
use crate::app::screens::{recovery, sessions};
use crate::terminal::key::Key::{
    Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Up, WordLeft, WordRight,
};

/// The list of sessions.
pub const SESSIONS: &[Binding<sessions::Action>] = {
    use sessions::Action as A;
    keys! {
        [Enter] A::Open, "abre la supervisión y sigue donde quedó", "abre";
        [Char('n')] A::New, "comienza una supervisión nueva", "nueva";
        [Up, Char('k')] A::Up, "sube una línea", "";
        [Down, Char('j')] A::Down, "baja una línea", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "";
        [Home] A::First, "va a la primera", "";
        [End] A::Last, "va a la última", "";
        [Char('r')] A::Summary, "abre el resumen", "resumen";
        [Char('/')] A::Filter, "busca por proyecto, comuna, fecha, código o identificador", "busca";
        [Char('d'), Delete] A::Remove, "envía la supervisión a la papelera; antes pregunta", "quita";
        [Char('p')] A::Trash, "muestra la papelera", "papelera";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc] A::Unfilter, "quita el filtro", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Char('q'), Ctrl('c')] A::Quit, "sale del programa", "sale";
    }
};

/// The trash.
pub const TRASH: &[Binding<sessions::TrashAction>] = {
    use sessions::TrashAction as A;
    keys! {
        [Enter, Char('r')] A::Restore, "devuelve la supervisión a la lista", "recupera";
        [Char('x')] A::Purge, "destruye todo lo que hay en la papelera; antes pregunta", "vacía la papelera";
        [Up, Char('k')] A::Up, "sube una línea", "";
        [Down, Char('j')] A::Down, "baja una línea", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "";
        [Home] A::First, "va a la primera", "";
        [End] A::Last, "va a la última", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Char('q'), Esc, Char('p'), Ctrl('c')] A::Back, "vuelve a la lista de supervisiones", "vuelve";
    }
};

/// Typing a filter in the list of sessions.
pub const FILTER: &[Binding<sessions::FilterAction>] = {
    use sessions::FilterAction as A;
    keys! {
        [Enter, Down] A::Accept, "conserva el filtro y vuelve a la lista", "conserva";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [WordLeft] A::WordLeft, "retrocede una palabra; también Alt-B", "";
        [WordRight] A::WordRight, "avanza una palabra; Alt-F, hasta su final", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio", "";
        [Ctrl('z')] A::Undo, "deshace lo escrito", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa", "";
        [Esc] A::Cancel, "quita el filtro", "quita el filtro";
    }
};

/// The choice of what to go on with after damage.
pub const RECOVERY: &[Binding<recovery::Action>] = {
    use recovery::Action as A;
    keys! {
        [Enter] A::Choose, "sigue con la versión señalada", "sigue con esta";
        [Up, Char('k')] A::Up, "sube", "";
        [Down, Char('j')] A::Down, "baja", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc, Char('q'), Ctrl('c')] A::Back, "vuelve a la lista sin abrir nada", "vuelve";
    }
};

/// A question with yes or no.
pub const CONFIRM: &[Binding<Answer>] = {
    use Answer as A;
    keys! {
        [Char('s')] A::Yes, "sí", "sí";
        [Char('n'), Esc, Char('q'), Enter, Ctrl('c')] A::No, "no", "no";
    }
};

/// A question whether to leave while the disk does not answer: who presses Ctrl-C again insists.
pub const CONFIRM_SLOW: &[Binding<Answer>] = {
    use Answer as A;
    keys! {
        [Char('s'), Ctrl('c')] A::Yes, "sí", "sí";
        [Char('n'), Esc, Char('q'), Enter] A::No, "no", "no";
    }
};

/// A session that is open elsewhere.
pub const HELD: &[Binding<HeldAction>] = {
    use HeldAction as A;
    keys! {
        [Char('s')] A::TakeOver, "sigue aquí: allá se guarda todo y queda solo para leer", "sigue aquí";
        [Char('l')] A::Read, "la abre solo para leer", "lee";
        [Char('n'), Esc, Char('q'), Enter, Ctrl('c')] A::Back, "no la abre", "no la abre";
    }
};

/// Waiting for whoever has a session.
pub const WAITING: &[Binding<WaitingAction>] = {
    use WaitingAction as A;
    keys! {
        [Esc, Char('q'), Ctrl('c')] A::Stop, "deja de esperar; la otra conexión sigue con ella", "deja de esperar";
    }
};

/// What is only read because somebody else has it.
pub const FOLLOWING: &[Binding<Following>] = {
    use Following as A;
    keys! {
        [Ctrl('t')] A::TakeOver, "sigue aquí: la otra conexión guarda todo y queda solo para leer", "sigue aquí";
    }
};
