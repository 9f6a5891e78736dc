//! What the rubric says of a criterion, as rows: beside its text, and whole on the card.

use crate::app::page::{Piece, Role, Row, hanging, rows};
use crate::domain::rubric::CriterionIx;
use crate::domain::score::{Scale, Score};
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::wording::tui as words;

/// Code and official wording.
pub(crate) fn wording(session: &Session, at: CriterionIx, width: u16) -> Vec<Row> {
    let criterion = session.rubric().criterion(at);
    let code = harmless(&criterion.code.0);
    let indent = u16::try_from(code.chars().count() + 2).unwrap_or(8);
    hanging(Row::of(format!("{code}  "), Role::Strong), &criterion.text, indent, width, Role::Plain)
}

/// The levels in the order of the scale, each with its digit, its name and its words.
pub(crate) fn levels(session: &Session, at: CriterionIx, width: u16) -> Vec<(Score, Vec<Row>)> {
    let chosen = session.draft(at).score;
    let scores = session.rubric().scale().scores();
    scores.map(|score| (score, level(session, at, score, chosen == Some(score), width))).collect()
}

fn level(session: &Session, at: CriterionIx, score: Score, chosen: bool, width: u16) -> Vec<Row> {
    let rubric = session.rubric();
    let criterion = rubric.criterion(at);
    if !criterion.has(score) {
        return vec![Row::of(format!("  {score} {}", words::NO_SUCH_LEVEL_HERE), Role::Plain)];
    }
    let mark = if chosen { "▸ " } else { "  " };
    let role = if chosen { score_role(rubric.scale(), score) } else { Role::Strong };
    let scale = rubric.scale();
    // The digit is the key, the mark what the rubric prints for it.
    let column = scale.marks_chars();
    let printed = match column {
        0 => String::new(),
        _ => format!("{:column$} ", scale.mark(score).map_or_else(String::new, harmless)),
    };
    let piece = |text: String, style| Piece { text, style, emphasised: false };
    let head = Row(vec![
        piece(mark.to_owned(), Role::Strong),
        piece(format!("{score} {printed}{}", harmless(scale.name(score))), role),
        piece("  ".to_owned(), Role::Plain),
    ]);
    hanging(head, criterion.descriptor(score).unwrap_or(words::NO_ZERO_RULE), 4, width, Role::Plain)
}

/// How a score stands out.
pub(crate) fn score_role(scale: &Scale, score: Score) -> Role {
    Role::Score(scale.standing(score))
}

/// How to verify, and the rubric's note on the dimension.
pub(crate) fn guide(session: &Session, at: CriterionIx, width: u16) -> Vec<Row> {
    let place = session.rubric().place(at);
    let said = |name: &str, text: &str| hanging(Row::of(name, Role::Label), text, 2, width, Role::Plain);
    let verification = place.criterion.verification.as_deref();
    let mut guide = verification.map_or_else(Vec::new, |verification| said(words::VERIFICATION, verification));
    if let Some(note) = &place.dimension.note {
        guide.extend(said(words::DIMENSION_NOTE, note));
    }
    guide
}

/// Everything that the rubric says of it.
pub(crate) fn card(session: &Session, at: CriterionIx, width: u16) -> Vec<Row> {
    let place = session.rubric().place(at);
    let ambito = words::ambito(&place.ambito.code, &harmless(&place.ambito.title), place.weight);
    let mut card = vec![Row::of(ambito, Role::Heading)];
    if !place.dimension.whole {
        let dimension = format!("{} {}", place.dimension.code, harmless(&place.dimension.title));
        card.push(Row::of(dimension, Role::Heading));
    }
    card.push(Row::blank());
    card.extend(wording(session, at, width));
    card.push(Row::blank());
    card.extend(levels(session, at, width).into_iter().flat_map(|(_, rows)| rows));
    let mut section = |name: &str, text: &str| {
        card.push(Row::blank());
        card.push(Row::of(name.trim_end().trim_end_matches(':'), Role::Heading));
        card.extend(rows(text, width, Role::Plain));
    };
    if let Some(verification) = &place.criterion.verification {
        section(words::VERIFICATION, verification);
    }
    if let Some(note) = &place.dimension.note {
        section(words::DIMENSION_NOTE, note);
    }
    if let Some(purpose) = &place.ambito.purpose {
        section(words::AMBITO_PURPOSE, purpose);
    }
    card
}
