//! Orders that take more than one key, and those that only ask. All else is the name of a key.

use crate::app::overlay::{Overlay, Question};
use crate::app::screens::walk::Mode;
use crate::app::work::View;
use crate::app::{App, Screen};
use crate::domain::nouns::Nouns;
use crate::domain::rubric::CriterionIx;
use crate::domain::scoring::Summary;
use crate::domain::text::{TextKind, folded, harmless};
use crate::report::Format;
use crate::spoken::hear::{Expects, Talk, by_name, expected, write_line, written};
use crate::spoken::names;
use crate::spoken::page::saving;
use crate::spoken::ticking::tick;
use crate::spoken::{others, walk};
use crate::terminal::key::Key;
use crate::wording::{spoken as words, tui};

/// Obeys an order. `unknown` is the line before, if it was none.
pub(super) fn obey(talk: &mut Talk<'_>, order: &str, unknown: Option<String>) {
    let (first, rest) = order.split_once(char::is_whitespace).map_or((order, ""), |(first, rest)| (first, rest.trim()));
    let word = folded(first);
    let word = word.as_str();
    match word {
        "" => return talk.again = true,
        words::WHERE => return talk.again = true,
        words::HELP | "?" => return help(talk),
        words::PENDING if rest.is_empty() && talk.app.work().is_some() && talk.app.overlay.is_none() => {
            return pending(talk);
        }
        words::READ if rest.is_empty() && read(talk) => return,
        words::THAT if rest.is_empty() => {
            return match unknown {
                Some(text) => text_of(talk, None, &text),
                None => by_name(talk, order),
            };
        }
        _ if words::STATE.contains(&word) && rest.is_empty() => return talk.say(saving(talk.app)),
        _ if words::LEAVE.contains(&word) && rest.is_empty() => return leave(talk),
        _ => {}
    }
    if talk.app.overlay.is_some() {
        return answer(talk, order);
    }
    let listed = number(rest).filter(|_| words::OPEN.contains(&word));
    match (&talk.app.screen, talk.view()) {
        (_, Some(View::Walk(_))) => in_walk(talk, order, word, rest),
        (_, Some(View::Sheet(_))) if word == words::SHEET => tick(talk, rest),
        (_, Some(View::Summary(_) | View::Reading(_))) if word == words::FILE => hand_out(talk, rest),
        (_, Some(View::Summary(_) | View::Reading(_))) if folded(order) == words::CLOSE => close(talk),
        (_, Some(View::Conclude(_))) => in_conclusions(talk, order, word, rest),
        (Screen::Sessions, _) if number(order).or(listed).is_some() => point(talk, order, listed),
        (Screen::Sessions, _) if word == words::SEARCH && !rest.is_empty() => {
            talk.press(Key::Char('/'));
            if !talk.app.is_refusing() && talk.put(rest) {
                talk.press(Key::Enter);
            }
        }
        _ => by_name(talk, order),
    }
}

/// A number that names something in a list.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|n| (1..100_000).contains(n))
}

fn in_walk(talk: &mut Talk<'_>, order: &str, word: &str, rest: &str) {
    if !matches!(talk.mode(), Some(Mode::Browse)) {
        return in_text(talk, order, word, rest);
    }
    if let Some(at) = criterion(talk.app, if word == words::GO { rest } else { order }) {
        return go(talk, at);
    }
    match word {
        _ if order.len() == 1 && order.bytes().all(|byte| byte.is_ascii_digit()) => score(talk, order),
        words::TEXT => text_of(talk, None, rest),
        words::LEVELS if rest.is_empty() => levels(talk),
        words::SHEET => tick(talk, rest),
        words::CLOSE if rest.is_empty() => close(talk),
        words::FILE => hand_out(talk, rest),
        words::COUNT if !rest.is_empty() => {
            talk.press(Key::Char('c'));
            if matches!(talk.mode(), Some(Mode::Count(_))) && talk.put(rest) {
                talk.press(Key::Enter);
            }
        }
        words::MARK if !rest.is_empty() => {
            talk.press(Key::Char('m'));
            if matches!(talk.mode(), Some(Mode::Mark(_))) && talk.put(rest) {
                talk.press(Key::Enter);
            }
        }
        words::SEARCH if !rest.is_empty() => {
            talk.press(Key::Char('/'));
            talk.put(rest);
        }
        _ => match words::text_named(&nouns(talk.app), order) {
            Some((kind, rest)) => text_of(talk, Some(kind), rest),
            None => by_name(talk, order),
        },
    }
}

