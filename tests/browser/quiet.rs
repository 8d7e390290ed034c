//! The page asks nothing of anybody and complains of nothing.

use serde_json::Value;

use super::page::Page;
use super::{TABS, open};

#[test]
fn a_page_loads_nothing_and_logs_nothing() {
    for graph in ["tour", "kursk", "gulf"] {
        let page = Page::of(graph);
        let Some(browser) = open("requests", &page, "") else {
            return;
        };
        for tab in TABS {
            browser.open(&page.at(&format!("tab={tab}")));
        }
        let requests: Vec<String> = browser
            .log("performance")
            .iter()
            .filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok())
            .filter(|entry: &Value| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                let url = entry["message"]["params"]["request"]["url"].as_str()?;
                Some(url.to_owned())
            })
            .collect();
        assert!(
            requests.len() >= TABS.len(),
            "the log holds the page itself"
        );
        for url in &requests {
            // Nobody is asked for the blank page that comes between, nor for what an address holds
            // itself: the empty icon of the page, the browser's own sign in a field for a date.
            let own = url == &page.address || url.starts_with("data:") || url == "about:blank";
            assert!(own, "{graph}: {url}");
        }
        let log = browser.log("browser");
        assert!(log.is_empty(), "{graph}: {log:?}");
    }
}

#[test]
fn what_is_not_of_the_page_does_not_run_in_it() {
    let page = Page::of("tour");
    let Some(browser) = open("policy", &page, "") else {
        return;
    };
    browser.get(
        "(() => {
           window.refused = [];
           addEventListener('securitypolicyviolation', (it) => refused.push(`${it.effectiveDirective} ${it.blockedURI}`));
           const script = document.createElement('script');
           script.textContent = 'window.ran = true';
           const image = document.createElement('img');
           image.src = 'https://example.invalid/picture.png';
           document.body.append(script, image);
         })()",
    );
    browser.wait("refused.includes('script-src-elem inline')");
    browser.wait("refused.includes('img-src https://example.invalid/picture.png')");
    assert_eq!(browser.get("'ran' in window"), false);
}
