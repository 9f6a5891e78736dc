//! The walk in sentences.

use crate::app::App;
use crate::app::desk::Desk;
use crate::app::keymap::{self, ScopeAction};
use crate::app::screens::walk::{Bulking, Mode, Stage, State, Writing, count, criterion};
use crate::domain::bulk::{lacking, untouched};
use crate::domain::notices;
use crate::domain::personal;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Gap, Session};
use crate::domain::text::{self, TextKind, harmless, says_something};
use crate::spoken::page::{Page, ended, flat, joined, plain, told};
use crate::wording::privacy::Cure;
use crate::wording::{bulk, evaluating, hand, notices as notice_words, phrases, privacy, search, spoken as words, tui};

/// What the walk shows.
pub(super) fn page(desk: &Desk, state: &State) -> Page {
    let (session, at) = (desk.session(), state.at);
    let code = code(session, at);
    let mut page = match &state.mode {
        Mode::Browse | Mode::Offer(_) => browse(desk, at),
        Mode::Write(writing) => Page::new(format!("write {code}"), write(session, at, writing)),
        Mode::Choose(choosing) => {
            let answers = phrases::answers(&choosing.question).into_iter().enumerate();
            let answers = answers.map(|(n, answer)| format!("{}: {}", phrases::letter(n), harmless(&answer)));
            let asked = std::iter::once(phrases::asked(&choosing.question).to_owned()).chain(answers);
            Page::new(format!("choose {code}"), asked.chain([words::CHOOSES.to_owned()]).collect())
        }
        Mode::Count(counting) => {
            let bands = session.rubric().criterion(at).bands.as_ref();
            let cases = counting.cases();
            let meant = match (&cases, bands) {
                (Ok(Some(cases)), Some(bands)) => {
                    Some(words::typed(&evaluating::verdict_of_count(session.rubric().scale(), bands, *cases), "."))
                }
                (Err(fault), _) => Some(evaluating::no_count(counting.buffer.text(), *fault)),
                (Ok(_), _) => None,
            };
            let typed = words::field(evaluating::COUNT, &harmless(counting.buffer.text()));
            Page::new(format!("count {code}"), std::iter::once(typed).chain(meant).collect())
        }
        Mode::Notices(looking) => {
            let all = looking.notices.iter().enumerate().map(|(n, notice)| {
                let why = notice.dismissal(session).map(|why| format!(" {}", notice_words::dismissed(why)));
                let line = format!("{}{}", notice_words::line(session, notice), why.unwrap_or_default());
                words::numbered(n + 1, &harmless(&line))
            });
            let pointed = words::pointed(looking.selected + 1, looking.notices.len(), "");
            Page::new(format!("notices {code}"), all.chain([pointed]).collect())
        }
        Mode::Search(found) => {
            let hits = found.hits.iter().take(9).map(|hit| named(session, found.index.criterion(hit)));
            let counted = format!("{}.", search::matching(found.hits.len(), session.rubric().len()));
            let all = hits.enumerate().map(|(n, hit)| words::numbered(n + 1, &hit));
            let at = found.hits.get(found.at).map(|hit| named(session, found.index.criterion(hit)));
            let at = at.map(|name| words::pointed(found.at + 1, found.hits.len(), &name));
            Page::new("search", [words::QUERY.to_owned(), counted].into_iter().chain(all).chain(at).collect())
        }
        Mode::Goto(typed) => Page::new("goto", vec![search::going_to(typed)]),
        Mode::Pick(picking) => {
            let one = |n: usize| picking.matches.get(n).map(|one| harmless(&picking.choice(one).text));
            let all = (0..picking.matches.len().min(9)).filter_map(|n| Some(words::numbered(n + 1, &one(n)?)));
            let at = one(picking.at).map(|text| words::pointed(picking.at + 1, picking.matches.len(), &text));
            let counted = format!("{}.", phrases::matching(picking.matches.len(), picking.choices.len()));
            Page::new("pick", [words::QUERY.to_owned(), counted].into_iter().chain(all).chain(at).collect())
        }
        Mode::Keep(keeping) => Page::new("keep", told(keeping.rows(u16::MAX))),
        Mode::Bulk(bulking) => bulked(session, at, bulking),
        Mode::Mark(marking) => {
            Page::new(format!("mark {code}"), vec![words::field(hand::WRITING_NOTE, &harmless(marking.note.text()))])
        }
    };
    page.frame = frame(session, at);
    if let Mode::Offer(from) = &state.mode {
        page.place = format!("offer {code}");
        page.facts = vec![words::typed(&tui::offer(session.rubric().nouns(), *from).replace('\n', " "), ".")];
    }
    page
}

