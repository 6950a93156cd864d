import { inspect } from 'node:util';
import type { RunningDesk } from '../desk/server/start.js';
import { openBrowser } from '../host/open-browser.js';
import type { CommandBody } from './command.js';
import { UsageError } from './usage-error.js';

/** The highest port that there is. */
const LAST_PORT = 65_535;

/** `kanben desk`: serves the desk until it is interrupted, which is how it is meant to end: status 0. */
export const desk: CommandBody = async ([folder = '.'], flags, terminal) => {
  const port = portOf(flags.port);
  if (port === undefined) {
    const values = { flag: '--port', value: String(flags.port), known: `0–${LAST_PORT}` };
    throw new UsageError(terminal.word('badChoice', values));
  }
  const { startDesk } = await import('../desk/server/start.js');
  let running: RunningDesk;
  try {
    running = await startDesk({
      folder,
      port,
      demo: flags.demo === true,
      onBug: (error) => {
        const message = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
        terminal.error('bug', { message });
      },
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    terminal.error('deskPortTaken', { port });
    return 1;
  }
  const { address } = running;
  if (terminal.json) terminal.value({ address, port: running.port }, true);
  terminal.summary('deskOpened', { address });
  if (flags.open !== false) openBrowser(address);
  await interrupted();
  await running.close();
  terminal.note('watchEnded');
  return 0;
};

/** 0 where none is given; undefined where it is not a port. */
function portOf(given: unknown): number | undefined {
  if (given === undefined) return 0;
  const port = /^\d{1,5}$/.test(String(given)) ? Number(given) : Number.NaN;
  return port <= LAST_PORT ? port : undefined;
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}
