//! Two tables without logic: drawing marks in plain ASCII, and the digits of a control sequence.

/// The ASCII character that stands for a drawing or punctuation mark, one column each.
pub(super) fn ascii_mark(c: char) -> Option<u8> {
    Some(match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => b' ',
        '═' | '╞'..='╡' => b'=',
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '╴' | '╶' | '╸' | '╺' | '╼' | '╾' => {
            b'-'
        }
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' | '╹' | '╻' | '╽' | '╿' => {
            b'|'
        }
        '╱' => b'/',
        '╲' => b'\\',
        '╳' | '✗' | '✘' | '✕' | '✖' | '☒' | '×' => b'x',
        '\u{2500}'..='\u{257F}' => b'+',
        '█' | '▓' | '■' | '▪' | '◼' => b'#',
        '▒' => b':',
        '░' => b'.',
        '▉'..='▏' | '▐' | '▕' => b'|',
        '▁'..='▇' | '▔' => b'_',
        '▀' => b'"',
        '□' | '▫' | '◻' | '☐' | '–' | '—' | '‒' | '―' | '‐' | '‑' | '−' => b'-',
        '•' | '●' | '◉' | '◆' | '★' | '∗' | '⚑' => b'*',
        '○' | '◯' | '◌' | '◇' | '☆' | 'º' | '°' => b'o',
        'ª' => b'a',
        '·' | '∙' | '⋅' | '…' => b'.',
        '▸' | '▶' | '►' | '▹' | '→' | '➜' | '›' | '❯' | '⟩' | '≥' => b'>',
        '◂' | '◀' | '◄' | '◃' | '←' | '‹' | '❮' | '⟨' | '≤' | '↵' | '⏎' => b'<',
        '▾' | '▼' | '▿' | '↓' | '✓' | '✔' | '☑' => b'v',
        '▴' | '▲' | '▵' | '↑' => b'^',
        '«' | '»' | '“' | '”' | '„' => b'"',
        '‘' | '’' | '‚' => b'\'',
        '¿' => b'?',
        '¡' | '≠' | '⚠' => b'!',
        '±' => b'+',
        '§' => b'S',
        '\u{FFFD}' => b'?',
        _ => return None,
    })
}

/// A short control sequence under construction; what does not fit is never sent (`fits` tells).
#[derive(Debug, Clone, Copy)]
pub(super) struct Sequence {
    bytes: [u8; 24],
    len: usize,
}

impl Sequence {
    pub(super) const EMPTY: Self = Self { bytes: [0; 24], len: 0 };

    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(super) fn raw(mut self, raw: &[u8]) -> Self {
        if let Some(room) = self.bytes.get_mut(self.len..self.len + raw.len()) {
            room.copy_from_slice(raw);
            self.len += raw.len();
        }
        self
    }

    #[inline]
    pub(super) fn times(mut self, byte: u8, n: u16) -> Self {
        for _ in 0..n {
            self = self.raw(&[byte]);
        }
        self
    }

    /// `CSI n final`, without the number where it is 1, which every terminal assumes.
    #[inline]
    pub(super) fn csi(self, n: u16, last: u8) -> Self {
        self.raw(b"\x1b[").unless_one(n).raw(&[last])
    }

    /// The number unless it is 1.
    #[inline]
    pub(super) fn unless_one(self, n: u16) -> Self {
        if n == 1 { self } else { self.number(n) }
    }

    #[inline]
    pub(super) fn number(self, n: u16) -> Self {
        let (digits, from) = decimal(n);
        self.raw(digits.get(from..).unwrap_or_default())
    }
}

/// The decimal digits of `n`, right-aligned, and where they begin.
#[inline]
pub(super) fn decimal(mut n: u16) -> ([u8; 5], usize) {
    let (mut digits, mut from) = ([b'0'; 5], 4);
    for place in (0..5).rev() {
        digits[place] = b'0' + u8::try_from(n % 10).unwrap_or_default();
        from = place;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    (digits, from)
}

/// How many digits `n` has.
pub(super) fn digits(n: u16) -> usize {
    5 - decimal(n).1
}
