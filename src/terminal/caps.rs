//! What a terminal can do, judged from its name and the locale alone: nothing is asked, so nothing is waited for.
//!
//! The table follows the terminfo entries that ncurses has used on the same names for years; what an entry does
//! not promise is not used. A name tells little behind mosh or GNU screen, which pass on the name of the terminal
//! around them: `REP`, which those two ignore, is therefore sent to none.

use ratatui::style::Modifier;

/// The values that decide, as the caller found them. Empty strings count as unset.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings<'a> {
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `LC_ALL`, which overrides the next two.
    pub lc_all: Option<&'a str>,
    /// `LC_CTYPE`, which overrides the next.
    pub lc_ctype: Option<&'a str>,
    /// `LANG`.
    pub lang: Option<&'a str>,
    /// `NO_COLOR`: any text in it means no colour (no-color.org).
    pub no_color: Option<&'a str>,
    /// The person asked for plain ASCII.
    pub ascii: bool,
    /// The person asked for no colour.
    pub monochrome: bool,
}

/// How many colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// None; every state must be told by marks and attributes.
    None,
    /// The sixteen named ones, sent as 30–37, 40–47, 90–97 and 100–107.
    Sixteen,
}

/// How rows between two margins are shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scroll {
    /// By line feeds at the lower margin and reverse line feeds at the upper one.
    Feeds,
    /// By `SU` and `SD` with a count.
    Counts,
}

/// What a terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// False for terminals that cannot place a cursor (`dumb`, or no name at all): refuse politely.
    pub usable: bool,
    /// Text goes out as UTF-8; otherwise as plain ASCII of the same width.
    pub utf8: bool,
    /// Colours used.
    pub colours: Colours,
    /// Attributes used; others are dropped.
    pub attributes: Modifier,
    /// Erasing fills with the current background; otherwise with the terminal's own.
    pub bce: bool,
    /// `ECH` erases a number of cells.
    pub ech: bool,
    /// `CHA` and `VPA` set column or row alone.
    pub absolute: bool,
    /// `IL` and `DL` insert and delete rows.
    pub edit_lines: bool,
    /// How margins scroll.
    pub scroll: Scroll,
    /// Attributes and colours can be switched off one by one (22–29, 39, 49); otherwise only all at once.
    pub single_off: bool,
    /// Synchronized output (mode 2026) is certain from the name alone.
    pub sync: bool,
    /// There is an alternate screen (mode 1049).
    pub alternate_screen: bool,
    /// Pastes can be marked (mode 2004).
    pub bracketed_paste: bool,
    /// Private sequences of any kind show nothing, so that it can be asked for keys to be told apart: who does not know
    /// how passes over it.
    pub private_sequences: bool,
}

/// Terminals that behave alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Dumb,
    Xterm,
    Multiplexer,
    Linux,
    Vt100,
    Other,
}

impl Capabilities {
    /// Judges from `settings`.
    pub fn of(settings: &Settings<'_>) -> Self {
        let term = settings.term.unwrap_or_default();
        let mut caps = family(term).capabilities();
        caps.utf8 = !settings.ascii && locale_is_utf8(settings);
        caps.sync = SYNCHRONIZED.iter().any(|name| is_a(term, name));
        if settings.monochrome || settings.no_color.is_some_and(|value| !value.is_empty()) {
            caps.colours = Colours::None;
        }
        caps
    }
}

/// Names that only terminals with mode 2026 use.
const SYNCHRONIZED: [&str; 5] = ["xterm-kitty", "xterm-ghostty", "foot", "contour", "wezterm"];

/// Whether `term` is `name` or a variant of it (`name-…`, `name+…`).
fn is_a(term: &str, name: &str) -> bool {
    term.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '+', '.']))
}

fn family(term: &str) -> Family {
    const TABLE: [(&str, Family); 21] = [
        ("", Family::Dumb),
        ("dumb", Family::Dumb),
        ("unknown", Family::Dumb),
        ("network", Family::Dumb),
        ("dialup", Family::Dumb),
        ("xterm", Family::Xterm),
        ("putty", Family::Xterm),
        ("alacritty", Family::Xterm),
        ("foot", Family::Xterm),
        ("st", Family::Xterm),
        ("rxvt", Family::Xterm),
        ("konsole", Family::Xterm),
        ("gnome", Family::Xterm),
        ("vte", Family::Xterm),
        ("contour", Family::Xterm),
        ("wezterm", Family::Xterm),
        ("screen", Family::Multiplexer),
        ("tmux", Family::Multiplexer),
        ("linux", Family::Linux),
        ("vt100", Family::Vt100),
        ("vt102", Family::Vt100),
    ];
    TABLE.iter().find(|(name, _)| is_a(term, name)).map_or(Family::Other, |(_, family)| *family)
}

