//! Paths as platforms have them: from the root of the repository, with forward slashes.

use std::fmt::Write as _;

/// Where the folder from which paths are shown lies in its repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The folders from the root to it.
    folders: Vec<String>,
}

impl Base {
    /// The folder at this path below the root, with forward slashes; empty for the root itself.
    pub fn below_root(path: &str) -> Self {
        let folders = path.split('/').filter(|part| !part.is_empty());
        Self {
            folders: folders.map(str::to_owned).collect(),
        }
    }

    /// The path of a file from the root. One that is absolute or outside stays as it is shown.
    pub(super) fn path(&self, shown: &str) -> String {
        if shown.starts_with('/') {
            return shown.to_owned();
        }
        let mut parts: Vec<&str> = self.folders.iter().map(String::as_str).collect();
        for part in shown.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    if parts.pop().is_none() {
                        return shown.to_owned();
                    }
                }
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    /// The path from the root as the path of a URI (RFC 3986).
    pub(super) fn uri(&self, shown: &str) -> String {
        let mut uri = String::new();
        for byte in self.path(shown).bytes() {
            let is_kept = byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
            if is_kept {
                uri.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
        uri
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn paths_start_at_the_root() {
        let base = Base::below_root("news/claims");
        assert_eq!(base.path("graphs/a.yaml"), "news/claims/graphs/a.yaml");
        assert_eq!(base.path("../b.yaml"), "news/b.yaml");
        assert_eq!(base.path("../../../b.yaml"), "../../../b.yaml");
        assert_eq!(base.path("/else/b.yaml"), "/else/b.yaml");
        assert_eq!(Base::default().path("./a.yaml"), "a.yaml");
        assert_eq!(
            Base::default().uri("a b/é%#.yaml"),
            "a%20b/%C3%A9%25%23.yaml"
        );
    }
}
