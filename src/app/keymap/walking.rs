//! The keys of the walk while nothing is written: going about, finding, counting, looking at notices.

use crate::app::keymap::Binding;
use crate::app::screens::walk;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
    WordLeft, WordRight,
};

/// The walk.
pub const WALK: &[Binding<walk::Action>] = {
    use walk::Action as A;
    keys! {
        [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')]
            A::Score, "califica y abre el texto que se exige", "califica";
        [Enter] A::Write, "escribe el texto que exige la calificación", "escribe";
        [Char('o')] A::WriteOther, "escribe el otro texto, el que no se exige", "";
        [Backspace, Delete] A::ClearScore, "quita la calificación; los textos quedan", "";
        [Char('a')] A::Notices, "muestra los avisos de este criterio, para descartarlos", "avisos";
        [Down, Char('j'), Right] A::Next, "criterio siguiente", "sigue";
        [Up, Char('k'), Left] A::Previous, "criterio anterior", "";
        [PageDown] A::NextDimension, "dimensión siguiente", "";
        [PageUp] A::PreviousDimension, "dimensión anterior", "";
        [Tab, Char('n')] A::NextPending, "pendiente siguiente", "pendiente";
        [BackTab, Char('p')] A::PreviousPending, "pendiente anterior", "";
        [Char('h')] A::NextFinding, "criterio siguiente que exige hallazgo", "";
        [Char('b')] A::BackTrack, "vuelve a donde estaba antes del último salto", "";
        [Esc] A::BackToReading, "vuelve a la línea del informe de donde vino", "vuelve al informe";
        [Home] A::First, "primer criterio", "";
        [End] A::Last, "último criterio", "";
        [Char('c')] A::Count, "cuenta los casos que cumplen", "cuenta";
        [Char('f')] A::Sheet, "hoja de la muestra: carpeta por carpeta", "hoja";
        [Char('z')] A::Bulk, "pone 0 a lo que no se evaluará: dimensión, ámbito, OTRO", "";
        [Char('m')] A::Mark, "marca para volver, con una nota privada", "";
        [Char('u')] A::Undo, "deshace el último paso", "";
        [Ctrl('r')] A::Redo, "rehace lo deshecho", "";
        [Char('/')] A::Search, "busca en etiquetas, textos oficiales y sus textos", "";
        [Char('g')] A::Goto, "va a un criterio por su código, con puntos o sin ellos", "";
        [Char('t')] A::Tree, "árbol de todos los criterios", "árbol";
        [Char('v')] A::Card, "ficha completa del criterio", "ficha";
        [Char('r')] A::Summary, "resumen ponderado", "resumen";
        [Char('l')] A::Reading, "lee el informe como quedará", "informe";
        [Char('i')] A::Identify, "identificación y muestra", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('q')] A::Back, "vuelve a la lista; todo queda guardado", "vuelve";
    }
};

/// The search in the walk.
pub const SEARCH: &[Binding<walk::SearchAction>] = {
    use walk::{SearchAction as A, TextAction as T};
    keys! {
        [Enter] A::Go, "va al criterio señalado", "va al criterio";
        [Up] A::Up, "sube", "";
        [Down] A::Down, "baja", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown] A::PageDown, "baja una página", "";
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
        [Esc] A::Close, "cierra; todo queda como estaba", "cierra";
    }
};

/// Typing the code of a criterion.
pub const GOTO: &[Binding<walk::GotoAction>] = {
    use walk::GotoAction as A;
    keys! {
        [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')]
            A::Digit, "escribe el código; apenas está completo, va al criterio", "código";
        [Char('.')] A::Dot, "punto del código; no hace falta", "";
        [Enter] A::Go, "va al primero que comienza así", "va al primero";
        [Backspace, Ctrl('z')] A::Erase, "borra lo último", "borra";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Esc] A::Cancel, "cierra; todo queda como estaba", "cierra";
    }
};

/// The counter of a criterion.
pub const COUNT: &[Binding<walk::CountAction>] = {
    use walk::CountAction as A;
    keys! {
        [Enter] A::Keep, "conserva el conteo y vuelve al criterio, sin calificar", "conserva";
        [Tab] A::Score, "califica con el único nivel que corresponde y abre su texto", "califica así y escribe";
        [Esc] A::Cancel, "desiste: el conteo queda como estaba", "desiste";
        [Delete] A::Clear, "quita el conteo", "quita";
        [Backspace] A::Erase, "borra la cifra anterior", "";
        [Ctrl('u'), Ctrl('w')] A::EraseAll, "borra lo escrito; vuelve el conteo anterior", "";
        [Ctrl('z')] A::Undo, "deshace lo escrito", "";
        [Ctrl('g'), Char('?')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// The notices of a criterion.
pub const NOTICES: &[Binding<walk::NoticeAction>] = {
    use walk::NoticeAction as A;
    keys! {
        [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')]
            A::Score, "califica, como en el recorrido", "califica";
        [Char('d'), Delete] A::Dismiss, "descarta el aviso, con una palabra sobre el porqué", "descarta";
        [Char('r')] A::Restore, "vuelve a mostrar un aviso descartado", "recupera";
        [Up, Char('k')] A::Up, "aviso anterior", "";
        [Down, Char('j')] A::Down, "aviso siguiente", "otro";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc, Char('a'), Char('q')] A::Close, "cierra los avisos", "cierra";
    }
};

/// Saying why a notice is dismissed.
pub const DISMISS: &[Binding<walk::DismissAction>] = {
    use walk::{DismissAction as A, TextAction as T};
    keys! {
        [Enter] A::Keep, "descarta el aviso, con lo escrito como motivo", "descarta";
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
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc] A::Leave, "vuelve a los avisos; lo escrito vale, y sin nada escrito el aviso queda", "vuelve";
    }
};

/// The tree of criteria where it covers the walk.
pub const TREE: &[Binding<walk::TreeAction>] = {
    use walk::TreeAction as A;
    keys! {
        [Enter] A::Go, "va al criterio", "va al criterio";
        [Up, Char('k')] A::Up, "sube", "";
        [Down, Char('j')] A::Down, "baja", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown] A::PageDown, "baja una página", "";
        [Home] A::First, "primer criterio", "";
        [End] A::Last, "último criterio", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc, Char('t'), Char('q'), Ctrl('c')] A::Close, "cierra el árbol", "cierra";
    }
};

/// A text that covers the screen and can be scrolled: the card of a criterion, the help.
pub const READER: &[Binding<walk::ReaderAction>] = {
    use walk::ReaderAction as A;
    keys! {
        [Up, Char('k')] A::Up, "sube una fila", "";
        [Down, Char('j')] A::Down, "baja una fila", "baja";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "página";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc, Char('q'), Char('v'), Char('?'), Enter, Ctrl('c'), Ctrl('g'), Ctrl('o')] A::Close, "cierra", "cierra";
    }
};
