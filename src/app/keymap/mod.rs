//! One table a screen: key → action with its Spanish name. What acts, the footer, the help and the guide's tables
//! all come from here, so that none can say something else.

use std::borrow::Cow;

use crate::domain::nouns::Nouns;
use crate::domain::rubric::Criterion;
use crate::domain::score::Score;
use crate::domain::text::{clean_entered, is_harmful};
use crate::editing::Edit;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Insert, Left, PageDown, PageUp, Right, Tab,
    TextEnd, TextStart, Up, WordLeft, WordRight,
};
use crate::terminal::key::{Input, Key, TextKey};
use crate::wording::{
    bulk as bulk_words, concluding, elsewhere, evaluating, hand as hand_words, informe, notices, nouns, phrases,
    search as finding, tui as words,
};

/// What `key` does according to `table`.
pub fn find<A: Copy>(table: &[Binding<A>], key: Key) -> Option<A> {
    let key = small(key);
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// A letter does the same in either case: Caps Lock, or a Shift held too long, must not press another key.
fn small(key: Key) -> Key {
    let Char(c) = key else { return key };
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => Char(lower),
        _ => key,
    }
}

/// What a key that counts only where text is typed does to a text.
pub(crate) fn edit(key: TextKey) -> Edit {
    match key {
        TextKey::WordLeft => Edit::WordLeft,
        TextKey::WordEnd => Edit::WordEnd,
        TextKey::EraseWord => Edit::DeleteWord,
        TextKey::EraseNextWord => Edit::DeleteNextWord,
        TextKey::Erase => Edit::Backspace,
        TextKey::EraseNext => Edit::Delete,
    }
}

/// What an input means where one line is typed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Typed<A> {
    /// A key of the screen.
    Act(A),
    /// It changes the line.
    Edit(Edit),
    /// Nothing.
    Nothing,
}

/// What `input` means where one line is typed and the keys of `table` go before those of [`FIELD`].
pub(crate) fn typed<A: Copy>(table: &[Binding<A>], input: Input) -> Typed<A> {
    let key = match input {
        Input::InText(key) => return Typed::Edit(edit(key)),
        Input::Paste(text) => return Typed::Edit(Edit::Paste(clean_entered(&text))),
        Input::Key(key) => key,
    };
    if let Some(action) = find(table, key) {
        return Typed::Act(action);
    }
    let inserted = || key.printable().filter(|c| !is_harmful(*c)).map(Edit::Insert);
    find(FIELD, key).map(|action| action.edit(1)).or_else(inserted).map_or(Typed::Nothing, Typed::Edit)
}

/// A line of the help: keys and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys as they are written on a keyboard.
    pub keys: String,
    /// The keys.
    pub(crate) bound: Vec<Key>,
    /// What they do; until [`in_words_of`] a rubric, with the places of its nouns.
    pub name: Cow<'static, str>,
    /// The same in a word; empty where the footer leaves it out.
    pub short: &'static str,
}

/// The lines that help and footer show for `table`, without the actions of which `works` says no.
pub(crate) fn rows<A: Copy>(table: &[Binding<A>], works: impl Fn(A) -> bool) -> Vec<HelpRow> {
    let mut rows: Vec<(Vec<Key>, &Binding<A>)> = Vec::new();
    for binding in table.iter().filter(|binding| works(binding.action)) {
        match rows.last_mut().filter(|(_, last)| last.name == binding.name) {
            // Digits that score are a row each, since each has its score.
            Some((last, _)) => last.extend(binding.keys),
            None => rows.push((binding.keys.to_vec(), binding)),
        }
    }
    rows.into_iter().map(|(bound, binding)| row(bound, binding.name, binding.short)).collect()
}

/// The same where one line is typed.
pub(crate) fn field<A: Copy>(table: &[Binding<A>], works: impl Fn(A) -> bool) -> Vec<HelpRow> {
    below(rows(table, works), FIELD)
}

fn row(bound: Vec<Key>, name: &'static str, short: &'static str) -> HelpRow {
    HelpRow { keys: keys_name(&bound), bound, name: Cow::Borrowed(name), short }
}

/// Adds the keys of a `table` that lies below those of `rows`, as far as they are free; what leaves stays last.
pub(crate) fn below<A: Copy>(mut rows: Vec<HelpRow>, table: &[Binding<A>]) -> Vec<HelpRow> {
    let taken: Vec<Key> = rows.iter().flat_map(|row| row.bound.iter().copied()).collect();
    let free = table.iter().filter_map(|binding| {
        let free: Vec<Key> = binding.keys.iter().copied().filter(|key| !taken.contains(key)).collect();
        (!free.is_empty()).then(|| row(free, binding.name, binding.short))
    });
    let leaves = |row: &HelpRow| row.bound.iter().any(|key| matches!(key, Esc | Char('q')));
    let at = rows.len() - usize::from(rows.last().is_some_and(leaves));
    let free: Vec<HelpRow> = free.collect();
    rows.splice(at..at, free);
    rows
}

