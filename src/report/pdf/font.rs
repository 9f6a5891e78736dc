//! Noto Sans (SIL Open Font License 1.1, see `fonts/OFL.txt` beside it) in two faces, and what it cannot show.

use std::collections::{HashMap, HashSet};

use textris_pdf::fonts::{FaceSource, Fonts, Style};

use crate::report::text::visibly;

const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

/// The font, and what of the texts it lacked so far.
pub(super) struct Face {
    /// The faces for each style.
    pub fonts: Fonts,
    /// Characters that it lacks, each line of a text counted once.
    pub lacking: usize,
    known: HashMap<char, bool>,
    counted: HashSet<String>,
}

impl Face {
    /// Reads the font; absent if that fails, which a test rules out.
    pub fn new() -> Option<Self> {
        let [regular, bold] = [REGULAR, BOLD].map(FaceSource::new);
        let faces = [regular.clone(), bold.clone(), regular.clone(), bold];
        let [one, two, three, four] = faces;
        let fonts = Fonts::from_faces(one, two, three, four, regular)?;
        Some(Self { fonts, lacking: 0, known: HashMap::new(), counted: HashSet::new() })
    }

    /// `text` with each character that the font lacks by its number.
    pub fn shown(&mut self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        let lines: Vec<String> = text.split('\n').map(|line| self.line(line)).collect();
        lines.join("\n")
    }

    fn line(&mut self, line: &str) -> String {
        let (mut shown, mut lacking) = (String::with_capacity(line.len()), 0);
        for c in line.chars() {
            if self.has(c) {
                shown.push(c);
            } else {
                lacking += 1;
                shown.push_str(&visibly(c));
            }
        }
        if lacking > 0 && self.counted.insert(line.to_owned()) {
            self.lacking += lacking;
        }
        shown
    }

    fn has(&mut self, c: char) -> bool {
        if c.is_ascii() {
            return true;
        }
        let Self { fonts, known, .. } = self;
        *known.entry(c).or_insert_with(|| {
            let one = c.to_string();
            let is_there = |style| fonts.shape(style, &one).glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0);
            is_there(Style::Regular) && is_there(Style::Bold)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_font_lacks_is_written_visibly_and_counted_once() {
        let mut face = Face::new().unwrap();
        assert_eq!(face.shown("Ñuñoa, «día» – N.º 3 …"), "Ñuñoa, «día» – N.º 3 …");
        assert_eq!(face.lacking, 0);
        assert_eq!(face.shown("de 漢字\n👧"), "de [U+6F22][U+5B57]\n[U+1F467]");
        assert_eq!(face.shown("👧"), "[U+1F467]");
        assert_eq!(face.lacking, 3);
    }
}
