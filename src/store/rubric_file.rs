//! A rubric file into [`Rubric`]: every fault of its JSON and of its content in one list, in the order of the file.
//!
//! Reading goes on past a fault with placeholders in its place, so that the rest is checked too; what was built with
//! placeholders is thrown away, and so is every fault of content that only a placeholder caused.

mod asked;
mod blame;
mod conclusions;
mod fields;
pub(super) mod keys;
mod nouns;
mod parts;
mod result;
mod rules;
mod second;

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use super::fault::Faults;
use super::located::Document;
use crate::domain::rubric::Rubric;
use crate::domain::session::RubricPin;
use crate::store::wrong::Wrong;

/// `format` of a rubric file.
pub const FORMAT: &str = "supervisa.rubric";
/// The newest `version` of a rubric file that this program reads.
pub const VERSION: u64 = 2;

/// The embedded rubric, byte for byte as `supervisa rubrica --json` prints it.
pub(crate) const EMBEDDED: &[u8] = include_bytes!("../../rubric/opd-cierre-2026.json");

/// Its [`sha256`], known when the program is built so that no start computes it; a test holds it true.
pub(super) const EMBEDDED_SHA256: &str = "75abb982ffd34c98641b85547a54f526c7cf27a2dacc4c45728a8a5fb48bea20";

/// Files of the embedded rubric in earlier programs, and their hashes: sessions are pinned to them.
pub(super) const EARLIER: [(&str, &[u8]); 3] = [
    (
        "9e75622597d0cd15be9bce91d164aecd014ddf063b60e56d76e08dcd92b05979",
        include_bytes!("../../rubric/earlier/opd-cierre-2026.1.json"),
    ),
    (
        "963ac95a2e4cf4e9b65b5f3654ca1ec3cc9a01b86fc236ad498af1a4ed2a15fa",
        include_bytes!("../../rubric/earlier/opd-cierre-2026.2.json"),
    ),
    (
        "d18d4d13aea1e9afb7c6258d07979aab1dac8fd111b3fb170abd15cb3cab24f4",
        include_bytes!("../../rubric/earlier/opd-cierre-2026.3.json"),
    ),
];

/// Reads a rubric. `source` is the name that stands before each fault.
///
/// # Errors
/// All faults of the file.
pub fn parse(source: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
    let document = Document::open(source, bytes)?;
    let read = document.root().and_then(|root| parts::read(&root));
    // What was not read to its end lacks parts that the file may have.
    let built = read
        .filter(|_| !document.is_spent())
        .map(|parts| Rubric::build(parts).map_err(|faults| blame::note(&document, &faults)));
    document.finish(source)?;
    match built {
        Some(Ok(rubric)) => Ok(rubric),
        // Whatever kept the rubric from being built was noted in the document, which then has not finished well.
        Some(Err(())) | None => Err(Faults::whole(source, Wrong::Unreadable)),
    }
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// The pin of the rubric file that `bytes` are.
pub fn pin(rubric: &Rubric, bytes: &[u8]) -> RubricPin {
    RubricPin { id: rubric.id().to_owned(), sha256: sha256(bytes) }
}

/// The embedded rubric and its pin; read once, on first use.
pub fn embedded() -> (Arc<Rubric>, RubricPin) {
    static READ: LazyLock<(Arc<Rubric>, RubricPin)> = LazyLock::new(|| {
        #[allow(clippy::expect_used)] // the bytes are part of the program, and a test reads them
        let rubric = parse("rubric/opd-cierre-2026.json", EMBEDDED).expect("the embedded rubric is right");
        let pin = RubricPin { id: rubric.id().to_owned(), sha256: EMBEDDED_SHA256.to_owned() };
        (Arc::new(rubric), pin)
    });
    READ.clone()
}

/// The rubric file with this hash that the program carries: the embedded one, or one of an earlier program.
pub(super) fn carried(sha256: &str) -> Option<&'static [u8]> {
    let mut all = [(EMBEDDED_SHA256, EMBEDDED)].into_iter().chain(EARLIER);
    all.find(|(known, _)| *known == sha256).map(|(_, bytes)| bytes)
}

/// The rubric of `pin`, if the program carries it.
pub fn find(pin: &RubricPin) -> Option<Arc<Rubric>> {
    let rubric = if pin.sha256 == EMBEDDED_SHA256 {
        embedded().0
    } else {
        Arc::new(parse("rubric/earlier", carried(&pin.sha256)?).ok()?)
    };
    (rubric.id() == pin.id).then_some(rubric)
}

#[cfg(test)]
mod tests;
