//! One table a screen: key → action with its Spanish name. What acts, the footer, the help and the guide's tables
//! all come from here, so that none can say something else.

use super::screens::{identify, recovery, sessions, summary, walk};
use crate::terminal::key::Key::{
    self, BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Insert, Left, PageDown, PageUp, Right,
    Tab, TextEnd, TextStart, Up, WordLeft, WordRight,
};
use crate::wording::{bulk as bulk_words, evaluating, notices, phrases, search as finding, tui as words};

/// What some keys do on a screen.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    /// The keys, the one to be shown first.
    pub keys: &'static [Key],
    /// What they do.
    pub action: A,
    /// What they do, for the help.
    pub name: &'static str,
    /// The same in a word for the footer; empty where the footer has no room for it.
    pub short: &'static str,
}

/// What `key` does according to `table`.
#[must_use]
pub fn find<A: Copy>(table: &[Binding<A>], key: Key) -> Option<A> {
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// A line of the help: keys and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys as they are written on a keyboard.
    pub keys: String,
    /// What they do.
    pub name: &'static str,
    /// The same in a word; empty where the footer leaves it out.
    pub short: &'static str,
}

/// The lines that help and footer show for `table`, without the actions of which `works` says no.
pub fn rows<A: Copy>(table: &[Binding<A>], works: impl Fn(A) -> bool) -> Vec<HelpRow> {
    table
        .iter()
        .filter(|binding| works(binding.action))
        .map(|binding| HelpRow { keys: keys_name(binding.keys), name: binding.name, short: binding.short })
        .collect()
}

/// The keys as they are written side by side; the digits of the scale as `0-3`.
fn keys_name(keys: &[Key]) -> String {
    match keys {
        [Char('0'), .., Char(last @ '1'..='9')] => format!("0-{last}"),
        _ => keys.iter().map(|key| key_name(*key)).collect::<Vec<_>>().join(" "),
    }
}

/// A key as it is called on a Spanish keyboard.
#[must_use]
pub fn key_name(key: Key) -> String {
    match key {
        Char(' ') => "Espacio".to_owned(),
        Char(c) => c.to_string(),
        Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        Enter => "Intro".to_owned(),
        Esc => "Esc".to_owned(),
        Tab => "Tab".to_owned(),
        BackTab => "May-Tab".to_owned(),
        Backspace => "Retroceso".to_owned(),
        Delete => "Supr".to_owned(),
        Insert => "Ins".to_owned(),
        Up => "↑".to_owned(),
        Down => "↓".to_owned(),
        Left => "←".to_owned(),
        Right => "→".to_owned(),
        Home => "Inicio".to_owned(),
        End => "Fin".to_owned(),
        PageUp => "RePág".to_owned(),
        PageDown => "AvPág".to_owned(),
        WordLeft => "Ctrl-←".to_owned(),
        WordRight => "Ctrl-→".to_owned(),
        TextStart => "Ctrl-Inicio".to_owned(),
        TextEnd => "Ctrl-Fin".to_owned(),
    }
}

