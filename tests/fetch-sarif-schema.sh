#!/bin/sh
# Fetches the JSON Schema of SARIF 2.1.0 (in an npm package, MIT) into target/, for
# `cargo test check::contracts`.
set -eu
cd "$(dirname "$0")/.."
folder=target/sarif-schema
rm -rf "$folder"
mkdir -p "$folder"
(cd "$folder" && npm pack --silent "@microsoft/jest-sarif@1.0.0-beta.0" >/dev/null)
tar -xzf "$folder"/*.tgz -C "$folder"
mv "$folder/package/lib/schemas/sarif-2.1.0-rtm.5.json" "$folder/sarif-2.1.0.json"
echo "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8  $folder/sarif-2.1.0.json" | sha256sum -c --quiet
rm -rf "$folder/package" "$folder"/*.tgz
echo "$folder/sarif-2.1.0.json"