/// The criterion of this code.
pub(super) fn criterion(app: &App, code: &str) -> Option<CriterionIx> {
    let rubric = app.work()?.desk.session().rubric();
    // A digit alone is a score.
    let is_code = |ix: &CriterionIx| code.chars().count() > 1 && folded(&rubric.criterion(*ix).code.0) == folded(code);
    rubric.indices().find(is_code)
}

/// Goes to a criterion, by the tree: any code can be reached there.
fn go(talk: &mut Talk<'_>, at: CriterionIx) {
    talk.press(Key::Char('t'));
    talk.press(Key::Home);
    (0..at.index()).for_each(|_| talk.press(Key::Down));
    talk.press(Key::Enter);
    talk.again |= talk.app.overlay.is_none();
}

/// A score. The text that it demands is written by an order: what comes next may be one.
fn score(talk: &mut Talk<'_>, digit: &str) {
    digit.chars().for_each(|digit| talk.press(Key::Char(digit)));
    if !matches!(talk.mode(), Some(Mode::Browse) | None) {
        talk.press(Key::Esc);
    }
}

/// Opens the text of `kind`, or the one that is demanded; with `text`, writes that and closes it.
fn text_of(talk: &mut Talk<'_>, kind: Option<TextKind>, text: &str) {
    let Some(View::Walk(state)) = talk.view() else { return talk.say(words::ONLY_WALK) };
    let at = state.at;
    let demanded = talk.app.desk().and_then(|desk| desk.session().demanded(at));
    let other = kind.is_some() && demanded.is_some() && kind != demanded;
    talk.press(if other { Key::Char('o') } else { Key::Enter });
    if text.is_empty() || talk.app.is_refusing() {
        return;
    }
    if !matches!(expected(talk.app), Expects::Text | Expects::Letter) {
        return talk.say(words::NO_TEXT_THERE);
    }
    write_line(talk, text);
    talk.press(Key::Esc);
}

/// Orders while something is written in the walk.
fn in_text(talk: &mut Talk<'_>, order: &str, word: &str, rest: &str) {
    let (n, text) = rest.split_once(char::is_whitespace).map_or((rest, ""), |(n, text)| (n, text.trim()));
    match word {
        words::CHANGE_LINE if number(n).is_some() => edit(talk, n, Some(text)),
        words::ERASE_LINE if number(n).is_some() => edit(talk, n, None),
        _ => by_name(talk, order),
    }
}

/// The text that is being written, with its cursor.
fn open_text(app: &App) -> Option<&crate::editing::Buffer> {
    match &app.work()?.view {
        View::Walk(state) => match &state.mode {
            Mode::Write(writing) => Some(&writing.prose.buffer),
            Mode::Bulk(crate::app::screens::walk::Bulking::Writing(_, prose, _)) => Some(&prose.buffer),
            Mode::Browse
            | Mode::Choose(_)
            | Mode::Count(_)
            | Mode::Notices(_)
            | Mode::Search(_)
            | Mode::Goto(_)
            | Mode::Offer(_)
            | Mode::Bulk(_)
            | Mode::Mark(_)
            | Mode::Pick(_)
            | Mode::Keep(_) => None,
        },
        View::Conclude(state) => written(&state.mode),
        View::Identify(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_) => None,
    }
}