/// Every table of keys as Markdown, for the guide; a test holds the committed file to it.
#[must_use]
pub fn markdown() -> String {
    let tables = [
        (words::SESSIONS, rows(SESSIONS, |_| true)),
        (words::FILTER, rows(FILTER, |_| true)),
        (words::TRASH, rows(TRASH, |_| true)),
        (words::IDENTIFY, rows(IDENTIFY, |_| true)),
        (words::WALK, rows(WALK, |_| true)),
        (finding::SEARCH, rows(SEARCH, |_| true)),
        (finding::GOTO, rows(GOTO, |_| true)),
        (words::WRITE, rows(WRITE, |_| true)),
        (evaluating::COUNT, rows(COUNT, |_| true)),
        (words::DRAFT, rows(DRAFT, |_| true)),
        (words::RECALLED, rows(RECALLED, |_| true)),
        (phrases::PICK, rows(PICK, |_| true)),
        (words::MOVE, rows(MOVE, |_| true)),
        (bulk_words::BULK_SCOPE, rows(BULK_SCOPE, |_| true)),
        (bulk_words::BULK, rows(BULK, |_| true)),
        (bulk_words::MARK, rows(MARK, |_| true)),
        (notices::NOTICES, rows(NOTICES, |_| true)),
        (notices::DISMISS, rows(DISMISS, |_| true)),
        (words::TREE, rows(TREE, |_| true)),
        (words::READER, rows(READER, |_| true)),
        (words::SHEET, rows(SHEET, |_| true)),
        (words::SHEET_CODES, rows(SHEET_CODES, |_| true)),
        (words::SUMMARY, rows(SUMMARY, |_| true)),
        (words::RECOVERY, rows(RECOVERY, |_| true)),
        (words::QUESTION, rows(CONFIRM, |_| true)),
    ];
    let mut text = words::KEYS_PAGE.to_owned();
    for (title, rows) in tables {
        text.push_str(&format!("\n## {title}\n\n| {} | {} |\n|---|---|\n", words::KEYS_COLUMN, words::ACTION_COLUMN));
        for row in rows {
            let keys: Vec<String> = row.keys.split(' ').map(|key| format!("`{key}`")).collect();
            text.push_str(&format!("| {} | {} |\n", keys.join(" "), row.name));
        }
    }
    text
}

macro_rules! keys {
    ($( [$($key:expr),+] $action:expr, $name:literal, $short:literal; )+) => {
        &[$( Binding { keys: &[$($key),+], action: $action, name: $name, short: $short } ),+]
    };
}

mod bulk;
mod sheet_keys;

pub use bulk::{BULK, BULK_SCOPE, MARK};
pub use sheet_keys::{SHEET, SHEET_CODES};

/// The list of sessions.
pub const SESSIONS: &[Binding<sessions::Action>] = {
    use sessions::Action as A;
    keys! {
        [Enter] A::Open, "abre la supervisión y sigue donde quedó", "abre";
        [Char('n')] A::New, "comienza una supervisión nueva", "nueva";
        [Up, Char('k')] A::Up, "sube una línea", "";
        [Down, Char('j')] A::Down, "baja una línea", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "";
        [Home] A::First, "va a la primera", "";
        [End, Char('G')] A::Last, "va a la última", "";
        [Char('r')] A::Summary, "abre el resumen", "resumen";
        [Char('/')] A::Filter, "busca por proyecto, comuna, fecha, código o identificador", "busca";
        [Char('d'), Delete] A::Remove, "envía la supervisión a la papelera; antes pregunta", "quita";
        [Char('p')] A::Trash, "muestra la papelera", "papelera";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc] A::Escape, "quita el filtro; si no hay filtro, sale del programa", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Char('q'), Ctrl('c')] A::Quit, "sale del programa", "sale";
    }
};

/// The trash.
pub const TRASH: &[Binding<sessions::TrashAction>] = {
    use sessions::TrashAction as A;
    keys! {
        [Enter, Char('r')] A::Restore, "devuelve la supervisión a la lista", "recupera";
        [Char('x')] A::Purge, "destruye todo lo que hay en la papelera; antes pregunta", "vacía la papelera";
        [Up, Char('k')] A::Up, "sube una línea", "";
        [Down, Char('j')] A::Down, "baja una línea", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown, Char(' ')] A::PageDown, "baja una página", "";
        [Home] A::First, "va a la primera", "";
        [End, Char('G')] A::Last, "va a la última", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Char('q'), Esc, Char('p'), Ctrl('c')] A::Back, "vuelve a la lista de supervisiones", "vuelve";
    }
};

