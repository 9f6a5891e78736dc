//! The other screens in sentences: lists, forms, the summary, the informe, the closing.

use crate::app::desk::Desk;
use crate::app::event::ListNote;
use crate::app::screens::identify::hints::hint;
use crate::app::screens::identify::row::{Form, Row};
use crate::app::screens::summary::{Tab, rows};
use crate::app::screens::{conclude, identify, reading, recovery, sessions, summary};
use crate::domain::catalog::Card;
use crate::domain::identification::Field;
use crate::domain::session::{Meaning, Session, Timestamp};
use crate::domain::text::{self, harmless};
use crate::spoken::page::{Page, joined, spaced};
use crate::wording::privacy::Cure;
use crate::wording::{closing, concluding, forms, informe, lists, recovery as rescue, spoken as words, tui};

/// Wide enough that no name is cut.
const WIDE: (u16, u16) = (400, 60);

/// The list of sessions, or the trash.
pub(super) fn sessions(state: &sessions::State, now: Timestamp) -> Page {
    let listing = &state.listing;
    if let sessions::Mode::Trash(trash) = &state.mode {
        let Some(cards) = &trash.cards else { return Page::new("trash", vec![lists::READING.to_owned()]) };
        if cards.is_empty() {
            return Page::new("trash", vec![spaced(lists::TRASH_EMPTY)]);
        }
        let all = cards.iter().enumerate().map(|(n, one)| words::numbered(n + 1, &card(&one.card, now)));
        let at = trash.selected().map(|one| words::pointed(trash.at + 1, cards.len(), lists::name(&one.card)));
        return Page::new("trash", std::iter::once(format!("{}.", tui::TRASH)).chain(all).chain(at).collect());
    }
    if listing.is_reading() {
        return Page::default();
    }
    let note = listing.note().map(|note| match note {
        ListNote::Fault(fault) => lists::unreadable(fault),
        ListNote::Strangers(names) => lists::strangers(names),
    });
    let mut facts: Vec<String> = note.into_iter().collect();
    if listing.count() == 0 {
        facts.push(words::typed(&spaced(lists::EMPTY), ""));
    } else if listing.shown() == 0 {
        facts.push(words::typed(&lists::no_match(listing.filter()), ""));
    } else {
        facts.push(format!("{}.", lists::count(listing.count(), false)));
        facts.extend(listing.rows(0).map(|(n, one)| words::numbered(n + 1, &card(one, now))));
        let at = listing.selected().map(lists::name).unwrap_or_default();
        facts.push(words::pointed(listing.at() + 1, listing.shown(), at));
    }
    Page::new("sessions", facts)
}

