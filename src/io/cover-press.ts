import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CoverPdf } from '../pdf/cover.js';

/** The same place seen from lib/io and from lib/bundle; beside the TypeScript sources there is none. */
const WORKER = new URL('../io/cover-worker.js', import.meta.url);

interface Answer {
  readonly id: number;
  readonly png?: Uint8Array;
  readonly fault?: string;
}

let worker: Worker | undefined;
let failed = false;
let jobs = 0;
const waiting = new Map<number, (png: Uint8Array | undefined) => void>();

/**
 * Starts the thread that draws covers, so that it is ready when the first is composed. Without it covers are drawn
 * in the main thread: the same picture, later.
 */
export function warmUpCoverPress(): void {
  if (worker !== undefined || failed || !existsSync(fileURLToPath(WORKER))) return;
  const started = new Worker(WORKER);
  started.on('message', ({ id, png }: Answer) => {
    waiting.get(id)?.(png);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
  });
  started.on('error', () => {
    failed = true;
  });
  // It ends when it has had nothing to draw for a while; the next build starts another.
  started.on('exit', () => {
    if (worker === started) worker = undefined;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  });
  // A build that ends needs no thread that waits for another.
  started.unref();
  worker = started;
}

/** The cover's PDF as a PNG. */
export async function drawCover({ bytes, coloured }: CoverPdf): Promise<Uint8Array> {
  const press = worker;
  const drawn =
    press === undefined
      ? undefined
      : await new Promise<Uint8Array | undefined>((resolve) => {
          const id = ++jobs;
          waiting.set(id, resolve);
          press.ref();
          press.postMessage({ id, bytes, coloured });
        });
  if (drawn !== undefined) return drawn;
  const { coverImage } = await import('../pdf/cover-image.js');
  return coverImage(bytes, coloured);
}
