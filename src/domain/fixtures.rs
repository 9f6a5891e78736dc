//! Small invented rubrics and sessions for the tests of the domain.

use std::sync::Arc;

use super::identification::{Identification, Kind};
use super::method::{Factor, MeanOf, Method, Scoring};
use super::rubric::{Ambito, AmbitoCode, Criterion, CriterionCode, Dimension, Level, Rubric, RubricParts, Weight};
use super::rubric_check::CodeStyle;
use super::sample::Sample;
use super::score::{Demands, Points, Scale, ScaleEntry, Score};
use super::session::{About, RubricPin, Session, SessionHead, SessionId, Status};
use super::text::TextKind;

/// Weight in hundredths of a percent, and how many criteria each dimension has.
pub(crate) type Shape<'s> = (u32, &'s [usize]);

/// A rubric of this shape whose criteria have all levels, but for the last of each dimension, which lacks level 2
/// if the dimension has more than one.
pub(crate) fn rubric(method: Method, shape: &[Shape<'_>]) -> Arc<Rubric> {
    rubric_of(scale(), method, shape)
}

/// The same with a scale of its own, of the scores 0 to 3.
pub(crate) fn rubric_of(scale: Scale, method: Method, shape: &[Shape<'_>]) -> Arc<Rubric> {
    let ambitos = shape.iter().zip(1..).map(|(&(_, sizes), number)| Ambito {
        code: AmbitoCode::Number(number),
        title: format!("Ámbito {number}"),
        purpose: Some("Para probar.".into()),
        dimensions: sizes.iter().zip(1..).map(|(&size, d)| dimension(format!("{number}.{d}"), size)).collect(),
    });
    let weights = shape.iter().map(|(weight, _)| Weight(*weight)).collect();
    let scoring = match method {
        Method::MeanOfCriteria => Scoring::Means(MeanOf::Criteria, weights),
        Method::MeanOfDimensions => Scoring::Means(MeanOf::Dimensions, weights),
        Method::Points => Scoring::Points(vec![Factor::ONE; shape.iter().flat_map(|(_, sizes)| *sizes).sum()]),
        Method::Counts => Scoring::Counts,
    };
    let parts = RubricParts {
        id: "prueba".into(),
        title: "De prueba".into(),
        scale,
        codes: CodeStyle::Nested,
        scoring,
        grade: None,
        outcomes: Vec::new(),
        ambitos: ambitos.collect(),
        contradictions: Vec::new(),
        nouns: super::nouns::Nouns::of_offices(),
        asked: super::asked::Asked::default(),
        conclusions: super::conclusions::defaults(),
        starter: super::prepared::Starter::default(),
    };
    Arc::new(Rubric::build(parts).unwrap())
}

/// The score of this digit.
pub(crate) fn score(digit: u8) -> Score {
    Score::from_digit(digit).unwrap()
}

/// The scale of the embedded rubric.
pub(crate) fn scale() -> Scale {
    let entry = |digit, name: &str, demands| ScaleEntry {
        score: score(digit),
        name: name.into(),
        mark: None,
        points: (digit > 0).then(|| Points::whole(digit)),
        demands: Demands::One(demands),
    };
    Scale(vec![
        entry(3, "Cumple", TextKind::Observacion),
        entry(2, "Cumple parcialmente", TextKind::Hallazgo),
        entry(1, "No cumple", TextKind::Hallazgo),
        entry(0, "No aplica", TextKind::Observacion),
    ])
}

fn dimension(code: String, size: usize) -> Dimension {
    let criterion = |c: usize| Criterion {
        code: CriterionCode(format!("{code}.{c}")),
        label: format!("Criterio {c}"),
        short: None,
        optional: false,
        text: "Se cumple.".into(),
        levels: [(0, None), (1, Some("No")), (2, Some("A medias")), (3, Some("Sí"))]
            .into_iter()
            .filter(|(digit, _)| *digit != 2 || c == 1 || c < size)
            .map(|(digit, words)| Level { score: score(digit), words: words.map(str::to_owned), own: None })
            .collect(),
        zero: None,
        verification: Some("Mirar.".into()),
        bands: None,
    };
    let criteria = (1..=size).map(criterion).collect();
    Dimension { whole: false, title: format!("Dimensión {code}"), code, note: None, extraordinary: false, criteria }
}

/// A session in which nothing was answered.
pub(crate) fn session(rubric: &Arc<Rubric>) -> Session {
    Session::new(head(), Arc::clone(rubric))
}

/// The head of a session under way.
pub(crate) fn head() -> SessionHead {
    SessionHead {
        id: SessionId::new("prueba-20261122-abcd").unwrap(),
        pin: RubricPin { id: "prueba".into(), sha256: "0".repeat(64) },
        status: Status::Open,
        kind: Kind::Ordinary,
        identification: Identification::default(),
        sample: Sample::default(),
        created_at: None,
        changed_at: None,
    }
}

/// What the form does.
pub(crate) fn identify(session: &mut Session, identification: Identification, kind: Kind, sample: Sample) {
    let changes = session.becoming(&About { identification, kind, sample });
    session.apply_all(changes).unwrap();
}

/// Gives the criterion at `index` the score `raw` and the text it demands.
pub(crate) fn answer(session: &mut Session, index: usize, raw: u8) {
    let ix = session.rubric().at(index).unwrap();
    let score = session.set_score(ix, raw).unwrap();
    for kind in session.rubric().demands(score).kinds() {
        session.set_text(ix, kind, "Se vio.".into()).unwrap();
    }
}
