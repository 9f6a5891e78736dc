//! Where the program keeps what it keeps, paths as people write them, and what `--restringido` leaves open.

pub const NO_DATA_FOLDER: &str = "No se sabe dónde está su carpeta personal (HOME), y con ella la carpeta de datos.";
pub const NO_DATA_FOLDER_HINT: &str = "Indique una con --datos DIR o con la variable SUPERVISA_DATOS.";
/// The account has no home under `--restringido`.
pub const NO_ACCOUNT: &str = "La cuenta no tiene carpeta personal en /etc/passwd.";
pub const NO_ACCOUNT_HINT: &str =
    "Quien administra el equipo puede indicar la carpeta con --datos DIR, escrito antes de --restringido.";
/// A path of the client's under `--restringido`.
pub const RESTRICTED_PATH: &str = "En modo restringido las supervisiones se indican por su nombre, no por una ruta.";
pub const RESTRICTED_PATH_HINT: &str = "Vea los nombres con «listar».";
/// A rubric file under `--restringido`.
pub const RESTRICTED_FILE: &str = "En modo restringido no se leen archivos de fuera de la carpeta de datos.";
pub const ASK_ADMINISTRATOR: &str = "Si lo necesita, pídalo a quien administra el equipo.";

/// An option after `--restringido`.
pub fn restricted_option(option: &str) -> String {
    format!("En modo restringido no se acepta {option}: solo vale escrito antes de --restringido.")
}

pub fn account(uid: u32) -> String {
    format!("cuenta {uid}")
}

pub fn tilde_of_another(name: &str) -> String {
    format!("No se sabe qué carpeta es «{name}»: de las que comienzan con «~» solo se entiende la propia, «~/…».")
}

pub const TILDE_HINT: &str = "Escriba la ruta completa; si es un nombre que comienza con «~», escríbalo «./~…».";

/// An earlier version took `~` for the name of a folder.
pub fn literal_tilde(literal: &str, folder: &str) -> String {
    format!(
        "se usa «{folder}»; una versión anterior pudo dejar supervisiones en «{literal}», una carpeta llamada «~»: para verlas use --datos=./{literal}."
    )
}

/// `--orden-ssh` without `--restringido`.
pub const ORDER_UNRESTRICTED: &str = "«--orden-ssh» solo vale después de --restringido.";
/// What a client of sshd asks for cannot be taken apart into words.
pub const ORDER_UNQUOTED: &str = "La orden no se entiende: hay una comilla sin cerrar.";
pub const ORDER_HINT: &str = "Ponga entre comillas simples lo que lleve espacios, por ejemplo --nombre 'OPD Purén'.";

pub const CONFINED: &str = "modo restringido: el núcleo limitó el programa a la carpeta de datos, sin conexiones TCP ni otros programas (Landlock).";
pub const CONFINED_PARTLY: &str = "modo restringido: el núcleo limitó los archivos a la carpeta de datos (Landlock); es antiguo para limitar lo demás.";
pub const NOT_CONFINED: &str =
    "modo restringido: rigen los límites del programa; este núcleo no ofrece Landlock para reforzarlos.";
