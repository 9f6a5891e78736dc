//! Who is asked, passed over or reads learns of it, and what a take-over leaves behind.

use super::*;

#[test]
fn who_is_asked_is_woken_and_saves_and_lets_go() {
    let home = home();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let mut holder = ready(&first, NAME);
    assert_eq!(second.holder(&id(NAME)), Some(me()));
    let watch = Arc::new(Watch::new());
    holder.watch(&watch);
    let _ = watch.drain();
    holder.save(&session(NAME, "hoy")).unwrap();
    assert!(!watch.drain(), "our own save wakes nobody");
    assert_eq!(holder.standing(), Standing::Ours);
    second.ask(&id(NAME), &Holder { user: "ana".into(), ..me() }).unwrap();
    assert!(watch.drain());
    assert_eq!(holder.standing(), Standing::Asked);
    holder.save(&session(NAME, "todo")).unwrap();
    holder.close();
    assert_eq!(second.holder(&id(NAME)), None);
    assert_eq!(*ready(&second, NAME).session(), session(NAME, "todo"));
}

#[test]
fn who_is_passed_over_is_woken() {
    let home = home();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let mut holder = ready(&first, NAME);
    let watch = Arc::new(Watch::new());
    holder.watch(&watch);
    let _ = watch.drain();
    let newcomer = taken(&second);
    assert!(watch.drain());
    assert_eq!(holder.standing(), Standing::Passed);
    // The one that was passed over lets go of nothing that is the newcomer's.
    drop(holder);
    assert_eq!((newcomer.standing(), second.holder(&id(NAME))), (Standing::Ours, Some(me())));
}

#[test]
fn who_reads_is_woken_by_a_save_and_by_the_end_of_the_holder() {
    let home = home();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let mut holder = ready(&first, NAME);
    let watch = Watch::new();
    second.watch(&watch);
    let _ = watch.drain();
    assert_eq!(second.holder(&id(NAME)), Some(me()));
    assert!(!watch.drain(), "looking who has it wakes nobody");
    holder.save(&session(NAME, "hoy")).unwrap();
    assert!(watch.drain());
    drop(holder);
    assert!(watch.drain());
}

#[test]
fn where_the_holder_merely_was_elsewhere_it_leaves_no_copy() {
    let home = home();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let mut holder = ready(&first, NAME);
    let mut moved = holder.session().clone();
    let elsewhere = moved.rubric().at(3).unwrap();
    moved.set_bookmark(Bookmark::at(elsewhere));
    drop(taken(&second));
    let _newcomer = ready(&second, NAME);
    assert_eq!(holder.save(&moved), Ok(Saved::Passed { copy: None }));
    assert_eq!(second.list().unwrap().len(), 1);
}

#[test]
fn a_choice_after_damage_is_void_once_the_session_was_taken_over() {
    let home = home();
    let store = Store::open(home.path()).unwrap();
    ready(&store, NAME).save(&session(NAME, "hoy")).unwrap();
    fs::write(home.path().join("sesiones/opd-1.json"), "roto").unwrap();
    let Opening::Recovery(choice) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!("no choice") };
    let second = Store::open(home.path()).unwrap();
    let Opening::Recovery(theirs) = second.take_over(&id(NAME), &me()).unwrap() else { panic!("no choice") };
    let before = temporaries(home.path()).len();
    let held = choice.choose(Which::Backup, super::super::fixture::now()).err().unwrap();
    assert!(matches!(held.kind, crate::store::error::ErrorKind::HeldElsewhere(_)), "{held:?}");
    assert_eq!(before, temporaries(home.path()).len());
    theirs.choose(Which::Backup, super::super::fixture::now()).unwrap();
}

#[test]
fn another_accounts_session_is_not_taken_over() {
    if !rustix::process::geteuid().is_root() {
        // Only root can give a file away; for others the file system refuses the lock file itself.
        return;
    }
    let home = home();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let _holder = ready(&first, NAME);
    std::os::unix::fs::chown(home.path().join("sesiones/opd-1.lock"), Some(12_345), None).unwrap();
    let inode =
        || fs::metadata(home.path().join("sesiones/opd-1.lock")).map(|file| std::os::unix::fs::MetadataExt::ino(&file));
    let before = inode().unwrap();
    assert!(matches!(second.take_over(&id(NAME), &me()), Ok(Opening::HeldElsewhere { own: false, .. })));
    assert_eq!((before, second.holder(&id(NAME))), (inode().unwrap(), None));
}
