//! The repository keeps what it says of itself: no knowledge of the rubric in the code, files that fit a sitting, links
//! that lead somewhere, examples and schemas that are right, documents that say what the program does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use supervisa::app::keymap;
use supervisa::domain::session::RubricPin;
use supervisa::store::rubric_file;

use crate::harness::{json, repository};

/// Lines that a source file must not pass, its tests left out.
const MAX_LINES: usize = 400;

/// Every file below `folder`, without what builds leave there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if matches!(name.as_str(), "target" | ".git") {
            continue;
        }
        match entry.file_type().unwrap() {
            kind if kind.is_dir() => found.extend(files(&entry.path())),
            kind if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found.sort();
    found
}

/// Files of the repository with this ending, named from its root, and what stands in them.
fn texts(ending: &str) -> Vec<(String, String)> {
    let root = repository("");
    let ours = files(&root).into_iter().filter(|path| path.extension().is_some_and(|found| found == ending));
    ours.map(|path| {
        (path.strip_prefix(&root).unwrap().display().to_string(), String::from_utf8(fs::read(&path).unwrap()).unwrap())
    })
    .collect()
}

/// The sources without their tests, and without the examples in documentation comments.
fn sources() -> Vec<(String, String)> {
    let is_test = |path: &str| {
        path.contains("test") || path.contains("stories") || path.contains("properties") || path.contains("fixtures")
    };
    let code = |text: &str| {
        let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    let all = texts("rs").into_iter().filter(|(path, _)| path.starts_with("src") && !is_test(path));
    all.map(|(path, text)| (path, code(&text))).collect()
}

#[test]
fn no_source_knows_a_criterion_or_a_weight() {
    let (rubric, _) = rubric_file::embedded();
    let mut known: BTreeSet<String> = rubric.indices().map(|ix| rubric.criterion(ix).code.0.clone()).collect();
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        let weight = rubric.weight(a).unwrap().0;
        known.extend(ambito.dimensions.iter().map(|dimension| format!("\"{}\"", dimension.code)));
        known.insert(format!("Weight({weight})"));
        known.insert(format!("{} %", weight / 100));
    }
    for (path, text) in sources() {
        for words in &known {
            // The help of a command may show a code as an example.
            let found = text.lines().find(|line| line.contains(words.as_str()));
            assert!(found.is_none(), "{path} knows {words}: {found:?}");
        }
    }
}

#[test]
fn source_files_fit_a_sitting() {
    let own = |text: &str| text.split("#[cfg(test)]\nmod tests {").next().unwrap().lines().count();
    let mut lengths: Vec<(usize, String)> = texts("rs").into_iter().map(|(path, text)| (own(&text), path)).collect();
    lengths.sort();
    let too_long = |(lines, path): &&(usize, String)| *lines > MAX_LINES && !path.contains("test");
    let found: Vec<&(usize, String)> = lengths.iter().filter(too_long).collect();
    assert!(found.is_empty(), "{found:?}");
    let long = lengths.iter().filter(|(lines, _)| *lines > 300).count();
    assert!(long * 5 < lengths.len(), "{long} of {} are longer than 300 lines", lengths.len());
}

#[test]
fn nothing_names_the_place_where_it_was_written() {
    // In pieces, so that this file does not find itself.
    let places = [
        ["/wo", "rk/"].concat(),
        ["sha", "red/"].concat(),
        ["index.cra", "tes.io"].concat(),
        ["art", "ifactory"].concat(),
    ];
    for ending in ["rs", "md", "toml", "json", "yml", "yaml", "py", "sh", "snap", "lock"] {
        for (path, text) in texts(ending) {
            for place in &places {
                assert!(!text.contains(place.as_str()), "{path} names {place}");
            }
        }
    }
}

/// Where the links of a Markdown text lead, code left out.
fn links(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let mut rest = prose.as_str();
        while let Some((_, after)) = rest.split_once("](") {
            let (target, beyond) = after.split_once(')').unwrap_or((after, ""));
            found.push(target.split(' ').next().unwrap_or_default().to_owned());
            rest = beyond;
        }
    }
    found
}

/// A heading as the anchor that forges make of it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    for (path, text) in texts("md") {
        for link in links(&text) {
            if link.starts_with("http://") || link.starts_with("https://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, section) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if file.is_empty() { repository(&path) } else { repository(&path).parent().unwrap().join(file) };
            assert!(target.exists(), "{path}: {link}");
            if !section.is_empty() && target.extension().is_some_and(|ending| ending == "md") {
                let there = fs::read_to_string(&target).unwrap();
                let headings: Vec<String> = there.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
                assert!(headings.contains(&section.to_owned()), "{path}: {link} among {headings:?}");
            }
        }
    }
}

#[test]
fn the_gate_runs_what_the_readme_says() {
    let gate = fs::read_to_string(repository(".ci/run")).unwrap();
    assert!(gate.lines().any(|line| line == "cargo test"));
    // What the README tells a newcomer to run; its own test command is the gate's.
    if let Ok(readme) = fs::read_to_string(repository("README.md")) {
        for command in ["cargo run --release", "cargo test"] {
            assert!(
                readme.lines().any(|line| line.trim() == command || line.contains(&format!("`{command}`"))),
                "{command}"
            );
        }
    }
}

#[test]
fn the_page_of_keys_is_what_the_program_obeys() {
    let path = repository("docs/teclas.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, keymap::markdown()).unwrap();
    }
    let page = fs::read_to_string(&path).unwrap_or_default();
    assert!(page == keymap::markdown(), "docs/teclas.md is out of date: UPDATE_DOCS=1 cargo test --test it tidy");
}

#[track_caller]
fn assert_valid(schema: &str, document: &str) {
    let read = |path: &str| json(&fs::read_to_string(repository(path)).unwrap());
    let validator = jsonschema::draft202012::options().build(&read(schema)).unwrap();
    let document_read = read(document);
    let faults: Vec<String> =
        validator.iter_errors(&document_read).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{document}: {faults:#?}");
}

#[test]
fn rubric_and_sessions_are_valid_by_their_schemas_and_pinned_right() {
    assert_valid("rubric/schema.json", "rubric/opd-cierre-2026.json");
    assert_valid("rubric/schema.json", "rubric/ejemplo-escuela.json");
    assert_valid("rubric/schema.json", "tests/it/data/rubrica-minima.json");
    let sessions: Vec<(String, String)> = texts("json")
        .into_iter()
        .filter(|(path, _)| path.starts_with("sessions/") && path != "sessions/schema.json")
        .collect();
    assert!(sessions.len() >= 3);
    let example = fs::read(repository("rubric/ejemplo-escuela.json")).unwrap();
    let read = rubric_file::parse("ejemplo-escuela.json", &example).unwrap();
    let (pin, example) = (rubric_file::pin(&read, &example), std::sync::Arc::new(read));
    let find = |wanted: &RubricPin| {
        if *wanted == pin { Some(std::sync::Arc::clone(&example)) } else { rubric_file::find(wanted) }
    };
    for (path, text) in sessions {
        assert_valid("sessions/schema.json", &path);
        let session: Value = json(&text);
        let read = supervisa::store::wire::read(&path, text.as_bytes(), &find).unwrap();
        assert_eq!(read.session.id().as_str(), session["id"].as_str().unwrap());
    }
}
