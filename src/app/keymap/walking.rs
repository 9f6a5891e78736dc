//! The keys of the walk while nothing is written: going about, finding, counting, looking at notices.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
};

actions! {
    /// The walk.
    BrowseAction, WALK;
    digits Score, "califica y abre el texto que se exige", "califica";
    [Enter] Write, "escribe el texto que exige la calificación", "escribe";
    [Char('o')] WriteOther, "escribe el otro texto, el que no se exige", "";
    [Backspace, Delete] ClearScore, "quita la calificación; los textos quedan", "";
    [Char('a')] Notices, "muestra las alertas de este criterio, para descartarlas", "alertas";
    [Down, Char('j'), Right] Next, "criterio siguiente", "sigue";
    [Up, Char('k'), Left] Previous, "criterio anterior", "";
    [PageDown] NextDimension, "dimensión siguiente", "";
    [PageUp] PreviousDimension, "dimensión anterior", "";
    [Tab, Char('n')] NextPending, "pendiente siguiente", "pendiente";
    [BackTab, Char('p')] PreviousPending, "pendiente anterior", "";
    [Char('h')] NextFinding, "criterio siguiente que exige {hallazgo}", "";
    [Char('b')] BackTrack, "vuelve a donde estaba antes del último salto", "";
    [Esc] Return, "vuelve a la línea del informe o del cierre de donde vino", "vuelve";
    [Home] First, "primer criterio", "";
    [End] Last, "último criterio", "";
    [Char('c')] Count, "cuenta los casos que cumplen", "cuenta";
    [Char('f')] Sheet, "planilla de la muestra: carpeta por carpeta", "planilla";
    [Char('z')] Bulk, "califica de una vez lo que no se evaluará", "";
    [Char('m')] Mark, "marca para volver, con una nota privada", "";
    [Char('u')] Undo, "deshace el último paso", "deshace";
    [Ctrl('r')] Redo, "rehace lo deshecho", "";
    [Char('/')] Search, "busca en etiquetas, textos oficiales y sus textos", "";
    [Char('g')] Goto, "va a un criterio por su código, con puntos o sin ellos", "";
    [Char('t')] Tree, "árbol de todos los criterios", "árbol";
    [Char('v')] Card, "ficha completa del criterio", "ficha";
    [Char('r')] Summary, "resumen: resultado y pendientes", "resumen";
    [Char('l')] Reading, "lee el informe como quedará", "informe";
    [Char('x')] HandOut, "escribe el informe en un archivo: elige formato y versión", "";
    [Char('e')] Conclude, "conclusiones, firmas y cierre de la supervisión", "";
    [Char('i')] Identify, "identificación y muestra", "";
    [Char('q')] Back, "vuelve a la lista; todo queda guardado", "vuelve";
}

actions! {
    /// The search in the walk.
    SearchAction, SEARCH;
    [Enter] Go, "va al criterio señalado", "va al criterio";
    moves {
        [Up] Up, "sube", "";
        [Down] Down, "baja", "";
        [PageUp] PageUp, "sube una página", "";
        [PageDown] PageDown, "baja una página", "";
    }
    [Esc] Close, "cierra; todo queda como estaba", "cierra";
}

actions! {
    /// Typing the code of a criterion.
    GotoAction, GOTO;
    [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')]
        Digit, "escribe el código; apenas está completo, va al criterio", "código";
    [Char('.')] Dot, "punto del código; no hace falta", "";
    [Enter] Go, "va al primero que comienza así", "va al primero";
    [Backspace] Erase, "borra la última cifra", "borra";
    [Ctrl('z')] Undo, "deshace la última cifra", "deshace";
    [Esc] Cancel, "cierra; todo queda como estaba", "cierra";
}

actions! {
    /// The counter of a criterion.
    CountAction, COUNT;
    [Enter] Keep, "conserva el conteo y vuelve al criterio, sin calificar", "conserva";
    [Tab] Score, "califica con el único nivel que corresponde y abre su texto", "califica así y escribe";
    [Esc] Cancel, "cancela: el conteo queda como estaba", "cancela";
    [Delete] Clear, "quita el conteo", "quita";
    [Backspace] Erase, "borra la cifra anterior", "";
    [Ctrl('u'), Ctrl('w')] EraseAll, "borra lo escrito; vuelve el conteo anterior", "";
    [Ctrl('z')] Undo, "deshace lo escrito", "deshace";
}

actions! {
    /// The notices of a criterion.
    NoticeAction, NOTICES;
    digits Score, "califica, como en la evaluación", "califica";
    [Char('d'), Delete] Dismiss, "descarta la alerta, con una palabra sobre el porqué", "descarta";
    [Char('r')] Restore, "vuelve a mostrar una alerta descartada", "recupera";
    moves {
        [Up, Char('k')] Up, "alerta anterior", "";
        [Down, Char('j')] Down, "alerta siguiente", "otra";
    }
    [Char('u')] Undo, "cierra las alertas y deshace el último paso", "deshace";
    [Esc, Char('a'), Char('q')] Close, "cierra las alertas", "cierra";
}

actions! {
    /// Saying why a notice is dismissed.
    DismissAction, DISMISS;
    [Enter] Keep, "descarta la alerta, con lo escrito como motivo", "descarta";
    [Esc] Leave, "vuelve a las alertas; lo escrito vale, y sin nada escrito la alerta queda", "vuelve";
}

actions! {
    /// The tree of criteria where it covers the walk.
    TreeAction, TREE;
    [Enter] Go, "va al criterio", "va al criterio";
    moves {
        [Up, Char('k')] Up, "sube", "";
        [Down, Char('j')] Down, "baja", "";
        [PageUp] PageUp, "sube una página", "";
        [PageDown] PageDown, "baja una página", "";
        [Home] First, "primer criterio", "";
        [End] Last, "último criterio", "";
    }
    [Char('u')] Undo, "cierra el árbol y deshace el último paso", "deshace";
    [Esc, Char('t'), Char('q'), Ctrl('c')] Close, "cierra el árbol", "cierra";
}

actions! {
    /// A text that covers the screen and can be scrolled: the card of a criterion, the help.
    ReaderAction, READER;
    moves {
        [Up, Char('k')] Up, "sube una fila", "";
        [Down, Char('j')] Down, "baja una fila", "baja";
        [PageUp] PageUp, "sube una página", "";
        [PageDown, Char(' ')] PageDown, "baja una página", "página";
    }
    [Esc, Char('q'), Char('v'), Char('?'), Enter, Ctrl('c'), Ctrl('g'), Ctrl('o')] Close, "cierra", "cierra";
}