/// Typing a filter in the list of sessions.
pub const FILTER: &[Binding<sessions::FilterAction>] = {
    use sessions::FilterAction as A;
    keys! {
        [Enter, Down] A::Accept, "conserva el filtro y vuelve a la lista", "conserva";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc, Ctrl('c')] A::Cancel, "quita el filtro", "quita el filtro";
    }
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
        [WordLeft] A::WordLeft, "retrocede una palabra", "";
        [WordRight] A::WordRight, "avanza una palabra", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Delete] A::EraseNext, "borra la letra siguiente", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio del campo", "";
        [Ctrl('d')] A::Undo, "deshace lo último en este campo", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Esc] A::Back, "vuelve; lo escrito queda guardado", "vuelve";
    }
};

/// The walk.
pub const WALK: &[Binding<walk::Action>] = {
    use walk::Action as A;
    keys! {
        [Char('0'), Char('1'), Char('2'), Char('3')] A::Score, "califica y abre el texto que se exige", "califica";
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
        [Home] A::First, "primer criterio", "";
        [End] A::Last, "último criterio", "";
        [Char('c')] A::Count, "cuenta los casos que cumplen", "cuenta";
        [Char('f')] A::Sheet, "hoja de la muestra: carpeta por carpeta", "hoja";
        [Char('z')] A::Bulk, "pone 0 a lo que no se evaluará: dimensión, ámbito, OTRO", "";
        [Char('m')] A::Mark, "marca para volver, con una nota privada", "";
        [Char('u')] A::Undo, "deshace el último paso", "";
        [Char('U'), Ctrl('r')] A::Redo, "rehace lo deshecho", "";
        [Char('/')] A::Search, "busca en etiquetas, textos oficiales y sus textos", "";
        [Char('g')] A::Goto, "va a un criterio por su código, con puntos o sin ellos", "";
        [Char('t')] A::Tree, "árbol de todos los criterios", "árbol";
        [Char('v')] A::Card, "ficha completa del criterio", "ficha";
        [Char('r')] A::Summary, "resumen ponderado", "resumen";
        [Char('i')] A::Identify, "identificación y muestra", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('q')] A::Back, "vuelve a la lista; todo queda guardado", "vuelve";
    }
};

/// The search in the walk.
pub const SEARCH: &[Binding<walk::SearchAction>] = {
    use walk::SearchAction as A;
    keys! {
        [Enter] A::Go, "va al criterio señalado", "va al criterio";
        [Up] A::Up, "sube", "";
        [Down] A::Down, "baja", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown] A::PageDown, "baja una página", "";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc, Ctrl('c')] A::Close, "cierra; todo queda como estaba", "cierra";
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
        [Backspace] A::Erase, "borra lo último", "borra";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc, Ctrl('c')] A::Cancel, "cierra; todo queda como estaba", "cierra";
    }
};

/// Writing a text in the walk.
pub const WRITE: &[Binding<walk::WriteAction>] = {
    use walk::WriteAction as A;
    keys! {
        [Tab] A::Accept, "termina el texto y va al pendiente siguiente", "listo y sigue";
        [Esc] A::Leave, "deja de escribir; el texto queda", "cierra";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Ctrl('t')] A::KeepPhrase, "guarda este texto entre sus frases", "";
        [Ctrl('p')] A::Older, "trae el texto de un criterio anterior; otra vez, el de antes", "";
        [Ctrl('n')] A::Newer, "vuelve por los textos traídos a lo que estaba escrito", "";
        [Ctrl('d')] A::Undo, "deshace", "deshace";
        [Ctrl('r')] A::Redo, "rehace", "";
        [Enter] A::Newline, "línea nueva", "";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [Up] A::Up, "sube una fila", "";
        [Down] A::Down, "baja una fila", "";
        [WordLeft] A::WordLeft, "retrocede una palabra", "";
        [WordRight] A::WordRight, "avanza una palabra", "";
        [Home] A::RowStart, "principio de la fila", "";
        [End, Ctrl('e')] A::RowEnd, "fin de la fila", "";
        [PageUp] A::PageUp, "sube una página", "";
        [PageDown] A::PageDown, "baja una página", "";
        [TextStart] A::TextStart, "principio del texto", "";
        [TextEnd] A::TextEnd, "fin del texto", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Delete] A::EraseNext, "borra la letra siguiente", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::KillToStart, "corta hasta el principio de la línea", "";
        [Ctrl('k')] A::KillToEnd, "corta hasta el fin de la línea", "";
        [Ctrl('y')] A::Yank, "pega lo cortado", "";
        [Ctrl('x')] A::ReplacePersonal, "reemplaza un RUN, correo o teléfono por un código de caso; otra vez, por el siguiente", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
    }
};

