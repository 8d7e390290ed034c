//! How much findings weigh: the one place where rules are turned up, down or off.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{CheckPart, Level};
use crate::diagnostic::{Finding, Severity};
use crate::rules::STOP_A_FILE;

/// What is said of the severity of rules. What the command line says goes before what the
/// configuration says of a record, and that before what it says of a rule.
#[derive(Clone, Debug, Default)]
pub struct Severities {
    asked: FxHashMap<Box<str>, Level>,
    rules: FxHashMap<Box<str>, Level>,
    records: FxHashMap<Box<str>, FxHashMap<Box<str>, Level>>,
    /// The rules that the configuration turns off somewhere.
    off: FxHashSet<Box<str>>,
}

impl Severities {
    /// What the configuration says.
    pub fn configured(part: &CheckPart) -> Self {
        let of_records = part.records.iter().flat_map(|record| &record.rules);
        let off = part.rules.iter().chain(of_records);
        let off = off.filter(|it| it.level == Level::Off);
        let off = off.map(|it| it.rule.text.clone()).collect();
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
            off,
        }
    }

    /// Has a rule weigh this much whatever the configuration says.
    pub fn ask(&mut self, rule: &str, level: Level) {
        self.asked.insert(rule.into(), level);
    }

    /// Whether a rule is turned off, for all records or some.
    pub fn is_off(&self, rule: &str) -> bool {
        match self.asked.get(rule) {
            Some(level) => *level == Level::Off,
            None => self.off.contains(rule),
        }
    }

    /// How much a finding weighs; none if it is not told. Why a file could not be read is always
    /// told, as an error: what is in it has not been looked at.
    pub fn of(&self, finding: &Finding) -> Option<Severity> {
        let rule = finding.fact.rule().name;
        if STOP_A_FILE.contains(&rule) {
            return Some(finding.default_severity());
        }
        let record = || self.records.get(&finding.record)?.get(rule);
        let level = self.asked.get(rule).or_else(record);
        match level.or_else(|| self.rules.get(rule)) {
            Some(level) => level.severity(),
            None => Some(finding.default_severity()),
        }
    }
}
