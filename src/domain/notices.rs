//! What deserves a second look: where answers, counts and the sample do not agree, and where the sample says that there
//! is nothing to rate. Follows from the session alone; it changes nothing, decides nothing and bars nothing.

use sha2::{Digest, Sha256};

use super::bands::{Cases, Unit};
use super::claims::{self, Belied, Codes, Said};
use super::code::Key;
use super::contradiction::Side;
use super::phrases::pass_over_reports;
use super::places;
use super::roll::Group;
use super::rubric::{Criterion, CriterionIx};
use super::sample::{Disagreement, Population, Sample};
use super::score::{Demands, Scale, Score};
use super::session::{Bookmark, Draft, Open, Session};
use super::sheet::Page;
use super::slips::{self, Slip};
use super::text::{TextKind, has_word};
use super::units::Hundredths;

/// Letters of the name of a place that a notice tells; a name can be as long as a text.
const LONGEST_PLACE: usize = 40;

/// What the key of a contradiction begins with: it names two criteria.
const CONTRADICTION: &str = "contradiction";

/// Something to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The criterion it is shown at.
    pub at: CriterionIx,
    /// What it is, with the facts it rests on.
    pub what: What,
}

/// The kinds of notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// No score yet, and the sample has none of this population: a 0 is proposed.
    ZeroProposed(Population),
    /// A 0 that is for samples with none of the population, but this one has some.
    ZeroWithoutRule {
        /// The population.
        population: Population,
        /// How many of it the sample has; at least 1.
        count: u32,
    },
    /// A number of the sample that was entered is another by its cases. Shown at the first criterion that is about them.
    OtherTotal(Disagreement),
    /// A score that leaves the calculation is for samples without reports, but this one names so many, and the texts of
    /// the criterion pass over them.
    ZeroBesideReports(usize),
    /// The scores of two criteria contradict each other; the position in [`super::rubric::Rubric::contradictions`].
    /// Shown at the later of the two.
    Contradiction(usize),
    /// More meet the criterion than were looked at, where the rubric's formula does not allow for that.
    MoreMeeting(Cases),
    /// More were looked at than the sample has.
    ReviewedBeyondSample {
        /// Cases looked at, by the counter.
        reviewed: u64,
        /// The population that the criterion rates.
        population: Population,
        /// How many of it the sample has.
        count: u32,
    },
    /// More were looked at than the sample has cases that the criterion is about.
    BeyondGroup {
        /// Cases looked at, by the counter.
        reviewed: u64,
        /// The cases that the criterion is about.
        group: Group,
        /// How many of them the sample has.
        count: u32,
    },
    /// A score was given while the sheet has rows of the criterion that nobody has looked at: so many.
    Unseen(usize),
    /// The text that counts has what looks like a place that nobody completed: the first. One that keeps the
    /// text from counting is a gap and no notice. As it stands there.
    OpenPlace(String),
    /// The text that counts has no word: a number, dots.
    NoWord,
    /// The text that counts states a share, in hundredths of a percent, and the counter says another.
    OtherShare {
        /// The share in the text.
        written: Hundredths,
        /// The count.
        cases: Cases,
    },
    /// The text that counts states how many it is, and the counter or the sheet says another number.
    OtherCount(Belied),
    /// The codes that the text says to fail are not those that fail in the sheet.
    OtherCodes(Codes),
    /// The text that counts has a slip of the pen, the first of it.
    Slip(TextKind, Slip),
    /// The count fits other levels than the score.
    Departs {
        /// The score.
        score: Score,
        /// The count.
        cases: Cases,
        /// The levels that it fits; at least one.
        fitting: Vec<Score>,
    },
}

/// All notices of `session`, in the rubric's order.
pub fn of(session: &Session) -> Vec<Notice> {
    session.rubric().indices().flat_map(|ix| at(session, ix)).collect()
}

/// The notices of the criterion at `ix`.
pub fn at(session: &Session, ix: CriterionIx) -> Vec<Notice> {
    let (criterion, draft, sample) = (session.rubric().criterion(ix), session.draft(ix), &session.head().sample);
    let mut found = Vec::new();
    found.extend(totals(session, ix));
    found.extend(zero(session.rubric().scale(), criterion, draft, sample));
    found.extend(beside_reports(session, ix));
    found.extend(contradictions(session, ix));
    found.extend(unseen(session, ix));
    found.extend(written(session, ix));
    found.extend(draft.cases.into_iter().flat_map(|cases| counted(criterion, draft, sample, cases)));
    found.into_iter().map(|what| Notice { at: ix, what }).collect()
}