fn card(card: &Card, now: Timestamp) -> String {
    let done = card.complete.zip(card.criteria).map(|(complete, of)| format!("{complete}/{of}"));
    let state = lists::state(lists::state_of(card));
    let parts = [Some(lists::name(card).to_owned()), Some(spaced(state)), done, Some(lists::details(card, now))];
    spaced(&harmless(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ").replace('\n', " ")))
}

pub(super) fn prompt_of_sessions(state: &sessions::State) -> String {
    let listing = &state.listing;
    match state.mode {
        sessions::Mode::Trash(_) => tui::TRASH.to_owned(),
        sessions::Mode::Filtering(_) => tui::FILTER.to_owned(),
        sessions::Mode::Browse if listing.shown() == 0 => words::PROMPT_LIST.to_owned(),
        sessions::Mode::Browse => {
            format!("{}, {}", words::PROMPT_LIST, words::of_list(listing.at() + 1, listing.shown()))
        }
    }
}

/// What to go on with after damage.
pub(super) fn recovery(state: &recovery::State) -> Page {
    let found = &state.found;
    let mut facts = vec![lists::cannot_open(found.id.as_str()), found.problem.clone()];
    facts.push(lists::kept(&found.damaged.name, found.candidates.len()));
    facts.extend(found.candidates.iter().enumerate().map(|(n, one)| {
        let (at, done) = (lists::version_time(one.changed_at), lists::done(one.complete, one.criteria, true));
        let rest = one.rest.clone().unwrap_or_default();
        words::numbered(n + 1, &spaced(&format!("{at}, {done}, {}. {rest} {}", one.what, lists::file(&one.name))))
    }));
    if found.candidates.len() > 1 {
        facts.push(rescue::differing(&found.differing));
    }
    if let Some(one) = found.candidates.get(state.selected) {
        facts.push(words::pointed(state.selected + 1, found.candidates.len(), one.what));
    }
    Page::new("recovery", facts.iter().map(|fact| harmless(fact)).collect())
}

/// The row of the identification that is filled.
pub(super) fn identify(desk: &Desk, state: &identify::State) -> Page {
    let form = Form::of(desk.session());
    let row = state.row;
    let rubric = desk.session().rubric();
    let at = row.index(&identify::row::rows(rubric.asked(), &form, row));
    let mut page = Page::new(format!("identify {at}"), Vec::new());
    page.frame = vec![format!("{}.", tui::IDENTIFY), words::SAYS_FIELD.to_owned()];
    if row == Row::Go {
        page.facts = vec![words::typed(forms::ABOUT_GO, ".")];
        return page;
    }
    page.facts.push(words::field(&row.name(rubric), &harmless(&row.text(&form))));
    page.facts.push(words::typed(&row.about(rubric), "."));
    let wrong = hint(row, &form);
    page.facts.extend(wrong.map(|hint| hint.long.unwrap_or_else(|| capital(&format!("{}.", hint.short)))));
    let proposed = identify::proposal(desk, state).filter(|_| row.text(&form).is_empty());
    page.facts.extend(proposed.map(|value| match row {
        Row::Field(Field::VisitDate) => words::proposed_day(&value),
        Row::Kind | Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs | Row::Go => {
            words::proposed(&harmless(&value))
        }
    }));
    page
}

/// With a capital at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The row that is filled, as it stands now.
pub(super) fn field_now(desk: &Desk, row: Row) -> Option<String> {
    let value = row.text(&Form::of(desk.session()));
    (row != Row::Go).then(|| words::field(&row.name(desk.session().rubric()), &harmless(&value)))
}

pub(super) fn prompt_of_form(desk: &Desk, state: &identify::State) -> String {
    match state.row {
        Row::Go if state.fresh => forms::BEGIN_WALK.to_owned(),
        Row::Go => forms::BACK_TO_WALK.to_owned(),
        row @ (Row::Kind | Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs) => {
            row.name(desk.session().rubric()).trim().to_owned()
        }
    }
}

/// The part of the summary that is chosen.
pub(super) fn summary(session: &Session, state: &summary::State) -> Page {
    let items = items_of_summary(session, state);
    let names = session.rubric().nouns();
    let (findings, no_findings) = (forms::findings(names), forms::no_findings(names));
    let empty = match state.tab {
        Tab::Result => "",
        Tab::Pending => forms::NOTHING_PENDING,
        Tab::Findings => &no_findings,
        Tab::Alerts => forms::NO_ALERTS,
    };
    let name = match state.tab {
        Tab::Result => forms::RESULT,
        Tab::Pending => forms::PENDING,
        Tab::Findings => &findings,
        Tab::Alerts => forms::ALERTS,
    };
    let at = state.place().selected.min(items.len().saturating_sub(1));
    let pointed = (state.tab != Tab::Result).then(|| items.get(at)).flatten();
    let pointed = pointed.map(|item| words::pointed(at + 1, items.len(), item));
    let all = (state.tab == Tab::Result).then_some(&items).into_iter().flatten().cloned();
    let none = items.is_empty().then(|| empty.to_owned());
    let mut page = Page::new(format!("summary {name}"), all.chain(none).chain(pointed).collect());
    page.frame = vec![banner(state), format!("{name}.")];
    page
}

/// Everything that the part lists.
pub(super) fn items_of_summary(session: &Session, state: &summary::State) -> Vec<String> {
    let sums = &state.summary;
    if state.tab != Tab::Result {
        return rows::of(session, state, WIDE).iter().map(|item| joined(&item.lines)).collect();
    }
    let ambitos = session.rubric().ambitos().iter().zip(&sums.ambitos).enumerate().map(|(n, (ambito, of))| {
        let name = tui::ambito(&ambito.code, &harmless(&ambito.title), session.rubric().weight(n));
        let reached = of.part.percent().map(|percent| format!("{percent} %"));
        let reached = reached.unwrap_or_else(|| words::NOTHING_MEASURED.to_owned());
        words::result(&name, &reached, of.part.complete, of.part.criteria)
    });
    let (scale, head) = (session.rubric().scale(), session.head());
    let counts = sums.counts.iter().map(|(score, count)| format!("{}: {count}", harmless(&scale.shown(*score))));
    let counts = format!("{}: {}.", forms::DISTRIBUTION, counts.collect::<Vec<_>>().join("; "));
    let about =
        [forms::identity(&head.identification, head.kind), concluding::result(sums), forms::method(session.rubric())];
    about.into_iter().chain(ambitos).chain([counts]).collect()
}

/// How final it is.
fn banner(state: &summary::State) -> String {
    let pending = state.summary.pending.len();
    let text = if state.summary.is_provisional() {
        forms::provisional(pending, state.summary.total.criteria)
    } else {
        forms::COMPLETE.to_owned()
    };
    format!("{}.", spaced(&forms::with_alerts(text, state.open_alerts())))
}

/// The paragraph of the informe that is read.
pub(super) fn reading(state: &reading::State) -> Page {
    let at = state.place().selected;
    let mut page = Page::new(format!("reading {:?} {at}", state.edition), state.sentences().skip(at).take(1).collect());
    let found = state.find.query().map(|_| state.find.count(at).1).map(informe::lines);
    page.facts.extend(found.map(|found| format!("{found}.")));
    page.frame = vec![format!("{}. {}", informe::READING, harmless(&state.heading()))];
    page.frame.extend(state.mark.map(|mark| format!("{mark}.")));
    page
}

/// What is pointed at among the conclusions, and what is written there.
pub(super) fn conclude(desk: &Desk, state: &conclude::State) -> Page {
    let session = desk.session();
    let all = conclude::items::of(session);
    let at = state.at.min(all.len().saturating_sub(1));
    let Some(item) = all.get(at) else { return Page::default() };
    let name = spaced(&item.name(session));
    let mut page = Page::new(format!("conclude {at} {name}"), Vec::new());
    page.frame = [concluding::CONCLUDE, &*item.heading(session.rubric().nouns())]
        .iter()
        .filter(|said| !said.is_empty())
        .map(|said| format!("{said}."))
        .collect();
    page.facts.push(words::pointed(at + 1, all.len(), &name));
    match &state.mode {
        conclude::Mode::Browse => {
            page.facts.extend(item.rows(session, u16::MAX).iter().map(|row| joined([row])));
            page.facts.extend(item.remarks(session, &Cure::None, true));
        }
        conclude::Mode::Write(prose, _) => {
            page.place = format!("conclude write {at}");
            let text = prose.buffer.text();
            page.facts.push(words::EDITS_LINES.to_owned());
            page.facts.push(words::written(text.split('\n').count(), text::words(text)));
            page.facts.extend(item.remarks(session, &Cure::Key(words::PERSONAL_KEY.to_owned()), false));
        }
        conclude::Mode::Sign { name, meaning, .. } => {
            page.place = "sign".to_owned();
            let chosen = Meaning::ALL.into_iter().filter(|one| one == meaning).map(closing::meaning_sentence);
            page.facts.push(words::SAYS_NAME.to_owned());
            page.facts.extend(chosen.map(|sentence| words::meant(&spaced(sentence))));
            page.facts.push(words::field(concluding::NAME.trim_end_matches(':'), &harmless(name.text())));
        }
        conclude::Mode::Reopen(why) => {
            page.place = "reopen".to_owned();
            page.facts.push(words::SAYS_REASON.to_owned());
            page.facts.push(words::field(concluding::REASON.trim_end_matches(':'), &harmless(why.text())));
        }
    }
    page
}
