import { diagnose, InputError } from '../../messages/diagnostic.js';
import { QUEUES } from './contract.js';

/** The longest time for the first connection, ms. */
const PATIENCE = 10_000;
/** The longest pause between two tries to reach the queue again, ms. */
const PAUSE = 2_000;

/** Whether a text is the address of a queue: `redis://…`, or `rediss://…` with TLS. */
export function namesQueue(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

/** The address as it may be shown: without the password. */
export function shownQueue(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '…';
  return shown.href;
}

/** BullMQ's options for reaching the queue. It tries for ever, since a server that restarts comes back with every job. */
export function connectionTo(url: string) {
  return {
    url,
    maxRetriesPerRequest: null,
    retryStrategy: (tries: number) => Math.min(PAUSE, 50 * tries),
  };
}

/** Makes the queue `name` known to all workers, if one is named. Throws InputError where no queue answers at `url`. */
export async function checkQueue(url: string, name?: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let fault: unknown;
  // The reason comes as an event; the call itself only says that the connection is closed.
  client.on('error', (error) => {
    fault ??= error;
  });
  try {
    await client.connect();
    await client.ping();
    if (name !== undefined) await client.sadd(QUEUES, name);
  } catch (error) {
    const { message } = (fault ?? error) as Error;
    const values = { queue: shownQueue(url), message };
    throw new InputError([diagnose('batch/no-queue', {}, values)]);
  } finally {
    client.disconnect();
  }
}
