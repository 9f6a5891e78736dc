//! The commands: what they answer, what they say, and with which status they end.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::harness::{Sandbox, finish, json, keys_at, repository};

mod rubrics;

const COMMANDS: &[&str] = &[
    "",
    "nueva",
    "continuar",
    "listar",
    "resumen",
    "validar",
    "rubrica",
    "rubrica nueva",
    "rubrica importar",
    "rubrica frases",
    "rubrica validar",
    "frases",
    "frases exportar",
    "frases importar",
    "papelera",
    "exportar",
    "cerrar",
    "reabrir",
    "versiones",
    "autocompletar",
    "manual",
    "ayuda",
];

/// Words of clap's that must never be seen.
const ENGLISH: [&str; 14] = [
    "Usage",
    "usage",
    "Options",
    "OPTIONS",
    "Arguments",
    "Commands",
    "COMMAND",
    "error:",
    "tip:",
    "Print",
    "possible",
    "default",
    "For more",
    "required",
];

#[track_caller]
fn assert_spanish(text: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "«{word}» in\n{text}");
    }
}

#[test]
fn every_command_explains_itself_in_spanish_within_80_columns() {
    let sandbox = Sandbox::new();
    for command in COMMANDS {
        let help = sandbox.line(&format!("{command} --ayuda"));
        let text = help.answers(0);
        assert_spanish(text);
        assert!(text.contains("\nUso: supervisa") && text.contains("Ejemplo"), "{text}");
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.iter().all(|line| line.contains("bash-completion")), "{wide:?}");
        for other in [format!("{command} -h"), format!("{command} --help"), format!("ayuda {command}")] {
            assert_eq!(sandbox.line(&other).answers(0), text, "{other}");
        }
    }
    // With the commit behind it, where it is built from one.
    let version = sandbox.line("--version");
    let (program, commit) = version.answers(0).trim_end().split_once(env!("CARGO_PKG_VERSION")).unwrap();
    assert_eq!(program, "supervisa ");
    let is_commit = |commit: &str| commit.len() == 13 && commit.starts_with(" (") && commit.ends_with(')');
    assert!(commit.is_empty() || is_commit(commit), "{commit}");
    assert!(!sandbox.data().exists(), "help touches nothing");
}

#[test]
fn a_wrong_line_is_told_in_spanish_and_ends_with_2() {
    let sandbox = Sandbox::new();
    for (line, word) in [
        ("nuev", "«nueva»"),
        ("abracadabra", "«abracadabra»"),
        ("listar x", "«x» está de más"),
        ("nueva --codig 3", "«--codigo»"),
        ("nueva --codigo", "Falta el valor"),
        ("nueva --codigo a --codigo b", "una sola vez"),
        ("resumen", "<SESIÓN>"),
        ("validar", "SESIÓN"),
        ("listar --json=3", "no lleva valor"),
        ("autocompletar tcsh", "bash, zsh, fish"),
        ("rubrica --json validar x", "«--json»"),
        ("rubrica validar", "<ARCHIVO>"),
        ("--datos", "Falta el valor"),
        ("ayuda nada", "«nada»"),
        ("resumen --rubrica", "Falta el valor"),
    ] {
        let run = sandbox.line(line);
        let said = run.complains(2);
        assert_spanish(said);
        assert!(said.contains(word) && said.starts_with("supervisa: ") && said.contains("--ayuda"), "{line}: {said}");
    }
    let empty = sandbox.run(["resumen", ""]);
    assert!(empty.complains(2).contains("vacío"));
    let bytes = std::os::unix::ffi::OsStrExt::from_bytes(&b"\xff"[..]);
    let run = sandbox.run([std::ffi::OsStr::new("nueva"), std::ffi::OsStr::new("--codigo"), bytes]);
    assert!(run.complains(2).contains("UTF-8"));
}

#[test]
fn without_a_terminal_the_screens_say_so_in_one_line() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-en-curso");
    for line in
        [String::new(), "nueva".into(), "nueva --nombre OPD".into(), "continuar".into(), format!("continuar {id}")]
    {
        let run = sandbox.line(&line);
        let said = run.complains(2);
        assert!(said.contains("necesita un terminal") && said.lines().count() == 1, "{said}");
    }
    assert_eq!(fs::read_dir(sandbox.sessions()).unwrap().count(), 1, "and nothing was created");
}