impl Family {
    fn capabilities(self) -> Capabilities {
        // The least that any terminal with a cursor has: a VT100 with a UTF-8 or ASCII alphabet.
        let vt100 = Capabilities {
            usable: true,
            utf8: false,
            colours: Colours::None,
            attributes: Modifier::BOLD | Modifier::UNDERLINED | Modifier::SLOW_BLINK | Modifier::REVERSED,
            bce: false,
            ech: false,
            absolute: false,
            edit_lines: false,
            scroll: Scroll::Feeds,
            single_off: false,
            sync: false,
            alternate_screen: false,
            bracketed_paste: false,
            private_sequences: false,
        };
        let multiplexer = Capabilities {
            colours: Colours::Sixteen,
            attributes: Modifier::all(),
            absolute: true,
            edit_lines: true,
            scroll: Scroll::Counts,
            single_off: true,
            alternate_screen: true,
            bracketed_paste: true,
            private_sequences: true,
            ..vt100
        };
        let xterm = Capabilities { bce: true, ech: true, ..multiplexer };
        match self {
            Self::Dumb => Capabilities { usable: false, ..vt100 },
            Self::Vt100 => vt100,
            Self::Other => Capabilities { colours: Colours::Sixteen, ..vt100 },
            Self::Multiplexer => multiplexer,
            Self::Xterm => xterm,
            // No SU, no alternate screen in most kernels; the rest as an xterm.
            Self::Linux => Capabilities {
                scroll: Scroll::Feeds,
                alternate_screen: false,
                bracketed_paste: false,
                private_sequences: false,
                ..xterm
            },
        }
    }
}

/// As the C library decides: the first of the three that says something.
fn locale_is_utf8(settings: &Settings<'_>) -> bool {
    let locale =
        [settings.lc_all, settings.lc_ctype, settings.lang].into_iter().flatten().find(|value| !value.is_empty());
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(term: &str) -> Capabilities {
        Capabilities::of(&Settings { term: Some(term), lang: Some("es_CL.UTF-8"), ..Settings::default() })
    }

    #[test]
    fn a_terminal_without_a_cursor_is_refused() {
        for name in ["dumb", "", "unknown", "dumb-emacs-ansi"] {
            assert!(!caps(name).usable, "{name}");
        }
        assert!(!Capabilities::of(&Settings::default()).usable);
        for name in ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "putty", "something-new"] {
            assert!(caps(name).usable, "{name}");
        }
    }

    #[test]
    fn each_family_gets_what_terminfo_promises() {
        assert!(caps("xterm-256color").ech && caps("xterm").bce && caps("putty-256color").ech);
        let screen = caps("screen.xterm-256color");
        assert!(!screen.bce && !screen.ech && screen.edit_lines && screen.scroll == Scroll::Counts);
        assert_eq!(caps("tmux").colours, Colours::Sixteen);
        let linux = caps("linux");
        assert!(linux.bce && linux.ech && linux.scroll == Scroll::Feeds && !linux.alternate_screen);
        let vt100 = caps("vt100");
        assert!(!vt100.absolute && !vt100.single_off && vt100.colours == Colours::None);
        assert!(!caps("stuff").ech, "a name that merely begins alike is not taken for `st`");
    }

    #[test]
    fn the_locale_is_read_as_the_c_library_reads_it() {
        let utf8 = |lc_all, lc_ctype, lang| {
            Capabilities::of(&Settings { term: Some("xterm"), lc_all, lc_ctype, lang, ..Settings::default() }).utf8
        };
        assert!(utf8(None, None, Some("es_CL.UTF-8")));
        assert!(utf8(Some(""), Some("C.utf8"), Some("C")));
        assert!(!utf8(Some("C"), Some("es_CL.UTF-8"), Some("es_CL.UTF-8")));
        assert!(!utf8(None, None, Some("es_CL.ISO-8859-1")));
        assert!(!utf8(None, None, None));
    }

    #[test]
    fn a_person_can_refuse_colour_and_accents() {
        let base = Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() };
        assert_eq!(Capabilities::of(&Settings { no_color: Some("1"), ..base }).colours, Colours::None);
        assert_eq!(Capabilities::of(&Settings { no_color: Some(""), ..base }).colours, Colours::Sixteen);
        assert_eq!(Capabilities::of(&Settings { monochrome: true, ..base }).colours, Colours::None);
        assert!(!Capabilities::of(&Settings { ascii: true, ..base }).utf8);
    }

    #[test]
    fn only_a_terminal_that_shows_nothing_of_it_is_asked_about_keys() {
        for name in ["xterm-256color", "putty", "st-256color", "rxvt-unicode", "tmux", "screen", "xterm-kitty"] {
            assert!(caps(name).private_sequences, "{name}");
        }
        for name in ["vt100", "linux", "dumb", "eterm-color", ""] {
            assert!(!caps(name).private_sequences, "{name}");
        }
    }

    #[test]
    fn synchronized_output_only_where_the_name_is_certain() {
        assert!(caps("xterm-kitty").sync && caps("foot-extra").sync);
        assert!(!caps("xterm-256color").sync && !caps("football").sync);
    }
}