/// Puts `text` for line `n` of what is written, or takes that line out; the cursor stays behind the whole.
fn edit(talk: &mut Talk<'_>, n: &str, text: Option<&str>) {
    let Some(buffer) = open_text(talk.app) else { return talk.say(words::no_line(n)) };
    let lines: Vec<String> = buffer.text().split('\n').map(str::to_owned).collect();
    let Some(at) = number(n).and_then(|n| n.checked_sub(1)).filter(|at| *at < lines.len()) else {
        return talk.say(words::no_line(n));
    };
    talk.press(Key::TextStart);
    let before: String = lines.iter().take(at).map(|line| format!("{line}\n")).collect();
    graphemes(&before, || talk.press(Key::Right));
    if !lines[at].is_empty() {
        talk.press(Key::Ctrl('k'));
    }
    match text {
        Some(text) => talk.write(text),
        None if at + 1 < lines.len() => talk.press(Key::Delete),
        None if at > 0 => talk.press(Key::Backspace),
        None => {}
    }
    talk.press(Key::TextEnd);
}

/// As often as a cursor steps over `text`.
fn graphemes(text: &str, mut step: impl FnMut()) {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).for_each(|_| step());
}

/// Reads what is written, or what the part on screen lists; whether there is something to read.
fn read(talk: &mut Talk<'_>) -> bool {
    let told = match talk.view() {
        Some(View::Summary(state)) => talk.app.desk().map(|desk| others::items_of_summary(desk.session(), state)),
        Some(View::Reading(state)) => Some(state.sentences().collect()),
        Some(View::Walk(_) | View::Conclude(_)) => open_text(talk.app).map(|buffer| {
            buffer
                .text()
                .split('\n')
                .enumerate()
                .map(|(n, line)| words::line(n + 1, &harmless(line)))
                .collect::<Vec<_>>()
        }),
        Some(View::Identify(_) | View::Sheet(_)) | None => None,
    };
    let there = told.is_some();
    talk.answer.extend(told.into_iter().flatten());
    there
}

/// Says what can be typed here.
fn help(talk: &mut Talk<'_>) {
    let (title, rows) = talk.app.bindings();
    let point = if expected(talk.app) == Expects::Order { "" } else { "." };
    let told = rows.iter().map(|row| {
        let keys: Vec<String> = row.keys.split(' ').map(|key| format!("«{point}{key}»")).collect();
        let short = if row.short.is_empty() { String::new() } else { format!("«{point}{}» o ", row.short) };
        format!("{short}{}: {}.", keys.join(", "), row.name)
    });
    let told: Vec<String> = told.collect();
    talk.say(format!("{title}. {}", words::HELP_HEAD));
    talk.answer.extend(told);
    talk.say(words::help_tail(&nouns(talk.app)));
}

/// What the rubric at hand calls its texts; the usual names where there is none.
pub(super) fn nouns(app: &App) -> Nouns {
    app.desk().map(|desk| desk.session().rubric().nouns().clone()).unwrap_or_default()
}

fn pending(talk: &mut Talk<'_>) {
    let Some(desk) = talk.app.desk() else { return };
    let session = desk.session();
    let pending = Summary::of(session).pending;
    let told: Vec<String> = pending
        .iter()
        .map(|&(at, gap)| format!("{}, {}", walk::named(session, at), tui::gap(session.rubric().nouns(), gap)))
        .collect();
    let told = words::pending(told.len(), &told);
    talk.say(told);
}

fn levels(talk: &mut Talk<'_>) {
    let Some(View::Walk(state)) = talk.view() else { return };
    let at = state.at;
    let told = talk.app.desk().map(|desk| walk::levels(desk.session(), at));
    talk.answer.extend(told.into_iter().flatten());
}

/// An answer to what stands in front; what is an order elsewhere has to wait for it.
fn answer(talk: &mut Talk<'_>, order: &str) {
    if !names::is_order_elsewhere(talk.app, order) {
        return by_name(talk, order);
    }
    talk.say(words::ANSWER_FIRST);
    talk.again = true;
}

