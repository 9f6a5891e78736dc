//! The same answers as tables of typed values, for spreadsheets and programs.

use super::Report;
use super::content::{Ambito, Content, Criterion, Dimension, Handed};
use super::document::{Fact, Field, Records, Value, letters};
use crate::domain::conclusions::Role;
use crate::domain::identification::{chilean, shown_date};
use crate::domain::method::Method;
use crate::domain::rubric::{AmbitoCode, Weight};
use crate::domain::sample::Population;
use crate::domain::scoring::{Hundredths, Part};
use crate::wording::report as words;
use words::heads;

/// A column.
pub(super) const fn field(key: &'static str, name: &'static str, width: u32) -> Field {
    Field { key, name, width }
}

/// Words, or nothing.
pub(super) fn text(text: &str) -> Value {
    if text.is_empty() { Value::None } else { Value::Text(text.to_owned()) }
}

fn count(count: Option<u64>) -> Value {
    count.map_or(Value::None, Value::Count)
}

/// What is known of the supervision.
pub(super) fn facts(report: &Report, content: &Content) -> Vec<Fact> {
    let (who, names, head) = (&content.who, words::FACTS, report.session.head());
    let fact = |key, name, value| Fact { key, name, value };
    let mut facts = vec![
        fact("project_name", names.project, text(&who.project_name)),
        fact("project_code", names.project_code, text(&who.project_code)),
        fact("organization", names.organization, text(&who.organization)),
        fact("region", names.region, text(&who.region)),
        fact("commune", names.commune, text(&who.commune)),
        fact("visit_date", names.visit, text(&shown_date(&who.visit_date))),
        fact("kind", names.kind, text(words::kind(head.kind))),
        fact("supervisor", names.supervisor, text(&who.supervisor)),
        fact("rubric", names.rubric, text(&content.rubric)),
        fact("session", names.session, text(head.id.as_str())),
        fact("made", names.made, report.made.map_or(Value::None, |day| Value::Text(chilean(day)))),
    ];
    facts.extend(standing(content));
    let (rubric, summary) = (report.session.rubric(), report.summary);
    if rubric.grade().is_some() {
        facts.push(fact(
            "grade",
            heads::GRADE,
            text(&summary.grade.map(|grade| grade.to_string()).unwrap_or_default()),
        ));
    }
    if !rubric.outcomes().is_empty() {
        facts.push(fact("outcome", heads::OUTCOME, text(content.outcome.as_deref().unwrap_or_default())));
    }
    let sample = &head.sample;
    let counts = Population::ALL.map(|population| sample.count(population));
    let keys = ["reviewed", "judicialised", "not_judicialised", "closed"];
    let numbers = keys.into_iter().zip(words::POPULATIONS).zip(counts);
    facts.extend(numbers.map(|((key, name), of)| fact(key, name, count(of.map(u64::from)))));
    let keys = ["case_codes", "rucs", "reports", "plans"];
    let codes = keys.into_iter().zip(words::CODES).zip(&content.codes);
    facts.extend(codes.map(|((key, name), codes)| fact(key, name, text(&codes.join(", ")))));
    facts
}

fn standing(content: &Content) -> Vec<Fact> {
    let fact = |key, name, value| Fact { key, name, value };
    match &content.handed {
        Some(Handed { version, sentence, seal }) => vec![
            fact("version", words::FACTS.version, Value::Count(u64::from(*version))),
            fact("closing", heads::STATE, text(sentence)),
            fact("seal", words::SEAL, text(seal)),
        ],
        None => vec![fact("closing", heads::STATE, text(words::PROVISIONAL))],
    }
}

/// How many criteria have each level.
pub(super) fn levels(report: &Report, content: &Content) -> Records {
    let rows = report.summary.counts.iter().filter_map(|(score, count)| {
        let (_, name, standing) = content.scale.iter().find(|(named, ..)| named == score)?;
        Some(vec![Value::Score(score.digit(), *standing), text(name), Value::Count(*count as u64)])
    });
    let mut rows: Vec<_> = rows.collect();
    if report.summary.is_provisional() {
        rows.push(vec![Value::None, text(words::PENDING), Value::Count(report.summary.pending.len() as u64)]);
    }
    level_table(rows)
}

/// The table of [`levels`].
pub(super) fn level_table(rows: Vec<Vec<Value>>) -> Records {
    let fields = vec![
        field("score", heads::SCORE, 14),
        field("name", heads::SCORE_NAME, 40),
        field("criteria", heads::CRITERIA, 12),
    ];
    Records { key: "levels", name: words::COUNTS, fields, rows }
}

