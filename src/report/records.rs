//! The same answers as tables of typed values, for spreadsheets and programs.

mod facts;

use std::borrow::Cow;

use super::content::{Ambito, Content, Criterion, Dimension};
use super::document::{Field, Records, Value, letters};
use super::source::Report;
use crate::domain::conclusions::Role;
use crate::domain::method::{Factor, Method};
use crate::domain::rubric::{AmbitoCode, Weight};
use crate::domain::score::{Points, Score, Standing};
use crate::domain::scoring::{Hundredths, Part};
use crate::domain::text::TextKind;
use crate::wording::nouns;
use crate::wording::report as words;
use words::heads;

pub(super) use facts::{facts, place_key, replaced_version};

/// A column.
pub(super) fn field(key: &'static str, name: impl Into<Cow<'static, str>>, width: u32) -> Field {
    Field { key, name: name.into(), width }
}

/// Words, or nothing.
pub(super) fn text(text: &str) -> Value {
    if text.is_empty() { Value::None } else { Value::Text(text.to_owned()) }
}

fn count(count: Option<u64>) -> Value {
    count.map_or(Value::None, Value::Count)
}

/// A score, its mark where the rubric has marks, and its name.
fn level(content: &Content, score: Score, standing: Standing, name: &str) -> Vec<Value> {
    let mark = content.has_marks().then(|| text(content.mark(score)));
    [Some(Value::Score(score.digit(), standing)), mark, Some(text(name))].into_iter().flatten().collect()
}

/// The same of what has no score yet.
fn no_level(content: &Content) -> Vec<Value> {
    let mark = content.has_marks().then_some(Value::None);
    [Some(Value::None), mark, Some(text(words::PENDING))].into_iter().flatten().collect()
}

/// The column of the marks.
pub(super) fn mark_field() -> Field {
    field("mark", heads::MARK, 8)
}

fn number(hundredths: Option<u32>) -> Value {
    hundredths.map_or(Value::None, |of| Value::Number(Hundredths(u64::from(of))))
}

/// How many criteria have each level.
pub(super) fn levels(report: &Report, content: &Content) -> Records {
    let (scale, has_points) = (report.session.rubric().scale(), report.summary.method != Method::Counts);
    let points = |points: Option<Points>| has_points.then(|| number(points.map(|Points(points)| points)));
    let rows = report.summary.counts.iter().filter_map(|(score, count)| {
        let (_, name, standing) = content.scale.iter().find(|(named, ..)| named == score)?;
        let mut row = level(content, *score, *standing, name);
        row.extend(points(scale.points(*score)));
        row.push(Value::Count(*count as u64));
        Some(row)
    });
    let mut rows: Vec<_> = rows.collect();
    if report.summary.is_provisional() {
        let mut row = no_level(content);
        row.extend(points(None));
        row.push(Value::Count(report.summary.pending.len() as u64));
        rows.push(row);
    }
    level_table(content.has_marks(), has_points, rows)
}

/// The table of [`levels`].
pub(super) fn level_table(has_marks: bool, has_points: bool, rows: Vec<Vec<Value>>) -> Records {
    let mut fields = vec![field("score", heads::SCORE, 14)];
    fields.extend(has_marks.then(mark_field));
    fields.push(field("name", heads::SCORE_NAME, 40));
    fields.extend(has_points.then(|| field("points", heads::POINTS, 12)));
    fields.push(field("criteria", heads::CRITERIA, 12));
    Records { key: "levels", name: words::COUNTS.into(), fields, rows }
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
    Records { key: "result", name: words::BY_PART.into(), fields, rows }
}

