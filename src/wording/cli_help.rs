//! Help of the commands: one line for each command and option, and examples. Lines fit 80 columns; clap does not wrap.

pub const ABOUT: &str = "Evalúa con una rúbrica oficial de supervisión, criterio por criterio.";
pub const TEMPLATE: &str = "{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}";
pub const COMMANDS: &str = "Órdenes";
pub const OPTIONS: &str = "Opciones";
pub const ARGUMENTS: &str = "Argumentos";
pub const GENERAL: &str = "Opciones generales";
pub const IDENTIFICATION: &str = "Identificación";
pub const SAMPLE: &str = "Muestra (códigos locales, nunca nombres ni RUN)";

pub const USAGE: &str = "supervisa [ORDEN] [OPCIONES]";
pub const AFTER: &str = "\
Ejemplos:
  supervisa                        abre la lista de supervisiones guardadas
  supervisa nueva                  comienza una supervisión
  supervisa continuar              sigue con la última que dejó abierta
  supervisa --lineal               conversa en líneas, para quien escucha
  supervisa nueva --ayuda          explica una orden

SESIÓN es el nombre de una supervisión (los da «supervisa listar»), el comienzo
de ese nombre si no hay otro igual, o la ruta de un archivo (lleva una «/» o
termina en .json).

Al terminar, el programa responde 0 si todo se hizo; 1 si la supervisión o la
rúbrica no se acepta; 2 si la orden está mal escrita o falta un terminal; 3 si
algo no se encontró o no se pudo leer o escribir; 4 si la supervisión está
abierta en otra parte; 70 si falló el programa.
";

/// `--datos`
pub const DATA: &str = "Carpeta de datos (también: variable SUPERVISA_DATOS)";
/// `--rubrica`
pub const RUBRIC_FILE: &str = "Rúbrica que se usa en lugar de la incluida";
/// `--ascii`
pub const ASCII: &str = "Usa solo caracteres ASCII, sin tildes ni líneas";
/// `--sin-color`
pub const NO_COLOUR: &str = "No usa colores";
/// `--lineal`
pub const LINEAL: &str = "Conversa en líneas: lector de pantalla, Braille";
/// `--restringido`
pub const RESTRICTED: &str = "Solo la carpeta de datos (para ForceCommand de sshd)";
/// `--orden-ssh`
pub const SSH_ORDER: &str = "Toma la orden de quien entra por sshd, sin intérprete";
/// `--ayuda`
pub const HELP: &str = "Muestra esta ayuda";
/// `--version`
pub const VERSION: &str = "Muestra la versión";
/// `--json`
pub const JSON: &str = "Responde con un documento JSON";
/// `SESIÓN`
pub const SESSION: &str = "Nombre, comienzo del nombre o ruta";

/// `nueva`
pub const NEW: &str = "Comienza una supervisión";
pub const NEW_USAGE: &str = "supervisa nueva [OPCIONES]";
pub const NEW_AFTER: &str = "\
Ejemplos:
  supervisa nueva
  supervisa nueva --nombre \"OPD Purén\" --comuna Purén --region \"La Araucanía\"
  supervisa nueva --sin-abrir --codigo OPD-0932 --fecha 22-11-2026 \\
      --revisados 12 --judicializados 7 --casos C-01:j,C-02:n:e

Tras el código de un caso, si se sabe: :j judicializado, :n no judicializado,
:v vigente, :e egresado.
";
/// `--codigo`
pub const CODE: &str = "Código del proyecto";
/// `--nombre`
pub const NAME: &str = "Nombre del proyecto";
/// `--institucion`
pub const ORGANIZATION: &str = "Institución que lo ejecuta";
/// `--region`
pub const REGION: &str = "Una de las dieciséis regiones";
/// `--comuna`
pub const COMMUNE: &str = "Comuna; --lugar es lo mismo, para otras pautas";
/// `--supervisor`
pub const SUPERVISOR: &str = "Su nombre";
/// `--fecha`
pub const DATE: &str = "Fecha de la visita: 22-11-2026 o 2026-11-22";
/// `--extraordinaria`
pub const EXTRAORDINARY: &str = "Supervisión extraordinaria o urgente";
/// `--revisados`
pub const REVIEWED: &str = "Casos revisados";
/// `--judicializados`
pub const JUDICIALISED: &str = "De ellos, judicializados";
/// `--no-judicializados`
pub const NOT_JUDICIALISED: &str = "De ellos, no judicializados";
/// `--egresados`
pub const CLOSED: &str = "De ellos, egresados";
/// `--casos`
pub const CASES: &str = "Códigos de las carpetas: C-01:j,C-02:n:e";
/// `--ruc`
pub const RUCS: &str = "Números de los reportes únicos de casos (RUC)";
/// `--sin-abrir`
pub const DO_NOT_OPEN: &str = "Crea la supervisión, escribe su nombre y termina";

