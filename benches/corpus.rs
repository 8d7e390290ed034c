//! Writes a corpus of valid claim files, the same bytes for the same seed:
//!
//! ```text
//! cargo run --release --example corpus -- DIR --files 10000 --bytes 100000000 [--seed 1]
//! ```
//!
//! One file holds the shared world (states, leaders, armies, outlets, places, items); every other
//! one declares a source of its own, its events with their claims, claims about events of earlier
//! files, and a question. Countries, names and deeds are invented. References run only to the
//! shared file and to earlier files, so that no order of events is circular. A claim costs about
//! 780 bytes, its share of everything else included.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

const LANDS: [(&str, &str); 12] = [
    ("westland", "Westland"),
    ("eastland", "Eastland"),
    ("northmark", "Nørdmark"),
    ("southland", "Southland"),
    ("velmora", "Velmóra"),
    ("tarsia", "Tarsia"),
    ("korvath", "Korváth"),
    ("ilmaria", "Ilmária"),
    ("zhelen", "Желен"),
    ("haidong", "海東"),
    ("ostrava-free", "Ostrava Libre"),
    ("qarsh", "Qarş"),
];

const PLACES: [(&str, &str); 6] = [
    ("border-region", "the border region"),
    ("old-harbour", "the old harbour"),
    ("capital", "the capital"),
    ("river-crossing", "the river crossing"),
    ("northern-plain", "the northern plain"),
    ("airfield", "the airfield"),
];

const ITEMS: [(&str, &str, &str); 6] = [
    ("missiles", "long-range missiles", "weapon"),
    ("drones", "reconnaissance drones", "weapon"),
    ("tanks", "main battle tanks", "vehicle"),
    ("engineers", "field engineers", "personnel"),
    ("grain", "grain deliveries", "aid"),
    ("treaty", "the text of the treaty", "document"),
];

/// Act, the word that starts the id of such an event, and whom it concerns.
const ACTS: [(&str, &str, Role); 24] = [
    ("authorize", "permission", Role::Permits),
    ("order", "order", Role::Permits),
    ("promise", "pledge", Role::Recipient),
    ("warn", "warning", Role::Warns),
    ("threaten", "threat", Role::Warns),
    ("demand", "demand", Role::Recipient),
    ("request", "request", Role::Recipient),
    ("reject", "refusal", Role::Recipient),
    ("accuse", "accusation", Role::Target),
    ("condemn", "protest", Role::Target),
    ("support", "backing", Role::Recipient),
    ("negotiate", "talks", Role::Recipient),
    ("communicate", "call", Role::Recipient),
    ("supply", "delivery", Role::Gives),
    ("cooperate", "exercise", Role::Recipient),
    ("deploy", "deployment", Role::Moves),
    ("mobilize", "call-up", Role::Moves),
    ("attack", "strike", Role::Attacks),
    ("intercept", "interception", Role::Attacks),
    ("sanction", "sanctions", Role::Target),
    ("de-escalate", "withdrawal", Role::Moves),
    ("decide", "decision", Role::Permits),
    ("situation", "standoff", Role::State),
    ("assess", "assessment", Role::View),
];

const WORDS: [&str; 32] = [
    "the",
    "border",
    "army",
    "government",
    "late",
    "on",
    "Tuesday",
    "said",
    "that",
    "a",
    "second",
    "column",
    "of",
    "vehicles",
    "had",
    "crossed",
    "near",
    "the",
    "river",
    "while",
    "talks",
    "in",
    "the",
    "capital",
    "went",
    "on",
    "without",
    "result",
    "naïve",
    "façade",
    "überaus",
    "früh",
];

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Permits,
    Recipient,
    Warns,
    Target,
    Gives,
    Moves,
    Attacks,
    State,
    View,
}

struct Arguments {
    folder: PathBuf,
    files: usize,
    bytes: usize,
    seed: u64,
}

