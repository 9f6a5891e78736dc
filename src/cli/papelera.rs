//! `supervisa papelera`: what was removed, and destroying what was removed before a day.

use chrono::{Local, NaiveDate};

use super::args::Trash;
use super::context::{Context, now};
use super::error::{CliError, Outcome};
use super::print;
use crate::domain::identification::shown_date;
use crate::domain::retention::Before;
use crate::runtime::process::tell;
use crate::store::fault::{one_line, shortened};
use crate::store::trash::Trashed;
use crate::wording::{retention as words, store as store_words};

/// Carries out what the line says.
pub fn run(context: &Context, trash: &Trash) -> Outcome<u8> {
    match &trash.empty_before {
        None => list(context),
        Some(text) => {
            let before = Before::parse(text, now().date_naive())
                .map_err(|fault| CliError::usage(words::fault(&shortened(text), fault), words::HINT))?;
            empty(context, before)
        }
    }
}

fn list(context: &Context) -> Outcome<u8> {
    let entries = context.store()?.trash()?;
    if entries.is_empty() {
        tell(words::EMPTY);
    } else {
        print::answer_text(&entries.iter().map(row).collect::<String>(), context.plain_ascii())?;
    }
    Ok(0)
}

fn row(entry: &Trashed) -> String {
    let parts = [&entry.project_name, &entry.commune].map(|part| one_line(part.as_deref().unwrap_or_default()));
    let visit = entry.visit_date.as_deref().map(|date| one_line(&shown_date(date))).unwrap_or_default();
    let [name, commune] = parts;
    let said: Vec<String> = [name, commune, visit].into_iter().filter(|part| !part.is_empty()).collect();
    print::hanging(&format!("{}  ", entry.id), &words::removed(day(entry), &said.join(", ")))
}

/// Destroys one after another: what a fault stops is told, and what was destroyed before it is noted and said.
fn empty(context: &Context, before: Before) -> Outcome<u8> {
    let store = context.store()?;
    let entries = store.trash()?;
    let due: Vec<&Trashed> = entries.iter().filter(|entry| before.includes(day(entry))).collect();
    for entry in &due {
        store.purge(entry, &store_words::destroyed(entry, now()))?;
        let line = format!("{}\n", words::destroyed(&entry.id, day(entry)));
        print::answer_text(&line, context.plain_ascii())?;
    }
    tell(&if due.is_empty() { words::nothing_before(before.day()) } else { words::done(due.len()) });
    Ok(0)
}

/// The day of its removal where this runs, as the screens tell it.
fn day(entry: &Trashed) -> NaiveDate {
    entry.removed_at.with_timezone(&Local).date_naive()
}
