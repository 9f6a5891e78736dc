//! The keys of the informe: reading it, looking for words in it, handing it out.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{
    BackTab, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
};

actions! {
    /// The informe.
    ReadingAction, READING;
    [Enter] Go, "va al criterio señalado; b o Esc vuelven a esta línea", "va al criterio";
    moves {
        [Down, Char('j')] Down, "baja", "";
        [Up, Char('k')] Up, "sube", "";
        [PageDown, Char(' ')] PageDown, "baja una página", "";
        [PageUp] PageUp, "sube una página", "";
        [Home] First, "va al principio", "";
        [End] Last, "va al final", "";
    }
    [Tab, Right] NextChapter, "capítulo siguiente", "capítulo";
    [BackTab, Left] PreviousChapter, "capítulo anterior", "";
    [Char('x')] HandOut, "escribe el informe en un archivo: elige formato y versión", "archivo";
    [Char('/')] Find, "busca palabras en el informe", "busca";
    [Char('n')] FindNext, "línea siguiente con lo buscado", "otra";
    [Char('p')] FindPrevious, "línea anterior con lo buscado", "";
    [Char('v')] Edition, "muestra la versión pública, o de nuevo la ordinaria", "pública";
    [Char('u')] Undo, "vuelve a la evaluación y deshace el último paso", "deshace";
    [Char('r')] Summary, "resumen: resultado y pendientes", "resumen";
    [Char('q'), Esc, Char('l')] Back, "vuelve a donde estaba", "vuelve";
}

actions! {
    /// Looking for words in the informe.
    FindAction, FIND;
    [Enter] Accept, "se queda en lo encontrado; n y p van a las demás líneas que lo tienen", "se queda aquí";
    [Esc] Close, "cierra y vuelve a la línea donde estaba", "cierra";
}

actions! {
    /// Choosing format and edition.
    HandOutAction, HAND_OUT;
    [Enter] Write, "escribe el archivo; la versión pública se muestra antes", "escribe el archivo";
    moves {
        [Down, Char('j')] Down, "formato siguiente", "formato";
        [Up, Char('k')] Up, "formato anterior", "";
    }
    [Tab, Left, Right, Char('v')] Edition, "versión ordinaria o pública", "versión";
    [Esc, Char('q'), Char('x'), Ctrl('c')] Close, "cierra; no se escribe nada", "cierra";
}
