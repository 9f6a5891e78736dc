//! Styles by role. State is never told by colour alone: each role also has a mark, weight or position, so that
//! monochrome terminals lose nothing. The named colours read on dark and on light grounds.

use ratatui::style::{Color, Modifier, Style};

use crate::app::page::Role;

/// Styles by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: bool,
    ascii: bool,
}

impl Theme {
    /// With the sixteen named colours, or without any.
    pub fn new(colours: bool) -> Self {
        Self { colours, ascii: false }
    }

    /// The same for a terminal that shows plain ASCII alone.
    pub(crate) fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Names of keys, with the arrows in words where an arrow would come out as a letter: `v` is another key.
    pub(crate) fn key_names(self, keys: &str) -> String {
        if !self.ascii {
            return keys.to_owned();
        }
        [("↑", "Arriba"), ("↓", "Abajo"), ("←", "Izq"), ("→", "Der")]
            .iter()
            .fold(keys.to_owned(), |keys, (arrow, word)| keys.replace(arrow, word))
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colours { Style::new().fg(colour) } else { Style::new() }
    }

    /// How a row of the state looks.
    pub(crate) fn role(self, role: Role) -> Style {
        match role {
            Role::Plain => Style::new(),
            Role::Strong => self.strong(),
            Role::Heading => self.rule().patch(self.strong()),
            Role::Key => self.key(),
            Role::Columns => Style::new().add_modifier(Modifier::UNDERLINED),
            Role::Label => self.rule(),
            Role::Best => self.good().patch(self.strong()),
            Role::Lacking => self.lacking(),
            Role::Worst => self.bad(),
        }
    }

    /// The title row.
    pub(crate) fn title(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Names of parts, official words that weigh.
    pub(crate) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Rules and their headings.
    pub(crate) fn rule(self) -> Style {
        self.coloured(Color::Cyan)
    }

    /// What matters less now.
    pub(crate) fn quiet(self) -> Style {
        Style::new()
    }

    /// A key in footer and help: bold alone, since a footer comes with most of what is pressed and a colour costs three
    /// bytes a key.
    pub(crate) fn key(self) -> Style {
        self.strong()
    }

    /// Done; cumple.
    pub(crate) fn good(self) -> Style {
        self.coloured(Color::Green)
    }

    /// Something is lacking; cumple parcialmente.
    pub(crate) fn lacking(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// No cumple, a fault.
    pub(crate) fn bad(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// Part of a text that points to a person.
    pub(crate) fn personal(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A failure that stays on screen until it is cured.
    pub(crate) fn alarm(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// The line that the keys act on.
    pub(crate) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
