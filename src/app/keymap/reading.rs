//! The keys of the informe: reading it, looking for words in it, handing it out.

use crate::app::keymap::Binding;
use crate::app::screens::walk::TextAction as T;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
    WordLeft, WordRight,
};

/// What keys do in the informe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in [`READING`]
pub enum ReadingAction {
    Go,
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
    NextChapter,
    PreviousChapter,
    Find,
    FindNext,
    FindPrevious,
    Edition,
    HandOut,
    Help,
    Repaint,
    Quit,
    Back,
}

/// The informe.
pub const READING: &[Binding<ReadingAction>] = {
    use ReadingAction as A;
    keys! {
        [Enter] A::Go, "va al criterio señalado; b o Esc vuelven a esta línea", "va al criterio";
        [Down, Char('j')] A::Down, "baja", "";
        [Up, Char('k')] A::Up, "sube", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "página";
        [PageUp] A::PageUp, "sube una página", "";
        [Home] A::First, "va al principio", "";
        [End] A::Last, "va al final", "";
        [Tab, Right] A::NextChapter, "capítulo siguiente", "capítulo";
        [BackTab, Left] A::PreviousChapter, "capítulo anterior", "";
        [Char('/')] A::Find, "busca palabras en el informe", "busca";
        [Char('n')] A::FindNext, "línea siguiente con lo buscado", "otra";
        [Char('p')] A::FindPrevious, "línea anterior con lo buscado", "";
        [Char('x')] A::HandOut, "escribe el informe en un archivo: elige formato y versión", "archivo";
        [Char('v')] A::Edition, "muestra la versión pública, o de nuevo la ordinaria", "pública";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Char('q'), Esc, Char('l')] A::Back, "vuelve a donde estaba", "vuelve";
    }
};

/// What keys do while words are typed that are looked for in the informe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in [`FIND`]
pub enum FindAction {
    Accept,
    Text(T),
    Help,
    Repaint,
    Quit,
    Close,
}

/// Looking for words in the informe.
pub const FIND: &[Binding<FindAction>] = {
    use FindAction as A;
    keys! {
        [Enter] A::Accept, "se queda en lo encontrado; n y p van a las demás líneas que lo tienen", "se queda aquí";
        [Left] A::Text(T::Left), "retrocede una letra", "";
        [Right] A::Text(T::Right), "avanza una letra", "";
        [WordLeft] A::Text(T::WordLeft), "retrocede una palabra; también Alt-B", "";
        [WordRight] A::Text(T::WordRight), "avanza una palabra; Alt-F, hasta su final", "";
        [Backspace] A::Text(T::Erase), "borra la letra anterior", "";
        [Delete] A::Text(T::EraseNext), "borra la letra siguiente", "";
        [Ctrl('w')] A::Text(T::EraseWord), "borra la palabra anterior; también Alt-Retroceso", "";
        [Ctrl('u')] A::Text(T::KillToStart), "borra hasta el principio", "";
        [Ctrl('z')] A::Text(T::Undo), "deshace lo escrito", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Close, "cierra y vuelve a la línea donde estaba", "cierra";
    }
};

/// What keys do while format and edition are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in [`HAND_OUT`]
pub enum HandOutAction {
    Write,
    Up,
    Down,
    Edition,
    Repaint,
    Close,
}

/// Choosing format and edition.
pub const HAND_OUT: &[Binding<HandOutAction>] = {
    use HandOutAction as A;
    keys! {
        [Enter] A::Write, "escribe el archivo; la versión pública se muestra antes", "escribe el archivo";
        [Down, Char('j')] A::Down, "formato siguiente", "formato";
        [Up, Char('k')] A::Up, "formato anterior", "";
        [Tab, Left, Right, Char('v')] A::Edition, "versión ordinaria o pública", "versión";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc, Char('q'), Char('x'), Ctrl('c')] A::Close, "cierra; no se escribe nada", "cierra";
    }
};
