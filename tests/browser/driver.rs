//! A browser, driven by its `chromedriver` over the `WebDriver` protocol.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The keys as `WebDriver` names them.
pub(super) const TAB: &str = "\u{e004}";
pub(super) const ENTER: &str = "\u{e007}";
pub(super) const ESCAPE: &str = "\u{e00c}";
pub(super) const RIGHT: &str = "\u{e014}";
pub(super) const LEFT: &str = "\u{e012}";
pub(super) const HOME: &str = "\u{e011}";
pub(super) const END: &str = "\u{e010}";

/// How an element is named in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Nothing asked of a browser takes longer, or it never ends.
const PATIENCE: Duration = Duration::from_secs(60);

/// One browser at a time: several on a small machine only wait for each other.
static TURN: Mutex<()> = Mutex::new(());

/// A browser with one window. It ends with its driver when this is dropped.
pub(super) struct Browser {
    driver: Child,
    /// Held so that the driver can go on writing.
    _output: BufReader<ChildStdout>,
    agent: ureq::Agent,
    address: String,
    session: String,
    _turn: MutexGuard<'static, ()>,
}

/// The version of a program, if it is there.
fn there(program: &str) -> bool {
    let mut asked = Command::new(program);
    asked
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

impl Browser {
    /// Starts one whose window is so wide and high. None where there is no Chromium or no driver of
    /// it, and says so; where both are there and do not start, the test fails.
    pub(super) fn start(test: &str, width: u32, height: u32) -> Option<Self> {
        if let Some(missing) = ["chromium", "chromedriver"]
            .into_iter()
            .find(|it| !there(it))
        {
            #[allow(clippy::print_stderr, reason = "the notice of a skipped test")]
            {
                eprintln!("skipped {test}: no `{missing}` on the PATH");
            }
            return None;
        }
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(driver.stdout.take().unwrap());
        // The driver chooses a free port, and tells which.
        let port = loop {
            let mut line = String::new();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the driver ended");
            if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .proxy(None)
            .build();
        let mut browser = Self {
            driver,
            _output: output,
            agent: agent.into(),
            address: format!("http://127.0.0.1:{port}"),
            session: String::new(),
            _turn: turn,
        };
        let size = format!("--window-size={width},{height}");
        let made = browser.post(
            "/session",
            &json!({ "capabilities": { "alwaysMatch": {
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": { "binary": which("chromium"), "args": [
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                    "--force-prefers-reduced-motion", size,
                ] },
            } } }),
        );
        browser.session = format!("/session/{}", made["sessionId"].as_str().unwrap());
        browser.size(width, height);
        Some(browser)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let address = format!("{}{path}", self.address);
        let asked = self.agent.post(&address);
        let asked = asked.header("content-type", "application/json");
        let mut answer = asked.send(body.to_string()).unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        assert!(answer.status().is_success(), "{path} {body}\n{text}");
        value["value"].take()
    }

    fn ask(&self, command: &str, body: &Value) -> Value {
        self.post(&format!("{}{command}", self.session), body)
    }

    /// Asks the browser itself, in its own protocol.
    pub(super) fn devtools(&self, command: &str, with: &Value) -> Value {
        self.ask(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": with }),
        )
    }

    /// The size of what is seen, in CSS pixels.
    pub(super) fn size(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// What the page is told of its reader: `prefers-color-scheme`, and screen or paper.
    pub(super) fn media(&self, scheme: &str, media: &str) {
        let scheme = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let told = json!({ "media": media, "features": scheme });
        self.devtools("Emulation.setEmulatedMedia", &told);
    }

    /// Opens an address anew, and waits until it is loaded.
    pub(super) fn open(&self, address: &str) {
        // To go to another fragment of the same page would not load it.
        self.ask("/url", &json!({ "url": "about:blank" }));
        self.ask("/url", &json!({ "url": address }));
        // On a slow machine the driver may answer while the blank page is still there.
        let loaded = "location.protocol === 'file:' && document.readyState === 'complete'";
        let end = Instant::now() + PATIENCE;
        while self.get(loaded) != true {
            assert!(Instant::now() < end, "never loaded: {address}");
        }
    }

    /// The value of an expression of the page.
    pub(super) fn get(&self, expression: &str) -> Value {
        let script = format!("return ({expression});");
        self.ask("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    pub(super) fn text(&self, expression: &str) -> String {
        let value = self.get(expression);
        value.as_str().unwrap_or_default().to_owned()
    }

    /// A whole number.
    pub(super) fn number(&self, expression: &str) -> i64 {
        let value = self.get(expression);
        let number = value.as_i64();
        number.unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// Waits, frame by frame, until an expression of the page holds; ten seconds at most.
    pub(super) fn wait(&self, expression: &str) {
        let script = format!(
            "const done = arguments[0]; const end = performance.now() + 10000;
             const look = () => {{
               const is = Boolean({expression});
               if (is || performance.now() > end) done(is); else requestAnimationFrame(look);
             }};
             look();"
        );
        let held = self.ask("/execute/async", &json!({ "script": script, "args": [] }));
        assert!(
            held == true,
            "never so: {expression}\nat {}",
            self.fragment()
        );
    }

    fn element(&self, selector: &str) -> String {
        let asked = json!({ "using": "css selector", "value": selector });
        let found = self.ask("/element", &asked);
        format!("/element/{}", found[ELEMENT].as_str().unwrap())
    }

    /// Clicks on the middle of an element, as a mouse does.
    pub(super) fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.ask(&format!("{element}/click"), &json!({}));
    }

    /// Types into an element after what it holds is deleted.
    pub(super) fn write(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.ask(&format!("{element}/clear"), &json!({}));
        self.ask(&format!("{element}/value"), &json!({ "text": text }));
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub(super) fn press(&self, keys: &[&str]) {
        let acts: Vec<Value> = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|act| json!({ "type": act, "value": key })))
            .collect();
        let all = json!({ "actions": [{ "type": "key", "id": "keys", "actions": acts }] });
        self.ask("/actions", &all);
    }

    /// The fragment of the address, decoded.
    pub(super) fn fragment(&self) -> String {
        self.text("new URLSearchParams(location.hash.slice(1)).toString()")
    }

    /// What was logged since this was last asked.
    pub(super) fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.ask("/se/log", &json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }
}

/// The path of a program; the driver looks for its browser under other names.
fn which(program: &str) -> String {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&folders).map(|folder| folder.join(program));
    let found = found.find(|path| path.is_file());
    found.map_or_else(|| program.to_owned(), |path| path.display().to_string())
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser when the session ends; killed, it would leave it behind.
        if !self.session.is_empty() {
            let session = format!("{}{}", self.address, self.session);
            let _ = self.agent.delete(&session).call();
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
