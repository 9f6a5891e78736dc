//! The house is what `src/lib.rs` draws: which folder names which, no circle between folders, small circles of files,
//! and the drawing library where something is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};

use crate::harness::repository;

/// Most files that may know each other in a circle.
const MOST_IN_A_CIRCLE: usize = 6;

/// What each part of the house may name besides itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("editing", &["domain"]),
    ("terminal", &[]),
    ("store", &["domain"]),
    ("wording", &["domain", "store"]),
    ("report", &["domain", "wording"]),
    // The informe that is read on screen is the document that is written to a file.
    ("app", &["domain", "editing", "report", "terminal", "wording"]),
    ("ui", &["app", "domain", "editing", "report", "terminal", "wording"]),
    ("spoken", &["app", "domain", "editing", "report", "terminal", "wording"]),
    ("runtime", &["app", "domain", "report", "spoken", "store", "terminal", "ui", "wording"]),
    ("cli", &["app", "domain", "report", "runtime", "store", "terminal", "wording"]),
    ("lib", &[]),
    ("main", &["cli"]),
];

/// A path in the source as it is written, its names one by one.
type Named = Vec<String>;

/// The paths that a file writes outside its tests.
#[derive(Default)]
struct Paths(BTreeSet<Named>);

impl Paths {
    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => _ = self.0.insert(with(&name.ident)),
            syn::UseTree::Rename(rename) => _ = self.0.insert(with(&rename.ident)),
            syn::UseTree::Glob(_) => _ = self.0.insert(before.to_vec()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
        }
    }
}

fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|what| what.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_of_tests(&item.attrs) {
            self.tree(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Named = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        // A name without these was brought in by a `use`, or is of a module of one's own.
        if matches!(names[0].as_str(), "crate" | "super" | "ratatui") {
            self.0.insert(names);
        }
        visit::visit_path(self, path);
    }

    // `pub(super)` names whom it is for, not what it needs.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_of_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_of_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }
}

/// Files of `src` that are modules of tests alone: a file beside its `#[cfg(test)] mod …;` has one of these names.
fn is_test(module: &[String]) -> bool {
    let ends = |name: &String| ["tests", "testing", "stories", "properties", "fixtures"].contains(&name.as_str());
    module.iter().any(|name| ends(name) || name.ends_with("_test"))
}

/// Every module of `src`, and the paths that it names.
fn modules() -> BTreeMap<Named, BTreeSet<Named>> {
    let root = repository("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let module = module(path.strip_prefix(&root).unwrap());
                if !is_test(&module) {
                    let mut paths = Paths::default();
                    paths.visit_file(&syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap());
                    found.insert(module, paths.0);
                }
            }
        }
    }
    found
}

fn module(file: &Path) -> Named {
    let mut names: Named = file.with_extension("").iter().map(|name| name.to_str().unwrap().to_owned()).collect();
    names.pop_if(|last| last == "mod");
    names
}

/// For each module the modules of ours that it names, as far as a file has them.
fn graph() -> BTreeMap<Named, BTreeSet<Named>> {
    let modules = modules();
    let resolve = |from: &Named, path: &Named| {
        let supers = path.iter().take_while(|name| *name == "super").count();
        let full = match path.first().map(String::as_str) {
            Some("crate") => path[1..].to_vec(),
            Some("super") => [&from[..from.len().saturating_sub(supers)], &path[supers..]].concat(),
            Some("self") => [from, &path[1..]].concat(),
            _ => [from, &path[..]].concat(),
        };
        (1..=full.len()).rev().map(|n| full[..n].to_vec()).find(|known| modules.contains_key(known))
    };
    let named = |(from, paths): (&Named, &BTreeSet<Named>)| {
        let to = paths.iter().filter_map(|path| resolve(from, path)).filter(|to| to != from).collect();
        (from.clone(), to)
    };
    modules.iter().map(named).collect()
}

/// All that can be reached from `from`.
fn reached<N: Ord + Clone>(graph: &BTreeMap<N, BTreeSet<N>>, from: &N) -> BTreeSet<N> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&N> = graph[from].iter().collect();
    while let Some(node) = next.pop() {
        if seen.insert(node.clone()) {
            next.extend(graph.get(node).into_iter().flatten());
        }
    }
    seen
}

/// The circles of `graph`: all of each, once.
fn circles<N: Ord + Clone>(graph: &BTreeMap<N, BTreeSet<N>>) -> BTreeSet<BTreeSet<N>> {
    let reach: BTreeMap<&N, BTreeSet<N>> = graph.keys().map(|node| (node, reached(graph, node))).collect();
    let round = |node: &&N| reach[node].contains(*node);
    let circle = |node: &N| reach[node].iter().filter(|other| reach[*other].contains(node)).cloned().collect();
    graph.keys().filter(round).map(circle).collect()
}

#[test]
fn the_parts_of_the_house_name_what_they_may_and_nothing_else() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in graph() {
        let others = to.iter().map(|to| to[0].clone()).filter(|to| *to != from[0]);
        found.entry(from[0].clone()).or_default().extend(others);
    }
    for (part, named) in &found {
        let (_, may) = MAY_NAME.iter().find(|(known, _)| known == part).unwrap_or_else(|| panic!("{part} is new"));
        let more: Vec<&String> = named.iter().filter(|named| !may.contains(&named.as_str())).collect();
        assert!(more.is_empty(), "{part} names {more:?}");
    }
    assert_eq!(circles(&found), BTreeSet::new());
    assert!(found["ui"].contains("app") && found["runtime"].contains("store"), "arrows are found: {found:?}");
}

#[test]
fn no_circle_has_more_than_a_few_files() {
    let large: Vec<_> = circles(&graph()).into_iter().filter(|circle| circle.len() > MOST_IN_A_CIRCLE).collect();
    let named = |circle: &BTreeSet<Named>| circle.iter().map(|module| module.join("::")).collect::<Vec<_>>().join(" ");
    let told: Vec<String> = large.iter().map(|circle| format!("{}: {}", circle.len(), named(circle))).collect();
    assert!(large.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_drawing_library_is_named_where_something_is_drawn() {
    for (module, paths) in modules() {
        let draws = paths.iter().any(|path| path[0] == "ratatui");
        let may = ["ui", "terminal", "runtime"].contains(&module[0].as_str());
        assert!(may || !draws, "{module:?}");
    }
}

#[test]
fn a_circle_is_found() {
    let graph: BTreeMap<&str, BTreeSet<&str>> =
        [("a", ["b"].into()), ("b", ["c"].into()), ("c", ["b", "d"].into()), ("d", BTreeSet::new())].into();
    assert_eq!(circles(&graph), BTreeSet::from([BTreeSet::from(["b", "c"])]));
}