/// One row a criterion, answered or not.
pub(super) fn answers(report: &Report, content: &Content) -> Records {
    let method = report.summary.method;
    let of_dimension = |ambito: &Ambito, dimension: &Dimension| -> Vec<Vec<Value>> {
        let one = |criterion| answer(content, method, &ambito.code, dimension, criterion);
        dimension.criteria.iter().map(one).collect()
    };
    let of_ambito = |ambito: &Ambito| -> Vec<Vec<Value>> {
        ambito.dimensions.iter().flat_map(|dimension| of_dimension(ambito, dimension)).collect()
    };
    let mut fields = vec![
        field("ambito", heads::AMBITO, 8),
        field("dimension", heads::DIMENSION, 11),
        field("code", heads::CODE, 9),
        field("criterion", heads::CRITERION, 45),
        field("score", heads::SCORE, 12),
    ];
    fields.extend(content.has_marks().then(mark_field));
    fields.push(field("name", heads::SCORE_NAME, 22));
    fields.extend(match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => vec![field("points", heads::POINTS, 9)],
        Method::Points => {
            vec![field("points", heads::POINTS, 9), field("best", heads::BEST, 9), field("weight", heads::WEIGHT, 8)]
        }
        Method::Counts => Vec::new(),
    });
    fields.extend([
        field("meeting", heads::MEETING, 10),
        field("reviewed", heads::REVIEWED, 10),
        field("hallazgo", heads::NUMBER, 7),
        field("kind", heads::KIND, 13),
        field("text", words::texts_head(&content.nouns), 80),
        field("state", heads::STATE, 20),
    ]);
    let rows = content.ambitos.iter().flat_map(of_ambito).collect();
    Records { key: "answers", name: words::SHEET_ANSWERS.into(), fields, rows }
}

fn answer(
    content: &Content,
    method: Method,
    ambito: &AmbitoCode,
    dimension: &Dimension,
    criterion: &Criterion,
) -> Vec<Value> {
    let names = &content.nouns;
    let ambito = match ambito {
        AmbitoCode::Number(number) => Value::Count(u64::from(*number)),
        AmbitoCode::Code(code) => text(code),
    };
    let dimension = if dimension.whole { "" } else { dimension.code.as_str() };
    let mut row = vec![ambito, text(dimension), text(&criterion.code)];
    row.push(text(&letters(&criterion.text)));
    match &criterion.given {
        Ok(given) => row.extend(level(content, given.score, given.standing, &given.name)),
        Err(_) => row.extend(no_level(content)),
    }
    row.extend(counting(method, criterion));
    match &criterion.given {
        Ok(given) => row.extend([
            count(given.cases.map(|cases| cases.meeting)),
            count(given.cases.map(|cases| cases.reviewed)),
            text(given.number.as_deref().unwrap_or_default()),
            text(&given.texts.iter().map(|(kind, _)| nouns::name(names, *kind)).collect::<Vec<_>>().join(" y ")),
            text(&given.texts.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>().join("\n")),
            Value::None,
        ]),
        Err(lacks) => {
            row.extend(std::iter::repeat_n(Value::None, 5));
            row.push(text(lacks));
        }
    }
    row
}

/// What an ámbito's points are summed up of: points, and where criteria have weights the most of them and the weight.
fn counting(method: Method, criterion: &Criterion) -> Vec<Value> {
    let points = number(criterion.given.as_ref().ok().and_then(|given| given.points).map(|Points(points)| points));
    match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => vec![points],
        Method::Points => {
            let best = number(criterion.best.map(|Points(best)| best));
            vec![points, best, number(criterion.factor.map(|Factor(factor)| factor))]
        }
        Method::Counts => Vec::new(),
    }
}

/// One row a hallazgo; what else its answer says stands beside it, where the rubric demands both texts of a level.
pub(super) fn hallazgos(content: &Content) -> Records {
    let has_both = content.hallazgos().any(|(_, _, given)| given.texts.len() > 1);
    let rows = content.hallazgos().map(|(number, criterion, given)| {
        let mut row = vec![text(number), text(&criterion.code), text(&criterion.label)];
        row.extend(level(content, given.score, given.standing, &given.name));
        row.push(text(given.hallazgo()));
        row.extend(has_both.then(|| text(given.text(TextKind::Observacion))));
        row
    });
    let rows = rows.collect();
    let mut fields = vec![
        field("number", heads::NUMBER, 7),
        field("code", heads::CODE, 9),
        field("label", heads::CRITERION, 40),
        field("score", heads::SCORE, 12),
    ];
    fields.extend(content.has_marks().then(mark_field));
    fields.push(field("name", heads::SCORE_NAME, 22));
    fields.push(field("text", nouns::capital(&content.nouns.hallazgo.one), 90));
    fields.extend(has_both.then(|| field("observacion", nouns::capital(&content.nouns.observacion.one), 60)));
    Records { key: "hallazgos", name: words::hallazgos_head(&content.nouns).into(), fields, rows }
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
    Records { key: "sections", name: words::SHEET_SECTIONS.into(), fields, rows }
}
