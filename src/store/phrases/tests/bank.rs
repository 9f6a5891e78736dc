//! The set that comes with the program, filled with everything that a visit can bring: read by a person in the snapshot,
//! and held to what no report may say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::*;
use crate::domain::bands::{Cases, Unit};
use crate::domain::fixtures;
use crate::domain::phrases::{Bank, Chosen, Ground, Offer, Question, When, offers, question};
use crate::domain::places::{self, Slot};
use crate::domain::rubric::{Criterion, CriterionIx};
use crate::domain::sample::Sample;
use crate::domain::session::Session;
use crate::domain::sheet::{Page, Tick};
use crate::store::rubric_file;

/// What a visit found for one criterion.
#[derive(Debug, Clone, Default)]
struct Found {
    cases: Option<(u64, u64)>,
    /// The sheet names those that fail.
    by_name: bool,
    /// It says why.
    reasons: bool,
    /// The same of all that fail.
    one_reason: bool,
    /// The sample has so many of what the criterion is about.
    population: Option<u32>,
    rucs: usize,
}

impl Found {
    fn session(&self, ix: CriterionIx) -> Session {
        let mut session = fixtures::session(&rubric_file::embedded().0);
        let mut head = session.head().clone();
        head.identification.visit_date = "2026-11-22".into();
        let count = self.population;
        head.sample = Sample {
            reviewed: count.map(|count| 2 * count),
            judicialised: count,
            not_judicialised: count,
            closed: count,
            rucs: ["881", "902", "917"][..self.rucs].iter().map(|ruc| (*ruc).to_owned()).collect(),
            ..Sample::default()
        };
        fixtures::identify(&mut session, head.identification, head.kind, head.sample);
        let Some((meeting, reviewed)) = self.cases else { return session };
        if self.by_name && Page::of(session.rubric().criterion(ix)).is_some() {
            let tick = |n: u64| if n < meeting { Tick::Meets } else { Tick::Fails };
            let ticks = (0..reviewed).map(|n| (ix, format!("C-{:02}", n + 1), Some(tick(n)))).collect();
            let changes = session.ticking(ticks);
            session.apply_all(changes).unwrap();
        }
        let whys = ["falta la ficha de ingreso", "falta la firma", "falta la ficha de ingreso"];
        let common = [whys[0]].into_iter().cycle().take(if self.one_reason { 20 } else { 0 });
        let whys = whys.into_iter().take(if self.reasons { 3 } else { 0 }).chain(common);
        for (n, why) in (meeting..reviewed).zip(whys) {
            let changes = session.reasoning(ix, &format!("C-{:02}", n + 1), why.to_owned());
            session.apply_all(changes).unwrap();
        }
        session.set_cases(ix, Some(Cases { meeting, reviewed })).unwrap();
        session
    }
}

/// What can be found where `criterion` is rated.
fn situations(criterion: &Criterion) -> Vec<(String, Found)> {
    let mut all = vec![("sin conteo".to_owned(), Found::default())];
    let counts: &[(u64, u64)] = match &criterion.bands {
        None => &[],
        Some(bands) if bands.unit == Unit::Lists => &[(0, 1), (0, 20), (1, 20), (18, 20), (20, 20), (21, 20), (1, 1)],
        Some(_) => &[(0, 1), (0, 12), (1, 12), (1, 2), (5, 12), (9, 12), (11, 12), (6, 7), (12, 12), (1, 1)],
    };
    for &(meeting, reviewed) in counts {
        let found = Found { cases: Some((meeting, reviewed)), ..Found::default() };
        all.push((format!("{meeting} de {reviewed}"), Found { by_name: true, ..found.clone() }));
        if meeting < reviewed && Page::of(criterion).is_some() {
            let found = Found { by_name: true, reasons: true, ..found.clone() };
            all.push((format!("{meeting} de {reviewed}, con motivos"), found));
            let found = Found { cases: Some((meeting, reviewed)), by_name: true, one_reason: true, ..Found::default() };
            all.push((format!("{meeting} de {reviewed}, un motivo"), found));
        }
        if (meeting, reviewed) == (9, 12) {
            all.push((format!("{meeting} de {reviewed}, sin hoja"), found));
        }
    }
    for rucs in 1..=3 {
        all.push((format!("{rucs} RUC"), Found { rucs, ..Found::default() }));
    }
    for count in [0, 5] {
        all.push((format!("{count} en la muestra"), Found { population: Some(count), ..Found::default() }));
    }
    all
}