/// `continuar`
pub const RESUME: &str = "Sigue donde quedó; sin nombre, con la última abierta";
pub const RESUME_USAGE: &str = "supervisa continuar [SESIÓN] [OPCIONES]";
pub const RESUME_AFTER: &str = "\
Ejemplos:
  supervisa continuar
  supervisa continuar opd-puren
  supervisa continuar /media/usb/opd-puren-20261119-m3ra.json

Con una ruta, la supervisión se copia a la carpeta de datos y el archivo queda
igual; si ya hay otra con su nombre, se pregunta antes.
";

/// `listar`
pub const LIST: &str = "Muestra las supervisiones guardadas";
pub const LIST_USAGE: &str = "supervisa listar [OPCIONES]";
pub const LIST_AFTER: &str = "\
Ejemplos:
  supervisa listar
  supervisa listar --json
";

/// `listar --nombres`
pub const LIST_NAMES: &str = "Solo los nombres, uno por línea";

/// `resumen`
pub const SUMMARY: &str = "Muestra el resumen de una supervisión";
pub const SUMMARY_USAGE: &str = "supervisa resumen SESIÓN [OPCIONES]";
pub const SUMMARY_AFTER: &str = "\
Ejemplos:
  supervisa resumen opd-puren
  supervisa resumen ./opd-puren-20261119-m3ra.json --json
";

/// `exportar`
pub const EXPORT: &str = "Escribe el informe de una supervisión";
/// Its use.
pub const EXPORT_USAGE: &str = "supervisa exportar SESIÓN --formato FORMATO [OPCIONES]";
/// Its examples.
pub const EXPORT_AFTER: &str = "\
Ejemplos:
  supervisa exportar opd-puren --formato pdf > informe.pdf
  supervisa exportar opd-puren --formato docx --salida informe.docx
  supervisa exportar opd-puren --formato pdf --publico --guardar
  ssh -T equipo supervisa exportar opd-puren --formato pdf > informe.pdf

Formatos: pdf para entregar, docx para corregir, html para cualquier navegador,
xlsx para contar, md y csv para editores y tablas, json para otros programas.
Sin --salida ni --guardar, la respuesta es el archivo mismo: diríjala con «>».
Un archivo que ya existe no se reemplaza.
";
/// `--formato`
pub const EXPORT_FORMAT: &str = "pdf, docx, html, xlsx, md, csv o json";
/// `--publico`
pub const EXPORT_PUBLIC: &str = "Solo lo que puede publicarse";
/// `--conforme`
pub const EXPORT_AGREED: &str = "El código que acompaña a lo que se leyó";
/// `--cerrada`
pub const EXPORT_VERSION: &str = "La versión de ese número, como se entregó";
/// `--guardar`
pub const EXPORT_KEEP: &str = "Lo guarda en informes/ de la carpeta de datos";

