//! The texts of other criteria, to be used again: as a shell's history has them, the nearest first.

use std::collections::HashSet;

use super::rubric::CriterionIx;
use super::session::Session;
use super::text::{TextKind, says_something};

/// A text of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The criterion.
    pub at: CriterionIx,
    /// Which of its texts.
    pub kind: TextKind,
}

impl Earlier {
    /// The text as it stands in `session`.
    pub fn text(self, session: &Session) -> &str {
        session.draft(self.at).text(self.kind)
    }
}

/// The texts that can be recalled where the text `kind` of `at` is written: those of the same kind, then the others;
/// among each from the criterion before it back to the first, then from the last one on, as one goes round the rubric.
/// Of equal texts only the first, and none that stands there already.
pub(crate) fn earlier(session: &Session, at: CriterionIx, kind: TextKind) -> Vec<Earlier> {
    let others = session.rubric().indices().rev().filter(|ix| *ix != at);
    let (before, after): (Vec<CriterionIx>, Vec<CriterionIx>) = others.partition(|ix| *ix < at);
    let round = [before, after].concat();
    let mut seen = HashSet::from([session.draft(at).text(kind)]);
    [kind, kind.other()]
        .into_iter()
        .flat_map(|kind| round.iter().map(move |&at| Earlier { at, kind }))
        .filter(|earlier| {
            let text = earlier.text(session);
            says_something(text) && seen.insert(text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::rubric::Method;

    #[test]
    fn the_nearest_before_comes_first_then_from_the_end_then_the_other_kind() {
        let mut session = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[6])]));
        let ix: Vec<CriterionIx> = session.rubric().indices().collect();
        let texts = [
            (0, TextKind::Hallazgo, "uno"),
            (1, TextKind::Hallazgo, "dos"),
            (1, TextKind::Observacion, "otra"),
            (2, TextKind::Hallazgo, "\u{200B} "),
            (3, TextKind::Hallazgo, "aquí"),
            (4, TextKind::Hallazgo, "dos"),
            (5, TextKind::Observacion, "última"),
            (5, TextKind::Hallazgo, "aquí"),
        ];
        for (n, kind, text) in texts {
            session.set_text(ix[n], kind, text.into()).unwrap();
        }
        let recalled = |at: usize, kind| -> Vec<&str> {
            earlier(&session, ix[at], kind).into_iter().map(|earlier| earlier.text(&session)).collect()
        };
        assert_eq!(recalled(3, TextKind::Hallazgo), ["dos", "uno", "otra", "última"]);
        assert_eq!(recalled(0, TextKind::Hallazgo), ["aquí", "dos", "última", "otra"]);
        assert_eq!(recalled(3, TextKind::Observacion), ["otra", "última", "dos", "uno", "aquí"]);
    }
}
