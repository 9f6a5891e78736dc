//! Which columns a list has in a window, and how wide each is. Pure.

/// Columns of `22-11-2026`, of `ayer 12:03`, of `○ en curso` and of `(100,00 %)`.
const TEN: usize = 10;
/// Columns of `■ cerrada v2`.
const STATE: usize = 12;
/// Columns of `extr.`.
const KIND: usize = 5;
/// Columns of `29/36`.
const COUNT: usize = 5;
/// Columns of the mark of the selected row.
pub const MARK: usize = 2;
/// Fewest columns in which project and commune together still say something.
const NAMES: usize = 24;
/// Names wider than this only push the rest away from them.
const WIDEST: (usize, usize) = (60, 30);
/// From here on columns stand apart.
const ROOMY: usize = 110;

/// Widths of the columns in their order; 0 for one that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Name of the project.
    pub project: usize,
    /// Commune.
    pub commune: usize,
    /// Day of the visit.
    pub visit: usize,
    /// Ordinary or extraordinary.
    pub kind: usize,
    /// Bar and count.
    pub progress: usize,
    /// Result so far.
    pub result: usize,
    /// State.
    pub state: usize,
    /// Last change; in the trash the removal.
    pub changed: usize,
    /// Blanks between two columns.
    pub gap: usize,
}

impl Columns {
    /// The columns of the list of sessions in a window of `width`. With less room the last change goes first, then the
    /// bar, then commune, kind and version: all of them are told elsewhere (count, details).
    pub fn of(width: usize) -> Self {
        let roomy = width >= ROOMY;
        let full = Self {
            project: 0,
            commune: 0,
            visit: TEN,
            kind: KIND,
            progress: COUNT + if roomy { 13 } else { 5 },
            result: TEN,
            state: STATE,
            changed: TEN,
            gap: if roomy { 2 } else { 1 },
        };
        let without_change = Self { changed: 0, ..full };
        let without_bar = Self { progress: COUNT, ..without_change };
        let fitting = [full, without_change, without_bar].into_iter().find(|columns| columns.room(width, 2) >= NAMES);
        fitting.map_or_else(|| without_bar.alone(width), |columns| columns.named(width))
    }

    /// The columns of the trash.
    pub(crate) fn of_trash(width: usize) -> Self {
        let gap = if width >= ROOMY { 2 } else { 1 };
        let names = Self {
            project: 0,
            commune: 0,
            visit: TEN,
            kind: KIND,
            progress: 0,
            result: 0,
            state: 0,
            changed: TEN,
            gap,
        };
        names.named(width)
    }

    fn named(self, width: usize) -> Self {
        let room = self.room(width, 2);
        let commune = (room * 2 / 5).clamp(TEN.min(room), WIDEST.1);
        Self { project: (room - commune).min(WIDEST.0), commune, ..self }
    }

    fn alone(self, width: usize) -> Self {
        let few = Self { kind: 0, state: TEN, ..self };
        Self { project: few.room(width, 1).min(WIDEST.0), ..few }
    }

    /// What is left for `names` columns of names.
    fn room(self, width: usize, names: usize) -> usize {
        let others = [self.visit, self.kind, self.progress, self.result, self.state, self.changed];
        let there = others.into_iter().filter(|&width| width > 0).count();
        let gaps = (there + names - 1) * self.gap;
        width.saturating_sub(MARK + others.into_iter().sum::<usize>() + gaps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(columns: Columns) -> usize {
        let Columns { project, commune, visit, kind, progress, result, state, changed, gap } = columns;
        let widths = [project, commune, visit, kind, progress, result, state, changed];
        let there = widths.into_iter().filter(|&width| width > 0).count();
        MARK + widths.into_iter().sum::<usize>() + (there - 1) * gap
    }

    #[test]
    fn eighty_columns_are_used_to_the_last() {
        let columns = Columns::of(80);
        assert_eq!(total(columns), 80);
        assert_eq!((columns.project, columns.commune, columns.changed), (15, 10, 0));
        assert_eq!(Columns::of(120).changed, TEN);
    }

    #[test]
    fn with_less_room_the_last_change_goes_first() {
        assert_eq!(Columns::of(84).changed, 0);
        assert_eq!((Columns::of(60).commune, Columns::of(60).kind), (0, 0));
        assert!(Columns::of(60).project >= 19);
        assert_eq!(Columns::of(78).progress, COUNT);
    }

    #[test]
    fn no_window_is_too_narrow_for_its_columns() {
        for width in 60..=300 {
            assert!(total(Columns::of(width)) <= width, "{width}");
            assert!(total(Columns::of_trash(width)) <= width, "{width}");
        }
    }
}