#[test]
fn a_session_is_created_from_flags_and_read_again() {
    let sandbox = Sandbox::new();
    let flags = [
        "nueva",
        "--sin-abrir",
        "--codigo",
        "OPD-0007",
        "--nombre",
        "OPD Ñuñoa Norte",
        "--institucion",
        "Fundación Tres",
        "--region",
        "region metropolitana de SANTIAGO",
        "--comuna",
        "Ñuñoa",
        "--supervisor",
        "Ana  Soto",
        "--fecha",
        "22/11/26",
        "--extraordinaria",
        "--revisados",
        "12",
        "--judicializados",
        "7",
        "--no-judicializados",
        "5",
        "--egresados",
        "0",
        "--casos",
        "C-01, C-02",
        "--casos",
        "C-03",
        "--ruc",
        "RUC-1",
    ];
    let run = sandbox.run(flags);
    assert_eq!(run.stderr, "");
    let id = run.answers(0).trim_end();
    assert!(id.starts_with("opd-nunoa-norte-") && id.len() <= 40, "{id}");
    let file = json(&fs::read_to_string(sandbox.sessions().join(format!("{id}.json"))).unwrap());
    assert_eq!(file["kind"], "extraordinary");
    let who = &file["identification"];
    assert_eq!(who["region"], "Metropolitana de Santiago");
    assert_eq!(who["visit_date"], "2026-11-22");
    assert_eq!(who["supervisor"], "Ana  Soto");
    let sample = json(
        r#"{"reviewed":12,"judicialised":7,"not_judicialised":5,"closed":0,"case_codes":["C-01","C-02","C-03"],"rucs":["RUC-1"]}"#,
    );
    assert_eq!(file["sample"], sample);
    assert_eq!(sandbox.line(&format!("validar {id}")).status, 0);
    let summary = sandbox.line(&format!("resumen {} --json", &id[..6]));
    assert_eq!(json(summary.answers(0))["session"], id);
}

#[test]
fn codes_of_one_folder_are_kept_once_and_what_points_to_a_person_is_told_without_it() {
    let sandbox = Sandbox::new();
    let codes = "C-01,c-01,C–01,C-02,12.345.678-5,12.345.678_5";
    let run = sandbox.run(["nueva", "--sin-abrir", "--casos", codes, "--supervisor", "Ana, 12345678/5"]);
    let id = run.answers(0).trim_end();
    let file = json(&fs::read_to_string(sandbox.sessions().join(format!("{id}.json"))).unwrap());
    let kept = json(r#"["C-01","C-02","12.345.678-5","12.345.678_5"]"#);
    assert_eq!(file["sample"]["case_codes"], kept);
    for told in ["«c-01» repite «C-01»", "«C–01» repite «C-01»", "--casos: parece haber", "--supervisor: parece tener"]
    {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("345"), "{}", run.stderr);
    let checked = sandbox.line(&format!("validar {id}"));
    let said = checked.answers(0);
    assert!(said.contains("aviso: RUN en los códigos de casos") && !said.contains("345"), "{said}");
    assert!(said.contains("aviso: RUN en «Supervisor"), "{said}");
}

#[test]
fn what_is_known_of_a_case_stands_behind_its_code() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["nueva", "--sin-abrir", "--casos", "C-01:j, c-02 : N : e ,C-03,C-01:v"]);
    let id = run.answers(0).trim_end();
    assert!(run.stderr.contains("«C-01» repite «C-01»"), "{}", run.stderr);
    let file = json(&fs::read_to_string(sandbox.sessions().join(format!("{id}.json"))).unwrap());
    let sample = r#"{"case_codes":["C-01","c-02","C-03"],"cases":{"C-01":{"court":"judicialised","stay":"current"},
                     "c-02":{"court":"not_judicialised","stay":"closed"}}}"#;
    assert_eq!(file["sample"], json(sample));
    assert_eq!(sandbox.line(&format!("validar {id}")).status, 0);
    let report = sandbox.line(&format!("exportar {id} --formato md --salida informe.md"));
    assert_eq!(report.status, 0, "{}", report.stderr);
}

#[test]
fn what_is_left_out_is_named_and_can_wait() {
    let sandbox = Sandbox::new();
    let run = sandbox.line("nueva --sin-abrir --comuna Lota");
    assert!(run.answers(0).starts_with("lota-"));
    assert!(run.stderr.contains("--codigo, --nombre") && !run.stderr.contains("--comuna,"), "{}", run.stderr);
    assert!(sandbox.line("nueva --sin-abrir").answers(0).starts_with("opd-cierre-2026-"));
}