/// What `rows` say of the digits that score, with those of `criterion` alone.
pub(crate) fn with_scores(mut rows: Vec<HelpRow>, criterion: &Criterion) -> Vec<HelpRow> {
    let all = keys_name(&DIGITS);
    let digits: Vec<Score> = criterion.digits().into_iter().collect();
    // Without a blank, so that the footer, which names one key of a row, names them all.
    let runs = digits.chunk_by(|one, next| one.digit() + 1 == next.digit()).map(|run| match run {
        [first, _, .., last] => format!("{first}-{last}"),
        few => few.iter().map(Score::to_string).collect::<Vec<_>>().join(","),
    });
    let names = runs.collect::<Vec<_>>().join(",");
    for row in rows.iter_mut().filter(|row| row.keys == all) {
        row.keys.clone_from(&names);
    }
    rows
}

/// `rows` with the nouns of a rubric where they name what it calls otherwise.
pub(crate) fn in_words_of(mut rows: Vec<HelpRow>, names: &Nouns) -> Vec<HelpRow> {
    for row in rows.iter_mut().filter(|row| row.name.contains('{')) {
        row.name = Cow::Owned(nouns::filled(&row.name, names));
    }
    rows
}

/// What takes back the last step, where nothing is typed.
pub(crate) const UNDO: Key = Char('u');
/// What shows the summary, where nothing is typed.
pub(crate) const SUMMARIZE: Key = Char('r');

