//! An e-mail address, without what stands around it.

use std::ops::Range;

/// The address around the `@` at `at`, no part of it before `from`.
pub(super) fn around(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let before = text.get(from..at)?;
    let local = before[before.trim_end_matches(is_local).len()..].trim_start_matches(['.', '-', '+']);
    let after = &text[at + 1..];
    let is_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let run = after.find(|c| !is_domain(c)).map_or(after, |end| &after[..end]);
    let domain = domain(run.split("..").next()?)?;
    (!local.is_empty()).then(|| at - local.len()..at + 1 + domain)
}

/// How much of `run` is a domain: up to the last label that begins like `cl` or `com`, a sentence's period left out.
fn domain(mut run: &str) -> Option<usize> {
    while let Some((before, last)) = run.rsplit_once('.') {
        let letters = last.find(|c: char| !c.is_alphabetic()).unwrap_or(last.len());
        if last[..letters].chars().count() >= 2 && !before.is_empty() && !before.starts_with('.') {
            return Some(before.len() + 1 + letters);
        }
        run = before;
    }
    None
}
