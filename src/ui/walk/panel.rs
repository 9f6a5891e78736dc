//! What the rubric says of the criterion on screen, as rows; kept from frame to frame, because wrapping it costs more
//! than everything else that a typed letter does.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::screens::walk::criterion;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::score::Score;
use crate::domain::session::Session;
use crate::ui::kept::Kept;
use crate::ui::theme::Theme;
use crate::ui::walk::parts;
use crate::ui::walk::parts::{Block, Level};
use crate::ui::widgets::rich;

/// Wording, levels and guide of a criterion in rows of one width.
pub struct Panel {
    /// Code and official wording.
    pub wording: Block,
    /// The levels, best first.
    pub levels: Vec<Level>,
    /// How to verify, and the dimension's note.
    pub guide: Block,
}

/// All that a [`Panel`] depends on.
struct Key {
    rubric: Arc<Rubric>,
    at: CriterionIx,
    chosen: Option<Score>,
    width: u16,
    theme: Theme,
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        let Self { rubric, at, chosen, width, theme } = self;
        Arc::ptr_eq(rubric, &other.rubric)
            && (at, chosen, width, theme) == (&other.at, &other.chosen, &other.width, &other.theme)
    }
}

/// What drawing keeps from frame to frame, on one terminal. On a new one, an empty memo gives the same picture.
#[derive(Default)]
pub struct Memo {
    panel: RefCell<Option<(Key, Rc<Panel>)>>,
    kept: RefCell<Kept>,
}

impl Memo {
    /// A frame of this size begins; `is_free` tells that nothing will stand in front of its parts.
    pub(crate) fn begin(&self, size: (u16, u16), is_free: bool) {
        self.kept.borrow_mut().begin(size, is_free);
    }

    /// Fills `area` with what `draw` makes of `value`, which is all that it may look at, unless that stands there already.
    pub(crate) fn part<T: PartialEq + 'static>(
        &self,
        area: Rect,
        value: T,
        frame: &mut Frame,
        draw: impl FnOnce(&T, &mut Frame),
    ) {
        self.kept.borrow_mut().part(area, value, frame, draw);
    }

    /// The panel for `at`, made anew only if something it depends on changed.
    pub(crate) fn panel(&self, session: &Session, at: CriterionIx, width: u16, theme: Theme) -> Rc<Panel> {
        let chosen = session.draft(at).score;
        let key = Key { rubric: Arc::clone(session.rubric()), at, chosen, width, theme };
        let mut kept = self.panel.borrow_mut();
        match &*kept {
            Some((known, panel)) if known.is(&key) => Rc::clone(panel),
            Some(_) | None => {
                let panel = Rc::new(Panel {
                    wording: Block(rich::lines(criterion::wording(session, at, width), theme)),
                    levels: parts::levels(session, at, width, theme),
                    guide: Block(rich::lines(criterion::guide(session, at, width), theme)),
                });
                *kept = Some((key, Rc::clone(&panel)));
                panel
            }
        }
    }
}