/// `validar`
pub const CHECK: &str = "Revisa archivos de supervisiones";
pub const CHECK_USAGE: &str = "supervisa validar SESIÓN… [OPCIONES]";
pub const CHECK_AFTER: &str = "\
Ejemplos:
  supervisa validar opd-puren
  supervisa validar --completa respaldo/*.json
  supervisa validar opd-puren --sello D728-715A-6D83-C679

De una supervisión cerrada nombra todo lo que difiere de su sello. Con --sello
lo compara con el impreso: bastan los cuatro primeros grupos.
";
/// `--completa`
pub const CHECK_COMPLETE: &str = "Exige además que nada esté pendiente";

/// `--sello`
pub const CHECK_SEAL: &str = "Compara con un sello impreso";

/// `cerrar`
pub const CLOSE: &str = "Cierra una supervisión: queda sellada y no cambia más";
pub const CLOSE_USAGE: &str = "supervisa cerrar SESIÓN --nombre NOMBRE --sentido SENTIDO";
pub const CLOSE_AFTER: &str = "\
Ejemplo:
  supervisa cerrar opd-puren --nombre \"Ana Soto\" --sentido autoría

SENTIDO es autoría (hizo la supervisión y responde por ella), revisión o
aprobación. Muestra todo lo que falta o conviene ver antes; lo que solo hay que
ver se confirma con --confirmar.
";
/// `--nombre`
pub const CLOSE_BY: &str = "Nombre de quien la cierra";
/// `--sentido`
pub const CLOSE_MEANING: &str = "Qué significa: autoría, revisión o aprobación";
/// `--confirmar`
pub const CLOSE_CONFIRM: &str = "Confirma que vio lo que se nombra y está bien así";

/// `reabrir`
pub const REOPEN: &str = "Abre de nuevo una supervisión cerrada, con un motivo";
pub const REOPEN_USAGE: &str = "supervisa reabrir SESIÓN --motivo MOTIVO";
pub const REOPEN_AFTER: &str = "\
Ejemplo:
  supervisa reabrir opd-puren --motivo \"Faltó revisar un caso.\"

Lo que se entregó queda tal cual en cerradas/, y se sigue en la versión
siguiente. El motivo queda en la supervisión.
";
/// `--motivo`
pub const REOPEN_REASON: &str = "Por qué se abre de nuevo";

/// `versiones`
pub const VERSIONS: &str = "Muestra las versiones de una supervisión y qué cambió";
pub const VERSIONS_USAGE: &str = "supervisa versiones SESIÓN";
pub const VERSIONS_AFTER: &str = "\
Ejemplo:
  supervisa versiones opd-puren
";

/// `rubrica`
pub const RUBRIC: &str = "Muestra la rúbrica en uso, revisa otra o hace una";
pub const RUBRIC_USAGE: &str = "supervisa rubrica [--json]
     supervisa rubrica nueva [ARCHIVO]
     supervisa rubrica importar TABLA [--salida RUTA] [--titulo TÍTULO]
     supervisa rubrica frases ARCHIVO
     supervisa rubrica validar ARCHIVO";
pub const RUBRIC_AFTER: &str = "\
Ejemplos:
  supervisa rubrica
  supervisa rubrica --json > rubrica.json
  supervisa rubrica nueva mi-rubrica.json
  supervisa rubrica importar pauta.csv --salida mi-rubrica.json
  supervisa rubrica validar mi-rubrica.json
";
/// `rubrica --json`
pub const RUBRIC_JSON: &str = "Escribe el archivo de la rúbrica, byte por byte";
/// `rubrica nueva`
pub const RUBRIC_NEW: &str = "Escribe una rúbrica mínima, para comenzar la propia";
pub const RUBRIC_NEW_USAGE: &str = "supervisa rubrica nueva [ARCHIVO]";
pub const RUBRIC_NEW_AFTER: &str = "\
Ejemplo:
  supervisa rubrica nueva mi-rubrica.json

Vale tal cual: se puede validar y usar antes de cambiarla. Dice además qué es
cada clave. Un archivo que ya existe no se reemplaza; sin ARCHIVO, o con «-»,
la respuesta es el archivo mismo.
";
/// `rubrica importar`
pub const RUBRIC_IMPORT: &str = "Hace una rúbrica de una tabla guardada como CSV";
pub const RUBRIC_IMPORT_USAGE: &str = "supervisa rubrica importar TABLA [--salida RUTA] [--titulo TÍTULO]";
pub const RUBRIC_IMPORT_AFTER: &str = "\
Ejemplo:
  supervisa rubrica importar pauta.csv --salida pauta.json

La primera fila lleva los títulos: Ámbito, Dimensión, Código, Criterio,
Verificación y una columna por nivel, como «3 Logrado» o «2: Parcial»; el
dígito es la tecla y los puntos. Dice, con fila y columna, lo que no pudo poner.
Con un error no escribe nada, y nunca reemplaza un archivo. Paso a paso:
docs/rubricas.md.
";
/// `TABLA`
pub const TABLE: &str = "Tabla en CSV: con «;», «,» o tabulaciones";
/// `--titulo`
pub const RUBRIC_TITLE: &str = "Título de la pauta; sin él, el nombre del archivo";
/// `rubrica frases`
pub const RUBRIC_PHRASES: &str = "Escribe junto a una rúbrica frases para comenzar";
pub const RUBRIC_PHRASES_USAGE: &str = "supervisa rubrica frases ARCHIVO";
pub const RUBRIC_PHRASES_AFTER: &str = "\
Ejemplo:
  supervisa rubrica frases mi-rubrica.json

Escribe mi-rubrica.frases.json, con una frase para cada nivel de cada criterio:
cámbielas con un editor de texto. «supervisa rubrica validar» las revisa, y
«supervisa frases importar» las agrega a las suyas.
";
/// `rubrica validar`
pub const RUBRIC_CHECK: &str = "Revisa un archivo de rúbrica y muestra todos sus errores";
pub const RUBRIC_CHECK_USAGE: &str = "supervisa rubrica validar ARCHIVO";
pub const RUBRIC_CHECK_AFTER: &str = "\
Ejemplo:
  supervisa rubrica validar mi-rubrica.json

Si junto a ella está mi-rubrica.frases.json, revisa también sus frases.
";
/// `ARCHIVO`
pub const FILE: &str = "Archivo de la rúbrica";

/// `frases`
pub const PHRASES: &str = "Muestra sus frases propias, las exporta o las importa";
pub const PHRASES_USAGE: &str = "supervisa frases [--json]
     supervisa frases exportar [--salida RUTA]
     supervisa frases importar ARCHIVO";
pub const PHRASES_AFTER: &str = "\
Ejemplos:
  supervisa frases
  supervisa frases exportar --salida frases-de-ana.json
  supervisa frases importar frases-de-ana.json

Las frases propias están en frases.json, en la carpeta de configuración; con
--datos o SUPERVISA_DATOS, en la carpeta de datos. Puede corregirlas con un
editor de texto. Entre llaves va lo que cambia de una visita a otra:
  {cumplen} {no_cumplen} {revisados} {porcentaje} {faltan} {faltan_ni}
  {razones} {no_aplica} {falta} {casos} {rucs} {ruc} {fecha} {comuna} {proyecto}
y lo que completa quien supervisa, como {falta} donde la planilla no lo dice:
  {caso} {motivo} {documento} {dia} {aspecto} {hecho} {medidas}
";
/// `frases --json`
pub const PHRASES_JSON: &str = "Escribe el archivo de sus frases";
/// `frases exportar`
pub const PHRASES_EXPORT: &str = "Escribe sus frases en un archivo para otra persona";
pub const PHRASES_EXPORT_USAGE: &str = "supervisa frases exportar [--salida RUTA]";
pub const PHRASES_EXPORT_AFTER: &str = "\
Ejemplo:
  supervisa frases exportar --salida frases-de-ana.json

Un archivo que ya existe no se reemplaza. Sin --salida, la respuesta es el
archivo mismo.
";
/// `--salida`
pub const OUTPUT: &str = "Archivo nuevo en que se escribe";
/// `frases importar`
pub const PHRASES_IMPORT: &str = "Agrega a las suyas las frases de un archivo";
pub const PHRASES_IMPORT_USAGE: &str = "supervisa frases importar ARCHIVO";
pub const PHRASES_IMPORT_AFTER: &str = "\
Ejemplo:
  supervisa frases importar frases-de-ana.json

Las que ya están no se repiten. De un archivo con errores no se agrega ninguna.
";
/// `ARCHIVO`
pub const PHRASES_FILE: &str = "Archivo de frases";

/// `papelera`
pub const TRASH: &str = "Muestra la papelera, o destruye lo quitado hace tiempo";
pub const TRASH_USAGE: &str = "supervisa papelera [--vaciar-antes-de FECHA]";
pub const TRASH_AFTER: &str = "\
Ejemplos:
  supervisa papelera
  supervisa papelera --vaciar-antes-de 01-06-2026

Lo destruido no se puede recuperar. De cada supervisión queda una línea en
registro.log: cuándo se destruyó, su nombre y desde cuándo estaba quitada.
";
/// `--vaciar-antes-de`
pub const TRASH_BEFORE: &str = "Destruye lo que se quitó antes de ese día";

/// `manual`
pub const MANUAL: &str = "Escribe la página de manual de una orden, para man";
pub const MANUAL_USAGE: &str = "supervisa manual [ORDEN…]";
pub const MANUAL_AFTER: &str = "\
Ejemplos:
  supervisa manual | man -l -
  supervisa manual exportar > supervisa-exportar.1
";
pub const MANUAL_TITLE: &str = "Manual de supervisa";
pub const MANUAL_NAME: &str = "NOMBRE";
pub const MANUAL_SYNOPSIS: &str = "SINOPSIS";
pub const MANUAL_DESCRIPTION: &str = "DESCRIPCIÓN";
pub const MANUAL_EXAMPLES: &str = "EJEMPLOS";
pub const MANUAL_SEE: &str = "VÉASE TAMBIÉN";
/// How the examples of every help begin.
pub const MANUAL_EXAMPLE: &str = "Ejemplo";

/// `autocompletar`
pub const COMPLETE: &str = "Escribe el autocompletado para su intérprete de órdenes";
pub const COMPLETE_USAGE: &str = "supervisa autocompletar INTÉRPRETE";
pub const COMPLETE_AFTER: &str = "\
Ejemplos:
  supervisa autocompletar bash > ~/.local/share/bash-completion/completions/supervisa
  supervisa autocompletar zsh > ~/.zfunc/_supervisa
  supervisa autocompletar fish > ~/.config/fish/completions/supervisa.fish
";
/// `INTÉRPRETE`
pub const SHELL: &str = "bash, zsh o fish";

/// `ayuda`
pub const HELP_COMMAND: &str = "Muestra la ayuda de una orden";
pub const HELP_USAGE: &str = "supervisa ayuda [ORDEN…]";
pub const HELP_AFTER: &str = "\
Ejemplo:
  supervisa ayuda rubrica validar
";
/// `ORDEN`
pub const HELP_WHICH: &str = "La orden";
