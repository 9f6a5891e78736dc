//! What holds after every event.

use super::*;

/// A terminal of this size, of which nothing is known yet.
pub(super) fn line(columns: u16, rows: u16) -> Terminal<LineBackend> {
    let caps = Capabilities::of(&Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() });
    Terminal::new(LineBackend::new(caps, columns, rows)).unwrap()
}

impl World {
    pub(super) fn check(&mut self, event: &str, erases: bool) {
        self.meet();
        let read = self.app.desk().filter(|desk| !desk.is_writable()).map(|desk| desk.session().clone());
        if !erases && let (Some(before), Some(now)) = (&self.read, &read) {
            assert!(before == now, "{event}: changed what is only read");
        }
        self.read = read;
        if let Some(work) = self.app.work() {
            let session = work.desk.session();
            let rubric = session.rubric();
            let bookmark = session.bookmark();
            assert!(rubric.at(bookmark.criterion.index()).is_some());
            if let Some(Open::Editor(editor)) = &bookmark.open {
                let text = session.draft(bookmark.criterion).text(editor.kind);
                assert!(editor.cursor <= text.chars().count(), "{event}");
            }
            if let View::Walk(state) = &work.view {
                assert!(work.desk.read_only.is_some() || *bookmark == state.bookmark(), "{event}");
                if let Some(writing) = self.writing() {
                    let text = session.draft(state.at).text(writing.kind);
                    let written = match &writing.stage {
                        Stage::Recalled { before, from } => {
                            assert!(
                                *from.text(session) == *writing.prose.buffer.text() && from.at != state.at,
                                "{event}"
                            );
                            before
                        }
                        Stage::Own | Stage::Proposed(_) | Stage::Taken => writing,
                    };
                    match written.stage {
                        Stage::Own => assert_eq!(written.prose.buffer.text(), text, "{event}"),
                        Stage::Proposed(_) | Stage::Taken => assert_eq!(text, "", "{event}: no draft counts unasked"),
                        Stage::Recalled { .. } => panic!("{event}: recalled over a recalled one"),
                    }
                    assert!(work.desk.read_only.is_none());
                }
                if let Mode::Mark(Marking { note }) = &state.mode {
                    assert_eq!(Some(note.text()), session.mark(state.at), "{event}");
                }
                if let Mode::Bulk(Bulking::Drafted(scope) | Bulking::Writing(scope, ..)) = &state.mode {
                    assert!(!untouched(session, state.at, *scope).is_empty(), "{event}: nobody gets the 0");
                    assert!(work.desk.read_only.is_none());
                }
            }
            if let View::Sheet(state) = &work.view {
                assert!(work.desk.read_only.is_some() || *bookmark == state.bookmark(session), "{event}");
            }
            for ix in rubric.indices() {
                let draft = session.draft(ix);
                match self.drafts.get_mut(ix.index()) {
                    None => self.drafts.push(draft.clone()),
                    Some(before) if before != draft => {
                        let length = |draft: &Draft| draft.hallazgo.len() + draft.observacion.len();
                        assert!(
                            erases || length(draft) >= length(before),
                            "{event} took something from {}",
                            ix.index()
                        );
                        before.clone_from(draft);
                    }
                    Some(_) => {}
                }
            }
            let unsaved = !work.desk.saving.is_settled() && !work.desk.saving.is_under_way();
            let wakes = self.app.deadline().is_some_and(|at| at <= self.now.elapsed + Duration::from_millis(1500));
            assert!(!unsaved || wakes || self.app.ending, "{event}: unsaved, and nothing wakes");
        }
        // Drawing costs more than everything else: every other event does, and every one that changes the size.
        if self.dice.one_in(2) || event.starts_with("Resize") {
            self.draw(event);
        }
    }

    pub(super) fn draw(&mut self, event: &str) {
        let (columns, rows) = self.app.size;
        if self.terminal.size().unwrap() != Size::new(columns, rows) {
            (self.terminal, self.memo) = (line(columns, rows), Memo::default());
        }
        self.terminal.draw(|frame| view(&self.app, Theme::new(true), &self.memo, frame)).unwrap();
        // To compare takes longer than to draw.
        if !self.dice.one_in(20) {
            return;
        }
        let mut anew = line(columns, rows);
        anew.draw(|frame| view(&self.app, Theme::new(true), &Memo::default(), frame)).unwrap();
        let same = anew.backend().shows_as(self.terminal.backend());
        assert!(same, "{event}: what was kept is not what would be drawn anew");
        let mut cells = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        cells.draw(|frame| view(&self.app, Theme::new(true), &Memo::default(), frame)).unwrap();
        let (cursor, visible) = (cells.backend().cursor_position(), cells.backend().cursor_visible());
        assert!(!visible || (cursor.x < columns && cursor.y < rows), "{event}: {cursor:?}");
        // Fewer than there are cells: most hold one plain character.
        let odd = |cell: &&Cell| !matches!(cell.symbol().as_bytes(), [b' '..=b'~']);
        let harmful = |cell: &&Cell| cell.symbol().chars().any(is_harmful);
        let found = cells.backend().buffer().content().iter().filter(odd).find(harmful);
        assert!(found.is_none(), "{event}: {found:?}");
    }

    /// The program ended: a worker that works has everything on disk, and reads it back as it was.
    pub(super) fn begin_again(&mut self) {
        let last =
            self.asked.iter().rev().find_map(|effect| {
                if let Effect::Save { session, .. } = effect { Some(session.as_ref()) } else { None }
            });
        if let (Some(work), Some(last)) = (self.app.work(), last.or(self.disk.as_ref())) {
            // A save asked for before its session went on in a copy still names the original: the store minds that.
            let last = last.clone().with_id(work.desk.session().id().clone());
            assert!(!work.desk.saving.is_under_way() || *work.desk.session() == last, "the last save holds everything");
        }
        if let Some(last) = last {
            let rubric = Arc::clone(last.rubric());
            let read = wire::read("x", &wire::write(last, 7), &|_| Some(Arc::clone(&rubric))).unwrap();
            assert_eq!(&read.session, last, "what is written is taken when read");
        }
        let seed = self.dice.roll();
        let met = std::mem::take(&mut self.met);
        *self = Self { met, ..Self::new(seed) };
    }
}
