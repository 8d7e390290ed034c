//! Texts: normalisation, sentences, anchors, files, suggestions.

mod anchors;
mod files;
mod lines;
mod sentences;
mod source_text;
mod suggestions;
