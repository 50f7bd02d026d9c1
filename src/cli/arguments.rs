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
Код завершения: 0 — в документах то же, что в приказе, и всё как в описи; 1 — не то же, или ошибка в \
приказе; 2 — ошибка в вызове; 3 — сбой компьютера или программы.";

const DIFF_EXITS: &str = "\
Код завершения: 0 — различий нет; 1 — различия есть, или ошибка в приказе; 2 — ошибка в вызове; \
3 — сбой компьютера или программы.";

const CHECK_EXITS: &str = "\
Правило объясняет `prikaz explain ПРАВИЛО`. Одно место допускает пояснение строкой выше ключа: \
`# prikaz: допустить ПРАВИЛО`.
Код завершения: 0 — ошибок нет (с --strict — и предупреждений); 1 — есть; 2 — ошибка в вызове; \
3 — сбой компьютера или программы.";

const WATCHED: &str = "Файлы YAML или папки с ними; если не названы — папка data";

const WATCH_EXITS: &str = "\
Закончить — Ctrl+C. Ошибки показываются и работу не прерывают: прежние документы остаются.
Код завершения: 0 — закончено; 2 — ошибка в вызове; 3 — сбой компьютера или программы.";

const EXAMPLES: &str = "\
Примеры:
  prikaz build                         все приказы из папки data — в папку out
  prikaz build data/2023-712-02.yaml   один приказ
  prikaz check                         проверить приказы из папки data
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
    Watch(Make),
    /// Проверить приказ: что вернула бы канцелярия
    #[command(
        help_template = HELP,
        override_usage = "prikaz check [ФАЙЛ|ПАПКА]… [ПАРАМЕТРЫ]",
        after_help = CHECK_EXITS
    )]
    Check(Check),
    /// Объяснить правило проверки; без имени — перечень правил
    #[command(
        help_template = HELP,
        override_usage = "prikaz explain [ПРАВИЛО]",
        after_help = EXITS
    )]
    Explain(Explain),
    /// Сделать из приказа этого года проект следующего
    #[command(
        help_template = HELP,
        override_usage = "prikaz next ФАЙЛ [ПАРАМЕТРЫ]",
        after_help = EXITS
    )]
    Next(Next),
    /// Сверить документы с приказом: то ли в них написано; с описью — те ли это файлы
    #[command(
        help_template = HELP,
        override_usage = "prikaz verify YAML|ПАПКА ДОКУМЕНТ…",
        after_help = VERIFY_EXITS
    )]
    Verify(Verify),
    /// Сравнить два приказа: что изменилось по смыслу
    #[command(
        help_template = HELP,
        override_usage = "prikaz diff БЫЛО СТАЛО [ПАРАМЕТРЫ]",
        mut_arg("form", |form| form.help("Взять этот бланк вместо названных в приказах")),
        after_help = DIFF_EXITS
    )]
    Diff(Diff),
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
    #[command(flatten)]
    pub(super) make: Make,
    /// Положить рядом с документами опись manifest.json: из чего и чем они сделаны
    #[arg(long)]
    pub(super) manifest: bool,
}

/// What `prikaz build` and `prikaz watch` make, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Make {
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
    #[command(flatten)]
    pub(super) forms: Forms,
    /// Считать предупреждения ошибками
    #[arg(long)]
    pub(super) strict: bool,
    /// Не перечитывать сделанное и не сверять его с приказом
    #[arg(long)]
    pub(super) no_verify: bool,
    /// Сколько файлов делать одновременно; если не названо — по числу ядер
    #[arg(long, value_name = "ЧИСЛО", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Как показать замечания: text или short — для людей, json или sarif — для программ
    #[arg(
        long,
        value_name = "ВИД",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Format,
}

/// `prikaz check`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Check {
    /// Файлы YAML или папки с ними; «-» — стандартный ввод; если не названы — папка data
    #[arg(value_name = "ФАЙЛ|ПАПКА", help_heading = "Что проверить")]
    pub(super) inputs: Vec<PathBuf>,
    /// Исправить то, что безопасно: пробелы, тире в сроках, парные прямые кавычки
    #[arg(long)]
    pub(super) fix: bool,
    /// Вместе с --fix: показать исправления и ничего не записывать
    #[arg(long, requires = "fix")]
    pub(super) diff: bool,
    /// Вместе с --fix: исправить и подписанный приказ (с номером и датой)
    #[arg(long, requires = "fix")]
    pub(super) signed: bool,
    /// Считать предупреждения ошибками
    #[arg(long)]
    pub(super) strict: bool,
    /// Папка со словарём hunspell (.aff и .dic): проверить и орфографию
    #[arg(long, value_name = "ПАПКА")]
    pub(super) dictionary: Option<PathBuf>,
    #[command(flatten)]
    pub(super) forms: Forms,
    /// Как показать найденное: text или short (строка на место) — для людей, json или sarif — для программ
    #[arg(
        long,
        value_name = "ВИД",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Format,
}