#[test]
fn a_wrong_value_names_its_flag_and_creates_nothing() {
    let sandbox = Sandbox::new();
    let long = "x".repeat(121);
    let codes = vec!["C"; 401].join(",");
    for (flag, value, word) in [
        ("--fecha", "31-02-2026", "22-11-2026"),
        ("--fecha", "ayer", "calendario"),
        ("--region", "Metropolitana", "¿Quiso decir «Metropolitana de Santiago»?"),
        ("--region", "Narnia", "Arica y Parinacota; Tarapacá"),
        ("--codigo", " \u{200B} ", "vacío"),
        ("--nombre", "dos\nlíneas", "saltos de línea"),
        ("--supervisor", long.as_str(), "120"),
        ("--revisados", "-3", "número entero"),
        ("--judicializados", "4294967296", "número entero"),
        ("--no-judicializados", "1.5", "número entero"),
        ("--egresados", "", "número entero"),
        ("--casos", "C-01,,C-02", "código"),
        ("--casos", "C-01:j,C-02:x", "código 2, «C-02:x»: después de «:» va j (judicializado)"),
        ("--casos", "C-01:", "código 1"),
        ("--casos", "C-01:j:n", "dos cosas del mismo caso"),
        ("--casos", "C-01:v,c-01:e", "código 2"),
        ("--casos", ":j", "código"),
        ("--casos", codes.as_str(), "400"),
        ("--ruc", "una-cosa-demasiado-larga-para-un-ruc", "código"),
    ] {
        let run = sandbox.run(["nueva", "--sin-abrir", flag, value]);
        let said = run.complains(2);
        assert!(said.contains(flag) && said.contains(word), "{flag} {value:?}: {said}");
        assert_spanish(said);
    }
    assert!(!sandbox.data().exists());
}

#[test]
fn the_list_has_its_keys_in_their_order_and_the_newest_first() {
    let sandbox = Sandbox::new();
    let nothing = sandbox.line("listar");
    assert_eq!(nothing.answers(0), "");
    assert!(nothing.stderr.contains("supervisa nueva"));
    assert_eq!(sandbox.line("listar --json").answers(0), "[]\n");
    let ids = ["opd-extraordinaria", "opd-en-curso", "opd-completa"].map(|name| sandbox.keep(name));
    sandbox.write("datos/sesiones/rota.json", "{");
    let run = sandbox.line("listar --json");
    let text = run.answers(0);
    let keys = "id path status kind project_code project_name commune visit_date changed_at criteria complete total_percent problem";
    assert_eq!(keys_at(text, 2).chunks(13).next().unwrap().join(" "), keys);
    let list = json(text);
    // The broken one was written just now; the examples say when they changed.
    let order: Vec<&str> = list.as_array().unwrap().iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(order, ["rota", &ids[0], &ids[1], &ids[2]]);
    assert!(list[0]["problem"].as_str().unwrap().contains("rota.json:1:2"), "{}", list[0]["problem"]);
    assert!(list[0]["status"].is_null() && list[0]["total_percent"].is_null());
    assert_eq!((&list[1]["kind"], &list[2]["kind"]), (&json("\"extraordinary\""), &json("\"ordinary\"")));
    assert_eq!((&list[2]["status"], &list[2]["visit_date"]), (&json("\"open\""), &json("\"2026-11-19\"")));
    assert_eq!(list[2]["total_percent"], 75.46);
    assert_eq!((&list[2]["complete"], &list[2]["criteria"]), (&json("19"), &json("36")));
    assert_eq!(list[2]["changed_at"], "2026-11-19T17:21:44-03:00");
    assert_eq!(list[3]["total_percent"], 76.11);
    assert!(list[3]["problem"].is_null());

    let table = sandbox.line("listar");
    let table = table.answers(0);
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    assert!(
        table.contains("(75,46)")
            && table.contains("supervisión extraordinaria")
            && table.contains("19/36")
            && table.contains("  ! "),
        "{table}"
    );
}

