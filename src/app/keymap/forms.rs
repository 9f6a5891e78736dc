//! The keys of the identification and of the summary.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{
    BackTab, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, TextEnd, TextStart, Up,
};

actions! {
    /// The identification.
    FormAction, IDENTIFY;
    [Enter] Enter, "pasa al campo siguiente; en el último, va a la evaluación", "siguiente";
    [Esc] Back, "vuelve; lo escrito queda guardado", "vuelve";
    [Tab, Down] Next, "campo siguiente", "";
    [Up, BackTab] Previous, "campo anterior", "anterior";
    [PageUp, TextStart] First, "primer campo", "";
    [PageDown, TextEnd] Last, "última línea, la que va a la evaluación", "";
    [Right] Right, "avanza, y al final acepta lo propuesto; en tipo, región y fecha, valor siguiente", "";
    [Left] Left, "retrocede; en tipo, región y fecha, valor anterior", "";
    [Ctrl('n')] Suggest, "propone otro valor de supervisiones anteriores", "";
    [End, Ctrl('e')] End, "va al final del campo y acepta lo propuesto", "";
    [Ctrl('z'), Ctrl('d')] Undo, "deshace lo último que llenó, campo por campo", "deshace";
    [Ctrl('r')] Redo, "rehace lo deshecho", "";
}

actions! {
    /// The summary.
    SummaryAction, SUMMARY;
    [Tab, Right] NextTab, "parte siguiente: resultado, pendientes, {hallazgos}, alertas", "otra parte";
    [BackTab, Left] PreviousTab, "parte anterior", "";
    moves {
        [Down, Char('j')] Down, "baja", "";
        [Up, Char('k')] Up, "sube", "";
        [PageDown, Char(' ')] PageDown, "baja una página", "";
        [PageUp] PageUp, "sube una página", "";
        [Home] First, "va al principio", "";
        [End] Last, "va al final", "";
    }
    [Enter] Go, "va al criterio señalado", "va al criterio";
    [Char('l')] Reading, "lee el informe como quedará", "informe";
    [Char('x')] HandOut, "escribe el informe en un archivo: elige formato y versión", "archivo";
    [Char('u')] Undo, "vuelve a la evaluación y deshace el último paso", "deshace";
    [Char('e')] Conclude, "conclusiones, firmas y cierre de la supervisión", "cierre";
    [Char('q'), Esc, Char('r')] Back, "vuelve a la evaluación", "vuelve";
}