const DIGITS: [Key; 10] =
    [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')];

/// The keys as they are written side by side; all digits as `0-9`, letters that answer as `a-y`.
fn keys_name(keys: &[Key]) -> String {
    match keys {
        [Char('0'), .., Char('9')] => "0-9".to_owned(),
        [Char('a'), .., Char('y')] => "a-y".to_owned(),
        [key] => key_name(*key),
        _ => keys.iter().map(|key| key_name(*key)).collect::<Vec<_>>().join(" "),
    }
}

/// A key as it is called on a Spanish keyboard.
pub(crate) fn key_name(key: Key) -> String {
    match key {
        Char(' ') => "Espacio".to_owned(),
        Char(c) => c.to_string(),
        Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        Enter => "Intro".to_owned(),
        Esc => "Esc".to_owned(),
        Tab => "Tab".to_owned(),
        BackTab => "Mayús+Tab".to_owned(),
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

/// Every table of keys with its title.
fn tables() -> Vec<(&'static str, Vec<HelpRow>)> {
    vec![
        (words::COMMON, rows(COMMON, |_| true)),
        (words::COMMON_WRITING, rows(COMMON_WRITING, |_| true)),
        (words::FIELD, rows(FIELD, |_| true)),
        (words::SESSIONS, rows(SESSIONS, |_| true)),
        (words::FILTER, rows(FILTER, |_| true)),
        (words::TRASH, rows(TRASH, |_| true)),
        (words::IDENTIFY, rows(IDENTIFY, |_| true)),
        (words::WALK, rows(WALK, |_| true)),
        (finding::SEARCH, rows(SEARCH, |_| true)),
        (finding::GOTO, rows(GOTO, |_| true)),
        (words::WRITE, rows(WRITE, |_| true)),
        (evaluating::COUNT, rows(COUNT, |_| true)),
        (phrases::CHOOSE, rows(CHOOSE, |_| true)),
        (words::DRAFT, rows(DRAFT, |_| true)),
        (words::RECALLED, rows(RECALLED, |_| true)),
        (phrases::PICK, rows(PICK, |_| true)),
        (phrases::KEEP, rows(KEEP, |_| true)),
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
        (words::SHEET_LINE, rows(SHEET_LINE, |_| true)),
        (words::SUMMARY, rows(SUMMARY, |_| true)),
        (informe::READING, rows(READING, |_| true)),
        (informe::FIND, rows(FIND, |_| true)),
        (informe::HAND_OUT, rows(HAND_OUT, |_| true)),
        (concluding::CONCLUDE, rows(CONCLUDE, |_| true)),
        (concluding::CONCLUDE_WRITE, rows(CONCLUDE_WRITE, |_| true)),
        (concluding::SIGN, rows(SIGN, |_| true)),
        (concluding::REOPEN, rows(REOPEN, |_| true)),
        (words::RECOVERY, rows(RECOVERY, |_| true)),
        (words::QUESTION, rows(CONFIRM, |_| true)),
        (words::QUESTION_SLOW, rows(CONFIRM_SLOW, |_| true)),
        (hand_words::REFUSED, rows(REFUSED, |_| true)),
        (hand_words::LEFT, rows(LEFT, |_| true)),
        (elsewhere::HELD, rows(HELD, |_| true)),
        (elsewhere::WAITING, rows(WAITING, |_| true)),
        (elsewhere::FOLLOWING, rows(FOLLOWING, |_| true)),
    ]
}

/// Every table of keys as Markdown, for the guide; a test holds the committed file to it.
pub fn markdown() -> String {
    let mut text = words::KEYS_PAGE.to_owned();
    for (title, rows) in tables() {
        text.push_str(&format!("\n## {title}\n\n| {} | {} |\n|---|---|\n", words::KEYS_COLUMN, words::ACTION_COLUMN));
        for row in in_words_of(rows, &Nouns::default()) {
            let keys: Vec<String> = row.keys.split(' ').map(|key| format!("`{key}`")).collect();
            text.push_str(&format!("| {} | {} |\n", keys.join(" "), row.name));
        }
    }
    text
}

/// The keys of an action that has a type of its own.
macro_rules! keys {
    ($( [$($key:expr),+] $action:expr, $name:literal, $short:literal; )+) => {
        &[$( Binding { keys: &[$($key),+], action: $action, name: $name, short: $short } ),+]
    };
}

/// A table, and the actions that it names. Digits that score carry the digit, keys that go through lines say how far.
macro_rules! actions {
    ($(#[$doc:meta])* $Action:ident, $TABLE:ident;
        $( digits $digit:ident, $digits:literal, $digits_short:literal; )?
        $( [$($key:expr),+] $action:ident, $name:literal, $short:literal; )*
        $( moves { $( [$($to:expr),+] $by:ident, $moves:literal, $moves_short:literal; )+ }
            $( [$($then:expr),+] $after:ident, $after_name:literal, $after_short:literal; )* )?
    ) => {
        #[doc = concat!("What keys do in [`", stringify!($TABLE), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Action {
            $( #[doc = $digits] $digit(u8), )?
            $( #[doc = $name] $action, )*
            $( #[doc = "Goes through the lines."] Move($crate::app::scroll::Move), $( #[doc = $after_name] $after, )* )?
        }

        $(#[$doc])*
        pub const $TABLE: &[Binding<$Action>] = &[
            $(
                Binding { keys: &[Char('0')], action: $Action::$digit(0), name: $digits, short: $digits_short },
                Binding { keys: &[Char('1')], action: $Action::$digit(1), name: $digits, short: $digits_short },
                Binding { keys: &[Char('2')], action: $Action::$digit(2), name: $digits, short: $digits_short },
                Binding { keys: &[Char('3')], action: $Action::$digit(3), name: $digits, short: $digits_short },
                Binding { keys: &[Char('4')], action: $Action::$digit(4), name: $digits, short: $digits_short },
                Binding { keys: &[Char('5')], action: $Action::$digit(5), name: $digits, short: $digits_short },
                Binding { keys: &[Char('6')], action: $Action::$digit(6), name: $digits, short: $digits_short },
                Binding { keys: &[Char('7')], action: $Action::$digit(7), name: $digits, short: $digits_short },
                Binding { keys: &[Char('8')], action: $Action::$digit(8), name: $digits, short: $digits_short },
                Binding { keys: &[Char('9')], action: $Action::$digit(9), name: $digits, short: $digits_short },
            )?
            $( Binding { keys: &[$($key),+], action: $Action::$action, name: $name, short: $short }, )*
            $(
                $( Binding {
                    keys: &[$($to),+],
                    action: $Action::Move($crate::app::scroll::Move::$by),
                    name: $moves,
                    short: $moves_short,
                }, )+
                $( Binding { keys: &[$($then),+], action: $Action::$after, name: $after_name, short: $after_short }, )*
            )?
        ];
    };
}

mod binding;
mod bulk;
mod closing;
mod common;
mod forms;
mod hand;
mod lists;
mod reading;
mod ticking;
mod walking;
mod writing;

pub use binding::Binding;
pub use bulk::{BULK, BULK_SCOPE, BulkAction, MARK, MarkAction, ScopeAction};
pub use closing::{
    CONCLUDE, CONCLUDE_WRITE, ConcludeAction, ConcludeWriteAction, REOPEN, ReopenAction, SIGN, SignAction,
};
pub use common::{COMMON, COMMON_WRITING, Common, FIELD};
pub use forms::{FormAction, IDENTIFY, SUMMARY, SummaryAction};
pub use hand::{LEFT, LeftAction, REFUSED, RefusedAction};
pub use lists::{
    Answer, CONFIRM, CONFIRM_SLOW, FILTER, FOLLOWING, FilterAction, Following, HELD, HeldAction, ListAction, RECOVERY,
    RecoveryAction, SESSIONS, TRASH, TrashAction, WAITING, WaitingAction,
};
pub use reading::{FIND, FindAction, HAND_OUT, HandOutAction, READING, ReadingAction};
pub use ticking::{CodesAction, LineAction, SHEET, SHEET_CODES, SHEET_LINE, SheetAction};
pub use walking::{
    BrowseAction, COUNT, CountAction, DISMISS, DismissAction, GOTO, GotoAction, NOTICES, NoticeAction, READER,
    ReaderAction, SEARCH, SearchAction, TREE, TreeAction, WALK,
};
pub use writing::{
    CHOOSE, ChooseAction, DRAFT, KEEP, KeepAction, MOVE, MoveAction, PICK, PickAction, RECALLED, TextAction, WRITE,
    WriteAction,
};

#[cfg(test)]
mod tests;
