//! Styles by role. State is never told by colour alone: each role also has a mark, weight or position, so that
//! monochrome terminals lose nothing.
//!
//! No colour can be read as words on black and on white alike: a contrast of 4.5 with either leaves a band that the sixteen
//! colours of no two terminals share. So words have the terminal's own colours, and the few that are coloured (scores, an
//! alarm) bring their ground along.

use ratatui::style::{Color, Modifier, Style};

use crate::app::page::Role;
use crate::domain::score::Standing;

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

    /// Words on a ground of their own, where there are colours: those that the terminal has otherwise, black or white, do
    /// not matter to them.
    fn on(self, ground: Color, words: Color, without: Modifier) -> Style {
        if self.colours { Style::new().fg(words).bg(ground) } else { Style::new().add_modifier(without) }
    }

    /// How a row of the state looks.
    pub(crate) fn role(self, role: Role) -> Style {
        match role {
            Role::Plain | Role::Label => self.words(),
            Role::Strong => self.strong(),
            Role::Heading => self.heading(),
            Role::Key => self.key(),
            Role::Columns => Style::new().add_modifier(Modifier::UNDERLINED),
            Role::Score(standing) => self.score(standing),
            Role::Warning => self.warning(),
            Role::Found => self.selected(),
            Role::Personal => self.personal(),
        }
    }

    /// A score; nothing else has these colours. Never bold: many terminals make bold black grey.
    pub(crate) fn score(self, standing: Standing) -> Style {
        match standing {
            Standing::Best => self.on(Color::Green, Color::Black, Modifier::BOLD),
            Standing::Middle => self.on(Color::Cyan, Color::Black, Modifier::BOLD),
            Standing::Worst => self.on(Color::Red, Color::White, Modifier::BOLD),
            Standing::Uncounted => self.strong(),
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

    /// Rules, frames, the marks that more follows: lines that are no words.
    pub(crate) fn rule(self) -> Style {
        Style::new()
    }

    /// A heading over words, the names of columns.
    pub(crate) fn heading(self) -> Style {
        self.strong()
    }

    /// Words that nothing sets apart.
    pub(crate) fn words(self) -> Style {
        Style::new()
    }

    /// A key in footer and help: bold alone, since a footer comes with most of what is pressed and a colour costs three
    /// bytes a key.
    pub(crate) fn key(self) -> Style {
        self.strong()
    }

    /// Done: its sign or its words say it.
    pub(crate) fn done(self) -> Style {
        Style::new()
    }

    /// Something is lacking, or asks to be looked at.
    pub(crate) fn warning(self) -> Style {
        self.strong()
    }

    /// A fault of a file; a folder that does not meet a criterion.
    pub(crate) fn fault(self) -> Style {
        self.strong()
    }

    /// Part of a text that points to a person.
    pub(crate) fn personal(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A failure that stays on screen until it is cured.
    pub(crate) fn alarm(self) -> Style {
        self.on(Color::Red, Color::White, Modifier::BOLD | Modifier::REVERSED)
    }

    /// The line that the keys act on.
    pub(crate) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What keeps its own look within that line.
    pub(crate) fn apart(self, style: Style) -> Style {
        style.remove_modifier(Modifier::REVERSED)
    }
}

#[cfg(test)]
mod tests;
