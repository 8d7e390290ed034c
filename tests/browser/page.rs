//! Pages on disk, for a browser to open.

use std::path::{Path, PathBuf};

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load};
use claimgraph::query::filter::Selection;
use claimgraph::render::{self, Engine, html, view};
use claimgraph::texts::Texts;
use serde_json::Value;
use tempfile::TempDir;

/// A page, which is deleted when this is dropped.
pub(super) struct Page {
    _folder: TempDir,
    pub(super) address: String,
    /// The data in it.
    pub(super) data: Value,
}

impl Page {
    /// The page of a graph of this project.
    pub(super) fn of(graph: &str) -> Self {
        Self::new(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("graphs")
                .join(graph),
            None,
        )
    }

    /// The same with words of the texts that lie beside the claim files.
    pub(super) fn with_texts(graph: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("graphs")
            .join(graph);
        Self::new(&folder, Some(&folder))
    }

    pub(super) fn new(graph: &Path, texts: Option<&Path>) -> Self {
        let loaded = load(&[graph.to_path_buf()], &Options::default()).unwrap();
        let graph = Graph::build(loaded.dataset);
        let evidence = Evidence::default();
        let derived = Derived::new(&graph, &evidence);
        let texts = texts.map(|folder| Texts::open(folder).unwrap());
        let request = html::Request {
            view: view::Request {
                derived: &derived,
                selection: &Selection::default(),
                filters: &[],
                subjects: &[],
                title: None,
                drawing: &view::Drawing::default(),
            },
            texts: texts.as_ref(),
            saved: &[],
        };
        let options = render::Options {
            engine: Engine::Builtin,
            ..render::Options::default()
        };
        let page = html::page(&request, &options).unwrap();
        let block = page.split_once("id=\"data\">").unwrap().1;
        let data = serde_json::from_str(block.split_once("</script>").unwrap().0).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().canonicalize().unwrap().join("page.html");
        std::fs::write(&path, page).unwrap();
        Self {
            _folder: folder,
            address: format!("file://{}", path.display()),
            data,
        }
    }

    /// Its address with a fragment.
    pub(super) fn at(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.address)
    }

    pub(super) fn list(&self, name: &str) -> &[Value] {
        self.data[name].as_array().map_or(&[], Vec::as_slice)
    }
}