/// What is offered after every way of answering what is asked, each way with its name.
fn ways(bank: &Bank, session: &Session, ix: CriterionIx, score: Score) -> Vec<(String, Vec<Offer>)> {
    let mut done = Vec::new();
    let mut open = vec![(String::new(), Chosen::default())];
    while let Some((name, chosen)) = open.pop() {
        let offered = offers(bank, session, ix, score, &chosen);
        match question(&offered, session, &chosen) {
            None => done.push((name, offered)),
            Some(Question::Alternative(names)) => open.extend(names.into_iter().rev().map(|alternative| {
                (format!("{name} [{alternative}]"), Chosen { name: Some(alternative), ..chosen.clone() })
            })),
            Some(Question::Reports(rucs)) => {
                let all = rucs.clone();
                let each = [all].into_iter().chain(rucs.into_iter().rev().map(|ruc| vec![ruc]));
                open.extend(each.map(|about| {
                    (format!("{name} [RUC {}]", about.join(" y ")), Chosen { about: Some(about), ..chosen.clone() })
                }));
            }
        }
    }
    done
}

/// Calls `look` with every text that can ever be offered: criterion, score, what was found, how it was asked for, offer.
fn every(mut look: impl FnMut(&Criterion, Score, &str, &Found, &str, &Offer)) {
    let (rubric, _) = rubric_file::embedded();
    let bank = bank(Vec::new());
    for ix in rubric.indices() {
        let criterion = rubric.criterion(ix);
        for score in rubric.scale().digits().into_iter().filter(|score| criterion.has(*score)) {
            for (situation, found) in situations(criterion) {
                let session = found.session(ix);
                for (way, offered) in ways(&bank, &session, ix, score) {
                    for offer in &offered {
                        look(criterion, score, &situation, &found, &way, offer);
                    }
                }
            }
        }
    }
}

/// Why a text is not one for a report; nothing where it is.
fn fault(text: &str) -> Option<String> {
    let bare: Vec<String> = text.split_whitespace().map(|word| word.to_lowercase()).collect();
    if let Some(pair) = bare.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some(format!("doubled: {}", pair[0]));
    }
    // Of an official band or an OTRO, and of a number that the words around it do not suit.
    let never = [
        "Entre el",
        "entre el",
        "0% y",
        "De acuerdo con el aspecto",
        "  ",
        " ,",
        " .",
        "..",
        ",00",
        "**",
        "[",
        "|",
        "#",
        " 0 de ",
        " de el ",
        " a el ",
        "las 1 ",
        "los 1 ",
        "{faltan_ni}",
    ];
    if let Some(words) = never.iter().find(|words| text.contains(**words)) {
        return Some(format!("says «{words}»"));
    }
    let numbers: Vec<&str> = text.split([' ', '\u{A0}']).collect();
    let all_of_all = numbers.windows(4).any(|w| {
        w[0] == w[3] && w[1] == "de" && ["las", "los"].contains(&w[2]) && w[0].chars().all(|c| c.is_ascii_digit())
    });
    let one_of_many = numbers.windows(2).any(|w| w[0] == "1" && w[1].ends_with('s') && w[1].len() > 3);
    let begins = text.starts_with(char::is_uppercase) && text.ends_with('.');
    match (all_of_all, one_of_many, begins) {
        (true, ..) => Some("n of n".into()),
        (_, true, _) => Some("one in the plural".into()),
        (.., false) => Some("no whole sentence".into()),
        _ => None,
    }
}

#[test]
fn a_sentence_that_counts_the_sheet_names_what_it_did_not_count() {
    let (rubric, _) = rubric_file::embedded();
    for phrase in starter() {
        let criterion = rubric.criterion(rubric.find(&phrase.criterion.as_ref().unwrap().0).unwrap());
        let counts = phrase.when.is_some_and(When::is_of_a_count) && Page::of(criterion).is_some();
        let names = places::slots(phrase.text.as_str()).any(|slot| slot == Slot::SetAside);
        assert_eq!(counts, names, "{}: {}", criterion.code, phrase.text.as_str());
    }
}

#[test]
fn no_text_of_the_set_says_what_a_report_may_not_say() {
    let mut texts = BTreeSet::new();
    every(|criterion, score, situation, found, way, offer| {
        let text = &offer.text;
        let place = format!("{} {score}, {situation}{way}: {text}", criterion.code);
        assert_eq!(fault(text), None, "{place}");
        let left: Vec<Slot> = places::open_ranges(text).map(|(_, slot)| slot).collect();
        // What the session knows is filled in; the rest is for the supervisor.
        let known = |slot: Slot| match slot {
            Slot::Meeting | Slot::NotMeeting | Slot::Reviewed | Slot::Percent => found.cases.is_some(),
            Slot::Failing | Slot::FailingNeither | Slot::Reasons => found.cases.is_some() && found.by_name,
            Slot::SomeRuc => found.rucs == 1 || way.contains("[RUC"),
            Slot::VisitDate => true,
            _ => false,
        };
        assert!(!left.iter().any(|slot| known(*slot)), "{place}");
        texts.insert(text.clone());
    });
    assert!(texts.len() > 400, "{}", texts.len());
}