/// The numbers of the sample that its cases belie, of which `ix` is the first to be about; of those that none is, the first of all.
fn totals(session: &Session, ix: CriterionIx) -> impl Iterator<Item = What> {
    let (rubric, sample) = (session.rubric(), &session.head().sample);
    let is_here = move |population: &Population| {
        let is_about = |&ix: &CriterionIx| rubric.criterion(ix).population() == Some(*population);
        rubric.indices().find(is_about).unwrap_or(rubric.first()) == ix
    };
    let here = Population::ALL.into_iter().filter(is_here);
    here.filter_map(|population| sample.disagreement(population)).map(What::OtherTotal)
}

/// What the sample says of a 0.
fn zero(scale: &Scale, criterion: &Criterion, draft: &Draft, sample: &Sample) -> Option<What> {
    let population = criterion.zero.as_ref()?.when_none?;
    scale.uncounted().filter(|&score| criterion.has(score))?;
    match (draft.score, sample.known(population)?) {
        (None, 0) => Some(What::ZeroProposed(population)),
        (Some(score), count @ 1..) if scale.points(score).is_none() => {
            Some(What::ZeroWithoutRule { population, count })
        }
        (None | Some(_), _) => None,
    }
}

/// Reports that a score that leaves the calculation passes over.
fn beside_reports(session: &Session, ix: CriterionIx) -> Option<What> {
    let (rubric, draft, rucs) = (session.rubric(), session.draft(ix), &session.head().sample.rucs);
    let left_out = draft.score.is_some_and(|score| rubric.scale().points(score).is_none());
    let texts = TextKind::ALL.map(|kind| draft.text(kind));
    (left_out && pass_over_reports(rubric, ix, &texts, rucs)).then_some(What::ZeroBesideReports(rucs.len()))
}

fn contradictions(session: &Session, ix: CriterionIx) -> impl Iterator<Item = What> {
    let given = |side: &Side| session.draft(side.criterion).score.is_some_and(|score| side.scores.contains(&score));
    let all = session.rubric().contradictions().iter().enumerate();
    all.filter(move |(_, one)| one.later() == ix && given(&one.one) && given(&one.other))
        .map(|(index, _)| What::Contradiction(index))
}

/// The notices of the criterion at `ix` that nobody dismissed.
pub fn open(session: &Session, ix: CriterionIx) -> Vec<Notice> {
    at(session, ix).into_iter().filter(|notice| notice.dismissal(session).is_none()).collect()
}

/// The open notices of `criteria` that say that a text of theirs is not what was counted.
pub(crate) fn belied<'s>(
    session: &'s Session,
    criteria: impl IntoIterator<Item = &'s CriterionIx>,
) -> impl Iterator<Item = Notice> {
    let open = criteria.into_iter().flat_map(|&ix| open(session, ix));
    open.filter(|notice| notice.what.is_of_a_text_that_counts_otherwise())
}

/// Rows of the sheet that were passed over, once the criterion has ticks and a score.
fn unseen(session: &Session, ix: CriterionIx) -> Option<What> {
    let sheet = session.sheet();
    let count = session.draft(ix).score.and_then(|_| sheet.unseen(ix, session.rubric(), &session.head().sample))?;
    (count > 0).then_some(What::Unseen(count))
}

/// What the texts that count say and the session does not.
fn written(session: &Session, ix: CriterionIx) -> Vec<What> {
    let draft = session.draft(ix);
    let demanded = session.demands(ix).kinds();
    // Where none is demanded, a remark that was written is looked at all the same.
    let remark =
        session.demanded(ix).filter(|&kind| session.demands(ix) == Demands::Nothing && !draft.text(kind).is_empty());
    let mut found: Vec<What> = Vec::new();
    for what in demanded.chain(remark).flat_map(|kind| of_text(session, ix, kind)) {
        // A notice has one key a criterion, but for slips: the same of two texts is one.
        let is_slip = matches!(what, What::Slip(..));
        if is_slip || !found.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(&what)) {
            found.push(what);
        }
    }
    found
}

