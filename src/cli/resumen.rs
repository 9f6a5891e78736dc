//! `supervisa resumen`: the weighted summary of one session.

mod text;

use serde::{Serialize, Serializer};

use super::args;
use super::context::Context;
use super::error::Outcome;
use super::json::{self, Percent};
use super::print;
use crate::domain::canonical::words::{method_word, status_word};
use crate::domain::method::Method;
use crate::domain::rubric::{Ambito, AmbitoCode, Dimension, Rubric, Weight};
use crate::domain::score::Score;
use crate::domain::scoring::{AmbitoSummary, Hundredths, Part, Summary, Tenths};
use crate::domain::session::Session;

/// `resumen --json`, as `interface.md` has it.
#[derive(Serialize)]
struct Document<'s> {
    session: &'s str,
    status: &'static str,
    provisional: bool,
    method: &'static str,
    criteria: usize,
    complete: usize,
    counts: Counts,
    ambitos: Vec<AmbitoForm<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_mean: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_points: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_best: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_percent: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Option<String>>,
    pending: Vec<Pending<'s>>,
}

/// How many verdicts have each score, in the order of the scale.
struct Counts(Vec<(Score, usize)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(score, count)| (score.to_string(), count)))
    }
}

#[derive(Serialize)]
struct AmbitoForm<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'s str>,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Percent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective_weight: Option<Option<f64>>,
    #[serde(flatten)]
    numbers: Numbers,
    dimensions: Vec<DimensionForm<'s>>,
}

#[derive(Serialize)]
struct DimensionForm<'s> {
    code: &'s str,
    title: &'s str,
    #[serde(flatten)]
    numbers: Numbers,
}

/// What the method has of a part: a key that it has is there, and null where nothing applies.
#[derive(Serialize)]
struct Numbers {
    applicable: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Option<f64>>,
}

impl Numbers {
    fn of(part: &Part, method: Method) -> Self {
        let number = |number: Option<Hundredths>| number.map(Hundredths::as_f64);
        let mut numbers = Self { applicable: part.applicable, mean: None, points: None, best: None, percent: None };
        match method {
            Method::MeanOfCriteria | Method::MeanOfDimensions => numbers.mean = Some(number(part.mean())),
            Method::Points => {
                let (points, best) = part.points().unzip();
                (numbers.points, numbers.best) = (Some(number(points)), Some(number(best)));
            }
            Method::Counts => return numbers,
        }
        numbers.percent = Some(number(part.percent()));
        numbers
    }
}

#[derive(Serialize)]
struct Pending<'s> {
    code: &'s str,
    missing: &'static str,
}

/// Shows the summary.
pub fn run(context: &Context, wanted: &args::Summary) -> Outcome<u8> {
    let session = context.read(&wanted.session)?.session;
    let summary = Summary::of(&session);
    if wanted.json {
        print::answer_json(&document(&session, &summary), context.plain_ascii())?;
    } else {
        print::answer_text(&text::of(&session, &summary), context.plain_ascii())?;
    }
    Ok(0)
}

/// The document of `resumen --json`.
pub fn answer(session: &Session) -> impl Serialize {
    document(session, &Summary::of(session))
}

fn document<'s>(session: &'s Session, summary: &Summary) -> Document<'s> {
    let rubric: &Rubric = session.rubric();
    let ambitos = rubric.ambitos().iter().zip(&summary.ambitos).enumerate();
    let ambitos = ambitos.map(|(a, (ambito, sum))| ambito_form(ambito, rubric.weight(a), sum, summary.method));
    let total = Numbers::of(&summary.total, summary.method);
    let pending = summary
        .pending
        .iter()
        .map(|&(ix, gap)| Pending { code: &rubric.criterion(ix).code.0, missing: json::gap(gap) });
    Document {
        session: session.id().as_str(),
        status: status_word(session.head().status),
        provisional: summary.is_provisional(),
        method: method_word(summary.method),
        criteria: summary.total.criteria,
        complete: summary.total.complete,
        counts: Counts(summary.counts.clone()),
        ambitos: ambitos.collect(),
        total_mean: total.mean,
        total_points: total.points,
        total_best: total.best,
        total_percent: total.percent,
        grade: rubric.grade().map(|_| summary.grade.map(Tenths::as_f64)),
        outcome: (!rubric.outcomes().is_empty()).then(|| summary.outcome.clone()),
        pending: pending.collect(),
    }
}

fn ambito_form<'s>(
    ambito: &'s Ambito,
    weight: Option<Weight>,
    summary: &AmbitoSummary,
    method: Method,
) -> AmbitoForm<'s> {
    let dimension = |(dimension, part): (&'s Dimension, &Part)| DimensionForm {
        code: &dimension.code,
        title: &dimension.title,
        numbers: Numbers::of(part, method),
    };
    let (number, code) = match &ambito.code {
        AmbitoCode::Number(number) => (Some(*number), None),
        AmbitoCode::Code(code) => (None, Some(code.as_str())),
    };
    AmbitoForm {
        number,
        code,
        title: &ambito.title,
        weight: weight.map(Percent::of),
        effective_weight: weight.map(|_| summary.effective_weight.map(Hundredths::as_f64)),
        numbers: Numbers::of(&summary.part, method),
        dimensions: ambito.parts().iter().zip(&summary.dimensions).map(dimension).collect(),
    }
}