/// Ámbito and dimension.
fn frame(session: &Session, at: CriterionIx) -> Vec<String> {
    let place = session.rubric().place(at);
    let ambito = format!("{}.", tui::ambito(&place.ambito.code, &harmless(&place.ambito.title), place.weight));
    let dimension = || format!("{} {}.", place.dimension.code, harmless(&place.dimension.title));
    std::iter::once(ambito).chain((!place.dimension.whole).then(dimension)).collect()
}

fn code(session: &Session, at: CriterionIx) -> String {
    harmless(&session.rubric().criterion(at).code.0)
}

/// `1.2 Registro`.
pub(super) fn named(session: &Session, at: CriterionIx) -> String {
    format!("{} {}", code(session, at), harmless(&session.rubric().criterion(at).label))
}

/// The criterion with its answer.
fn browse(desk: &Desk, at: CriterionIx) -> Page {
    let session = desk.session();
    let (rubric, draft) = (session.rubric(), session.draft(at));
    let one = rubric.criterion(at);
    let mut facts = vec![format!(
        "{}, {}: {}",
        code(session, at),
        tui::position(at.index() + 1, rubric.len()),
        ended(&plain(&one.text))
    )];
    facts.push(match draft.score {
        None if desk.is_writable() => words::typed(&format!("{}.", tui::no_score_yet(one)), ""),
        None => format!("{}.", tui::NOT_SCORED),
        Some(score) => {
            let (scale, descriptor) = (rubric.scale(), one.descriptor(score).unwrap_or_default());
            words::scored(&harmless(&scale.shown(score)), &harmless(scale.name(score)), &plain(descriptor))
        }
    });
    facts.extend(TextKind::ALL.into_iter().filter(|kind| says_something(draft.text(*kind))).map(|kind| {
        let kept = !session.demands(at).include(kind) && session.demanded(at) != Some(kind);
        let name = if kept { tui::text_kept(rubric.nouns(), kind) } else { tui::text_beside(rubric.nouns(), kind) };
        format!("{name}{}", harmless(draft.text(kind)))
    }));
    facts.extend(draft.cases.map(|cases| {
        let said = evaluating::counted(cases, &count::fitting(session, at), session.sheet().counts(at));
        format!("{}{said}.", evaluating::COUNT_HEAD)
    }));
    facts.extend(session.mark(at).map(|note| format!("{}{}", bulk::COME_BACK, harmless(note))));
    facts.extend(notices::open(session, at).iter().map(|notice| notice_words::line(session, notice)));
    facts.extend(personal::at(session, at).iter().map(|holding| privacy::line(rubric, holding, &Cure::None)));
    facts.extend(missing(desk, at));
    Page::new(format!("walk {}", at.index()), facts)
}

/// What the criterion lacks, or that nothing does.
fn missing(desk: &Desk, at: CriterionIx) -> Option<String> {
    let session = desk.session();
    let place = session.open_place(at).map(|_| format!("{}.", phrases::TO_COMPLETE));
    let names = session.rubric().nouns();
    place.or_else(|| match session.gap(at).map(Gap::text) {
        None => Some(words::COMPLETE.to_owned()),
        Some(None) => None,
        Some(Some(kind)) if desk.is_writable() => Some(words::how_to_write(names, kind)),
        Some(Some(kind)) => Some(tui::text_is_missing(names, kind, false)),
    })
}

/// A text that is written: what was written of it is read when that is asked for.
fn write(session: &Session, at: CriterionIx, writing: &Writing) -> Vec<String> {
    let heading = format!("{}.", hand::is_writing(session.rubric().nouns(), writing.kind, &code(session, at)));
    let text = writing.prose.buffer.text();
    let mut facts = vec![heading];
    match &writing.stage {
        Stage::Proposed(proposal) => {
            let shown = proposal.shown();
            facts.push(format!("{}.", phrases::proposed(shown.origin, proposal.position())));
            facts.push(words::draft(&harmless(&shown.text)));
            facts.push(words::DRAFTED.to_owned());
            return facts;
        }
        Stage::Taken => facts.push(words::draft(&harmless(text))),
        Stage::Recalled { from, .. } => {
            facts.push(format!("{}: {}", phrases::recalled(&code(session, from.at)), harmless(text)));
        }
        Stage::Own => {}
    }
    facts.push(words::EDITS_LINES.to_owned());
    if !text.is_empty() {
        facts.push(words::written(text.split('\n').count(), text::words(text)));
    }
    let held = personal::with(session, at, writing.kind, text);
    facts.extend(
        held.iter().map(|holding| privacy::line(session.rubric(), holding, &Cure::Key(words::PERSONAL_KEY.to_owned()))),
    );
    facts
}