#[test]
fn nothing_that_was_counted_is_belied() {
    every(|criterion, score, situation, found, way, offer| {
        let Some((meeting, reviewed)) = found.cases.filter(|_| Page::of(criterion).is_some()) else { return };
        let text = &offer.text;
        let place = format!("{} {score}, {situation}{way}: {text}", criterion.code);
        let digits = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|n| n == reviewed.to_string());
        if meeting > 0 && meeting < reviewed && text.contains("({") {
            panic!("{place}");
        }
        if meeting == reviewed {
            assert!(!text.contains("ningun") && !text.starts_with("No se") || score == Score::Zero, "{place}");
        }
        if meeting == 0 && score != Score::Zero {
            assert!(text.starts_with("No ") || text.contains("no "), "{place}");
        }
        if meeting > 0 && meeting < reviewed && score != Score::Zero {
            let counted = text.contains(&format!("{meeting} de l")) && digits(text);
            assert!(counted && text.contains("No "), "{place}");
        }
    });
}

#[test]
fn why_a_folder_fails_is_said_wherever_some_or_all_fail() {
    let mut seen = BTreeMap::new();
    every(|criterion, score, situation, found, way, offer| {
        let place = format!("{} {score}, {situation}{way}: {}", criterion.code, offer.text);
        let said = offer.text.matches("falta la ficha de ingreso").count();
        if !offer.phrase.when.is_some_and(When::is_of_a_count) {
            assert!(said == 0 || found.reasons || found.one_reason, "{place}");
            return;
        }
        assert_eq!(said, usize::from(found.reasons || found.one_reason), "{place}");
        let (meeting, reviewed) = found.cases.unwrap_or_default();
        if found.one_reason && meeting == 0 && reviewed > 1 {
            assert!(!offer.text.contains("C-"), "it is of all, whose codes say nothing: {place}");
        } else if said > 0 {
            assert!(offer.text.contains("(falta la ficha de ingreso)"), "{place}");
        }
        *seen.entry((meeting == 0, said)).or_insert(0) += 1;
    });
    assert!(seen[&(true, 1)] > 100 && seen[&(false, 1)] > 100, "{seen:?}");
}

#[test]
fn a_digit_and_tab_complete_only_what_was_counted_or_a_zero_of_the_sample_or_of_otro() {
    let mut sure = BTreeMap::new();
    every(|criterion, score, _, found, way, offer| {
        // What was asked was answered by the supervisor.
        if offer.ground != Ground::Known || way.contains('[') {
            return;
        }
        let given = criterion.optional || found.population == Some(0);
        let counted = found.cases.is_some();
        assert!(if score == Score::Zero { given } else { counted }, "{} {score}: {}", criterion.code, offer.text);
        *sure.entry(score).or_insert(0) += 1;
    });
    assert_eq!(sure.keys().copied().collect::<Vec<_>>(), Score::ALL, "{sure:?}");
}

#[test]
fn no_zero_says_of_the_sample_what_its_numbers_belie() {
    let mut offered = BTreeSet::new();
    every(|criterion, score, situation, found, way, offer| {
        if offer.phrase.when == Some(When::Sample) {
            assert!(found.population.is_none_or(|count| count == 0), "{} {score}, {situation}{way}", criterion.code);
            offered.insert((criterion.code.0.clone(), offer.ground == Ground::Known));
        }
    });
    let sure: Vec<&str> = offered.iter().filter(|(_, sure)| *sure).map(|(code, _)| code.as_str()).collect();
    assert_eq!(sure, ["1.1.2", "1.1.3", "1.1.4", "1.2.2", "1.2.3", "3.1.4", "3.2.4", "3.3.1", "3.3.2", "3.3.3"]);
}

