//! Whoever waits for an answer gets one, and a true one.

use super::*;
use crate::domain::session::SessionId;
use crate::runtime::wake::Sleeper;
use crate::store::phrases::PhraseFile;

struct Office {
    folder: tempfile::TempDir,
    worker: Worker,
    _sleeper: Sleeper,
}

fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let sleeper = Sleeper::new().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let rubric = crate::store::rubric_file::embedded();
    let phrases = PhraseFile::below(folder.path().join("config"));
    let worker = Worker::start(store, phrases, "ana".into(), Some(rubric), sleeper.waker(), Arc::default()).unwrap();
    Office { folder, worker, _sleeper: sleeper }
}

impl Office {
    fn ask(&self, effect: Effect) -> Vec<Outcome> {
        self.worker.send(Some(effect));
        self.drain()
    }

    fn drain(&self) -> Vec<Outcome> {
        assert!(self.worker.mark().is_reached_within(Duration::from_secs(20)));
        self.worker.drain_all_phrases();
        self.worker.outcomes().collect()
    }

    /// A session that was saved twice, so that there is a backup, and is closed again.
    fn saved_session(&self) -> SessionId {
        let outcomes = self.ask(Effect::Create);
        let [Outcome::Opened(opened)] = &outcomes[..] else { panic!("{outcomes:?}") };
        let mut session = opened.session.clone();
        for (revision, raw) in [(1, 1), (2, 3)] {
            session.set_score(session.rubric().first(), raw).unwrap();
            self.ask(Effect::Save { revision, session: Box::new(session.clone()) });
        }
        self.ask(Effect::Release);
        session.id().clone()
    }
}

#[test]
fn a_choice_that_was_made_already_opens_the_session_all_the_same() {
    let office = office();
    let id = office.saved_session();
    std::fs::write(office.folder.path().join(format!("sesiones/{id}.json")), "{").unwrap();
    assert!(matches!(office.ask(Effect::Open(id.clone()))[..], [Outcome::Recovery(_)]));
    for _ in 0..2 {
        let outcomes = office.ask(Effect::Recover(id.clone(), 0));
        assert!(matches!(outcomes[..], [Outcome::Opened(_)]), "{outcomes:?}");
    }
}

#[test]
fn what_is_no_longer_in_the_trash_is_not_said_to_be_restored() {
    let outcomes = office().ask(Effect::Restore("nada".into()));
    assert!(matches!(outcomes[..], [Outcome::Failed(_)]), "{outcomes:?}");
}

#[test]
fn a_stop_does_not_wait_for_the_disk_without_end() {
    let office = office();
    office.worker.send(Some(Effect::Create));
    // Whatever has not come by then is not waited for; nothing is lost of it.
    let now = office.worker.drain_within(Duration::ZERO);
    assert_eq!(now.len() + office.drain().len(), 1);
}

#[test]
fn phrases_are_kept_and_forgotten_and_a_damaged_file_costs_only_the_own_ones() {
    let office = office();
    let text = crate::domain::text::NonBlank::new("Falta: {faltan}.").unwrap();
    let phrase = crate::domain::phrases::Phrase::new(text);
    let asked = |effect| match &office.ask(effect)[..] {
        [Outcome::Phrases { bank, line, .. }] => (bank.own.len(), line.clone().unwrap_or_default()),
        outcomes => panic!("{outcomes:?}"),
    };
    assert_eq!(asked(Effect::ReadPhrases), (0, String::new()));
    assert_eq!(asked(Effect::KeepPhrase(phrase.clone())), (1, "Frase guardada: «Falta: {faltan}.»".into()));
    assert_eq!(asked(Effect::KeepPhrase(phrase.clone())), (1, "Esa frase ya estaba.".into()));
    assert_eq!(asked(Effect::ForgetPhrase(phrase.clone())), (0, "La frase ya no está entre las suyas.".into()));
    let file = office.folder.path().join("config/frases.json");
    std::fs::write(&file, "{").unwrap();
    let outcomes = office.ask(Effect::ReadPhrases);
    let [Outcome::Phrases { bank, line: None, missing: Some(_) }, Outcome::Failed(line)] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    assert!(bank.own.is_empty() && !bank.starter.phrases().is_empty() && line.chars().count() < 80, "{line}");
    let outcomes = office.ask(Effect::KeepPhrase(phrase));
    assert!(matches!(&outcomes[..], [Outcome::Failed(line)] if line.chars().count() < 80), "{outcomes:?}");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "{");
}

