//! What is known of the supervision, one thing each.

use std::borrow::Cow;

use super::{count, text};
use crate::domain::asked::{Asked, PlaceAsked, SampleAsked};
use crate::domain::identification::{chilean, shown_date};
use crate::domain::sample::Population;
use crate::report::content::{Content, Handed};
use crate::report::document::{Fact, Value};
use crate::report::source::Report;
use crate::wording::report as words;
use words::heads;

fn fact(key: &'static str, name: Cow<'static, str>, value: Value) -> Fact {
    Fact { key, name, value }
}

/// The name of the place for programs: free words are no commune.
pub(in crate::report) fn place_key(asked: &Asked) -> &'static str {
    match asked.place {
        PlaceAsked::Regions => "commune",
        PlaceAsked::Free => "place",
    }
}

/// The version that this one replaces.
pub(in crate::report) fn replaced_version(version: u32) -> Fact {
    fact("replaces", heads::REPLACES.into(), Value::Count(u64::from(version)))
}

/// What is known of the supervision.
pub(in crate::report) fn facts(report: &Report, content: &Content) -> Vec<Fact> {
    let (who, names, head) = (&content.who, words::FACTS, report.session.head());
    let mut facts = vec![
        fact("project_name", words::registered(&content.nouns).into(), text(&who.project_name)),
        fact("project_code", words::registered_code(&content.nouns).into(), text(&who.project_code)),
        fact("organization", names.organization.into(), text(&who.organization)),
        fact("region", names.region.into(), text(&who.region)),
        fact(place_key(&content.asked), words::place(&content.asked).into(), text(&who.commune)),
        fact("visit_date", names.visit.into(), text(&shown_date(&who.visit_date))),
        fact("kind", names.kind.into(), text(words::kind(head.kind))),
        fact("supervisor", names.supervisor.into(), text(&who.supervisor)),
        fact("rubric", names.rubric.into(), text(&content.rubric)),
        fact("session", names.session.into(), text(head.id.as_str())),
        fact("made", names.made.into(), report.made.map_or(Value::None, |day| Value::Text(chilean(day)))),
    ];
    facts.retain(|fact| fact.key != "region" || asks_region(content) || !who.region.is_empty());
    facts.extend(standing(content));
    let (rubric, summary) = (report.session.rubric(), report.summary);
    if rubric.grade().is_some() {
        facts.push(fact(
            "grade",
            heads::GRADE.into(),
            text(&summary.grade.map(|grade| grade.to_string()).unwrap_or_default()),
        ));
    }
    if !rubric.outcomes().is_empty() {
        facts.push(fact("outcome", heads::OUTCOME.into(), text(content.outcome.as_deref().unwrap_or_default())));
    }
    if !content.computed.is_empty() {
        facts.push(fact("method", heads::METHOD.into(), text(&content.computed.join(" "))));
    }
    let sample = &head.sample;
    let counts = Population::ALL.map(|population| sample.count(population));
    let keys = ["reviewed", "judicialised", "not_judicialised", "closed"];
    let told = |population, count: &Option<u32>| content.asked.has(SampleAsked::Count(population)) || count.is_some();
    let numbers = keys.into_iter().zip(words::POPULATIONS).zip(counts).zip(Population::ALL);
    let numbers = numbers.filter(|((_, count), population)| told(*population, count)).map(|(number, _)| number);
    facts.extend(numbers.map(|((key, name), of)| fact(key, name.into(), count(of.map(u64::from)))));
    let keys = ["case_codes", "rucs", "reports", "plans"];
    let codes = keys.into_iter().zip(words::CODES).zip(&content.codes);
    // No rubric asks for reports and plans by themselves: they come with the folders they are looked for in.
    let of_cases = content.asked.has(SampleAsked::Cases);
    let asked = [of_cases, content.asked.has(SampleAsked::Rucs), of_cases, of_cases];
    let codes = codes.zip(asked).filter(|((_, codes), asked)| *asked || !codes.is_empty()).map(|(codes, _)| codes);
    facts.extend(codes.map(|((key, name), codes)| fact(key, name.into(), text(&codes.join(", ")))));
    facts
}

fn asks_region(content: &Content) -> bool {
    content.asked.place == PlaceAsked::Regions
}

fn standing(content: &Content) -> Vec<Fact> {
    let mut facts = match &content.handed {
        Some(Handed { version, sentence, seal }) => vec![
            fact("version", words::FACTS.version.into(), Value::Count(u64::from(*version))),
            fact("closing", heads::STATE.into(), text(sentence)),
            fact("seal", words::SEAL.into(), text(seal)),
        ],
        None => vec![fact("closing", heads::STATE.into(), text(words::PROVISIONAL))],
    };
    if let Some(replaced) = content.replaced.first() {
        facts.push(replaced_version(replaced.version));
        if let Some(Handed { sentence, seal, .. }) = &replaced.handed {
            facts.push(fact("replaced_closing", heads::REPLACED_CLOSING.into(), text(sentence)));
            facts.push(fact("replaced_seal", heads::REPLACED_SEAL.into(), text(seal)));
        }
        facts.push(fact("reopening_reason", heads::REOPENING.into(), text(&replaced.reason)));
    }
    facts
}
