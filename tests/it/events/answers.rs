//! What a worker answers to what was asked of it, and what another connection does.

use super::*;

impl World {
    /// What another connection does to the session that is open.
    pub(super) fn others(&mut self) -> Option<Outcome> {
        let work = self.app.work()?;
        let mut session = work.desk.session().clone();
        let id = session.id().clone();
        if work.desk.is_writable() {
            return Some(Outcome::Wanted(id));
        }
        let first = session.rubric().first();
        session.set_score(first, if self.dice.one_in(2) { 3 } else { 1 }).unwrap();
        Some(match self.dice.below(3) {
            0 => Outcome::Freed(id),
            1 => Outcome::Writable(Box::new(session)),
            _ => Outcome::Followed(Box::new(session)),
        })
    }

    /// The worker carries out what was asked for first.
    pub(super) fn answer(&mut self) -> Option<Outcome> {
        let opened = |session: Session, read_only, fresh| {
            Outcome::Opened(Box::new(Opened { session, read_only, notices: vec!["Aviso.".into()], fresh }))
        };
        let fails = self.dice.one_in(5);
        let on_shelf: &Session = self.dice.pick(&SHELF);
        Some(match self.asked.pop_front()? {
            Effect::Save { revision, .. } if fails => {
                Outcome::SaveFailed { revision, message: "No se pudo guardar «x.json»: el disco está lleno.".into() }
            }
            Effect::Save { revision, session } => {
                let how = self.dice.below(120);
                self.left = Some((*session).clone());
                self.disk = Some(*session);
                let (id, at) = (SessionId::new("aparte").unwrap(), self.now.wall);
                match how {
                    0..=3 => Outcome::SavedApart { revision, at, id },
                    4 => Outcome::Passed { revision, at, copy: Some(id) },
                    5 => Outcome::Passed { revision, at, copy: None },
                    _ => Outcome::Saved { revision, at },
                }
            }
            Effect::Create
            | Effect::Open(_)
            | Effect::Read(_)
            | Effect::Recover(..)
            | Effect::Ask(_)
            | Effect::TakeOver(_)
                if fails =>
            {
                Outcome::NotOpened("No se pudo abrir.".into())
            }
            Effect::Ask(id) if self.dice.one_in(2) => Outcome::Asked(id),
            Effect::Ask(_) | Effect::TakeOver(_) => opened(on_shelf.clone(), None, false),
            Effect::LetGo(id) => Outcome::LetGo { id, at: self.now.wall },
            Effect::Create => opened(Session::new(on_shelf.head().clone(), Arc::clone(on_shelf.rubric())), None, true),
            Effect::Open(id) if self.dice.one_in(10) => {
                Outcome::Held { id, holder: "La tiene otra persona.".into(), own: self.dice.one_in(2) }
            }
            Effect::Open(id) if self.dice.one_in(5) => {
                let rest = Some("Faltan los últimos bytes.".to_owned());
                let candidate = |name: &str| Candidate {
                    name: name.into(),
                    what: "respaldo",
                    changed_at: None,
                    complete: Some(3),
                    criteria: Some(36),
                    rest: rest.clone(),
                };
                let candidates = vec![candidate("x.json.anterior")];
                let problem = "1:1: vacío".into();
                Outcome::Recovery(Box::new(Recovery {
                    id,
                    problem,
                    damaged: candidate("x.json"),
                    candidates,
                    differing: vec!["1.1.1".into()],
                }))
            }
            Effect::Open(_) if self.dice.one_in(5) => {
                opened(on_shelf.clone(), Some(ReadOnly::because("no hay permiso.")), false)
            }
            Effect::Open(_) if self.left.is_some() && self.dice.one_in(2) => {
                let session = self.left.take().unwrap();
                opened(session, None, false)
            }
            Effect::Open(_) | Effect::Recover(..) => opened(on_shelf.clone(), None, false),
            Effect::Read(_) => opened(on_shelf.clone(), Some(ReadOnly::elsewhere("la tiene otra persona.")), false),
            Effect::List => Outcome::Listed { cards: SHELF.iter().map(card).collect(), last: true },
            Effect::Offer => {
                Outcome::Earlier(SHELF.iter().map(|session| session.head().identification.clone()).collect())
            }
            Effect::ListTrash => {
                let entry = |session| TrashCard { entry: "una".into(), removed_at: None, card: card(session) };
                Outcome::TrashListed(SHELF.iter().map(entry).collect())
            }
            Effect::Remove(_) | Effect::Restore(_) | Effect::Purge if fails => Outcome::Failed("No se pudo.".into()),
            Effect::Remove(_) | Effect::Restore(_) | Effect::Purge => Outcome::ListChanged("Hecho.".into()),
            Effect::ReadVersions(_) if fails => Outcome::Failed("No se pudo leer.".into()),
            Effect::ReadVersions(_) => Outcome::Versions(SHELF.clone()),
            Effect::HandOut { .. } if fails => Outcome::Failed("No se pudo escribir.".into()),
            Effect::HandOut { .. } => Outcome::HandedOut("El informe está en x.".into()),
            Effect::KeepPhrase(_) | Effect::ForgetPhrase(_) if fails => Outcome::Failed("No se pudo.".into()),
            Effect::ReadPhrases => Outcome::Phrases { bank: bank(Vec::new()), line: None, missing: None },
            Effect::KeepPhrase(phrase) => {
                Outcome::Phrases { bank: bank(vec![phrase]), line: Some("Hecho.".into()), missing: None }
            }
            Effect::ForgetPhrase(_) => {
                Outcome::Phrases { bank: bank(Vec::new()), line: Some("Hecho.".into()), missing: None }
            }
            Effect::Release | Effect::StopAsking | Effect::Look | Effect::Suspend | Effect::Repaint | Effect::Quit => {
                return None;
            }
        })
    }
}
