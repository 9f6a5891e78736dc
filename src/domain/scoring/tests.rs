use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::fixtures::{self, Shape, answer, rubric, session};
use crate::domain::rubric::Rubric;

const OPD: [Shape<'_>; 3] = [(3500, &[5, 4]), (3000, &[9, 4]), (3500, &[5, 5, 4])];
const UNEVEN: [Shape<'_>; 4] = [(3333, &[1, 7]), (1, &[2]), (4166, &[3, 1, 1]), (2500, &[4])];

fn scored(rubric: &Arc<Rubric>, scores: &[Option<u8>]) -> Session {
    let mut session = session(rubric);
    for (index, raw) in scores.iter().enumerate() {
        if let Some(raw) = raw {
            answer(&mut session, index, *raw);
        }
    }
    session
}

fn percent(part: &Part) -> Option<u64> {
    part.percent().map(|percent| percent.0)
}

/// How many verdicts have each score, lowest first.
fn counts(summary: &Summary) -> Vec<usize> {
    summary.counts.iter().rev().map(|(_, count)| *count).collect()
}

#[test]
fn half_hundredths_are_rounded_up() {
    for (numerator, denominator, expected) in [
        (80_125, 1000, "80,13"),
        (80_124_999, 1_000_000, "80,12"),
        (1, 200, "0,01"),
        (1, 201, "0,00"),
        (2, 3, "0,67"),
        (1, 3, "0,33"),
        (100, 1, "100,00"),
        (2435, 1000, "2,44"),
        (299_999, 100_000, "3,00"),
    ] {
        let exact = BigRational::new(BigInt::from(numerator), BigInt::from(denominator));
        assert_eq!(Hundredths::round(&exact).to_string(), expected);
    }
}

#[test]
fn a_mean_that_ends_in_half_a_hundredth_is_rounded_up_and_not_to_even() {
    // 17 points over 8 criteria: 2,125, which a binary fraction holds exactly and rounding to even would make 2,12.
    let rubric = rubric(Method::MeanOfCriteria, &[(10_000, &[9])]);
    let scores = [3, 3, 3, 2, 2, 2, 1, 1].map(Some);
    let total = Summary::of(&scored(&rubric, &scores)).total;
    assert_eq!(total.mean().unwrap().to_string(), "2,13");
    assert_eq!(total.percent().unwrap().to_string(), "70,83");
}

#[test]
fn numbers_for_json_are_the_two_decimals() {
    for hundredths in 0..=10_000 {
        let number = Hundredths(hundredths);
        assert_eq!(format!("{:.2}", number.as_f64()).replace('.', ","), number.to_string());
    }
}

#[test]
fn all_threes_give_exactly_one_hundred() {
    for shape in [&OPD[..], &UNEVEN[..]] {
        for method in [Method::MeanOfCriteria, Method::MeanOfDimensions] {
            let rubric = rubric(method, shape);
            let summary = Summary::of(&scored(&rubric, &vec![Some(3); rubric.len()]));
            assert_eq!(percent(&summary.total), Some(10_000));
            assert!(!summary.is_provisional());
        }
    }
}

#[test]
fn an_office_without_the_optional_criteria_can_still_be_perfect() {
    let rubric = rubric(Method::MeanOfCriteria, &OPD);
    let mut scores = vec![Some(3); 36];
    for other in [4, 8, 17, 21, 26, 31, 35] {
        scores[other] = Some(0);
    }
    let summary = Summary::of(&scored(&rubric, &scores));
    assert_eq!(percent(&summary.total), Some(10_000));
    assert_eq!(counts(&summary), [7, 0, 0, 29]);
}

#[test]
fn an_ambito_of_zeros_gives_its_weight_to_the_others() {
    let rubric = rubric(Method::MeanOfCriteria, &[(3500, &[2]), (3000, &[2]), (3500, &[2])]);
    let summary = Summary::of(&scored(&rubric, &[3, 3, 0, 0, 1, 1].map(Some)));
    let empty = &summary.ambitos[1];
    assert_eq!((empty.part.measure, empty.effective_weight, empty.contribution), (None, None, None));
    assert!(empty.part.is_unevaluated());
    assert_eq!(summary.ambitos[0].effective_weight, Some(Hundredths(5000)));
    assert_eq!(summary.total.mean().unwrap(), Hundredths(200));
    assert!(!summary.is_provisional());
}

#[test]
fn weights_shared_in_proportion_need_not_be_equal() {
    let rubric = rubric(Method::MeanOfCriteria, &[(3500, &[1]), (3000, &[1]), (3500, &[1])]);
    let summary = Summary::of(&scored(&rubric, &[Some(3), Some(1), Some(0)]));
    let weights: Vec<String> =
        summary.ambitos.iter().filter_map(|a| a.effective_weight).map(|w| w.to_string()).collect();
    assert_eq!(weights, ["53,85", "46,15"]);
    // (3500·3 + 3000·1) / 6500 = 27/13 = 2,0769…; over 3: 69,2307…
    assert_eq!(summary.total.mean().unwrap().to_string(), "2,08");
    assert_eq!(summary.total.percent().unwrap().to_string(), "69,23");
}

#[test]
fn nothing_answered_is_pending_and_not_unevaluated() {
    let rubric = rubric(Method::MeanOfCriteria, &OPD);
    let summary = Summary::of(&session(&rubric));
    assert_eq!(summary.total.measure, None);
    assert_eq!(summary.pending.len(), 36);
    assert!(summary.is_provisional());
    assert!(summary.ambitos.iter().all(|a| !a.part.is_unevaluated() && a.effective_weight.is_none()));
}

#[test]
fn a_score_without_its_text_counts_nowhere() {
    let rubric = rubric(Method::MeanOfCriteria, &[(10_000, &[3])]);
    let mut session = scored(&rubric, &[Some(3)]);
    let second = rubric.at(1).unwrap();
    session.set_score(second, 1).unwrap();
    session.set_text(second, crate::domain::text::TextKind::Observacion, "No es lo que pide.".into()).unwrap();
    let summary = Summary::of(&session);
    assert_eq!(counts(&summary), [0, 0, 0, 1]);
    assert_eq!(percent(&summary.total), Some(10_000));
    assert_eq!(summary.pending.iter().map(|(_, gap)| *gap).collect::<Vec<_>>(), [Gap::Hallazgo, Gap::Score]);
}

#[test]
fn the_mean_of_dimensions_weighs_a_small_dimension_like_a_large_one() {
    let shape: [Shape<'_>; 1] = [(10_000, &[1, 4])];
    let scores = [3, 1, 1, 1, 1].map(Some);
    let of = |method| Summary::of(&scored(&rubric(method, &shape), &scores)).total.mean().unwrap().to_string();
    assert_eq!(of(Method::MeanOfCriteria), "1,40");
    assert_eq!(of(Method::MeanOfDimensions), "2,00");
}

/// Answers that `rubric` allows: level 2 where it is missing becomes a 3.
fn answers(rubric: Arc<Rubric>) -> impl Strategy<Value = (Arc<Rubric>, Vec<Option<u8>>)> {
    prop::collection::vec(prop::option::weighted(0.8, 0..=3u8), rubric.len()).prop_map(move |mut scores| {
        for (index, score) in scores.iter_mut().enumerate() {
            let criterion = rubric.criterion(rubric.at(index).unwrap());
            if score.is_some_and(|raw| criterion.score(raw).is_none()) {
                *score = Some(3);
            }
        }
        (Arc::clone(&rubric), scores)
    })
}

fn any_answers() -> impl Strategy<Value = (Arc<Rubric>, Vec<Option<u8>>)> {
    prop_oneof![
        answers(rubric(Method::MeanOfCriteria, &OPD)),
        answers(rubric(Method::MeanOfDimensions, &OPD)),
        answers(rubric(Method::MeanOfCriteria, &UNEVEN)),
        answers(rubric(Method::MeanOfDimensions, &UNEVEN)),
    ]
}

/// The total in percent as a person with a calculator would have it, from the words of the rubric alone.
fn by_calculator(rubric: &Rubric, scores: &[Option<u8>]) -> Option<f64> {
    let mut scores = scores.iter();
    let (mut points, mut weights) = (0.0, 0.0);
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        let mut dimensions: Vec<Vec<f64>> = Vec::new();
        for dimension in &ambito.dimensions {
            let here: Vec<u8> = scores.by_ref().take(dimension.criteria.len()).filter_map(|s| *s).collect();
            dimensions.push(here.into_iter().filter(|&s| s > 0).map(f64::from).collect());
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let values: Vec<f64> = match rubric.method() {
            Method::MeanOfCriteria => dimensions.concat(),
            Method::MeanOfDimensions => dimensions.iter().filter(|d| !d.is_empty()).map(|d| mean(d)).collect(),
            Method::Points | Method::Counts => unreachable!("no weights"),
        };
        if !values.is_empty() {
            points += f64::from(rubric.weight(a).unwrap().0) * mean(&values);
            weights += f64::from(rubric.weight(a).unwrap().0);
        }
    }
    (weights > 0.0).then(|| points / weights / 3.0 * 100.0)
}

/// The total in hundredths of a percent by whole numbers alone: everything over one common denominator, in `i128`.
fn by_whole_numbers(rubric: &Rubric, scores: &[Option<u8>]) -> Option<u64> {
    const COMMON: i128 = 5_354_228_880; // least common multiple of 1 to 24
    let mut scores = scores.iter();
    let (mut points, mut weights) = (0i128, 0i128);
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        let (mut means, mut sums, mut counted, mut present) = (0i128, 0i128, 0i128, 0i128);
        for dimension in &ambito.dimensions {
            let here: Vec<i128> = scores
                .by_ref()
                .take(dimension.criteria.len())
                .filter_map(|s| s.map(i128::from))
                .filter(|&s| s > 0)
                .collect();
            if let Ok(count @ 1..) = i128::try_from(here.len()) {
                let sum: i128 = here.iter().sum();
                sums += sum;
                counted += count;
                means += sum * COMMON / count;
                present += 1;
            }
        }
        if counted > 0 {
            let mean = match rubric.method() {
                Method::MeanOfCriteria => sums * COMMON / counted * COMMON,
                Method::MeanOfDimensions => means * (COMMON / present),
                Method::Points | Method::Counts => unreachable!("no weights"),
            };
            points += i128::from(rubric.weight(a).unwrap().0) * mean;
            weights += i128::from(rubric.weight(a).unwrap().0);
        }
    }
    // Rounded half up: floor(x + 1/2) with x = points / weights / COMMON² · 10 000 / 3.
    let divisor = weights * 3 * COMMON * COMMON;
    (weights > 0).then(|| u64::try_from((points * 20_000 + divisor) / (2 * divisor)).unwrap())
}

proptest! {
    #[test]
    fn the_order_of_answering_does_not_matter((rubric, scores) in any_answers(), seed in any::<prop::sample::Selector>()) {
        let in_order = scored(&rubric, &scores);
        let mut shuffled = session(&rubric);
        let mut left: Vec<usize> = (0..scores.len()).collect();
        while !left.is_empty() {
            let index = *seed.select(&left);
            left.retain(|&other| other != index);
            if let Some(raw) = scores[index] {
                answer(&mut shuffled, index, raw);
            }
        }
        prop_assert_eq!(Summary::of(&in_order), Summary::of(&shuffled));
    }

    #[test]
    fn a_zero_never_moves_a_mean((rubric, scores) in any_answers()) {
        let zeroed: Vec<Option<u8>> = scores.iter().map(|score| score.or(Some(0))).collect();
        let before = Summary::of(&scored(&rubric, &scores));
        let after = Summary::of(&scored(&rubric, &zeroed));
        prop_assert_eq!(before.total.measure, after.total.measure);
        for (before, after) in before.ambitos.iter().zip(&after.ambitos) {
            prop_assert_eq!(before.part.measure, after.part.measure);
            prop_assert_eq!(before.effective_weight, after.effective_weight);
        }
        prop_assert!(!after.is_provisional());
        prop_assert_eq!(before.is_provisional(), scores.contains(&None));
    }

    #[test]
    fn everything_stays_within_its_bounds((rubric, scores) in any_answers()) {
        let summary = Summary::of(&scored(&rubric, &scores));
        let ambitos = summary.ambitos.iter();
        let parts = ambitos.flat_map(|a| a.dimensions.iter().chain([&a.part])).chain([&summary.total]);
        for part in parts {
            prop_assert!(part.applicable <= part.complete && part.complete <= part.criteria);
            prop_assert_eq!(part.measure.is_some(), part.applicable > 0);
            if let Some((mean, percent)) = part.mean().zip(part.percent()) {
                prop_assert!((100..=300).contains(&mean.0) && (3333..=10_000).contains(&percent.0));
            }
        }
        prop_assert_eq!(counts(&summary).iter().sum::<usize>() + summary.pending.len(), rubric.len());
    }

    #[test]
    fn weights_in_effect_sum_to_the_whole_and_contributions_to_the_total((rubric, scores) in any_answers()) {
        let summary = Summary::of(&scored(&rubric, &scores));
        let slack = rubric.ambitos().len() as u64; // each number shown is off by half a hundredth at most
        if let Some(total) = percent(&summary.total) {
            let weights: u64 = summary.ambitos.iter().filter_map(|a| a.effective_weight).map(|w| w.0).sum();
            let points: u64 = summary.ambitos.iter().filter_map(|a| a.contribution).map(|c| c.0).sum();
            prop_assert!(weights.abs_diff(10_000) <= slack);
            prop_assert!(points.abs_diff(total) <= slack);
        }
    }

    #[test]
    fn the_total_agrees_with_two_independent_calculations((rubric, scores) in any_answers()) {
        let total = Summary::of(&scored(&rubric, &scores)).total;
        let shown = total.percent().map(Hundredths::as_f64);
        match (shown, by_calculator(&rubric, &scores)) {
            (Some(shown), Some(naive)) => prop_assert!((shown - naive).abs() < 0.006, "{shown} {naive}"),
            (shown, naive) => prop_assert_eq!(shown, naive),
        }
        prop_assert_eq!(percent(&total), by_whole_numbers(&rubric, &scores));
    }

    #[test]
    fn the_total_alone_is_the_total_of_the_summary((rubric, scores) in any_answers()) {
        let alone = total(&rubric, scores.iter().map(|raw| raw.and_then(Score::from_digit)));
        prop_assert_eq!(alone, Summary::of(&scored(&rubric, &scores)).total);
    }
}

#[test]
fn what_a_score_counts_is_said_by_the_scale_so_that_the_worst_stays_in_the_mean() {
    let mut scale = fixtures::scale();
    for (entry, points) in scale.0.iter_mut().zip([Some(4), Some(2), Some(0), None]) {
        entry.points = points.map(Points::whole);
    }
    let rubric = fixtures::rubric_of(scale, Method::MeanOfCriteria, &[(10_000, &[4])]);
    for (given, mean, percent) in [([1, 1, 1, 1], 0, 0), ([3, 1, 1, 1], 100, 2500), ([3, 3, 0, 1], 267, 6667)] {
        let mut session = session(&rubric);
        for (index, raw) in given.into_iter().enumerate() {
            answer(&mut session, index, raw);
        }
        let total = Summary::of(&session).total;
        assert_eq!((total.mean().unwrap().0, total.percent().unwrap().0), (mean, percent), "{given:?}");
    }
}
