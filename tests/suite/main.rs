//! All tests that go through the library or the program from outside.

mod desk;
mod cli;
mod faults;
mod hostile;
