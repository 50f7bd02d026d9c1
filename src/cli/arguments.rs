//! What each command takes, and its help.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

const HELP: &str = "\
{before-help}{about}

Как вызвать: {usage}

{all-args}{after-help}";

const EXITS: &str = "\
Код завершения: 0 — сделано; 1 — ошибка в данных, шаблоне или бланке; 2 — ошибка в вызове; \
3 — сбой компьютера или программы.";

const VERIFY_EXITS: &str = "\
Код завершения: 0 — в документах то же, что в приказе; 1 — не то же, или ошибка в приказе; \
2 — ошибка в вызове; 3 — сбой компьютера или программы.";

const WATCHED: &str = "Файлы YAML или папки с ними; если не названы — папка data";

const WATCH_EXITS: &str = "\
Закончить — Ctrl+C. Ошибки показываются и работу не прерывают: прежние документы остаются.
Код завершения: 0 — закончено; 2 — ошибка в вызове; 3 — сбой компьютера или программы.";

const EXAMPLES: &str = "\
Примеры:
  prikaz build                         все приказы из папки data — в папку out
  prikaz build data/2023-712-02.yaml   один приказ
  prikaz new data/novyi.yaml           начать новый приказ с образца

Код завершения: 0 — сделано; 1 — ошибка в данных, шаблоне или бланке; 2 — ошибка в вызове; \
3 — сбой компьютера или программы.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "prikaz",
    bin_name = "prikaz",
    version,
    about = "Приказ и утверждённый им план: из одного файла YAML — готовый документ",
    help_template = HELP,
    override_usage = "prikaz КОМАНДА [ПАРАМЕТРЫ]",
    after_help = EXAMPLES,
    subcommand_help_heading = "Команды",
    subcommand_value_name = "КОМАНДА",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    subcommand_required = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Показать эту справку
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Прочее")]
    help: Option<bool>,
    /// Показать версию программы
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Прочее")]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Сделать документы: папка out, имена как у файлов YAML
    #[command(
        help_template = HELP,
        override_usage = "prikaz build [ФАЙЛ|ПАПКА]… [ПАРАМЕТРЫ]",
        after_help = EXITS
    )]
    Build(Build),
    /// Делать документы заново при каждом изменении приказов и бланков
    #[command(
        help_template = HELP,
        override_usage = "prikaz watch [ФАЙЛ|ПАПКА]… [ПАРАМЕТРЫ]",
        mut_arg("inputs", |named| named.help(WATCHED)),
        mut_arg("output", |folder| folder.help("Куда положить документы")),
        after_help = WATCH_EXITS
    )]
    Watch(Build),
    /// Сверить документы с приказом: то ли в них написано
    #[command(
        help_template = HELP,
        override_usage = "prikaz verify YAML ДОКУМЕНТ…",
        after_help = VERIFY_EXITS
    )]
    Verify(Verify),
    /// Начать новый приказ: файл-образец с пояснениями
    #[command(
        help_template = HELP,
        override_usage = "prikaz new [ФАЙЛ]",
        after_help = EXITS
    )]
    New(New),
    /// Напечатать описание полей (JSON Schema) для подсказок в редакторе
    #[command(help_template = HELP, override_usage = "prikaz schema", after_help = EXITS)]
    Schema,
}

/// `prikaz build`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Build {
    /// Файлы YAML или папки с ними; «-» — стандартный ввод; если не названы — папка data
    #[arg(value_name = "ФАЙЛ|ПАПКА", help_heading = "Что делать")]
    pub(super) inputs: Vec<PathBuf>,
    /// Куда положить документы; «-» — стандартный вывод (для одного файла)
    #[arg(
        short,
        long,
        value_name = "ПАПКА",
        default_value = "out",
        hide_default_value = true
    )]
    pub(super) output: PathBuf,
    /// Сделать документ только этого вида: pdf или docx
    #[arg(long, value_name = "ВИД", hide_possible_values = true)]
    pub(super) only: Option<Kind>,
    /// Взять этот бланк вместо названного в приказе
    #[arg(long, value_name = "БЛАНК")]
    pub(super) form: Option<String>,
    /// Папка со своими бланками: добавляет их или заменяет встроенные, файл за файлом
    #[arg(long, value_name = "ПАПКА")]
    pub(super) templates: Option<PathBuf>,
    /// Считать предупреждения ошибками
    #[arg(long)]
    pub(super) strict: bool,
    /// Не перечитывать сделанное и не сверять его с приказом
    #[arg(long)]
    pub(super) no_verify: bool,
    /// Сколько файлов делать одновременно; если не названо — по числу ядер
    #[arg(long, value_name = "ЧИСЛО", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Как показать замечания: text — для людей, json — для программ
    #[arg(
        long,
        value_name = "ВИД",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Format,
}

/// `prikaz verify`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Verify {
    /// Файл YAML; «-» — стандартный ввод
    #[arg(value_name = "YAML", help_heading = "Что сверить")]
    pub(super) order: PathBuf,
    /// Документы PDF и DOCX
    #[arg(value_name = "ДОКУМЕНТ", required = true, help_heading = "Что сверить")]
    pub(super) papers: Vec<PathBuf>,
    /// Взять этот бланк вместо названного в приказе
    #[arg(long, value_name = "БЛАНК")]
    pub(super) form: Option<String>,
    /// Папка со своими бланками: добавляет их или заменяет встроенные, файл за файлом
    #[arg(long, value_name = "ПАПКА")]
    pub(super) templates: Option<PathBuf>,
}

/// `prikaz new`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct New {
    /// Имя нового файла; «-» — стандартный вывод; если не названо — data/new.yaml
    #[arg(
        value_name = "ФАЙЛ",
        default_value = "data/new.yaml",
        hide_default_value = true,
        help_heading = "Что сделать"
    )]
    pub(super) file: PathBuf,
}

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// PDF.
    Pdf,
    /// DOCX.
    Docx,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// As text, to standard error.
    Text,
    /// As JSON, to standard output.
    Json,
}
