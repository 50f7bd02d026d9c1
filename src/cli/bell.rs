//! Waiting for a change in folders, or for the end.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::fault::Fault;

/// How long nothing must happen: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How long quiet is waited for at most.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often a folder that has gone is looked for.
const SEARCH: Duration = Duration::from_secs(1);

/// The endings of what is written while watching: no reason to look again.
const OWN: [&str; 3] = ["pdf", "docx", "tmp"];

/// Rings when something happens in the folders, or when the program is asked to end.
pub(super) struct Bell {
    watcher: RecommendedWatcher,
    rings: Receiver<()>,
    folders: BTreeMap<PathBuf, RecursiveMode>,
    is_over: Arc<AtomicBool>,
}

impl Bell {
    /// Hangs a bell on folders; those to be watched with all that is in them are
    /// [`RecursiveMode::Recursive`].
    /// It takes over Ctrl+C, which a process can do only once.
    pub(super) fn hang(
        folders: BTreeMap<PathBuf, RecursiveMode>,
    ) -> anyhow::Result<Self> {
        let (ring, rings) = mpsc::channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let (last, over) = (ring.clone(), Arc::clone(&is_over));
        ctrlc::set_handler(move || {
            over.store(true, Ordering::Relaxed);
            // The program is at its end already when nobody listens.
            let _ = last.send(());
        })?;
        let watcher =
            notify::recommended_watcher(move |event: notify::Result<Event>| {
                if event.is_ok_and(|event| !is_reason(&event)) {
                    return;
                }
                let _ = ring.send(());
            })?;
        let mut bell = Self { watcher, rings, folders, is_over };
        bell.cover()?;
        Ok(bell)
    }

    /// Whether the program was asked to end (Ctrl+C).
    pub(super) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// The same, for those who have no bell at hand.
    pub(super) fn over(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_over)
    }

    /// Waits until something happened and then nothing for a while, or for the end.
    pub(super) fn wait(&mut self) -> Result<(), Fault> {
        // A folder that was put in the place of another must be watched anew.
        let mut is_whole = self.cover()?;
        while !is_whole && self.rings.recv_timeout(SEARCH).is_err() {
            is_whole = self.cover()?;
            if is_whole {
                return Ok(());
            }
        }
        if is_whole {
            // Only the watcher's end could end the channel, and the watcher is ours.
            let _ = self.rings.recv();
        }
        let end = Instant::now() + PATIENCE;
        while !self.is_over() && Instant::now() < end {
            if self.rings.recv_timeout(QUIET).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Watches all folders that are there; whether all are.
    fn cover(&mut self) -> Result<bool, Fault> {
        let mut is_whole = true;
        for (folder, mode) in &self.folders {
            match self.watcher.watch(folder, *mode) {
                Ok(()) => {}
                // It may be back by now: the next look will tell.
                Err(error) if is_absence(&error) => is_whole = false,
                Err(error) => return Err(fault(folder, error)),
            }
        }
        Ok(is_whole)
    }
}

/// Whether an event may mean another order or form.
fn is_reason(event: &Event) -> bool {
    let is_own = |path: &PathBuf| {
        path.extension().is_some_and(|ending| OWN.iter().any(|own| ending == *own))
    };
    let is_reading = matches!(event.kind, EventKind::Access(_));
    event.need_rescan() || !is_reading && !event.paths.iter().all(is_own)
}

fn is_absence(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

fn fault(folder: &Path, error: notify::Error) -> Fault {
    match error.kind {
        ErrorKind::Io(error) => Fault::Read { path: folder.to_owned(), error },
        _ => Fault::Usage {
            message: format!("система не даёт следить за папкой «{}»", folder.display()),
            help: "назовите папку поменьше или отдельные файлы".to_owned(),
        },
    }
}