/// The counter of a criterion.
pub const COUNT: &[Binding<walk::CountAction>] = {
    use walk::CountAction as A;
    keys! {
        [Enter, Esc] A::Keep, "conserva el conteo y vuelve al criterio, sin calificar", "conserva";
        [Tab] A::Score, "califica con el único nivel que corresponde y abre su texto", "califica así y escribe";
        [Delete] A::Clear, "quita el conteo", "quita";
        [Backspace] A::Erase, "borra la cifra anterior", "";
        [Ctrl('u'), Ctrl('w')] A::EraseAll, "borra lo escrito; vuelve el conteo anterior", "";
        [Ctrl('g'), Char('?')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
    }
};

/// A draft that stands where a text is to be written; whatever else is typed is a text of one's own.
pub const DRAFT: &[Binding<walk::WriteAction>] = {
    use walk::WriteAction as A;
    keys! {
        [Tab] A::Accept, "acepta el borrador como texto y va al pendiente siguiente", "acepta y sigue";
        [Right, Enter, End, Down, Ctrl('e')] A::Take, "toma el borrador para editarlo; aún no cuenta como texto", "lo edita";
        [Esc] A::Leave, "deja el borrador sin aceptar", "cierra";
        [Ctrl('p')] A::Older, "trae el texto de un criterio anterior; otra vez, el de antes", "";
        [Ctrl('o')] A::Card, "ficha completa del criterio", "ficha";
        [Ctrl('y')] A::Yank, "pega lo cortado", "";
        [Ctrl('f')] A::Phrases, "frases para este criterio y su calificación", "frases";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
    }
};

/// The text of another criterion that was recalled; all other keys are those of [`WRITE`].
pub const RECALLED: &[Binding<walk::WriteAction>] = {
    use walk::WriteAction as A;
    keys! {
        [Tab] A::Accept, "acepta el texto traído y va al pendiente siguiente", "lo acepta";
        [Esc] A::Leave, "vuelve a lo que estaba escrito", "vuelve";
        [Ctrl('p')] A::Older, "trae el texto anterior a este", "el de antes";
        [Ctrl('n')] A::Newer, "vuelve por los textos traídos a lo que estaba escrito", "";
    }
};

/// The phrases for an answer.
pub const PICK: &[Binding<walk::PickAction>] = {
    use walk::PickAction as A;
    keys! {
        [Enter] A::Insert, "pone la frase en el texto, donde está el cursor", "la pone";
        [Tab] A::Accept, "pone la frase; si es todo el texto y está completa, la acepta y sigue", "acepta y sigue";
        [Up] A::Up, "sube", "";
        [Down] A::Down, "baja", "";
        [PageUp] A::First, "primera", "";
        [PageDown] A::Last, "última", "";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio", "";
        [Delete] A::Forget, "quita una frase suya; para cambiarla, póngala, edítela y guárdela con Ctrl-T", "quita";
        [Ctrl('d')] A::Restore, "recupera la frase suya que se acaba de quitar", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Esc, Ctrl('c')] A::Close, "vuelve al texto como estaba", "vuelve";
    }
};

/// The offer to move a text over.
pub const MOVE: &[Binding<walk::MoveAction>] = {
    use walk::MoveAction as A;
    keys! {
        [Ctrl('t')] A::Move, "trae aquí el texto ya escrito", "trae el texto";
        [Enter] A::Fresh, "escribe otro y deja el anterior donde está; también basta con escribir", "escribe otro";
        [Esc, Ctrl('c')] A::Leave, "deja todo como está", "después";
    }
};

