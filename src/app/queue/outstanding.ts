import type { Job, Queue, QueueEvents } from 'bullmq';
import type { RemoteJob } from './contract.js';

/** The end of a job of the queue: the answer of its worker, or the reason for which no worker answered. */
export type Ending = { readonly value: unknown } | { readonly reason: string };

/** The pause between two looks at the state of jobs without an event, ms: a queue loses events while it restarts. */
const SWEEP = 2_000;

interface Waiting {
  readonly data: RemoteJob;
  readonly end: (ending: Ending) => void;
}

/** The jobs that a submitter waits for. Two submitters may wait for one job: its id is the digest of what it asks. */
export class Outstanding {
  readonly #queue: Queue;
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #timer: NodeJS.Timeout;
  readonly #add: (id: string, data: RemoteJob) => Promise<unknown>;
  #sweeping = false;

  constructor(
    queue: Queue,
    events: QueueEvents,
    add: (id: string, data: RemoteJob) => Promise<unknown>,
  ) {
    this.#queue = queue;
    this.#add = add;
    const look = ({ jobId }: { readonly jobId: string }) => {
      if (this.#waiting.has(jobId)) void this.#lookAt(jobId).catch(() => {});
    };
    events.on('completed', look);
    events.on('failed', look);
    this.#timer = setInterval(() => void this.#sweep(), SWEEP);
  }

  /** Puts the job into the queue unless it is there, and waits for its end. */
  async ended(id: string, data: RemoteJob): Promise<Ending> {
    const ending = new Promise<Ending>((end) => {
      const all = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, all.add({ data, end }));
    });
    await this.#add(id, data);
    // It may have ended before: another submitter asked for it.
    await this.#lookAt(id);
    return ending;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #sweep(): Promise<void> {
    if (this.#sweeping) return;
    this.#sweeping = true;
    try {
      for (const id of [...this.#waiting.keys()]) await this.#lookAt(id);
    } catch {
      // The queue restarts: the next sweep asks again.
    } finally {
      this.#sweeping = false;
    }
  }

  async #lookAt(id: string): Promise<void> {
    const job = (await this.#queue.getJob(id)) as Job<RemoteJob, unknown> | undefined;
    if (job === undefined) {
      // A queue that keeps nothing on its disk restarted empty.
      const [first] = this.#waiting.get(id) ?? [];
      if (first !== undefined) await this.#add(id, first.data);
      return;
    }
    if (job.finishedOn === undefined) return;
    const ending: Ending =
      job.failedReason === undefined || job.failedReason === ''
        ? { value: job.returnvalue }
        : { reason: job.failedReason };
    const all = this.#waiting.get(id) ?? [];
    this.#waiting.delete(id);
    for (const { end } of all) end(ending);
  }
}
