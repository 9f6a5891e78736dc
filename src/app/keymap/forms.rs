//! The keys of the identification and of the summary.

use crate::app::keymap::Binding;
use crate::app::screens::{identify, summary};
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, TextEnd,
    TextStart, Up, WordLeft, WordRight,
};

/// The identification.
pub const IDENTIFY: &[Binding<identify::Action>] = {
    use identify::Action as A;
    keys! {
        [Enter] A::Enter, "pasa al campo siguiente; en el último, va al recorrido", "siguiente";
        [Tab, Down] A::Next, "campo siguiente", "";
        [Up, BackTab] A::Previous, "campo anterior", "anterior";
        [PageUp, TextStart] A::First, "primer campo", "";
        [PageDown, TextEnd] A::Last, "última línea, la que va al recorrido", "";
        [Right] A::Right, "avanza, y al final acepta lo propuesto; en tipo, región y fecha, valor siguiente", "";
        [Left] A::Left, "retrocede; en tipo, región y fecha, valor anterior", "";
        [Ctrl('n')] A::Suggest, "propone otro valor de supervisiones anteriores", "";
        [Home] A::Start, "va al principio del campo", "";
        [End, Ctrl('e')] A::End, "va al final del campo y acepta lo propuesto", "";
        [WordLeft] A::WordLeft, "retrocede una palabra; también Alt-B", "";
        [WordRight] A::WordRight, "avanza una palabra; Alt-F, hasta su final", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Delete] A::EraseNext, "borra la letra siguiente", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio del campo", "";
        [Ctrl('z'), Ctrl('d')] A::Undo, "deshace lo último que llenó, campo por campo", "";
        [Ctrl('r')] A::Redo, "rehace lo deshecho", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Back, "vuelve; lo escrito queda guardado", "vuelve";
    }
};

/// The summary.
pub const SUMMARY: &[Binding<summary::Action>] = {
    use summary::Action as A;
    keys! {
        [Tab, Right] A::NextTab, "parte siguiente: resultado, pendientes, hallazgos, avisos", "otra parte";
        [BackTab, Left] A::PreviousTab, "parte anterior", "";
        [Down, Char('j')] A::Down, "baja", "";
        [Up, Char('k')] A::Up, "sube", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "";
        [PageUp] A::PageUp, "sube una página", "";
        [Home] A::First, "va al principio", "";
        [End] A::Last, "va al final", "";
        [Enter] A::Go, "va al criterio señalado", "va al criterio";
        [Char('l')] A::Reading, "lee el informe como quedará", "informe";
        [Char('x')] A::HandOut, "escribe el informe en un archivo: elige formato y versión", "archivo";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('q'), Esc, Char('r')] A::Back, "vuelve al recorrido", "vuelve";
    }
};