/// Leaves, also from where text is typed, where the key has to be pressed twice. What is asked is answered by the key that
/// does nothing; but whether to leave is a question that leaving does not answer.
fn leave(talk: &mut Talk<'_>) {
    match &talk.app.overlay {
        Some(Overlay::Confirm(Question::LeaveUnsaved(_) | Question::LeaveSlow(_))) => {
            talk.again = true;
            return talk.say(words::ANSWER_FIRST);
        }
        Some(Overlay::Confirm(_) | Overlay::Held(_) | Overlay::Waiting(_) | Overlay::HandOut(_)) => {
            talk.press(Key::Esc);
        }
        Some(Overlay::Help(_) | Overlay::Versions(_) | Overlay::Card(_) | Overlay::Tree(_) | Overlay::Left(_))
        | None => {}
    }
    talk.press(Key::Ctrl('c'));
    let asks = |app: &App| matches!(app.overlay, Some(Overlay::Confirm(_)));
    let gone = |app: &App| app.ending || asks(app) || app.work().is_none_or(|work| work.leaving.is_some());
    if !gone(talk.app) {
        talk.press(Key::Ctrl('c'));
    }
}

/// Goes to the `n`th of the list that is named by `order` alone, or opens it.
fn point(talk: &mut Talk<'_>, order: &str, opens: Option<usize>) {
    let Some(n) = opens.or_else(|| number(order)) else { return };
    talk.press(Key::Home);
    (1..n.min(10_000)).for_each(|_| talk.press(Key::Down));
    let at = match &talk.app.screen {
        Screen::Sessions => talk.app.list.listing.at(),
        Screen::Work(_) => match talk.view() {
            Some(View::Conclude(state)) => state.at,
            Some(View::Identify(_) | View::Walk(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_)) | None => 0,
        },
        Screen::Recovery(_) => 0,
    };
    if opens.is_some() && at + 1 == n {
        talk.press(Key::Enter);
    }
}

fn in_conclusions(talk: &mut Talk<'_>, order: &str, word: &str, rest: &str) {
    if expected(talk.app) != Expects::Order {
        return in_text(talk, order, word, rest);
    }
    let opens = number(rest).filter(|_| words::OPEN.contains(&word));
    if number(order).or(opens).is_some() {
        point(talk, order, opens);
    } else if folded(order) == words::CLOSE {
        talk.press(Key::End);
        talk.press(Key::Enter);
    } else if word == words::FILE {
        hand_out(talk, rest);
    } else {
        by_name(talk, order);
    }
}

/// To the closing, at what closes.
fn close(talk: &mut Talk<'_>) {
    talk.press(Key::Char('e'));
    talk.press(Key::End);
    talk.press(Key::Enter);
}

/// Writes the informe in the format and the edition that `rest` names.
fn hand_out(talk: &mut Talk<'_>, rest: &str) {
    talk.press(Key::Char('x'));
    let public = rest.split_whitespace().any(|word| folded(word) == words::PUBLIC);
    let format = rest.split_whitespace().find_map(Format::named);
    let chosen =
        |talk: &Talk<'_>| if let Some(Overlay::HandOut(choice)) = &talk.app.overlay { Some(*choice) } else { None };
    // From the first on: the one that was chosen before is pointed at.
    Format::ALL.iter().for_each(|_| talk.press(Key::Up));
    for _ in Format::ALL {
        if format.is_some_and(|format| chosen(talk).is_some_and(|choice| choice.format() != format)) {
            talk.press(Key::Down);
        }
    }
    let is_public = chosen(talk).map(|choice| choice.edition == crate::report::Edition::Public);
    if is_public.is_some_and(|is| is != public) && !rest.is_empty() {
        talk.press(Key::Tab);
    }
    if format.is_some() {
        talk.press(Key::Enter);
    }
}
