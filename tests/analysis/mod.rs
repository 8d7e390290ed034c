//! What is derived against what the model says, worked out the plain way, on random graphs.

mod graphs;
mod independence;
mod oracle;
