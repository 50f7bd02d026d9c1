//! Many orders at once: each thread takes the next one when it has done its own.
//!
//! Typst spreads one order's work over the threads of its pool, and a thread that waits
//! there takes up any other work of that pool. Were the orders themselves such work, one
//! thread would take up order after order without finishing any. So each thread has a
//! pool of its own, and one order in hand.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::cli::fault::Fault;
use crate::cli::pipeline::Refusal;
use crate::cli::target::Job;
use crate::cli::terminal;

/// What a thread may stack up, as much as a process's first thread has.
const STACK: usize = 8 << 20;

/// How a job ended.
type Result<T> = std::result::Result<T, Refusal>;

/// Does the work for each job, on so many threads at once (none: one for each core); the
/// results in the order of the jobs. What panics is a fault of that job alone.
///
/// Returns when all are done; a single job runs on the caller's thread.
pub(super) fn each<T: Send>(
    jobs: &[Job],
    threads: Option<u16>,
    work: impl Fn(&Job) -> Result<T> + Sync,
) -> std::result::Result<Vec<Result<T>>, Fault> {
    let work = |job: &Job| {
        panic::catch_unwind(AssertUnwindSafe(|| work(job)))
            .unwrap_or_else(|_| Err(Fault::bug().into()))
    };
    if let [only] = jobs {
        return Ok(vec![work(only)]);
    }
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.map_or_else(cores, usize::from).min(jobs.len());
    let pools: Vec<_> = (0..threads)
        .map(|_| rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build())
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| Fault::Bug(error.to_string()))?;
    let next = AtomicUsize::new(0);
    let take = |done: Sender<(usize, Result<T>)>| {
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(job) = jobs.get(index)
        {
            // Nobody is left to hear of it only when this thread's caller is gone too.
            let _ = done.send((index, work(job)));
        }
    };
    let bar = terminal::progress(jobs.len());
    let results = thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        for pool in &pools {
            let (sender, take) = (sender.clone(), &take);
            scope.spawn(move || pool.install(|| take(sender)));
        }
        drop(sender);
        results.into_iter().inspect(|_| bar.inc(1)).collect::<BTreeMap<_, _>>()
    });
    bar.finish_and_clear();
    Ok(results.into_values().collect())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn jobs() -> Vec<Job> {
        let job = |n: usize| Job { input: PathBuf::new(), stem: n.to_string() };
        (0..200).map(job).collect()
    }

    #[test]
    fn results_stand_in_the_order_of_the_jobs_and_a_panic_is_one_jobs_fault() {
        let results = each(&jobs(), Some(3), |job| {
            assert_ne!(job.stem, "7");
            Ok(job.stem.clone())
        });
        let results = results.unwrap().into_iter().map(std::result::Result::ok);
        let expected = (0..200).map(|n| (n != 7).then(|| n.to_string()));
        assert!(results.eq(expected));
    }
}
