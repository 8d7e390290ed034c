//! Reading YAML: places, faults, the public test suite, and other readers.

mod faults;
mod hostile;
mod oracle;
mod simple;
mod spans;
mod suite;