/// The notices of a criterion.
pub const NOTICES: &[Binding<walk::NoticeAction>] = {
    use walk::NoticeAction as A;
    keys! {
        [Char('0'), Char('1'), Char('2'), Char('3')] A::Score, "califica, como en el recorrido", "califica";
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
    use walk::DismissAction as A;
    keys! {
        [Enter] A::Keep, "descarta el aviso por lo escrito", "descarta";
        [Left] A::Left, "retrocede una letra", "";
        [Right] A::Right, "avanza una letra", "";
        [Backspace] A::Erase, "borra la letra anterior", "";
        [Delete] A::EraseNext, "borra la letra siguiente", "";
        [Ctrl('w')] A::EraseWord, "borra la palabra anterior", "";
        [Ctrl('u')] A::EraseToStart, "borra hasta el principio", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
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
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "sale del programa; todo queda guardado", "";
        [Char('q'), Esc, Char('r')] A::Back, "vuelve al recorrido", "vuelve";
    }
};

/// The choice of what to go on with after damage.
pub const RECOVERY: &[Binding<recovery::Action>] = {
    use recovery::Action as A;
    keys! {
        [Enter] A::Choose, "sigue con la versión señalada", "sigue con esta";
        [Up, Char('k')] A::Up, "sube", "";
        [Down, Char('j')] A::Down, "baja", "";
        [Char('?'), Ctrl('g')] A::Help, "muestra esta ayuda", "ayuda";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Esc, Char('q'), Ctrl('c')] A::Back, "vuelve a la lista sin abrir nada", "vuelve";
    }
};

/// A question with yes or no.
pub const CONFIRM: &[Binding<super::overlay::Answer>] = {
    use super::overlay::Answer as A;
    keys! {
        [Char('s')] A::Yes, "sí", "sí";
        [Char('n'), Esc, Char('q'), Enter, Ctrl('c')] A::No, "no", "no";
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys_of<A>(table: &[Binding<A>]) -> Vec<Key> {
        table.iter().flat_map(|binding| binding.keys.iter().copied()).collect()
    }

    fn all_tables() -> Vec<Vec<Key>> {
        vec![
            keys_of(SESSIONS),
            keys_of(TRASH),
            keys_of(FILTER),
            keys_of(IDENTIFY),
            keys_of(WALK),
            keys_of(SEARCH),
            keys_of(GOTO),
            keys_of(WRITE),
            keys_of(COUNT),
            keys_of(DRAFT),
            keys_of(RECALLED),
            keys_of(PICK),
            keys_of(MOVE),
            keys_of(BULK_SCOPE),
            keys_of(BULK),
            keys_of(MARK),
            keys_of(NOTICES),
            keys_of(DISMISS),
            keys_of(TREE),
            keys_of(READER),
            keys_of(SHEET),
            keys_of(SHEET_CODES),
            keys_of(SUMMARY),
            keys_of(RECOVERY),
            keys_of(CONFIRM),
        ]
    }

    #[test]
    fn no_key_does_two_things_on_one_screen() {
        for table in all_tables() {
            let different: BTreeSet<Key> = table.iter().copied().collect();
            assert_eq!(different.len(), table.len(), "{table:?}");
        }
    }

    #[test]
    fn digits_score_in_the_walk_and_do_nothing_else() {
        for digit in ['0', '1', '2', '3'] {
            assert_eq!(find(WALK, Char(digit)), Some(walk::Action::Score));
        }
        for digit in '4'..='9' {
            assert_eq!(find(WALK, Char(digit)), None);
        }
    }

    #[test]
    fn nothing_needs_a_key_that_terminals_keep_for_themselves() {
        let kept = [Ctrl('a'), Ctrl('b'), Ctrl('s'), Ctrl('q')];
        for table in all_tables() {
            assert!(table.iter().all(|key| !kept.contains(key)), "{table:?}");
        }
    }
}
