import type { ServerResponse } from 'node:http';
import type { DeskEvent } from '../api.js';
import { SAFE_HEADERS } from './guard.js';

/** The interval between the signs of life of an open connection, ms: proxies and sleeping machines close silent connections. */
const HEARTBEAT = 20_000;

/** The connected windows (server-sent events). */
export class Events {
  readonly #listeners = new Set<ServerResponse>();
  readonly #clock = setInterval(() => this.#write(':\n\n'), HEARTBEAT).unref();

  add(response: ServerResponse): void {
    response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  send(event: DeskEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#clock);
    for (const response of this.#listeners) response.end();
  }

  #write(text: string): void {
    for (const response of this.#listeners) response.write(text);
  }
}
