//! Which key a word means: the names that the tables of keys give, their first words, or the name of the key itself.

use crate::app::App;
use crate::app::keymap::{HelpRow, key_name};
use crate::domain::nouns::Nouns;
use crate::domain::text::{TextKind, folded};
use crate::spoken::orders::nouns;
use crate::terminal::key::Key;
use crate::wording::spoken as words;

/// How many names are offered for a word that is none.
const NEAREST: usize = 3;

/// What a word means.
pub(super) enum Named {
    /// This key.
    Key(Key),
    /// One of several.
    Several(Vec<String>),
    /// Nothing; what is nearest to it.
    Nothing(Vec<String>),
}

/// What `typed` means among what works now.
pub(super) fn named(app: &App, typed: &str) -> Named {
    let rows = app.bindings().1;
    let typed = folded(typed.trim());
    let typed = typed.trim_end_matches('.');
    let typed = words::KEY_NAMES.iter().find(|(name, _)| *name == typed).map_or(typed, |(_, key)| key);
    if let Some(key) = key(&rows, typed) {
        return Named::Key(key);
    }
    let aliases =
        words::ALIASES.iter().filter(|(alias, _)| *alias == typed).flat_map(|(_, names)| names.iter().copied());
    if let Some(key) = aliases.filter_map(|name| by_name(&rows, name).first().and_then(|row| first(row))).next() {
        return Named::Key(key);
    }
    // «deshacer» is «deshace».
    let stem = typed.strip_suffix('r').filter(|stem| stem.len() > 3);
    for typed in std::iter::once(typed).chain(stem) {
        match by_name(&rows, typed).as_slice() {
            [] => {}
            [one] => return first(one).map_or_else(|| Named::Nothing(Vec::new()), Named::Key),
            several => return Named::Several(several.iter().map(|row| row.name.to_string()).collect()),
        }
    }
    Named::Nothing(nearest(&rows, &nouns(app), typed))
}

/// Whether `typed` is an order where nothing is asked, and no answer to what is.
pub(super) fn is_order_elsewhere(app: &App, typed: &str) -> bool {
    let folded = folded(typed.trim());
    let word = folded.split(' ').next().unwrap_or_default();
    let known = words::ORDERS.contains(&word) || words::ALIASES.iter().any(|(alias, _)| *alias == folded);
    known && matches!(named(app, typed), Named::Nothing(_))
}

fn first(row: &HelpRow) -> Option<Key> {
    row.bound.first().copied()
}

/// The key that is called so, if it does something.
fn key(rows: &[HelpRow], typed: &str) -> Option<Key> {
    rows.iter().flat_map(|row| row.bound.iter().copied()).find(|key| folded(&key_name(*key)) == typed)
}

/// The rows that `typed` names: by their word for the footer, or by the words they begin with, else by some of their words.
fn by_name<'r>(rows: &'r [HelpRow], typed: &str) -> Vec<&'r HelpRow> {
    if typed.is_empty() {
        return Vec::new();
    }
    let clause = |name: &str| name.split([';', ',', ':']).next().unwrap_or_default().trim().to_owned();
    let exact = |row: &&HelpRow| {
        folded(row.short) == typed || folded(&row.name) == typed || folded(&clause(&row.name)) == typed
    };
    if let Some(row) = rows.iter().find(exact) {
        return vec![row];
    }
    let words = |text: &str| format!(" {} ", folded(text).replace([',', ';', ':', '.', '«', '»'], " "));
    let begins = |row: &&HelpRow| words(&row.name).starts_with(&format!(" {typed} "));
    let has = |row: &&HelpRow| words(&row.name).contains(&format!(" {typed} "));
    let found: Vec<&HelpRow> = rows.iter().filter(begins).collect();
    if found.is_empty() && typed.len() > 3 { rows.iter().filter(has).collect() } else { found }
}

/// The names nearest to `typed`: of keys that work, and of orders.
fn nearest(rows: &[HelpRow], names: &Nouns, typed: &str) -> Vec<String> {
    let word = typed.split(' ').next().unwrap_or_default();
    let short = rows.iter().map(|row| row.short).filter(|short| !short.is_empty());
    let texts = TextKind::ALL.into_iter().map(|kind| names.text(kind).one.as_str());
    let mut all: Vec<&str> = short.chain(words::ORDERS.iter().copied()).chain(texts).collect();
    all.sort_unstable();
    all.dedup();
    let mut ranked: Vec<(usize, &str)> = all
        .into_iter()
        .map(|name| (distance(&folded(name), typed).min(distance(&folded(name), word)), name))
        .filter(|(distance, name)| *distance <= name.chars().count().div_ceil(2))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(NEAREST).map(|(_, name)| name.to_owned()).collect()
}

/// How many letters differ.
fn distance(a: &str, b: &str) -> usize {
    // A pasted page is no order, and nothing is near it.
    if b.len() > 200 { usize::MAX } else { strsim::osa_distance(a, b) }
}
