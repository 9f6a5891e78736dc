//! `supervisa resumen`: the weighted summary of one session.

mod text;

use serde::{Serialize, Serializer};

use super::args;
use super::context::Context;
use super::error::Outcome;
use super::json::{self, Percent};
use super::print;
use crate::domain::rubric::{Ambito, Dimension, Rubric};
use crate::domain::score::Score;
use crate::domain::scoring::{AmbitoSummary, Hundredths, Part, Summary};
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
    total_mean: Option<f64>,
    total_percent: Option<f64>,
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
    number: u32,
    title: &'s str,
    weight: Percent,
    effective_weight: Option<f64>,
    applicable: usize,
    mean: Option<f64>,
    percent: Option<f64>,
    dimensions: Vec<DimensionForm<'s>>,
}

#[derive(Serialize)]
struct DimensionForm<'s> {
    code: &'s str,
    title: &'s str,
    applicable: usize,
    mean: Option<f64>,
    percent: Option<f64>,
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
    let ambitos = rubric.ambitos().iter().zip(&summary.ambitos).map(|(ambito, sum)| ambito_form(ambito, sum));
    let pending = summary
        .pending
        .iter()
        .map(|&(ix, gap)| Pending { code: &rubric.criterion(ix).code.0, missing: json::gap(gap) });
    Document {
        session: session.id().as_str(),
        status: json::status(session.head().status),
        provisional: summary.is_provisional(),
        method: json::method(summary.method),
        criteria: summary.total.criteria,
        complete: summary.total.complete,
        counts: Counts(summary.counts.clone()),
        ambitos: ambitos.collect(),
        total_mean: mean(&summary.total),
        total_percent: percent(&summary.total),
        pending: pending.collect(),
    }
}

fn ambito_form<'s>(ambito: &'s Ambito, summary: &AmbitoSummary) -> AmbitoForm<'s> {
    let dimension = |(dimension, part): (&'s Dimension, &Part)| DimensionForm {
        code: &dimension.code,
        title: &dimension.title,
        applicable: part.applicable,
        mean: mean(part),
        percent: percent(part),
    };
    AmbitoForm {
        number: ambito.number,
        title: &ambito.title,
        weight: Percent::of(ambito.weight),
        effective_weight: summary.effective_weight.map(Hundredths::as_f64),
        applicable: summary.part.applicable,
        mean: mean(&summary.part),
        percent: percent(&summary.part),
        dimensions: ambito.dimensions.iter().zip(&summary.dimensions).map(dimension).collect(),
    }
}

fn mean(part: &Part) -> Option<f64> {
    part.mean.map(|mean| mean.mean.as_f64())
}

fn percent(part: &Part) -> Option<f64> {
    part.mean.map(|mean| mean.percent.as_f64())
}
