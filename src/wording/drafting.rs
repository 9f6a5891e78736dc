//! First drafts of hallazgos and observaciones, from the level, the counts and the criterion's own wording. A draft is
//! offered; it becomes a text only when the supervisor accepts it.

use crate::domain::bands::{Cases, Unit};
use crate::domain::places::{Facts, fill, joined};
use crate::domain::rubric::{Criterion, CriterionIx};
use crate::domain::sample::Sample;
use crate::domain::score::Score;
use crate::domain::session::Session;

/// A 0 for which the rubric file has no sentence of its own.
const NOT_RATED: &str = "No es posible calificar este criterio con los antecedentes revisados.";

/// The draft of the text that `score` demands at `ix`.
#[must_use]
pub fn draft(session: &Session, ix: CriterionIx, score: Score) -> String {
    let criterion = session.rubric().criterion(ix);
    let cases = session.draft(ix).cases.filter(|cases| cases.reviewed > 0 && is_possible(criterion, *cases));
    match (session.rubric().scale().points(score), cases) {
        (None, None) => nothing_to_rate(criterion, &session.head().sample).unwrap_or(NOT_RATED).to_owned(),
        (None, Some(_)) => NOT_RATED.to_owned(),
        (Some(_), None) => level_words(criterion, score),
        (Some(_), Some(cases)) => counted(criterion, score, cases, &Facts::of(session, ix)),
    }
}

/// Whether a sentence can be made of `cases`: no more can meet than were looked at, but for two lists.
fn is_possible(criterion: &Criterion, cases: Cases) -> bool {
    let lists = criterion.bands.as_ref().is_some_and(|bands| bands.unit == Unit::Lists);
    lists || cases.meeting <= cases.reviewed
}

/// The rubric's reason for a 0, unless the sample says that it does not hold.
fn nothing_to_rate<'c>(criterion: &'c Criterion, sample: &Sample) -> Option<&'c str> {
    let zero = criterion.zero.as_ref()?;
    let some = zero.when_none.and_then(|population| sample.count(population)).is_some_and(|count| count > 0);
    (!some).then_some(&zero.reason)
}

/// The counts in the rubric file's sentence for them, or behind the level's words where it has none; then who fails.
fn counted(criterion: &Criterion, score: Score, cases: Cases, facts: &Facts) -> String {
    let sentence = match criterion.bands.as_ref().and_then(|bands| bands.sentence.as_deref()) {
        Some(sentence) => fill(sentence, facts),
        None => format!("{} Conteo: {}", level_words(criterion, score), share(cases)),
    };
    match facts.failing.as_slice() {
        [] => format!("{sentence}."),
        [only] => format!("{sentence}; falta: {only}."),
        codes => format!("{sentence}; faltan: {}.", joined(codes)),
    }
}

/// `12 de 15 (80,00 %)`.
#[must_use]
pub fn share(cases: Cases) -> String {
    let Cases { meeting, reviewed } = cases;
    format!("{meeting} de {reviewed} ({})", percent(cases))
}

/// `80,00 %`, or that nothing was reviewed.
#[must_use]
pub fn percent(cases: Cases) -> String {
    cases.percent().map_or_else(|| "sin porcentaje".to_owned(), |percent| format!("{percent} %"))
}