/// Taking many out of the calculation.
fn bulked(session: &Session, at: CriterionIx, bulking: &Bulking) -> Page {
    let shared = |scope, drafted: bool| {
        let untouched = untouched(session, at, scope);
        let who = format!("{} {}.", bulk::get_zero(session, untouched.len()), bulk::codes(session, &untouched));
        let lacking = lacking(session, at, scope);
        let stay =
            (!lacking.is_empty()).then(|| format!("{}{}.", bulk::without_it(session), bulk::codes(session, &lacking)));
        let draft = drafted.then(|| words::draft(&bulk::draft(session, at, scope)));
        std::iter::once(who).chain(stay).chain(draft).chain([words::BULK_ENDS.to_owned()]).collect::<Vec<_>>()
    };
    match bulking {
        Bulking::Offered | Bulking::Choosing => {
            let scopes = keymap::BULK_SCOPE.iter().filter_map(|binding| {
                let ScopeAction::Choose(scope) = binding.action else { return None };
                let untouched = untouched(session, at, scope);
                let key = binding.keys.first().map(|key| keymap::key_name(*key))?;
                let count = bulk::criteria(untouched.len());
                (!untouched.is_empty()).then(|| format!("{key}: {}, {count}.", bulk::scope(session, at, scope)))
            });
            Page::new("zeros", std::iter::once(bulk::choose(session)).chain(scopes).collect())
        }
        Bulking::Drafted(scope) => Page::new("zeros drafted", shared(*scope, true)),
        Bulking::Writing(scope, prose, _) => {
            let mut facts = shared(*scope, false);
            facts.push(format!("{}: {}", tui::TEXT, harmless(prose.buffer.text())));
            Page::new("zeros written", facts)
        }
    }
}

/// Everything that the rubric says of a criterion.
pub(super) fn card(app: &App, at: CriterionIx) -> Vec<String> {
    app.desk().map(|desk| told(criterion::card(desk.session(), at, u16::MAX))).unwrap_or_default()
}

/// The levels of a criterion with their words, then how it is verified.
pub(super) fn levels(session: &Session, at: CriterionIx) -> Vec<String> {
    let levels = criterion::levels(session, at, u16::MAX);
    let levels = levels.iter().map(|(_, rows)| joined(rows));
    levels.chain(criterion::guide(session, at, u16::MAX).iter().map(flat)).collect()
}

/// All criteria, and how each stands.
pub(super) fn tree(app: &App, at: CriterionIx) -> Vec<String> {
    let Some(session) = app.desk().map(Desk::session) else { return Vec::new() };
    let one = |ix: CriterionIx| {
        let score = session.draft(ix).score.map(|score| harmless(&session.rubric().scale().shown(score)));
        let lacks =
            session.gap(ix).map_or_else(|| tui::COMPLETE.to_owned(), |gap| tui::gap(session.rubric().nouns(), gap));
        let here = if ix == at { format!(" ({})", words::CURRENT.to_lowercase()) } else { String::new() };
        let score = score.map_or_else(String::new, |score| format!("{score}, "));
        format!("{}: {score}{lacks}{here}.", named(session, ix))
    };
    session.rubric().indices().map(one).collect()
}

pub(super) fn prompt(desk: &Desk, state: &State) -> String {
    let (session, at) = (desk.session(), state.at);
    let names = session.rubric().nouns();
    let doing = match &state.mode {
        Mode::Write(writing) => names.text(writing.kind).one.clone(),
        Mode::Choose(choosing) => names.text(choosing.kind).one.clone(),
        Mode::Offer(from) => names.text(from.other()).one.clone(),
        Mode::Pick(_) => phrases::PICK.to_lowercase(),
        Mode::Keep(_) => phrases::KEEP.to_lowercase(),
        Mode::Count(_) => evaluating::COUNT.to_lowercase(),
        Mode::Notices(_) => notice_words::NOTICES.to_lowercase(),
        Mode::Search(_) | Mode::Goto(_) => search::SEARCH.to_lowercase(),
        Mode::Bulk(_) => bulk::BULK_SCOPE.to_lowercase(),
        Mode::Mark(_) => bulk::MARK.to_lowercase(),
        Mode::Browse if session.gap(at).is_none() => tui::COMPLETE.to_owned(),
        Mode::Browse => words::PENDING_MARK.to_owned(),
    };
    format!("{}, {doing}", code(session, at))
}
