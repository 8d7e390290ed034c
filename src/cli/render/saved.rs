//! Saved views: pictures that the configuration gives a name.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args as _, Command, Parser};

use super::Args;
use crate::cli::CliError;
use crate::config::{Config, SavedView, Setting, Written};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule};
use crate::model::decode::fault::{RESERVED_ID, UNKNOWN_VALUE};
use crate::model::vocabulary::Vocabulary;
use crate::render::view::View;
use crate::text::FileId;

/// The saved view of this name.
pub(super) fn find<'c>(config: Option<&'c Config>, name: &str) -> Option<&'c SavedView> {
    let views = &config?.parts().views;
    views.iter().find(|view| &*view.name.text == name)
}

/// The names of all saved views.
pub(super) fn names(config: Option<&Config>) -> impl Iterator<Item = &str> {
    let views = config.map_or(&[][..], |config| &config.parts().views);
    views.iter().map(|view| &*view.name.text)
}

/// The settings of a saved view as the options that they stand for.
pub(super) fn args(view: &SavedView) -> Result<Args, CliError> {
    #[derive(Parser)]
    #[command(no_binary_name = true)]
    struct Saved {
        #[command(flatten)]
        args: Args,
    }
    let (named, behind): (Vec<_>, Vec<_>) = view
        .settings
        .iter()
        .partition(|setting| !matches!(setting.name, "view" | "about"));
    let mut words: Vec<String> = named.into_iter().flat_map(words).collect();
    words.push("--".to_owned());
    if !behind.iter().any(|setting| setting.name == "view") {
        words.push(View::Authorizations.name().to_owned());
    }
    words.extend(behind.into_iter().flat_map(words_of));
    let saved = Saved::try_parse_from(words).map_err(|error| {
        let said = error.to_string();
        let said = said.trim_start_matches("error: ").lines().next();
        CliError::usage(format!(
            "the view {} of the configuration: {}",
            view.name.text,
            said.unwrap_or_default()
        ))
    })?;
    Ok(saved.args)
}

fn words(setting: &Setting) -> Vec<String> {
    let option = setting.name.replace('_', "-");
    let values = setting.values.iter();
    if setting.name == "coder" {
        let is_on = values.clone().any(|value| &*value.text == "true");
        return is_on.then(|| format!("--{option}")).into_iter().collect();
    }
    values
        .map(|value| format!("--{option}={}", value.text))
        .collect()
}

fn words_of(setting: &Setting) -> impl Iterator<Item = String> {
    setting.values.iter().map(|value| value.text.to_string())
}

/// What is wrong with the saved views of a configuration, as the file `file`, beyond their form.
pub(in crate::cli) fn findings(config: &Config, file: FileId) -> Vec<Finding> {
    let command = Args::augment_args(Command::new("render").no_binary_name(true));
    let mut findings = Vec::new();
    let mut report = |view: &SavedView, at: &Written, field: &[&str], fault| {
        let way = FieldPath::root().key("views").key(&view.name.text);
        findings.push(Finding {
            record: "".into(),
            field: field.iter().fold(way, |way, key| way.key(key)),
            place: Place::Span(file, at.span),
            fact: Box::new(fault),
        });
    };
    for view in &config.parts().views {
        if View::from_name(&view.name.text).is_some() {
            report(view, &view.name, &[], BadView::BuiltIn);
        }
        for setting in &view.settings {
            let (first, second) = (setting.values.first(), setting.values.get(1));
            let is_many = arg(&command, setting.name)
                .is_some_and(|arg| matches!(arg.get_action(), ArgAction::Append))
                || setting.name == "about";
            if let (Some(_), Some(second), false) = (first, second, is_many) {
                report(
                    view,
                    second,
                    &[setting.name],
                    BadView::Several(setting.name),
                );
            }
            for value in &setting.values {
                if let Some(why) = refused(&command, setting.name, value) {
                    let text = value.text.clone();
                    let name = setting.name;
                    report(view, value, &[name], BadView::Value { name, text, why });
                }
            }
        }
    }
    findings
}

fn arg<'c>(command: &'c Command, name: &str) -> Option<&'c clap::Arg> {
    command.get_arguments().find(|arg| arg.get_id() == name)
}

/// Why an option does not take a value.
fn refused(command: &Command, name: &str, value: &Written) -> Option<String> {
    match name {
        "view" => {
            let words: Vec<_> = View::ALL.iter().map(|(word, _)| *word).collect();
            let is_known = words.contains(&&*value.text);
            return (!is_known).then(|| format!("there are {}", words.join(", ")));
        }
        "coder" => {
            let is_known = matches!(&*value.text, "true" | "false");
            return (!is_known).then(|| "write true or false".to_owned());
        }
        "about" => return None,
        _ => {}
    }
    let arg = arg(command, name)?.clone();
    let words = vec![format!("--{}={}", name.replace('_', "-"), value.text)];
    let alone = Command::new("render").no_binary_name(true);
    let error = alone
        .arg(arg.requires_ifs([] as [(&str, &str); 0]))
        .try_get_matches_from(words);
    let error = error.err()?;
    if error.kind() == ErrorKind::ValueValidation {
        return Some(
            std::error::Error::source(&error).map_or_else(String::new, ToString::to_string),
        );
    }
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) => Some(format!("there are {}", words.join(", "))),
        _ => Some(format!("{}", error.kind())),
    }
}

/// What is wrong with a saved view.
#[derive(Debug)]
enum BadView {
    /// Its name is that of a view that is there already.
    BuiltIn,
    /// A setting that takes one value has several.
    Several(&'static str),
    /// A setting does not take a value.
    Value {
        name: &'static str,
        text: Box<str>,
        why: String,
    },
}

impl Fact for BadView {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::BuiltIn => &RESERVED_ID,
            Self::Several(_) | Self::Value { .. } => &UNKNOWN_VALUE,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::BuiltIn => "a view of this name is built in".to_owned(),
            Self::Several(name) => format!("`{name}` takes one value"),
            Self::Value { name, text, .. } => format!("`{name}` does not take `{text}`"),
        }
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::BuiltIn => "give it another name".to_owned(),
            Self::Several(_) => "leave one".to_owned(),
            Self::Value { why, .. } => why.clone(),
        })
    }
}

/// The word of a value of an option.
pub(super) fn word(value: &impl clap::ValueEnum) -> String {
    let value = value.to_possible_value();
    value
        .as_ref()
        .map_or("", PossibleValue::get_name)
        .to_owned()
}
