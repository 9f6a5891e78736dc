//! The keys of the sheet of the sample.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, TextEnd,
    TextStart, Up,
};

actions! {
    /// The sheet of the sample.
    SheetAction, SHEET;
    [Char('c')] Meets, "anota «cumple» y sigue", "cumple";
    [Char('e')] Fill, "anota «cumple» en lo que queda sin ver de la línea, y sigue con la próxima", "el resto";
    [Char('n')] Fails, "anota «no cumple» y sigue", "no cumple";
    [Char('a')] NotApplicable, "anota «no aplica» y sigue", "no aplica";
    [Char('m')] Reason, "anota «no cumple» y pregunta por qué; donde no cumple, cambia el motivo", "motivo";
    [Char('1')] Judicialised, "el caso de la fila es judicializado; otra vez, no se sabe", "";
    [Char('2')] NotJudicialised, "no es judicializado", "";
    [Char('3')] Current, "es vigente", "";
    [Char('4')] Closed, "es egresado", "";
    [Tab] NextPage, "otra página: carpetas, informes, planes", "página";
    [BackTab] PreviousPage, "página anterior", "";
    [Char(' ')] Unseen, "deja la casilla sin ver y sigue", "sin ver";
    [Backspace, Delete] Clear, "quita lo anotado en la casilla", "";
    [Char('d')] Turn, "cambia la dirección: por carpeta o por criterio", "gira";
    [Char('s')] NextUnseen, "va a la próxima casilla sin ver", "";
    [Up, Char('k')] Up, "sube una fila", "";
    [Down, Char('j')] Down, "baja una fila", "";
    [Left] Left, "criterio anterior", "";
    [Right] Right, "criterio siguiente", "";
    [Home] FirstColumn, "primer criterio", "";
    [End] LastColumn, "último criterio", "";
    [PageUp] PageUp, "sube una página de filas", "";
    [PageDown] PageDown, "baja una página de filas", "";
    [TextStart] FirstRow, "primera fila", "";
    [TextEnd] LastRow, "última fila", "";
    [Char('g')] Propose, "pone los códigos que se ofrecen en una página vacía", "pone códigos";
    [Char('+')] AddCodes, "agrega códigos a la página", "agrega";
    [Char('-')] RemoveCode, "quita de la muestra el código de la fila, si no tiene anotaciones", "";
    [Char('r')] Rename, "cambia el código de la fila; lo anotado sigue con él", "";
    [Char('u')] Undo, "deshace el último paso", "deshace";
    [Ctrl('r')] Redo, "rehace lo deshecho", "";
    [Char('v')] Card, "ficha completa del criterio de la columna", "";
    [Char('x')] HandOut, "dice dónde se escribe el informe", "";
    [Char('q'), Esc] Return, "vuelve a la evaluación, adonde estaba", "vuelve";
    [Enter, Char('f')] Back, "vuelve a la evaluación, al criterio de la columna", "";
}

actions! {
    /// Typing codes into the sheet.
    CodesAction, SHEET_CODES;
    [Enter] Add, "agrega lo escrito; en blanco, termina", "agrega";
    [Esc] Leave, "termina; lo que no se agregó se pierde", "termina";
}

actions! {
    /// Typing why something fails, or another code for the row.
    LineAction, SHEET_LINE;
    [Enter] Take, "lo deja así y sigue", "sigue";
    [Down] NextGiven, "otro motivo ya dado en este criterio", "otro dado";
    [Up] PreviousGiven, "el anterior de ellos", "";
    [Esc] Leave, "cierra la línea y se queda en la casilla", "cierra";
}