#[test]
fn sessions_are_named_by_id_beginning_or_path() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-completa");
    let tirua = sandbox.keep("opd-extraordinaria");
    for name in [id.as_str(), &id[..6], &format!("datos/sesiones/{id}.json")] {
        assert_eq!(json(sandbox.run(["resumen", name, "--json"]).answers(0))["session"], id.as_str(), "{name}");
    }
    let both = sandbox.line("resumen opd-");
    let said = both.complains(2);
    assert!(said.contains(&id) && said.contains(&tirua), "{said}");
    assert!(sandbox.line("resumen ninguna").complains(3).contains("supervisa listar"));
    assert!(sandbox.line("resumen ./ninguna.json").complains(3).contains("ninguna.json"));
    assert_eq!(sandbox.line("resumen ninguna.json").status, 3);
    assert_eq!(sandbox.line("resumen datos/").status, 3);
}

#[test]
fn a_reader_that_left_is_no_failure_and_a_full_disk_is() {
    let sandbox = Sandbox::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let gone = finish(sandbox.command(["rubrica"]).stdout(writer));
    let said =
        finish(sandbox.command(["rubrica"]).stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap()));
    assert_eq!((gone.status, gone.stderr.as_str()), (0, ""));
    assert!(said.complains(3).contains("disco está lleno"));
    assert_eq!(finish(sandbox.command(["listar", "--json"]).stderr(Stdio::null())).answers(0), "[]\n");
}

#[test]
fn what_cannot_be_opened_is_told_with_3() {
    let sandbox = Sandbox::new();
    sandbox.write("archivo", "");
    let run = sandbox.run(["listar", "--datos", "archivo"]);
    let said = run.complains(3);
    assert_spanish(said);
    assert!(said.contains("un archivo tapa la carpeta; muévalo"), "{said}");
}

#[test]
fn the_data_folder_is_the_lines_then_the_variables_then_the_homes() {
    let sandbox = Sandbox::new();
    sandbox.run(["nueva", "--sin-abrir", "--datos", "otra"]).answers(0);
    assert!(sandbox.path("otra/sesiones").is_dir() && !sandbox.data().exists());
    sandbox.line("nueva --sin-abrir").answers(0);
    assert!(sandbox.sessions().is_dir());
    finish(sandbox.command(["nueva", "--sin-abrir"]).env_remove("SUPERVISA_DATOS")).answers(0);
    assert!(sandbox.home().join(".local/share/supervisa/sesiones").is_dir());
    finish(sandbox.command(["nueva", "--sin-abrir"]).env("SUPERVISA_DATOS", "")).answers(0);
    assert_eq!(fs::read_dir(sandbox.sessions()).unwrap().filter(|e| is_json(e.as_ref().unwrap())).count(), 1);
}

fn is_json(entry: &fs::DirEntry) -> bool {
    entry.path().extension().is_some_and(|extension| extension == "json")
}

#[test]
fn whatever_the_umask_nobody_else_can_read() {
    for umask in ["000", "022", "077", "777"] {
        let sandbox = Sandbox::new();
        let mut shell = std::process::Command::new("/bin/sh");
        shell.env_clear().envs(sandbox.environment());
        shell.args(["-c", "umask $0; exec \"$@\"", umask, crate::harness::program(), "nueva", "--sin-abrir"]);
        finish(&mut shell).answers(0);
        let mut folders = vec![sandbox.data()];
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            assert_eq!(mode(&folder), 0o700, "{}", folder.display());
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    files += 1;
                    assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
                }
            }
        }
        assert!(files >= 2);
    }
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_wider_folder_is_told_and_not_changed() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.data()).unwrap();
    fs::set_permissions(sandbox.data(), fs::Permissions::from_mode(0o755)).unwrap();
    let run = sandbox.line("listar --json");
    assert_eq!(run.answers(0), "[]\n");
    assert!(run.stderr.contains("aviso") && run.stderr.contains("755"), "{}", run.stderr);
    assert_eq!(mode(&sandbox.data()), 0o755);
}

#[test]
fn plain_ascii_is_given_to_who_asks_for_it() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-en-curso");
    let run = sandbox.run(["resumen", &id, "--ascii"]);
    assert!(run.answers(0).is_ascii() && run.stdout.contains("OPD Puren"));
    let as_written = sandbox.run(["resumen", &id]);
    assert_eq!(run.stdout.lines().count(), as_written.answers(0).lines().count());
    assert!(finish(sandbox.command(["resumen", &id]).env("LANG", "C")).answers(0).contains("OPD Purén"));
}