/// `prikaz explain`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Explain {
    /// Имя правила, например number-gap
    #[arg(value_name = "ПРАВИЛО", help_heading = "Что объяснить")]
    pub(super) rule: Option<String>,
}

/// `prikaz next`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Next {
    /// Файл YAML этого года; «-» — стандартный ввод
    #[arg(value_name = "ФАЙЛ", help_heading = "Что делать")]
    pub(super) order: PathBuf,
    /// Имя нового файла; «-» — стандартный вывод; если не названо — 2024-draft.yaml рядом с прежним
    #[arg(short, long, value_name = "ФАЙЛ")]
    pub(super) output: Option<PathBuf>,
    /// На какой год; если не назван — на следующий
    #[arg(long, value_name = "ГОД")]
    pub(super) to: Option<String>,
    /// Записать перечень изменений и того, что проверить: .md — для людей, .json — для программ
    #[arg(long, value_name = "ФАЙЛ")]
    pub(super) review: Option<PathBuf>,
    /// Оставить номера мероприятий, вписанные вручную
    #[arg(long)]
    pub(super) keep_numbers: bool,
    /// Записать поверх готового файла; не смотреть на оставшиеся отметки «ПРОВЕРИТЬ»
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) forms: Forms,
    /// Как показать изменения: text — для людей, json — для программ
    #[arg(
        long,
        value_name = "ВИД",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Listing,
}

/// `prikaz verify`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Verify {
    /// Файл YAML; «-» — стандартный ввод; с описью можно назвать и папку с приказами
    #[arg(value_name = "YAML|ПАПКА", help_heading = "Что сверить")]
    pub(super) order: PathBuf,
    /// Документы PDF и DOCX или опись manifest.json
    #[arg(value_name = "ДОКУМЕНТ", required = true, help_heading = "Что сверить")]
    pub(super) papers: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) forms: Forms,
}

/// `prikaz diff`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Параметры")]
pub(super) struct Diff {
    /// Прежний приказ, файл YAML; «-» — стандартный ввод
    #[arg(value_name = "БЫЛО", help_heading = "Что сравнить")]
    pub(super) old: PathBuf,
    /// Новый приказ, файл YAML; «-» — стандартный ввод
    #[arg(value_name = "СТАЛО", help_heading = "Что сравнить")]
    pub(super) new: PathBuf,
    /// Сделать сравнительную таблицу в этом файле PDF
    #[arg(long, value_name = "ФАЙЛ")]
    pub(super) pdf: Option<PathBuf>,
    /// Сделать сравнительную таблицу в этом файле DOCX
    #[arg(long, value_name = "ФАЙЛ")]
    pub(super) docx: Option<PathBuf>,
    #[command(flatten)]
    pub(super) forms: Forms,
    /// Как показать различия: text — для людей, json — для программ
    #[arg(
        long,
        value_name = "ВИД",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Listing,
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

/// Which forms there are, and which is taken.
#[derive(Debug, Args)]
pub(super) struct Forms {
    /// Взять этот бланк вместо названного в приказе
    #[arg(long, value_name = "БЛАНК")]
    pub(super) form: Option<String>,
    /// Папка со своими бланками: добавляет их или заменяет встроенные, файл за файлом
    #[arg(long, value_name = "ПАПКА")]
    pub(super) templates: Option<PathBuf>,
}

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// PDF.
    Pdf,
    /// DOCX.
    Docx,
}

/// How a list is shown that is no list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// As text, to standard error.
    Text,
    /// As JSON, to standard output.
    Json,
}

impl Listing {
    /// How findings are shown beside it.
    pub(super) fn of_findings(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Json => Format::Json,
        }
    }
}

impl Format {
    /// Whether it goes to standard output, for programs.
    pub(super) fn is_for_programs(self) -> bool {
        matches!(self, Self::Json | Self::Sarif)
    }
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// As text, to standard error.
    Text,
    /// As text, a line each, to standard error.
    Short,
    /// As JSON, to standard output.
    Json,
    /// As SARIF 2.1.0, to standard output.
    Sarif,
}
