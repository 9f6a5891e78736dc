//! The pieces of the walk as rows, each as high as it wants to be; [`super::draw`] shares the room among them.

use ratatui::buffer::Buffer as Cells;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::keymap;
use crate::app::screens::walk::criterion;
use crate::app::screens::walk::{Mode, Proposal, Stage, State, Writing};
use crate::domain::nouns::Nouns;
use crate::domain::personal::Holding;
use crate::domain::phrases::{Offer, Question};
use crate::domain::places::written;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::{Gap, Session};
use crate::domain::text::{TextKind, harmless, says_something, words as text_words};
use crate::editing::{Buffer, wrap};
use crate::terminal::key::Key;
use crate::ui::theme::Theme;
use crate::ui::walk::aside as view_aside;
use crate::ui::walk::notices::List;
use crate::ui::walk::personal::{emphasised, found, marks, row as personal_row};
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::nouns;
use crate::wording::{evaluating, hand, notices, phrases, search as finding, tui as words};

/// Rows that may get less room than they want; then the last one says so.
#[derive(PartialEq)]
pub struct Block(pub Vec<Line<'static>>);

impl Block {
    /// Rows with which nothing is cut.
    pub(crate) fn height(&self) -> u16 {
        u16::try_from(self.0.len()).unwrap_or(u16::MAX)
    }

    /// Draws what fits, with a sign at the end of the last row if there is more.
    pub(crate) fn render(&self, area: Rect, buffer: &mut Cells) {
        for (line, row) in self.0.iter().zip(area.rows()) {
            put(line, row, buffer);
        }
        if area.height > 0 && self.height() > area.height && area.width >= 2 {
            let sign = Rect { x: area.right() - 2, y: area.bottom() - 1, width: 2, height: 1 };
            put(&Line::raw("…▾"), sign, buffer);
        }
    }
}

/// A level of the scale as it stands for a criterion.
pub struct Level {
    /// The score; absent stands for nothing here, a level that the rubric lacks has one all the same.
    pub score: Option<Score>,
    /// Digit, name and descriptor.
    pub block: Block,
}

/// The levels, in the order of the scale.
pub(crate) fn levels(session: &Session, at: CriterionIx, width: u16, theme: Theme) -> Vec<Level> {
    let levels = criterion::levels(session, at, width).into_iter();
    levels.map(|(score, rows)| Level { score: Some(score), block: Block(rich::lines(rows, theme)) }).collect()
}

/// The levels in order of importance: the chosen one, then from the best down.
pub(crate) fn level_order(levels: &[Level], chosen: Option<Score>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by_key(|&n| chosen.is_none() || levels[n].score != chosen);
    order
}

/// The text that the score does not demand, or that is not being written, where there is one.
pub(crate) fn other_text(
    session: &Session,
    at: CriterionIx,
    writing: Option<TextKind>,
    held: &[Holding],
    width: u16,
    theme: Theme,
) -> Block {
    let names = session.rubric().nouns();
    let shown = writing.or_else(|| session.demanded(at));
    let draft = session.draft(at);
    let others = TextKind::ALL.into_iter().filter(|kind| Some(*kind) != shown);
    Block(
        others
            .filter(|&kind| says_something(draft.text(kind)))
            .flat_map(|kind| {
                let named = if session.demands(at).include(kind) {
                    words::text_beside(names, kind)
                } else {
                    words::text_kept(names, kind)
                };
                let head = vec![Span::styled(named, theme.rule())];
                rich::hanging(head, &emphasised(draft.text(kind), found(held, kind)), 2, width, Style::new())
            })
            .collect(),
    )
}

/// Rows of the text in question.
pub(crate) fn text_rows(session: &Session, state: &State, width: u16) -> u16 {
    let rows = match &state.mode {
        Mode::Write(Writing { stage: Stage::Proposed(shown), .. }) => {
            return proposal(shown, width, Theme::new(false)).height();
        }
        Mode::Choose(choosing) => return question(&choosing.question, width, Theme::new(false)).height(),
        Mode::Write(writing) => writing.prose.buffer.rows(width.saturating_sub(1).max(1)).len(),
        Mode::Count(_) => return view_aside::COUNTER_ROWS,
        Mode::Notices(looking) => List::new(session, looking, width, Theme::new(false)).lines.len(),
        Mode::Offer(from) => return offer(session.rubric().nouns(), *from, width, Theme::new(false)).height(),
        Mode::Browse
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => {
            session.demanded(state.at).map_or(1, |kind| wrap(session.draft(state.at).text(kind), width).len())
        }
    };
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Heading over the levels: the score, or the code that is being typed.
pub(crate) fn score_heading(desk: &Desk, state: &State, theme: Theme) -> Vec<Span<'static>> {
    let (session, at) = (desk.session(), state.at);
    if let Mode::Goto(typed) = &state.mode {
        return vec![Span::styled(finding::going_to(typed), theme.strong())];
    }
    match session.draft(at).score {
        // In the counter a digit counts.
        None if desk.is_writable() && matches!(state.mode, Mode::Browse) => {
            vec![Span::styled(words::no_score_yet(session.rubric().criterion(at)), theme.strong())]
        }
        None => vec![Span::styled(words::NOT_SCORED, theme.strong())],
        Some(score) => {
            let scale = session.rubric().scale();
            let (shown, name) = (harmless(&scale.shown(score)), harmless(scale.name(score)));
            vec![
                Span::raw(words::SCORE),
                Span::styled(format!("{shown} {name}"), theme.role(criterion::score_role(scale, score))),
            ]
        }
    }
}

/// That something of the criterion has no room at all, and the key that shows it where one does.
pub(crate) fn there_is_more(mode: &Mode) -> Vec<String> {
    let key = match mode {
        Mode::Browse | Mode::Bulk(_) => Some(Key::Char('v')),
        Mode::Write(_) | Mode::Choose(_) => Some(Key::Ctrl('o')),
        Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Offer(_)
        | Mode::Count(_)
        | Mode::Notices(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Mark(_) => None,
    };
    let named = key.map(|key| words::there_is_more(&keymap::key_name(key)));
    named.into_iter().chain(["…▾".to_owned()]).collect()
}

/// Heading over the text and the note beside it, in so many columns: while a text is written whose name is long, the note
/// does not repeat it, and then the heading goes without the code, which stands above.
pub(crate) fn text_rule(session: &Session, state: &State, width: u16, theme: Theme) -> [Vec<Span<'static>>; 2] {
    let (heading, note) = (text_heading(session, state, theme), text_note(session, state, theme));
    let Some(Writing { kind, .. }) = state.mode.writing().filter(|_| state.mode.is_own_text()) else {
        return [heading, note];
    };
    let names_it_too =
        session.gap(state.at).and_then(Gap::text) == Some(*kind) && open_place(session, state.at).is_none();
    let brief = if names_it_too { vec![Span::styled(words::LACKING, theme.warning())] } else { note.clone() };
    let columns = |spans: &[Span<'_>]| spans.iter().map(Span::width).sum::<usize>();
    let fits = |[heading, note]: &[Vec<Span<'_>>; 2]| columns(heading) + columns(note) + 6 <= usize::from(width);
    let without_code = vec![Span::styled(hand::is_writing_it(session.rubric().nouns(), *kind), theme.strong())];
    let ways = [[heading.clone(), note], [heading, brief.clone()]];
    ways.into_iter().find(fits).unwrap_or([without_code, brief])
}

/// Heading over the text: which one.
pub(crate) fn text_heading(session: &Session, state: &State, theme: Theme) -> Vec<Span<'static>> {
    let code = || harmless(&session.rubric().criterion(state.at).code.0);
    let strong = |heading: String| vec![Span::styled(heading, theme.strong())];
    let kind = match &state.mode {
        Mode::Write(Writing { kind, stage: Stage::Own | Stage::Taken | Stage::Recalled { .. }, .. }) => {
            return strong(hand::is_writing(session.rubric().nouns(), *kind, &code()));
        }
        Mode::Write(Writing { kind, stage: Stage::Proposed(_), .. }) => Some(*kind),
        Mode::Choose(choosing) => Some(choosing.kind),
        Mode::Count(_) => return strong(hand::is_counting(&code())),
        Mode::Notices(_) => return vec![Span::styled(notices::NOTICES, theme.strong())],
        Mode::Offer(from) => Some(from.other()),
        Mode::Browse
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => session.demanded(state.at),
    };
    kind.map_or_else(
        || vec![Span::raw(words::TEXT)],
        |kind| vec![Span::styled(nouns::name(session.rubric().nouns(), kind), theme.strong())],
    )
}

/// The prepared text that is shown, with a line beside it that tells it from a text on any terminal; before it the name
/// of its alternative.
pub(crate) fn proposal(proposal: &Proposal, width: u16, theme: Theme) -> Block {
    let Offer { phrase, text, .. } = proposal.shown();
    let name = phrase.name.as_ref().map(|name| Line::styled(harmless(name), theme.strong()));
    Block(name.into_iter().chain(draft(text, width, theme).0).collect())
}

/// A text that nobody accepted yet.
pub fn draft(text: &str, width: u16, theme: Theme) -> Block {
    let (rows, marks) = (wrap(text, width.saturating_sub(3).max(1)), marks(text, &[], theme));
    let marked = rows.iter().map(|row| {
        let mut line = personal_row(text, row, &marks);
        line.spans.insert(0, Span::raw("┊ "));
        line
    });
    Block(marked.collect())
}

/// What is asked before a text is offered, and the answers with their letters.
pub fn question(question: &Question, width: u16, theme: Theme) -> Block {
    let mut lines = rich::rows(phrases::asked(question), width, theme.strong());
    for (n, answer) in phrases::answers(question).iter().enumerate() {
        let letter = vec![Span::styled(format!("{}  ", phrases::letter(n)), theme.key())];
        lines.extend(rich::hanging(letter, &answer.replace("**", "∗∗"), 3, width, Style::new()));
    }
    Block(lines)
}

/// Note beside that heading: whether it is lacking, or only a draft.
fn text_note(session: &Session, state: &State, theme: Theme) -> Vec<Span<'static>> {
    if let Mode::Write(Writing { stage, .. }) = &state.mode {
        match stage {
            Stage::Own => {}
            Stage::Proposed(shown) => {
                let said = phrases::proposed(shown.shown().origin, shown.position());
                return vec![Span::styled(said, theme.warning())];
            }
            Stage::Taken => {
                return vec![Span::styled(evaluating::DRAFT_NOT_ACCEPTED, theme.warning())];
            }
            Stage::Recalled { from, .. } => {
                let code = harmless(&session.rubric().criterion(from.at).code.0);
                return vec![Span::styled(phrases::recalled(&code), theme.warning())];
            }
        }
    }
    if let Mode::Notices(_) = &state.mode {
        // The heading is that of the notices, not of the text.
        return vec![];
    }
    match (session.gap(state.at), open_place(session, state.at)) {
        (Some(Gap::Score), _) => vec![Span::raw(words::gap(session.rubric().nouns(), Gap::Score))],
        (_, Some(place)) => vec![Span::styled(phrases::open_place(place), theme.warning())],
        (None, None) => vec![Span::styled(words::COMPLETE, theme.done())],
        (Some(gap), None) => vec![Span::styled(words::gap(session.rubric().nouns(), gap), theme.warning())],
    }
}

/// The same and how long the text is; where there is no room for both, what it lacks goes before its length.
pub(crate) fn text_notes(session: &Session, state: &State, buffer: &Buffer, theme: Theme) -> [String; 2] {
    let stands: String = text_note(session, state, theme).iter().map(|span| span.content.as_ref()).collect();
    let length = words::words(text_words(buffer.text()));
    [format!("{stands} · {length}"), if stands == words::COMPLETE { length } else { stands }]
}

/// Which key shows what of the text has no room in so many rows, and how long it is, if that is worth a word.
pub(crate) fn text_beyond(desk: &Desk, state: &State, width: u16, height: u16) -> Vec<String> {
    let (length, key) = match &state.mode {
        Mode::Write(Writing { stage: Stage::Own | Stage::Taken | Stage::Recalled { .. }, prose, .. }) => {
            (words::more_words(text_words(prose.buffer.text())), Key::Insert)
        }
        Mode::Browse if desk.is_writable() => (None, Key::Enter),
        Mode::Browse => (None, Key::Char('l')),
        Mode::Write(_)
        | Mode::Choose(_)
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Offer(_)
        | Mode::Count(_)
        | Mode::Notices(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => return vec![],
    };
    let beyond = text_rows(desk.session(), state, width) > height;
    let more = beyond.then(|| words::there_is_more(&keymap::key_name(key)));
    more.into_iter().chain(length).map(|said| format!(" · {said}")).collect()
}

/// The first place of a phrase that nobody has completed in the demanded text.
fn open_place(session: &Session, at: CriterionIx) -> Option<&str> {
    written(session.draft(at).text(session.demanded(at)?)).next()
}

/// The demanded text as it stands, or what to do.
pub(crate) fn text_block(desk: &Desk, at: CriterionIx, held: &[Holding], width: u16, theme: Theme) -> Block {
    let session = desk.session();
    let Some(kind) = session.demanded(at) else {
        return Block(rich::rows(
            &words::what_scores_demand(session.rubric(), session.rubric().criterion(at)),
            width,
            theme.words(),
        ));
    };
    let text = session.draft(at).text(kind);
    if says_something(text) {
        let marks = marks(text, found(held, kind), theme);
        Block(wrap(text, width).iter().map(|row| personal_row(text, row, &marks)).collect())
    } else if session.gap(at).is_none() {
        Block(rich::rows(&words::text_is_free(session.rubric().nouns(), desk.is_writable()), width, theme.words()))
    } else {
        Block(rich::rows(
            &words::text_is_missing(session.rubric().nouns(), kind, desk.is_writable()),
            width,
            theme.words(),
        ))
    }
}

/// The offer to move a text over.
pub(crate) fn offer(names: &Nouns, from: TextKind, width: u16, theme: Theme) -> Block {
    Block(rich::rows(&words::offer(names, from), width, theme.strong()))
}
