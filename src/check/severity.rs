//! How much findings weigh: the one place where rules are turned up, down or off.

use rustc_hash::FxHashMap;

use crate::config::{CheckPart, Level};
use crate::diagnostic::{Finding, Severity};

/// What is said of the severity of rules. What the command line says goes before what the
/// configuration says of a record, and that before what it says of a rule.
#[derive(Clone, Debug, Default)]
pub struct Severities {
    asked: FxHashMap<Box<str>, Level>,
    rules: FxHashMap<Box<str>, Level>,
    records: FxHashMap<Box<str>, FxHashMap<Box<str>, Level>>,
}

impl Severities {
    /// What the configuration says.
    pub fn configured(part: &CheckPart) -> Self {
        let rules = part.rules.iter();
        let rules = rules.map(|it| (it.rule.text.clone(), it.level)).collect();
        let mut records: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
        for of_record in &part.records {
            let levels = of_record.rules.iter();
            records
                .entry(of_record.record.text.clone())
                .or_default()
                .extend(levels.map(|it| (it.rule.text.clone(), it.level)));
        }
        Self {
            asked: FxHashMap::default(),
            rules,
            records,
        }
    }

    /// Has a rule weigh this much whatever the configuration says.
    pub fn ask(&mut self, rule: &str, level: Level) {
        self.asked.insert(rule.into(), level);
    }

    /// How much a finding weighs; none if it is not told.
    pub fn of(&self, finding: &Finding) -> Option<Severity> {
        let rule = finding.fact.rule().name;
        let record = || self.records.get(&finding.record)?.get(rule);
        let level = self.asked.get(rule).or_else(record);
        match level.or_else(|| self.rules.get(rule)) {
            Some(level) => level.severity(),
            None => Some(finding.default_severity()),
        }
    }
}
