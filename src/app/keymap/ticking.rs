//! The keys of the sheet of the sample.

use crate::app::keymap::Binding;
use crate::app::screens::sheet;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, TextEnd,
    TextStart, Up, WordLeft, WordRight,
};

/// The sheet of the sample.
pub const SHEET: &[Binding<sheet::Action>] = {
    use sheet::Action as A;
    keys! {
        [Char('c')] A::Meets, "anota «cumple» y sigue", "cumple";
        [Char('n')] A::Fails, "anota «no cumple» y sigue", "no cumple";
        [Char('a')] A::NotApplicable, "anota «no aplica» y sigue", "no aplica";
        [Char('e')] A::Fill, "anota «cumple» en lo que queda sin ver de la línea, y sigue con la próxima", "el resto";
        [Tab] A::NextPage, "otra página: carpetas, informes, planes", "página";
        [BackTab] A::PreviousPage, "página anterior", "";
        [Char(' ')] A::Unseen, "deja la casilla sin ver y sigue", "sin ver";
        [Backspace, Delete] A::Clear, "quita lo anotado en la casilla", "";
        [Char('d')] A::Turn, "cambia la dirección: por carpeta o por criterio", "gira";
        [Char('s')] A::NextUnseen, "va a la próxima casilla sin ver", "";
        [Up, Char('k')] A::Up, "sube una fila", "";
        [Down, Char('j')] A::Down, "baja una fila", "";
        [Left] A::Left, "criterio anterior", "";
        [Right] A::Right, "criterio siguiente", "";
        [Home] A::FirstColumn, "primer criterio", "";
        [End] A::LastColumn, "último criterio", "";
        [PageUp] A::PageUp, "sube una página de filas", "";
        [PageDown] A::PageDown, "baja una página de filas", "";
        [TextStart] A::FirstRow, "primera fila", "";
        [TextEnd] A::LastRow, "última fila", "";
        [Char('g')] A::Propose, "pone los códigos que se ofrecen en una página vacía", "pone códigos";
        [Char('+')] A::AddCodes, "agrega códigos a la página", "agrega";
        [Char('-')] A::RemoveCode, "quita de la muestra el código de la fila, si no tiene anotaciones", "";
        [Char('u')] A::Undo, "deshace el último paso", "";
        [Ctrl('r')] A::Redo, "rehace lo deshecho", "";
        [Char('v')] A::Card, "ficha completa del criterio de la columna", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('q'), Esc, Enter, Char('f')] A::Back, "vuelve al recorrido, al criterio de la columna", "vuelve";
    }
};

/// Typing codes into the sheet.
pub const SHEET_CODES: &[Binding<sheet::CodesAction>] = {
    use crate::app::screens::walk::TextAction as T;
    use sheet::CodesAction as A;
    keys! {
        [Enter] A::Add, "agrega lo escrito; en blanco, termina", "agrega";
        [Left] A::Text(T::Left), "retrocede una letra", "";
        [Right] A::Text(T::Right), "avanza una letra", "";
        [WordLeft] A::Text(T::WordLeft), "retrocede una palabra; también Alt-B", "";
        [WordRight] A::Text(T::WordRight), "avanza una palabra; Alt-F, hasta su final", "";
        [Backspace] A::Text(T::Erase), "borra la letra anterior", "";
        [Ctrl('w')] A::Text(T::EraseWord), "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::Text(T::KillToStart), "borra hasta el principio", "";
        [Ctrl('z')] A::Text(T::Undo), "deshace lo escrito", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Leave, "termina; lo que no se agregó se pierde", "termina";
    }
};