/// Ámbitos, dimensions and the total.
pub(super) fn result(report: &Report, content: &Content) -> Records {
    let (summary, rubric) = (report.summary, report.session.rubric());
    let percent = |weight: Option<Hundredths>| weight.map_or(Value::None, Value::Percent);
    let row = |code: &str, title: &str, weights: [Value; 2], part: &Part| {
        let mut row = vec![text(code), text(title)];
        if rubric.scoring().weights().is_some() {
            row.extend(weights);
        }
        row.extend([Value::Count(part.applicable as u64), Value::Count(part.criteria as u64)]);
        let number = |number: Option<Hundredths>| number.map_or(Value::None, Value::Number);
        match summary.method {
            Method::MeanOfCriteria | Method::MeanOfDimensions => row.push(number(part.mean())),
            Method::Points => {
                let (points, best) = part.points().unzip();
                row.extend([number(points), number(best)]);
            }
            Method::Counts => return row,
        }
        row.push(percent(part.percent()));
        row
    };
    let mut rows = Vec::new();
    for (a, (shown, sum)) in content.ambitos.iter().zip(&summary.ambitos).enumerate() {
        let weight = rubric.weight(a).map(|Weight(weight)| Hundredths(u64::from(weight)));
        let weights = [percent(weight), percent(sum.effective_weight)];
        rows.push(row(&shown.code.to_string(), &shown.title, weights, &sum.part));
        let dimensions = shown.parts().iter().zip(&sum.dimensions);
        rows.extend(dimensions.map(|(of, part)| row(&of.code, &of.title, [Value::None, Value::None], part)));
    }
    let all = rubric.scoring().weights().map(|_| Hundredths(10_000));
    rows.push(row("", words::total(all.is_some()), [percent(all), Value::None], &summary.total));
    let mut fields = vec![field("code", heads::CODE, 14), field("title", heads::PART, 40)];
    if rubric.scoring().weights().is_some() {
        fields.push(field("weight", heads::WEIGHT, 12));
        fields.push(field("effective_weight", heads::IN_EFFECT, 14));
    }
    fields.extend([field("applicable", heads::COUNTED, 14), field("criteria", heads::CRITERIA, 12)]);
    fields.extend(match summary.method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => vec![field("mean", heads::MEAN, 12)],
        Method::Points => vec![field("points", heads::POINTS, 12), field("best", heads::BEST, 12)],
        Method::Counts => Vec::new(),
    });
    if summary.method != Method::Counts {
        fields.push(field("percent", heads::SHARE, 12));
    }
    Records { key: "result", name: words::BY_PART, fields, rows }
}

/// One row a criterion, answered or not.
pub(super) fn answers(content: &Content) -> Records {
    let of_dimension = |ambito: &Ambito, dimension: &Dimension| -> Vec<Vec<Value>> {
        dimension.criteria.iter().map(|criterion| answer(&ambito.code, dimension, criterion)).collect()
    };
    let of_ambito = |ambito: &Ambito| -> Vec<Vec<Value>> {
        ambito.dimensions.iter().flat_map(|dimension| of_dimension(ambito, dimension)).collect()
    };
    let fields = vec![
        field("ambito", heads::AMBITO, 8),
        field("dimension", heads::DIMENSION, 11),
        field("code", heads::CODE, 9),
        field("criterion", heads::CRITERION, 45),
        field("score", heads::SCORE, 12),
        field("name", heads::SCORE_NAME, 22),
        field("meeting", heads::MEETING, 10),
        field("reviewed", heads::REVIEWED, 10),
        field("hallazgo", heads::NUMBER, 7),
        field("kind", heads::KIND, 13),
        field("text", heads::TEXT, 80),
        field("state", heads::STATE, 20),
    ];
    let rows = content.ambitos.iter().flat_map(of_ambito).collect();
    Records { key: "answers", name: words::SHEET_ANSWERS, fields, rows }
}

fn answer(ambito: &AmbitoCode, dimension: &Dimension, criterion: &Criterion) -> Vec<Value> {
    let ambito = match ambito {
        AmbitoCode::Number(number) => Value::Count(u64::from(*number)),
        AmbitoCode::Code(code) => text(code),
    };
    let dimension = if dimension.whole { "" } else { dimension.code.as_str() };
    let mut row = vec![ambito, text(dimension), text(&criterion.code)];
    row.push(text(&letters(&criterion.text)));
    match &criterion.given {
        Ok(given) => row.extend([
            Value::Score(given.score.digit(), given.standing),
            text(&given.name),
            count(given.cases.map(|cases| cases.meeting)),
            count(given.cases.map(|cases| cases.reviewed)),
            text(given.number.as_deref().unwrap_or_default()),
            text(&given.texts.iter().map(|(kind, _)| words::text_kind(*kind)).collect::<Vec<_>>().join(" y ")),
            text(&given.texts.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>().join("\n")),
            Value::None,
        ]),
        Err(lacks) => {
            row.extend([Value::None, text(words::PENDING)]);
            row.extend(std::iter::repeat_n(Value::None, 5));
            row.push(text(lacks));
        }
    }
    row
}

/// One row a hallazgo.
pub(super) fn hallazgos(content: &Content) -> Records {
    let rows = content.hallazgos().map(|(number, criterion, given)| {
        vec![
            text(number),
            text(&criterion.code),
            text(&criterion.label),
            Value::Score(given.score.digit(), given.standing),
            text(&given.name),
            text(given.hallazgo()),
        ]
    });
    let fields = vec![
        field("number", heads::NUMBER, 7),
        field("code", heads::CODE, 9),
        field("label", heads::CRITERION, 40),
        field("score", heads::SCORE, 12),
        field("name", heads::SCORE_NAME, 22),
        field("text", heads::HALLAZGO, 90),
    ];
    Records { key: "hallazgos", name: words::HALLAZGOS, fields, rows: rows.collect() }
}

/// The texts that belong to no criterion, and who signs.
pub(super) fn sections(content: &Content) -> Records {
    let roles = [
        (Role::Heard, words::HEARD),
        (Role::Conclusions, words::CONCLUSIONS),
        (Role::Strengths, words::STRENGTHS),
        (Role::Improve, words::IMPROVE),
    ];
    let said = roles.into_iter().flat_map(|(role, name)| content.of_role(role).map(move |section| (name, section)));
    let mut rows: Vec<_> = said.map(|(name, of)| vec![text(name), text(&of.title), text(&of.text)]).collect();
    rows.extend(content.signatories.iter().map(|one| vec![text(words::SIGNATURES), text(&one.post), text(&one.name)]));
    section_table(rows)
}

/// The table of [`sections`].
pub(super) fn section_table(rows: Vec<Vec<Value>>) -> Records {
    let fields =
        vec![field("section", heads::SECTION, 30), field("title", heads::TITLE, 30), field("text", heads::WORDS, 100)];
    Records { key: "sections", name: words::SHEET_SECTIONS, fields, rows }
}
