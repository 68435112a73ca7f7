//! Work on many items in parallel, a chunk at a time: memory stays flat, and results come in the order of the items.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// A chunk ends when it holds this many bytes of text, or this many items, for each thread.
const BYTES_A_THREAD: usize = 2 << 20;
const ITEMS_A_THREAD: usize = 256;

/// The threads to work with; one thread is the caller's own.
pub(super) struct Batch {
    threads: usize,
    pool: Option<ThreadPool>,
}

impl Batch {
    /// With so many threads, or one a core.
    pub(super) fn new(threads: Option<u16>) -> anyhow::Result<Self> {
        let threads = threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
        let pool = if threads > 1 { Some(ThreadPoolBuilder::new().num_threads(threads).build()?) } else { None };
        Ok(Self { threads, pool })
    }

    /// Takes the next chunk; empty at the end.
    pub(super) fn chunk<T>(&self, items: &mut impl Iterator<Item = T>, size: impl Fn(&T) -> usize) -> Vec<T> {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while bytes < BYTES_A_THREAD * self.threads && chunk.len() < ITEMS_A_THREAD * self.threads {
            let Some(item) = items.next() else { break };
            bytes += size(&item);
            chunk.push(item);
        }
        chunk
    }

    /// Works on a chunk; the results are in its order.
    pub(super) fn work<T: Send, R: Send>(&self, chunk: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
        match &self.pool {
            Some(pool) if chunk.len() > 1 => pool.install(|| chunk.into_par_iter().with_max_len(1).map(work).collect()),
            _ => chunk.into_iter().map(work).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_and_chunks_their_size() {
        for threads in [1, 3] {
            let batch = Batch::new(Some(threads)).unwrap();
            let mut items = 0..10_000_usize;
            let mut all = Vec::new();
            loop {
                let chunk = batch.chunk(&mut items, |_| 1 << 14);
                if chunk.is_empty() {
                    break;
                }
                assert!(chunk.len() <= 128 * usize::from(threads));
                all.extend(batch.work(chunk, |i| i * 2));
            }
            assert!(all.iter().enumerate().all(|(i, n)| *n == i * 2) && all.len() == 10_000);
        }
    }
}