fn of_text(session: &Session, ix: CriterionIx, kind: TextKind) -> Vec<What> {
    let text = session.draft(ix).text(kind);
    let place = places::written(text)
        .next()
        .filter(|_| session.gap(ix).is_none())
        .map(|place| What::OpenPlace(place.chars().take(LONGEST_PLACE + 2).collect()));
    let said = Said::new(session, ix, text);
    let share = said.as_ref().and_then(Said::other_share).map(|(written, cases)| What::OtherShare { written, cases });
    let no_word = (session.gap(ix).is_none() && !has_word(text)).then_some(What::NoWord);
    // Where the share is another, so is the count, and once is enough.
    let count = said.filter(|_| share.is_none()).and_then(|said| said.belied()).map(What::OtherCount);
    let codes = claims::belied_codes(session, ix, text).map(What::OtherCodes);
    let slip = slip(session, ix, text).map(|slip| What::Slip(kind, slip));
    place.into_iter().chain(no_word).chain(share).chain(count).chain(codes).chain(slip).collect()
}

/// The slip of a text that counts and was left: one that is being written is not finished.
fn slip(session: &Session, ix: CriterionIx, text: &str) -> Option<Slip> {
    let Bookmark { criterion, open } = session.bookmark();
    let is_written = *criterion == ix && matches!(open, Some(Open::Editor(_)));
    (!is_written && session.gap(ix).is_none()).then(|| slips::first(text)).flatten()
}

/// What a counter says.
fn counted(criterion: &Criterion, draft: &Draft, sample: &Sample, cases: Cases) -> Vec<What> {
    let Some(bands) = &criterion.bands else { return Vec::new() };
    let mut found = Vec::new();
    // Of two lists either can be the longer.
    if bands.unit != Unit::Lists && cases.meeting > cases.reviewed {
        found.push(What::MoreMeeting(cases));
    }
    if let Some((population, count)) = bands.of.and_then(|of| Some((of, sample.count(of)?)))
        && cases.reviewed > u64::from(count)
    {
        found.push(What::ReviewedBeyondSample { reviewed: cases.reviewed, population, count });
    }
    if let Some((group, count)) = bands.about.and_then(|group| Some((group, sample.of_group(group)?)))
        && bands.of.is_none()
        && cases.reviewed > u64::from(count)
        // A case may have several reports: only where there is no such case there can be none.
        && (count == 0 || Page::of(criterion) == Some(Page::Cases))
    {
        found.push(What::BeyondGroup { reviewed: cases.reviewed, group, count });
    }
    if let Some(score) = draft.score {
        let fitting = bands.fitting(cases);
        if !fitting.is_empty() && !fitting.contains(&score) {
            found.push(What::Departs { score, cases, fitting });
        }
    }
    found
}

/// The criterion at which the notice of this key ([`Notice::key`]) is or was shown.
pub(crate) fn criterion_of(session: &Session, key: &str) -> Option<CriterionIx> {
    let rubric = session.rubric();
    let (kind, rest) = key.split_once(':')?;
    let named = rest.split(':').filter_map(|part| rubric.find(part.split('=').next()?));
    if kind == CONTRADICTION { named.max() } else { rubric.find(rest.split(':').next()?) }
}

impl What {
    /// Whether it says that a text is not what was counted.
    pub(crate) fn is_of_a_text_that_counts_otherwise(&self) -> bool {
        match self {
            Self::OtherShare { .. } | Self::OtherCount(_) | Self::OtherCodes(_) => true,
            Self::ZeroProposed(_)
            | Self::ZeroWithoutRule { .. }
            | Self::OtherTotal(_)
            | Self::ZeroBesideReports(_)
            | Self::Contradiction(_)
            | Self::MoreMeeting(_)
            | Self::ReviewedBeyondSample { .. }
            | Self::BeyondGroup { .. }
            | Self::Unseen(_)
            | Self::OpenPlace(_)
            | Self::NoWord
            | Self::Slip(..)
            | Self::Departs { .. } => false,
        }
    }
}