/// The words of the level as a sentence, as far as they state one thing: what follows behind «O, …» is another case.
fn level_words(criterion: &Criterion, score: Score) -> String {
    let words = criterion.descriptor(score).unwrap_or_default().replace("**", "");
    let paragraphs = words.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let stated: Vec<&str> = paragraphs.take_while(|paragraph| !paragraph.starts_with("O, ")).collect();
    let sentence = stated.join(" ");
    if sentence.ends_with(['.', ':', '!', '?']) { sentence } else { sentence + "." }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::session::Change;
    use crate::domain::sheet::Tick;
    use crate::domain::text::says_something;
    use crate::store::rubric_file::embedded;

    fn drafted(code: &str, score: Score, cases: Option<(u64, u64)>, failing: &[&str]) -> String {
        let mut session = fixtures::session(&embedded().0);
        let ix = session.rubric().find(code).unwrap();
        session.set_cases(ix, cases.map(|(meeting, reviewed)| Cases { meeting, reviewed })).unwrap();
        for case in failing {
            session.apply(Change::Tick(ix, (*case).into(), Some(Tick::Fails))).unwrap();
        }
        draft(&session, ix, score)
    }

    #[test]
    fn counts_and_the_cases_that_fail_stand_in_the_sentence_of_the_rubric() {
        assert_eq!(
            drafted("1.1.1", Score::Two, Some((12, 15)), &["C-03", "C-07", "C-11"]),
            "En 12 de las 15 carpetas revisadas (80,00 %) se encuentra la documentación establecida en los lineamientos \
             técnicos vigentes; faltan: C-03, C-07 y C-11."
        );
        assert!(drafted("1.2.2", Score::One, Some((17, 19)), &[]).contains("17 de los 19 casos revisados"));
        assert!(drafted("1.2.1", Score::Three, Some((21, 20)), &[]).contains("105,00 %"));
        assert!(drafted("1.1.1", Score::Two, Some((14, 15)), &["C-03"]).ends_with("; falta: C-03."));
        assert!(!drafted("1.1.1", Score::Three, Some((5, 1)), &[]).contains("500"), "no sentence of what cannot be");
    }

    #[test]
    fn without_counts_the_level_speaks_in_its_own_words_and_states_one_thing() {
        assert_eq!(
            drafted("2.1.4", Score::One, None, &[]),
            "El proyecto NO informó a Servicio, a través del reporte único de casos, después de ocurridos los hechos o \
             desde la toma de su conocimiento."
        );
        assert_eq!(drafted("1.1.5", Score::Three, None, &[]), "De acuerdo con el aspecto evaluado: Cumple.");
        assert!(drafted("1.1.1", Score::Two, Some((0, 0)), &[]).starts_with("Entre el 51% y el 99%"));
    }

    #[test]
    fn a_zero_gives_the_reason_of_the_rubric() {
        assert_eq!(drafted("1.1.5", Score::Zero, None, &[]), "No fue necesario utilizar este criterio.");
        assert_eq!(drafted("2.1.1", Score::Zero, Some((3, 4)), &[]), NOT_RATED);
    }

    #[test]
    fn a_reason_that_the_count_or_the_sample_belies_is_not_drafted() {
        let reason = "Todas las carpetas revisadas corresponden a casos no judicializados.";
        assert_eq!(drafted("1.1.4", Score::Zero, None, &[]), reason);
        assert_eq!(drafted("1.1.4", Score::Zero, Some((0, 3)), &[]), NOT_RATED);
        assert_eq!(drafted("3.1.1", Score::Zero, Some((2, 3)), &[]), NOT_RATED);
        for (judicialised, said) in [(0, reason), (4, NOT_RATED)] {
            let mut session = fixtures::session(&embedded().0);
            let head = session.head().clone();
            let sample = Sample { judicialised: Some(judicialised), ..Sample::default() };
            fixtures::identify(&mut session, head.identification, head.kind, sample);
            let ix = session.rubric().find("1.1.4").unwrap();
            assert_eq!(draft(&session, ix, Score::Zero), said);
        }
    }

    #[test]
    fn every_level_of_every_criterion_has_a_whole_sentence() {
        let (rubric, _) = embedded();
        for ix in rubric.indices() {
            let criterion = rubric.criterion(ix);
            for score in Score::ALL.into_iter().filter(|&score| criterion.has(score)) {
                for cases in [None, Some((0, 15)), Some((1, 15)), Some((15, 15))] {
                    let text = drafted(&criterion.code.0, score, cases, &[]);
                    let whole = says_something(&text) && text.ends_with('.') && !text.contains(['{', '\n', '*']);
                    assert!(whole && !text.contains(".."), "{} {score:?}: {text}", criterion.code);
                }
            }
        }
    }
}