#[test]
fn what_was_counted_is_accepted_by_one_key_only_where_it_is_of_the_level_that_was_given() {
    let mut seen = BTreeSet::new();
    every(|criterion, score, situation, found, way, offer| {
        let Some((bands, (meeting, reviewed))) = criterion.bands.as_ref().zip(found.cases) else { return };
        let fitting = bands.fitting(Cases { meeting, reviewed });
        if offer.ground == Ground::Known && !fitting.is_empty() {
            assert!(fitting.contains(&score), "{} {score}, {situation}{way}: {}", criterion.code, offer.text);
        }
        seen.insert(format!("{:?}", offer.ground));
    });
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn alternatives_of_a_level_are_asked_before_one_is_offered() {
    let (rubric, _) = rubric_file::embedded();
    let bank = bank(Vec::new());
    let asked = |code: &str, score: Score, found: &Found| {
        let ix = rubric.find(code).unwrap();
        let session = found.session(ix);
        question(&offers(&bank, &session, ix, score, &Chosen::default()), &session, &Chosen::default())
    };
    let two_ways = rubric.indices().filter(|&ix| {
        let words = rubric.criterion(ix).descriptor(Score::One).unwrap_or_default();
        words.split('\n').any(|paragraph| paragraph.trim_start().starts_with("O, "))
    });
    let mut seen = 0;
    for ix in two_ways {
        let code = &rubric.criterion(ix).code.0;
        let question = asked(code, Score::One, &Found::default());
        assert!(matches!(question, Some(Question::Alternative(names)) if names.len() > 1), "{code}");
        seen += 1;
    }
    assert_eq!(seen, 9, "the rubric joins alternatives of nine levels");
    let Some(Question::Alternative(names)) = asked("2.1.1", Score::One, &Found::default()) else { panic!("not asked") };
    assert_eq!(names[..2], ["No consta denuncia", "Fuera de plazo"], "the rubric's own two ways come first");
    let some = Found { cases: Some((5, 12)), by_name: true, ..Found::default() };
    assert_eq!(asked("3.2.1", Score::One, &some), None, "there are plans: the count has answered");
    let two = Found { rucs: 2, ..Found::default() };
    assert_eq!(asked("2.1.2", Score::One, &two), Some(Question::Reports(vec!["881".into(), "902".into()])));
    let none = Found { population: Some(0), ..Found::default() };
    assert_eq!(asked("1.1.4", Score::Zero, &none), None, "the sample has answered");
    assert!(matches!(asked("1.1.4", Score::Zero, &Found::default()), Some(Question::Alternative(_))));
}

#[test]
fn a_share_inside_the_band_of_the_best_level_is_not_called_all() {
    let (rubric, _) = rubric_file::embedded();
    let ix = rubric.find("1.2.2").unwrap();
    let first = |cases| {
        let session = Found { cases: Some(cases), by_name: true, ..Found::default() }.session(ix);
        offers(&bank(Vec::new()), &session, ix, Score::Three, &Chosen::default()).swap_remove(0).text
    };
    let right = first((11, 12));
    assert!(right.contains("en 11 de los 12 casos, dentro del tramo del nivel 3") && !right.contains("tod"), "{right}");
    assert!(!first((6, 12)).contains("tramo"), "half is in no band of a 3");
    assert!(first((12, 12)).contains("en los 12 casos vigentes revisados (100\u{A0}%)"));
}

/// All of it, to be read by whoever has to sign it; what says the same of another number of cases is left out.
#[test]
fn the_set_as_it_is_read() {
    const SHOWN: [&str; 16] = [
        "sin conteo",
        "0 de 1",
        "0 de 12",
        "1 de 12",
        "9 de 12",
        "9 de 12, sin hoja",
        "9 de 12, con motivos",
        "0 de 12, con motivos",
        "0 de 12, un motivo",
        "0 de 1, con motivos",
        "11 de 12",
        "12 de 12",
        "1 de 1",
        "18 de 20",
        "1 RUC",
        "2 RUC",
    ];
    // By criterion: each text once, with the scores that offer it and what was found first.
    let mut shown: BTreeMap<String, Vec<(String, BTreeSet<Score>, String)>> = BTreeMap::new();
    every(|criterion, score, situation, _, way, offer| {
        let one_of_two = situation == "2 RUC" && !way.contains(" y ");
        let ten = situation == "11 de 12" && !offer.text.contains("tramo");
        if !SHOWN.contains(&situation) || one_of_two || ten {
            return;
        }
        let name = offer.phrase.name.as_ref().map(|name| format!("[{name}] ")).unwrap_or_default();
        let text = format!("{name}{}", offer.text.replace('\u{A0}', "·"));
        let lines = shown.entry(criterion.code.0.clone()).or_default();
        match lines.iter_mut().find(|(.., known)| *known == text) {
            Some((_, scores, _)) => drop(scores.insert(score)),
            None => lines.push((situation.to_owned(), BTreeSet::from([score]), text)),
        }
    });
    let mut page = String::new();
    for (code, lines) in shown {
        let _ = writeln!(page, "{code}");
        for (situation, scores, text) in lines {
            let scores: Vec<String> = scores.iter().map(Score::to_string).collect();
            let _ = writeln!(page, "  {} · {situation}: {text}", scores.join(" "));
        }
    }
    insta::assert_snapshot!(page);
}
