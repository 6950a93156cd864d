import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../host/package-root.js';
import type { DeskDiagnostic } from '../api.js';
import type { LiveAnswer, LiveCalls, LiveName, LiveRequest } from './live-calls.js';

/** A fault of the input, with its diagnostics for the browser. */
export class Faults extends Error {
  constructor(readonly diagnostics: readonly DeskDiagnostic[]) {
    super('the input is at fault');
  }
}

interface Waiting {
  readonly worker: Worker;
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** The thread that composes, draws and builds, while the main thread saves typed text. A thread that crashes is replaced. */
export class LiveThread {
  #worker: Worker | undefined;
  #count = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Starts the thread before the first request. */
  start(): void {
    this.#worker ??= this.#opened();
  }

  call<Name extends LiveName>(name: Name, asked: LiveCalls[Name][0]): Promise<LiveCalls[Name][1]> {
    this.#worker ??= this.#opened();
    const worker = this.#worker;
    const number = ++this.#count;
    const request: LiveRequest = { number, name, asked };
    return new Promise<unknown>((done, failed) => {
      this.#waiting.set(number, { worker, done, failed });
      worker.postMessage(request);
    }) as Promise<LiveCalls[Name][1]>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #opened(): Worker {
    const worker = new Worker(`${packageRoot}lib/desk/server/live-worker.js`);
    worker.on('message', (answer: LiveAnswer) => {
      const waiting = this.#waiting.get(answer.number);
      this.#waiting.delete(answer.number);
      if ('value' in answer) waiting?.done(answer.value);
      else if ('refused' in answer) waiting?.failed(new Faults(answer.refused));
      else waiting?.failed(new Error(answer.bug));
    });
    worker.on('error', (error: Error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread has ended')));
    return worker;
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = undefined;
    // The thread that replaced this one answers its own requests.
    for (const [number, waiting] of this.#waiting) {
      if (waiting.worker !== worker) continue;
      this.#waiting.delete(number);
      waiting.failed(error);
    }
  }
}
