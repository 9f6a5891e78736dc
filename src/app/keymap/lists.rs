//! The keys of lists and of questions: sessions, trash, what to go on with after damage.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{Char, Ctrl, Delete, Down, End, Enter, Esc, Home, PageDown, PageUp, Up};

actions! {
    /// The list of sessions.
    ListAction, SESSIONS;
    [Enter] Open, "abre la supervisión y sigue donde quedó", "abre";
    [Char('n')] New, "comienza una supervisión nueva", "nueva";
    moves {
        [Up, Char('k')] Up, "sube una línea", "";
        [Down, Char('j')] Down, "baja una línea", "";
        [PageUp] PageUp, "sube una página", "";
        [PageDown, Char(' ')] PageDown, "baja una página", "";
        [Home] First, "va a la primera", "";
        [End] Last, "va a la última", "";
    }
    [Char('r')] Summary, "abre el resumen", "resumen";
    [Char('/')] Filter, "busca por nombre, lugar, fecha, código o identificador", "busca";
    [Char('x')] HandOut, "dice dónde se escribe el informe", "";
    [Char('d'), Delete] Remove, "envía la supervisión a la papelera; antes pregunta", "quita";
    [Char('p')] Trash, "muestra la papelera", "papelera";
    [Esc] Unfilter, "quita el filtro", "";
    [Char('q'), Ctrl('c')] Quit, "sale del programa", "sale";
}

actions! {
    /// The trash.
    TrashAction, TRASH;
    [Enter, Char('r')] Restore, "devuelve la supervisión a la lista", "recupera";
    [Char('x')] Purge, "destruye todo lo que hay en la papelera; antes pregunta", "vacía la papelera";
    moves {
        [Up, Char('k')] Up, "sube una línea", "";
        [Down, Char('j')] Down, "baja una línea", "";
        [PageUp] PageUp, "sube una página", "";
        [PageDown, Char(' ')] PageDown, "baja una página", "";
        [Home] First, "va a la primera", "";
        [End] Last, "va a la última", "";
    }
    [Char('q'), Esc, Char('p'), Ctrl('c')] Back, "vuelve a la lista de supervisiones", "vuelve";
}

actions! {
    /// Typing a filter in the list of sessions.
    FilterAction, FILTER;
    [Enter, Down] Accept, "conserva el filtro y vuelve a la lista", "conserva";
    [Esc] Cancel, "quita el filtro", "quita el filtro";
}

actions! {
    /// The choice of what to go on with after damage.
    RecoveryAction, RECOVERY;
    [Enter] Choose, "sigue con la versión señalada", "sigue con esta";
    moves {
        [Up, Char('k')] Up, "sube", "";
        [Down, Char('j')] Down, "baja", "";
    }
    [Esc, Char('q'), Ctrl('c')] Back, "vuelve a la lista sin abrir nada", "vuelve";
}

actions! {
    /// A question with yes or no.
    Answer, CONFIRM;
    [Char('s')] Yes, "sí", "sí";
    [Char('n'), Esc, Char('q'), Enter, Ctrl('c')] No, "no", "no";
}

/// A question whether to leave while the disk does not answer: who presses Ctrl-C again insists.
pub const CONFIRM_SLOW: &[Binding<Answer>] = {
    use Answer as A;
    keys! {
        [Char('s'), Ctrl('c')] A::Yes, "sí", "sí";
        [Char('n'), Esc, Char('q'), Enter] A::No, "no", "no";
    }
};

actions! {
    /// A session that is open elsewhere.
    HeldAction, HELD;
    [Char('s')] TakeOver, "sigue aquí: allá se guarda todo y queda solo para leer", "sigue aquí";
    [Char('l')] Read, "la abre solo para leer", "lee";
    [Char('n'), Esc, Char('q'), Enter, Ctrl('c')] Back, "no la abre", "no la abre";
}

actions! {
    /// Waiting for whoever has a session.
    WaitingAction, WAITING;
    [Esc, Char('q'), Ctrl('c')] Stop, "deja de esperar; la otra conexión sigue con ella", "deja de esperar";
}

actions! {
    /// What is only read because somebody else has it.
    Following, FOLLOWING;
    [Ctrl('t')] TakeOver, "sigue aquí: la otra conexión guarda todo y queda solo para leer", "sigue aquí";
}