impl Notice {
    /// Why it was dismissed, if it was. Once the facts are others it is another notice, and open again.
    pub(crate) fn dismissal<'s>(&self, session: &'s Session) -> Option<&'s str> {
        session.dismissed().get(&self.key(session)).map(String::as_str)
    }

    /// Names the notice together with the facts it rests on, for example `departs:1.1.1:3:12/15`: whoever dismissed it
    /// did so for these facts. Plain ASCII, at most 120 bytes, one for each notice of a session.
    pub(crate) fn key(&self, session: &Session) -> String {
        let rubric = session.rubric();
        let code = &rubric.criterion(self.at).code;
        match &self.what {
            What::ZeroProposed(_) => format!("zero-proposed:{code}"),
            What::ZeroWithoutRule { count, .. } => format!("zero-without-rule:{code}:{count}"),
            What::OtherTotal(Disagreement { population, stated, by_cases }) => {
                let of = match population {
                    Population::Reviewed => "reviewed",
                    Population::Judicialised => "judicialised",
                    Population::NotJudicialised => "not-judicialised",
                    Population::Closed => "closed",
                };
                format!("other-total:{code}:{of}:{stated}/{by_cases}")
            }
            What::ZeroBesideReports(count) => format!("zero-beside-reports:{code}:{count}"),
            What::Contradiction(index) => {
                let stated = rubric.contradictions().get(*index);
                let sides = stated.into_iter().flat_map(|stated| [&stated.one, &stated.other]).map(|side| {
                    let score = session.draft(side.criterion).score.map(Score::digit);
                    format!(":{}={}", rubric.criterion(side.criterion).code, score.unwrap_or_default())
                });
                format!("{CONTRADICTION}{}", sides.collect::<String>())
            }
            What::Unseen(count) => format!("unseen:{code}:{count}"),
            What::OpenPlace(place) => {
                // Plain, and without the braces, as files have it.
                let name: String = place.trim_matches(['{', '}']).chars().take(LONGEST_PLACE).collect();
                format!("open-place:{code}:{}", deunicode::deunicode(&name))
            }
            // Not the text: what has no word may be somebody's RUN.
            What::NoWord => format!("no-word:{code}"),
            What::OtherShare { written, cases: Cases { meeting, reviewed } } => {
                format!("other-share:{code}:{}:{meeting}/{reviewed}", written.0)
            }
            What::OtherCount(belied) => {
                let (written, Cases { meeting, reviewed }) = match belied {
                    Belied::Part { written, cases } => (format!("{}/{}", written.meeting, written.reviewed), cases),
                    Belied::Whole { written: Some(written), cases } => (format!("all/{written}"), cases),
                    Belied::Whole { written: None, cases } => ("all".to_owned(), cases),
                };
                format!("other-count:{code}:{written}:{meeting}/{reviewed}")
            }
            What::OtherCodes(codes) => format!("other-codes:{code}:{}", fingerprint(codes)),
            What::Slip(kind, slip) => {
                let of = match kind {
                    TextKind::Hallazgo => "hallazgo",
                    TextKind::Observacion => "observacion",
                };
                let what = match slip {
                    Slip::Repeated(word) => format!("repeated-{}", digest(word)),
                    Slip::OpenParenthesis => "open-parenthesis".to_owned(),
                    Slip::TwoBlanks => "two-blanks".to_owned(),
                    Slip::NoPoint => "no-point".to_owned(),
                };
                format!("slip:{code}:{of}:{what}")
            }
            What::MoreMeeting(Cases { meeting, reviewed }) => format!("more-meeting:{code}:{meeting}/{reviewed}"),
            What::ReviewedBeyondSample { reviewed, count, .. } => format!("beyond-sample:{code}:{reviewed}/{count}"),
            What::BeyondGroup { reviewed, count, .. } => format!("beyond-group:{code}:{reviewed}/{count}"),
            What::Departs { score, cases: Cases { meeting, reviewed }, .. } => {
                format!("departs:{code}:{}:{meeting}/{reviewed}", score.digit())
            }
        }
    }
}

/// Tells these codes from others: all of them would not fit into a key.
fn fingerprint(codes: &Codes) -> String {
    let spelt =
        |codes: &[String]| codes.iter().map(|code| Key::of(code).as_str().to_owned()).collect::<Vec<_>>().join("\n");
    digest(&format!("{}\n\n{}", spelt(&codes.not_failing), spelt(&codes.not_named)))
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
