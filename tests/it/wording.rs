//! What a supervisor reads is Spanish, in the words of docs/wording.md, and in no word that was retired there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::repository;

/// Words of the table that are said no more.
fn retired() -> Vec<String> {
    let page = fs::read_to_string(repository("docs/wording.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let column = rows.map(|row| row.split('|').nth(3).unwrap());
    column.flat_map(quoted).collect()
}

/// What stands between « and ».
fn quoted(cell: &str) -> Vec<String> {
    cell.split('«').skip(1).map(|rest| rest.split('»').next().unwrap().trim().to_owned()).collect()
}

/// The texts in quotes of a source, each with its line; comments, attributes and tests are left out.
fn literals(source: &str) -> Vec<(usize, String)> {
    let own = source.split("#[cfg(test)]").next().unwrap();
    let (mut found, mut open, mut begun) = (Vec::new(), None::<String>, 1);
    for (n, line) in own.lines().enumerate() {
        if open.is_none()
            && (line.trim_start().starts_with("//") || line.contains("#[doc =") || line.trim_start().starts_with("#["))
        {
            continue;
        }
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match (&mut open, c) {
                (None, '/') if chars.peek() == Some(&'/') => break,
                // A character, which may be a quote itself; a lifetime has no second tick.
                (None, '\'') if chars.clone().nth(1) == Some('\'') => {
                    chars.nth(1);
                }
                (None, '"') => (open, begun) = (Some(String::new()), n + 1),
                (None, _) => {}
                (Some(_), '"') => found.push((begun, open.take().unwrap())),
                (Some(text), '\\') => {
                    text.extend(chars.next().filter(|&next| !matches!(next, 'n' | 'u')).or(Some(' ')))
                }
                (Some(text), other) => text.push(other),
            }
        }
        if let Some(text) = &mut open {
            text.push(' ');
        }
    }
    found
}

fn below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(below(&path, ending)),
            false if path.extension().is_some_and(|found| found == ending) => found.push(path),
            false => {}
        }
    }
    found
}

/// Whether `word` stands in `text`, and not within another word.
fn says(text: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word)
        .any(|(at, _)| !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next()))
}

/// Every text of ours that somebody sees: where it stands, and what it says.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["src/wording", "src/app/keymap"] {
        for path in below(&repository(folder), "rs").into_iter().filter(|path| !path.ends_with("tests.rs")) {
            let source = fs::read_to_string(&path).unwrap();
            let found = literals(&source);
            let place = |line: usize| format!("{}:{line}", path.display());
            texts.extend(found.into_iter().map(|(line, text)| (place(line), without_places(&text))));
        }
    }
    texts
}

/// `text` without what stands in braces: that is filled in, and named in the language of the code.
fn without_places(text: &str) -> String {
    let mut depth = 0;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[test]
fn no_retired_word_stands_in_what_the_program_says_or_in_what_its_screens_show() {
    let retired = retired();
    assert!(retired.len() > 40 && retired.contains(&"mean_of_criteria".to_owned()), "{retired:?}");
    let own = texts();
    assert!(own.len() > 1000, "{}", own.len());
    let screens = below(&repository("src"), "snap")
        .into_iter()
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    let mut found = Vec::new();
    for (place, text) in own.into_iter().chain(screens) {
        let small = text.to_lowercase();
        // One that is written with a capital begins a text, or is printed on a key.
        let text_for = |word: &str| if word.starts_with(char::is_uppercase) { &text } else { &small };
        found.extend(
            retired.iter().filter(|word| says(text_for(word), word)).map(|word| format!("{place} says «{word}»")),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Words that are English and nothing in Spanish.
const ENGLISH: [&str; 34] = [
    "the", "and", "with", "from", "this", "not", "error:", "file", "save", "saved", "open", "close", "closed", "press",
    "key", "keys", "yes", "quit", "cancel", "help", "list", "score", "scores", "level", "sample", "sheet", "walk",
    "notice", "trash", "undo", "warning", "loading", "please", "summary",
];

/// Keys of the JSON files, which whoever corrects a file by hand must be told, and examples of commands.
const TECHNICAL: [&str; 5] = [
    "src/wording/reading",
    "src/wording/making.rs",
    "src/wording/cli_help.rs",
    "src/wording/report/records",
    "src/wording/store.rs",
];

#[test]
fn no_english_stands_in_what_a_supervisor_reads() {
    let mut found = Vec::new();
    let mut looked = 0;
    for (place, text) in texts() {
        if TECHNICAL.iter().any(|part| place.contains(part)) {
            continue;
        }
        looked += 1;
        let said = text.to_lowercase();
        found.extend(
            ENGLISH.iter().filter(|word| says(&said, word)).map(|word| format!("{place} says «{word}»: {text}")),
        );
    }
    assert!(looked > 700, "{looked}");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_said_instead_is_said() {
    let all: String = texts().into_iter().map(|(_, text)| text + "\n").collect();
    for word in [
        "Evaluación",
        "Planilla de la muestra",
        "alerta",
        "Todo guardado",
        "Mayús+Tab",
        "cancela",
        "media de los criterios",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn texts_are_found_in_a_source_and_comments_are_not() {
    let source = "// \"no\"\nconst A: &str = \"uno \\\n  dos\"; // \"no\"\nlet (c, d) = ('\"', \"tres «{x}»\");\n#[cfg(test)]\n\"no\"";
    let found: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["uno     dos", "tres «{x}»"]);
    assert!(
        says("el recorrido.", "recorrido") && !says("recorridos", "recorrido") && !says("mi_recorrido", "recorrido")
    );
}
