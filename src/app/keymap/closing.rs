//! The keys of the conclusions, of closing and of opening again.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{BackTab, Char, Ctrl, Down, End, Enter, Esc, Home, Insert, PageDown, PageUp, Tab, Up};

actions! {
    /// Conclusions, who signs, what stands in the way of closing.
    ConcludeAction, CONCLUDE;
    [Enter] Open, "escribe lo señalado, va a lo que falta, o cierra la supervisión", "abre";
    moves {
        [Down, Char('j'), Tab] Down, "baja", "baja";
        [Up, Char('k'), BackTab] Up, "sube", "";
        [PageDown] PageDown, "baja varias líneas", "";
        [PageUp] PageUp, "sube varias líneas", "";
        [Home] First, "va al principio", "";
        [End] Last, "va al final, donde se cierra", "";
    }
    [Char('u')] Undo, "deshace lo último que se escribió aquí", "deshace";
    [Ctrl('r')] Redo, "rehace lo deshecho", "";
    [Char('x')] HandOut, "escribe el informe en un archivo: elige formato y versión", "archivo";
    [Char('r')] Summary, "resumen: resultado y pendientes", "resumen";
    [Char('q'), Esc] Back, "vuelve a donde estaba; lo escrito queda guardado", "vuelve";
}

actions! {
    /// One of them being written; all other keys are those of [`super::WRITE`] that change a text.
    ConcludeWriteAction, CONCLUDE_WRITE;
    [Tab] Done, "termina y baja a lo siguiente", "sigue";
    [Esc] Leave, "deja de escribir; el texto queda", "cierra";
    [Insert, Ctrl('v')] Extent, "amplía el texto a toda la ventana; otra vez, lo vuelve a su lugar", "amplía";
    [Ctrl('f')] Cases, "agrega los códigos de la muestra revisada", "casos";
}

actions! {
    /// The name under a closing, and what it means.
    SignAction, SIGN;
    [Enter] Sign, "cierra la supervisión con ese nombre y ese sentido", "cierra la supervisión";
    [Down, Up] Meaning, "cambia el sentido de la firma", "cambia el sentido";
    [Esc] Leave, "vuelve sin cerrar", "no cierra";
}

actions! {
    /// The reason for opening a closed supervision again.
    ReopenAction, REOPEN;
    [Enter] Reopen, "reabre la supervisión con ese motivo, como versión siguiente", "reabre";
    [Esc] Leave, "la deja cerrada", "la deja cerrada";
}