fn main() -> ExitCode {
    let outcome = arguments(env::args().skip(1)).and_then(|arguments| {
        let total = write_corpus(&arguments).map_err(|error| error.to_string())?;
        Ok((arguments, total))
    });
    match outcome {
        Ok((arguments, total)) => {
            let Total {
                bytes,
                claims,
                events,
            } = total;
            say(&format!(
                "{} files, {bytes} bytes, {events} events, {claims} claims in {}",
                arguments.files,
                arguments.folder.display()
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!(
                "corpus: {error}\nusage: corpus DIR [--files N] [--bytes N] [--seed N]"
            ));
            ExitCode::from(2)
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a tool for developers: its one line of account"
)]
fn say(line: &str) {
    eprintln!("{line}");
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut folder = None;
    let (mut files, mut bytes, mut seed) = (100, 1_000_000, 1);
    while let Some(argument) = given.next() {
        let mut number = || -> Result<usize, String> {
            let value = given.next().ok_or(format!("{argument} needs a number"))?;
            value
                .parse()
                .map_err(|_| format!("`{value}` is not a number"))
        };
        match argument.as_str() {
            "--files" => files = number()?.max(2),
            "--bytes" => bytes = number()?,
            "--seed" => seed = number()? as u64,
            // Cargo says this to every bench and example that it runs as one.
            "--bench" => {}
            other if other.starts_with('-') => return Err(format!("no option `{other}`")),
            other => folder = Some(PathBuf::from(other)),
        }
    }
    let folder = folder.ok_or("which folder?")?;
    Ok(Arguments {
        folder,
        files,
        bytes,
        seed,
    })
}

#[derive(Default)]
struct Total {
    bytes: usize,
    claims: usize,
    events: usize,
}

fn write_corpus(arguments: &Arguments) -> io::Result<Total> {
    let mut total = Total::default();
    let mut file = File {
        random: Random(arguments.seed),
        ..File::default()
    };
    fs::create_dir_all(&arguments.folder)?;
    let world = world();
    total.bytes += world.len();
    fs::write(arguments.folder.join("shared.yaml"), world)?;
    for number in 1..arguments.files {
        let left = arguments.bytes.saturating_sub(total.bytes);
        let text = file.write(number, left / (arguments.files - number));
        total.bytes += text.len();
        let path = place(&arguments.folder, number);
        if let Some(folder) = path
            .parent()
            .filter(|_| number % 500 == 1 || number % 500 == 0)
        {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    total.claims = file.claims;
    total.events = file.all_events;
    Ok(total)
}

fn place(folder: &Path, number: usize) -> PathBuf {
    folder
        .join(format!("{:02}", number / 500))
        .join(format!("{number:05}.yaml"))
}

/// The records that all other files refer to.
fn world() -> String {
    let mut text = String::from("# The shared world of the corpus.\nclaimgraph: 1\n\nactors:\n");
    for (id, name) in LANDS {
        let _ = write!(
            text,
            "  {id}: {{ name: {name}, kind: state }}\n  \
             {id}-leader: {{ name: \"Leader of {name}\", kind: person, aliases: [President {name}],\n    \
             affiliations: [{{ role: leads, of: {id}, as: president, from: 2029 }}] }}\n  \
             {id}-army:\n    name: the {name} army\n    kind: military\n    \
             affiliations:\n      - {{ role: part-of, of: {id} }}\n  \
             {id}-ministry: {{ name: 'the {name} ministry', kind: government, affiliations: [{{ role: represents, of: {id} }}] }}\n  \
             {id}-daily: {{ name: {name} Daily, kind: organization }}   # an outlet\n"
        );
    }
    text.push_str("\nplaces:\n");
    for (land, name) in LANDS {
        for (id, place) in PLACES {
            let _ = writeln!(
                text,
                "  {land}-{id}: {{ name: \"{place}, {name}\", within: {land} }}"
            );
        }
    }
    text.push_str("\nitems:\n");
    for (id, name, kind) in ITEMS {
        let _ = writeln!(text, "  {id}: {{ name: {name}, kind: {kind} }}");
        for (land, of) in LANDS {
            let _ = writeln!(
                text,
                "  {land}-{id}: {{ name: {of} {name}, kind: {kind}, kind_of: {id} }}"
            );
        }
    }
    text
}

/// One file in the making.
#[derive(Default)]
struct File {
    random: Random,
    number: usize,
    text: String,
    /// Where the sentences of the source start, and where the last one written ends.
    sentences: Vec<usize>,
    chars: usize,
    /// The ids of this file's events, in order.
    events: Vec<String>,
    /// The id of the first event of each file so far.
    first_events: Vec<String>,
    claims: usize,
    all_events: usize,
}

impl File {
    fn write(&mut self, number: usize, bytes: usize) -> String {
        self.number = number;
        self.text.clear();
        self.sentences.clear();
        self.events.clear();
        self.chars = 0;
        let outlet = self.random.pick(&LANDS).0;
        let skipped = self.at();
        let question = self.at();
        let tail = 700;
        self.text.push_str("\nevents:\n");
        while self.events.is_empty() || self.text.len() + 5 * self.sentences.len() + 1500 < bytes {
            self.event();
        }
        self.text.push_str("\nclaims:\n");
        loop {
            self.claim_apart();
            if self.text.len() + 5 * self.sentences.len() + tail >= bytes {
                break;
            }
        }
        let about = self.events[0].clone();
        let gloss = self.words(9);
        let _ = write!(
            self.text,
            "\nquestions:\n  question-{number:05}:\n    gloss: \"Is it so that {gloss}?\"\n    \
             about: {about}\n    raised_in: [{{ at: {question} }}]\n"
        );
        self.first_events.push(about);
        let mut text = self.head(outlet, &skipped);
        text.push_str(&self.text);
        text
    }

    fn head(&mut self, outlet: &str, skipped: &str) -> String {
        let number = self.number;
        let mut digest = String::new();
        for _ in 0..4 {
            let _ = write!(digest, "{:016x}", self.random.next());
        }
        let (month, day) = (1 + number % 12, 1 + number % 28);
        let title = self.words(6);
        let language = self.random.pick(&["en", "no", "de"]);
        let sentences = list(&self.sentences);
        let paragraphs: Vec<usize> = self.sentences.iter().copied().step_by(3).collect();
        let mut text = String::new();
        if self.random.one_in(2) {
            text.push_str("# yaml-language-server: $schema=../../schemas/claimgraph.schema.json\n");
        }
        let _ = write!(
            text,
            "claimgraph: 1\n\
             defaults: {{ source: source-{number:05} }}\n\n\
             sources:\n  source-{number:05}:\n    kind: news\n    title: {title}\n    \
             publisher: {outlet}-daily\n    url: https://example.org/{outlet}/{number}?view=full#top\n    \
             language: {language}\n    published: 2031-{month:02}-{day:02}\n    reliability: {}\n    \
             text:\n      sha256: {digest}\n      chars: {}\n      paragraphs: {}\n      sentences: {sentences}\n    \
             skipped: [{{ at: \"{skipped}\", reason: boilerplate }}]\n\n",
            self.random.pick(&["A", "B", "C", "F"]),
            self.chars,
            list(&paragraphs),
        );
        let land = self.random.pick(&LANDS);
        let _ = write!(
            text,
            "actors:\n  officials-{number:05}: {{ name: senior {} officials, kind: unnamed, affiliations: \
             [{{ role: employed-by, of: {} }}] }}\n",
            land.1, land.0
        );
        text
    }

    /// An event with one to three claims.
    fn event(&mut self) {
        let (act, word, role) = *self.random.pick(&ACTS);
        let id = format!("{word}-{:05}-{}", self.number, self.events.len() + 1);
        let _ = write!(self.text, "  {id}:\n    act: {act}\n");
        self.gloss();
        self.roles(role);
        let dated = self.random.one_in(2);
        if dated {
            self.date();
        }
        let counted = self.random.one_in(4);
        if counted {
            let killed = self.random.below(40);
            let _ = writeln!(
                self.text,
                "    quantities: {{ killed: {{ max: {killed} }}, soldiers: {} }}",
                100 * (1 + killed)
            );
        }
        self.links(dated);
        self.note();
        if self.random.one_in(4) {
            self.text
                .push_str("    # Read twice; the wording leaves the hour open.\n");
        }
        self.text.push_str("    claims:\n");
        for claim in 0..[1, 1, 1, 2][self.random.below(4)] {
            // Somebody gives the numbers.
            self.claim(role, counted && claim == 0);
        }
        self.events.push(id);
        self.all_events += 1;
    }

    fn gloss(&mut self) {
        let words = self.words(14);
        match self.random.below(4) {
            0 => {
                let more = self.words(12);
                let _ = write!(self.text, "    gloss: >-\n      {words}\n      {more}\n");
            }
            1 => {
                let _ = writeln!(self.text, "    gloss: \"{words}: \\u201Cagain\\u201D\"");
            }
            2 => {
                let _ = writeln!(self.text, "    gloss: '{words} – not ''for now'''");
            }
            _ => {
                let _ = writeln!(self.text, "    gloss: {words}");
            }
        }
    }

    fn note(&mut self) {
        let lines: [String; 4] = std::array::from_fn(|_| self.words(18));
        let [one, two, three, four] = &lines;
        let _ = match self.random.below(4) {
            0 => writeln!(self.text, "    note: '{one}, it''s said, {two} {three}'"),
            1 => write!(
                self.text,
                "    note: |\n      {one}\n      {two}:\n        - {three}\n"
            ),
            2 => write!(self.text, "    note: {one},\n      {two}\n      {three}\n"),
            _ => write!(
                self.text,
                "    note: >\n      {one}\n      {two}\n\n      {three} # {four}\n"
            ),
        };
    }

    fn roles(&mut self, role: Role) {
        let (one, other) = self.two_lands();
        let item = self.random.pick(&ITEMS[..3]).0;
        let place = self.random.pick(&PLACES).0;
        let text = &mut self.text;
        let _ = match role {
            Role::Permits => write!(
                text,
                "    actor: {one}-leader\n    recipient: {one}-army\n    \
                 object: {{ act: attack, actor: {one}-army, target: {other}, instrument: {one}-{item} }}\n"
            ),
            Role::Recipient => writeln!(
                text,
                "    actor: {one}\n    recipient: [{other}, {other}-leader]"
            ),
            Role::Warns => write!(text, "    actor: {one}-leader\n    recipient: {other}\n"),
            Role::Target => writeln!(text, "    actor: {one}-ministry\n    target: {other}"),
            Role::Gives => writeln!(
                text,
                "    actor: {one}\n    recipient: {other}\n    instrument: {one}-{item}"
            ),
            Role::Moves => writeln!(text, "    actor: {one}-army\n    place: {one}-{place}"),
            Role::Attacks => writeln!(
                text,
                "    actor: [{one}-army]\n    target: {other}\n    instrument: {one}-{item}\n    place: {other}-{place}"
            ),
            Role::State => writeln!(text, "    target: {one}\n    place: {one}-{place}"),
            Role::View => writeln!(text, "    target: {one}"),
        };
        if role == Role::Warns && self.random.one_in(8) {
            let _ = write!(
                self.text,
                "    condition: {{ act: authorize, recipient: {other}-army, instrument: {other}-{item}, target: {one} }}\n    \
                 consequence: {{ kind: reclassification, gloss: \"{other} becomes a party to the war\" }}\n"
            );
        }
    }

    /// A date of the year before the sources.
    fn date(&mut self) {
        let (month, day) = (1 + self.random.below(12), 1 + self.random.below(28));
        let _ = match self.random.below(5) {
            0 => writeln!(self.text, "    date: \"2030-{month:02}~\""),
            1 => writeln!(self.text, "    date: 2030"),
            2 => writeln!(
                self.text,
                "    date: 2030-{month:02}-{day:02}/2030-{month:02}-28"
            ),
            _ => writeln!(self.text, "    date: 2030-{month:02}-{day:02}"),
        };
    }

    /// Links to earlier events only, in time where no date may contradict it.
    fn links(&mut self, dated: bool) {
        let earlier = self
            .events
            .len()
            .checked_sub(1)
            .map(|last| self.events[last].clone());
        if let Some(event) = earlier {
            match self.random.below(5) {
                0 if !dated => drop(writeln!(self.text, "    after: {event}")),
                1 => drop(writeln!(self.text, "    responds_to: [{event}]")),
                2 => drop(writeln!(
                    self.text,
                    "    tags: [border, \"night, and day\", {event}]"
                )),
                _ => {}
            }
        }
    }

    /// A claim under its event.
    fn claim(&mut self, role: Role, spoken: bool) {
        let at = self.at();
        let speaker = self.speaker();
        let number = self.number;
        let kind = if spoken {
            1 + self.random.below(3)
        } else {
            self.random.below(6)
        };
        let _ = match kind {
            0 => writeln!(self.text, "      - at: {at}"),
            1 => writeln!(
                self.text,
                "      - {{ at: {at}, said_by: {{ actor: {speaker}, cue: confirm }}, label: firm words,\n          \
                 recorded: {{ by: \"A. Coder\", date: 2032-06-01 }} }}"
            ),
            2 => writeln!(
                self.text,
                "      - {{ at: {at}, said_by: officials-{number:05}, modality: probable, wording: paraphrased }}"
            ),
            3 => writeln!(
                self.text,
                "      - at: \"{at}\"\n        said_by:\n          - {speaker}\n          - {{ actor: officials-{number:05}, date: 2030-12-30 }}\n        \
                 modality: possible\n        says: {{ quantities: {{ killed: {{ min: 3 }} }} }}"
            ),
            4 if role != Role::View => {
                writeln!(
                    self.text,
                    "      - {{ at: {at}, said_by: [{{ actor: {speaker}, cue: deny }}] }}"
                )
            }
            _ => writeln!(
                self.text,
                "      - at: [{at}]   # the headline says less\n        stated: presupposed\n        confidence: 0.8"
            ),
        };
        self.claims += 1;
    }

    /// A claim about an event of another file, or of this one.
    fn claim_apart(&mut self) {
        let at = self.at();
        let number = self.number;
        let (about, cited) = match self.first_events.len() {
            0 => (self.events[0].clone(), None),
            files => {
                let file = self.random.below(files);
                (self.first_events[file].clone(), Some(file + 1))
            }
        };
        let speaker = match cited {
            Some(file) if self.random.one_in(2) => {
                format!("[{{ source: source-{file:05} }}, officials-{number:05}]")
            }
            // Whoever said that he himself warns would be coded twice.
            _ => format!("{{ actor: {}, cue: allege }}", self.speaker()),
        };
        let note = self.words(7);
        let _ = writeln!(
            self.text,
            "  # {note}\n  - {{ about: {about}, source: source-{number:05}, at: {at},\n      said_by: {speaker}, modality: {} }}",
            self.random.pick(&["certain", "probable", "possible"]),
        );
        self.claims += 1;
    }

    fn speaker(&mut self) -> String {
        let land = self.random.pick(&LANDS).0;
        format!(
            "{land}-{}",
            self.random.pick(&["leader", "ministry", "army"])
        )
    }

    fn two_lands(&mut self) -> (&'static str, &'static str) {
        let one = self.random.below(LANDS.len());
        let other = (one + 1 + self.random.below(LANDS.len() - 1)) % LANDS.len();
        (LANDS[one].0, LANDS[other].0)
    }

    /// The next sentence of the source, as a span.
    fn at(&mut self) -> String {
        let start = self.chars;
        self.sentences.push(start);
        self.chars = start + 60 + self.random.below(120);
        format!("{start}..{}#{:016x}", self.chars - 1, self.random.next())
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| *self.random.pick(&WORDS)).collect();
        words.join(" ")
    }
}

fn list(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("[{}]", numbers.join(", "))
}

/// `SplitMix64`.
#[derive(Default)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
