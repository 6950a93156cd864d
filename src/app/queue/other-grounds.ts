import { setTimeout as pause } from 'node:timers/promises';
import { QUEUES } from './contract.js';

/** The pause between two looks for jobs of other grounds, ms. */
const LOOK = 5_000;

/** Counts the jobs that wait for workers of another version or with other fonts, again and again, until `signal` aborts. */
export async function otherGrounds(
  url: string,
  mine: string,
  signal: AbortSignal,
  onOthers: (waiting: number) => void = () => {},
): Promise<void> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, { maxRetriesPerRequest: null });
  client.on('error', () => {});
  let before = 0;
  try {
    while (!signal.aborted) {
      const waiting = await waitingFor(client, mine).catch(() => before);
      if (waiting !== before) onOthers(waiting);
      before = waiting;
      await pause(LOOK, undefined, { signal }).catch(() => {});
    }
  } finally {
    client.disconnect();
  }
}

interface Client {
  smembers(key: string): Promise<string[]>;
  llen(key: string): Promise<number>;
}

/** The jobs in the waiting lists of Kanben's other queues. */
async function waitingFor(client: Client, mine: string): Promise<number> {
  let waiting = 0;
  for (const queue of await client.smembers(QUEUES)) {
    if (queue !== mine) waiting += await client.llen(`bull:${queue}:wait`);
  }
  return waiting;
}
