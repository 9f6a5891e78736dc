//! Slips of the pen in a text that counts: a word twice, two blanks, a parenthesis that stays open, no point at the end.
//! One a text at most, told and never in the way. Spelling is nobody's business here.

use super::text::has_word;

/// What was found, the first of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// This word stands twice: `la la`.
    Repeated(String),
    /// A parenthesis is opened and not closed.
    OpenParenthesis,
    /// Two blanks between words.
    TwoBlanks,
    /// The text ends without a point.
    NoPoint,
}

/// The first slip of `text`, if it has a word at all.
pub fn first(text: &str) -> Option<Slip> {
    if !has_word(text) {
        return None;
    }
    let open = text.chars().fold(0usize, |open, c| match c {
        '(' => open + 1,
        // `a) …` closes nothing.
        ')' => open.saturating_sub(1),
        _ => open,
    });
    let twice = repeated(text).map(|word| Slip::Repeated(word.to_owned()));
    let parenthesis = (open > 0).then_some(Slip::OpenParenthesis);
    let blanks = text.lines().any(|line| line.trim().contains("  ")).then_some(Slip::TwoBlanks);
    let point = (!ends(text)).then_some(Slip::NoPoint);
    twice.or(parenthesis).or(blanks).or(point)
}

/// A word with nothing but blanks before the same word. A name may be doubled: `Bío Bío`.
fn repeated(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(2).find_map(|pair| {
            let [one, other] = pair else { return None };
            let word = other.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_word = !word.is_empty() && word.chars().all(char::is_alphabetic);
            let is_name = word.starts_with(char::is_uppercase);
            (is_word && !is_name && one.to_lowercase() == word.to_lowercase()).then_some(word)
        })
    })
}

/// Whether it ends as a sentence does, quotes and parentheses apart.
fn ends(text: &str) -> bool {
    let closers = ['»', '”', '’', '"', '\'', ')', ']'];
    text.trim_end().trim_end_matches(closers).trim_end().ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_is_told_and_one_a_text() {
        let repeated = |word: &str| Some(Slip::Repeated(word.into()));
        for (text, slip) in [
            ("Se vio la la carpeta.", repeated("la")),
            ("La la carpeta (C-01  falta", repeated("la")),
            ("Falta (en C-03 la ficha.", Some(Slip::OpenParenthesis)),
            ("Falta  la ficha.", Some(Slip::TwoBlanks)),
            ("Falta la ficha", Some(Slip::NoPoint)),
            ("Falta la ficha (C-03)", Some(Slip::NoPoint)),
            ("Se revisó la ficha:", Some(Slip::NoPoint)),
        ] {
            assert_eq!(first(text), slip, "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "",
            " . ",
            "12",
            "Se vio en Bío Bío, poco a poco.",
            "a) la ficha; b) el acta (falta).",
            "  Sangría.\nLa ficha\nla ficha, otra vez: «no consta.»",
            "¿Consta? No, no consta (ni consta aparte.)",
            "Números 12 12 y códigos C-01 C-01.",
            "Siguen…",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