/// Another program that holds the file of phrases.
fn hold_phrases(office: &Office) -> std::fs::File {
    let folder = office.folder.path().join("config");
    std::fs::create_dir_all(&folder).unwrap();
    let lock = std::fs::File::create(folder.join("frases.lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    lock
}

fn phrase(text: &str) -> crate::domain::phrases::Phrase {
    let text = crate::domain::text::NonBlank::new(text).unwrap();
    crate::domain::phrases::Phrase::new(text)
}

#[test]
fn no_save_waits_for_phrases_that_another_program_holds() {
    let office = office();
    let lock = hold_phrases(&office);
    let outcomes = office.ask(Effect::Create);
    let [Outcome::Opened(opened)] = &outcomes[..] else { panic!("{outcomes:?}") };
    let mut session = opened.session.clone();
    session.set_score(session.rubric().first(), 1).unwrap();
    (0..10).for_each(|n| office.worker.send(Some(Effect::KeepPhrase(phrase(&format!("Frase {n}."))))));
    let begun = Instant::now();
    office.worker.send(Some(Effect::Save { revision: 1, session: Box::new(session) }));
    let mut told = 0;
    'saved: loop {
        for outcome in office.worker.outcomes() {
            match outcome {
                Outcome::Saved { revision: 1, .. } => break 'saved,
                Outcome::Failed(line) => told += usize::from(line.contains("Aún no se pudo guardar")),
                outcome => panic!("{outcome:?}"),
            }
        }
        assert!(begun.elapsed() < Duration::from_secs(1), "the save waits");
        std::thread::sleep(Duration::from_millis(1));
    }
    // The other program lets go: all of them are kept, in their order.
    drop(lock);
    let outcomes = office.drain();
    let kept =
        |outcome: &Outcome| if let Outcome::Phrases { bank, .. } = outcome { Some(bank.own.clone()) } else { None };
    assert_eq!(
        outcomes.iter().rev().find_map(kept).unwrap(),
        (0..10).map(|n| phrase(&format!("Frase {n}."))).collect::<Vec<_>>()
    );
    told += outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(_))).count();
    assert_eq!((told, office.worker.unkept()), (10, 0), "each was told to wait");
}

#[test]
fn an_end_waits_for_held_phrases_only_for_a_moment_and_knows_how_many_were_not_kept() {
    let office = office();
    let _lock = hold_phrases(&office);
    for effect in [Effect::KeepPhrase(phrase("Una.")), Effect::ForgetPhrase(phrase("Dos."))] {
        office.worker.send(Some(effect));
    }
    let begun = Instant::now();
    let outcomes = office.drain();
    assert!(begun.elapsed() < PHRASES, "{:?}", begun.elapsed());
    assert!(matches!(outcomes[..], [Outcome::Failed(_), Outcome::Failed(_)]), "{outcomes:?}");
    assert_eq!(office.worker.unkept(), 2);
}

#[test]
fn the_starter_set_is_there_while_another_program_holds_the_phrases() {
    let office = office();
    let _lock = hold_phrases(&office);
    office.worker.send(Some(Effect::KeepPhrase(phrase("Una."))));
    let outcomes = office.ask(Effect::ReadPhrases);
    assert!(matches!(outcomes[..], [Outcome::Failed(_), Outcome::Phrases { missing: None, .. }]), "{outcomes:?}");
}

#[test]
fn the_informe_is_kept_beside_the_sessions_and_never_over_another() {
    let office = office();
    let mut outcomes = office.ask(Effect::Create);
    let Some(Outcome::Opened(opened)) = outcomes.pop() else { panic!("{outcomes:?}") };
    let session = opened.session;
    let write = |session: &crate::domain::session::Session| {
        let document = Box::new(crate::report::Edition::Ordinary.of(session));
        office.ask(Effect::HandOut { document, stem: "informe-x".into(), format: crate::report::Format::Markdown })
    };
    let [Outcome::HandedOut(told)] = &write(&session)[..] else { panic!("not told") };
    let path = office.folder.path().join("informes/informe-x.md");
    assert!(told.contains(&*path.to_string_lossy()), "{told}");
    let first = std::fs::read(&path).unwrap();
    let mut later = session.clone();
    later.set_score(later.rubric().first(), 3).unwrap();
    let [Outcome::HandedOut(told)] = &write(&later)[..] else { panic!("not told") };
    assert!(told.contains("informe-x-2.md"), "{told}");
    assert_eq!(std::fs::read(&path).unwrap(), first);
    std::fs::remove_dir_all(office.folder.path().join("informes")).unwrap();
    std::fs::write(office.folder.path().join("informes"), "").unwrap();
    let outcomes = write(&later);
    assert!(matches!(&outcomes[..], [Outcome::Failed(_)]), "{outcomes:?}");
}
