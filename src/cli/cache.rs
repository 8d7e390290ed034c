//! Where checks keep what they found.

use std::env;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::check::Cache;
use crate::load::Files;

/// The least number of files, or of bytes in all, of a graph of which anything is kept: smaller ones
/// are checked as fast without.
const LEAST: (usize, u64) = (500, 4 << 20);

/// The variable that names the folder.
const VARIABLE: &str = "CLAIMGRAPH_CACHE";

/// The folder in which checks keep what they found.
#[derive(Clone, Debug)]
pub(super) struct CacheFolder(PathBuf);

impl CacheFolder {
    /// The folder of this user; none where there is no telling which. It lies outside every
    /// repository, so that none can bring one along.
    pub(super) fn find() -> Option<Self> {
        let given = |name: &str| {
            let path = env::var_os(name).filter(|path| !path.is_empty());
            path.map(PathBuf::from).filter(|path| path.is_absolute())
        };
        if let Some(folder) = given(VARIABLE) {
            return Some(Self(folder));
        }
        let of_user = if cfg!(windows) {
            given("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            given("HOME").map(|home| home.join("Library").join("Caches"))
        } else {
            given("XDG_CACHE_HOME").or_else(|| Some(given("HOME")?.join(".cache")))
        };
        of_user.map(|folder| Self(folder.join("claimgraph")))
    }

    /// The cache of a graph, if it is so large that it pays.
    pub(super) fn of(&self, files: &Files, paths: &[PathBuf], here: &Path) -> Option<Cache> {
        if files.len() < LEAST.0 && size(files) < LEAST.1 && env::var_os(VARIABLE).is_none() {
            return None;
        }
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let mut name = whole(here).as_os_str().as_encoded_bytes().to_vec();
        for path in paths {
            for path in [path, &whole(path)] {
                name.push(0);
                name.extend(path.as_os_str().as_encoded_bytes());
            }
        }
        Some(Cache::new(&self.0, &name, &version()?))
    }
}

/// How many bytes the files hold.
fn size(files: &Files) -> u64 {
    let sizes = files.ids().filter_map(|file| {
        let data = files.disk_path(file)?.metadata().ok()?;
        Some(data.len())
    });
    sizes.sum()
}

/// The version of the program, down to the build: another one may find something else.
fn version() -> Option<String> {
    let program = env::current_exe().ok()?.metadata().ok()?;
    let built = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    Some(format!("{version} {} {}", program.len(), built.as_nanos()))
}
