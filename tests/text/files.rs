use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::text::{FileError, Files, write_whole};
use tempfile::TempDir;

fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "").expect("a file");
    }
    folder
}

fn found(folder: &TempDir, paths: &[&str]) -> Vec<String> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
    let files = Files::find(&paths);
    assert!(files.errors.is_empty(), "{:?}", files.errors);
    files.paths.iter().map(|path| shown(folder, path)).collect()
}

fn shown(folder: &TempDir, path: &Path) -> String {
    path.strip_prefix(folder.path())
        .expect("inside")
        .to_string_lossy()
        .replace('\\', "/")
}

#[test]
fn a_folder_gives_its_claim_files_in_order() {
    let folder = folder(&[
        "b/z.yaml",
        "b/a.yml",
        "b-c.yaml",
        "a.yaml",
        "notes.md",
        ".hidden/x.yaml",
        ".x.yaml",
        "claimgraph.yaml",
        "b/claimgraph.yaml",
        "texts/t.yaml",
        "b/old.yaml",
        "UPPER.YAML",
    ]);
    fs::write(folder.path().join(".gitignore"), "/texts/\n").expect("a file");
    fs::write(folder.path().join("b/.gitignore"), "old.*\n").expect("a file");
    assert_eq!(
        found(&folder, &[""]),
        ["a.yaml", "b/a.yml", "b/z.yaml", "b-c.yaml"]
    );
    assert_eq!(
        found(&folder, &["b", "a.yaml", "b/a.yml", "b/../a.yaml"]).len(),
        3
    );
}

#[test]
fn a_named_file_is_read_whatever_hides_it() {
    let folder = folder(&[
        ".hidden/x.yaml",
        "texts/t.yaml",
        "draft.txt",
        "claimgraph.yaml",
    ]);
    fs::write(folder.path().join(".gitignore"), "texts\n*.txt\n").expect("a file");
    let named = [
        ".hidden/x.yaml",
        "texts/t.yaml",
        "draft.txt",
        "claimgraph.yaml",
        "texts",
    ];
    assert_eq!(
        found(&folder, &named),
        [".hidden/x.yaml", "draft.txt", "texts/t.yaml"]
    );
}

#[test]
fn a_missing_path_is_told_with_names_like_it() {
    let folder = folder(&["graphs/a.yaml", "grafs.txt", "a.yaml"]);
    let files = Files::find(&[folder.path().join("graph"), folder.path().join("a.yaml")]);
    assert_eq!(files.paths.len(), 1);
    let [FileError::Missing { path, near }] = &files.errors[..] else {
        panic!("{:?}", files.errors);
    };
    assert_eq!(shown(&folder, path), "graph");
    assert_eq!(shown(&folder, &near[0]), "graphs");
    assert!(
        files.errors[0]
            .help()
            .is_some_and(|help| help.starts_with("did you mean"))
    );
}

#[cfg(unix)]
#[test]
fn links_make_no_loops_and_no_doubles() {
    use std::os::unix::fs::symlink;

    let folder = folder(&["g/a.yaml"]);
    symlink(folder.path(), folder.path().join("g/loop")).expect("a link");
    symlink(folder.path().join("g/a.yaml"), folder.path().join("b.yaml")).expect("a link");
    assert_eq!(found(&folder, &["g"]), ["g/a.yaml"]);
    assert_eq!(found(&folder, &["g", "b.yaml"]), ["b.yaml"]);
}

#[test]
fn a_file_is_written_whole() {
    let folder = folder(&["a.yaml"]);
    let path = folder.path().join("a.yaml");
    write_whole(&path, b"new").expect("written");
    write_whole(&folder.path().join("b.yaml"), b"other").expect("written");
    assert_eq!(fs::read(&path).expect("a file"), b"new");
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|e| e.expect("a file").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["a.yaml", "b.yaml"]);
    assert!(write_whole(&folder.path().join("none/c.yaml"), b"").is_err());
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder(&["a.yaml"]);
    let (path, link) = (folder.path().join("a.yaml"), folder.path().join("l.yaml"));
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink(&path, &link).expect("a link");
    write_whole(&link, b"new").expect("written");
    assert!(link.is_symlink());
    assert_eq!(
        (fs::read(&path).expect("a file"), mode(&path)),
        (b"new".to_vec(), 0o640)
    );

    let (new, usual) = (folder.path().join("n.yaml"), folder.path().join("u.yaml"));
    write_whole(&new, b"").expect("written");
    fs::write(&usual, b"").expect("written");
    assert_eq!(mode(&new), mode(&usual));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("permissions");
    assert!(write_whole(&path, b"never").is_err());
    assert_eq!(fs::read(&path).expect("a file"), b"new");
}
