import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A server that a test starts for itself, on a port of its own. */
export interface Server {
  readonly port: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Redis of Debian (redis-server). */
export const hasRedis = has('redis-server');
/** Moto of PyPI (pip install 'moto[server]'), an S3 server that is kept and takes a second to start. */
const MOTO = process.env.MOTO_SERVER ?? 'moto_server';
export const hasS3 = spawnSync(MOTO, ['--help'], { stdio: 'ignore' }).status === 0;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * Redis that keeps each change on the disk before it answers, in `folder`: started again there it has everything. Takes
 * another port where no port is asked for and another program took the free one meanwhile.
 */
export function startRedis(folder: string, port?: number): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  return started(port, (used) =>
    spawn(
      'redis-server',
      ['--port', String(used), '--bind', '127.0.0.1', '--dir', folder, ...durable],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    ),
  );
}

export function startS3(): Promise<Server> {
  return started(undefined, (port) =>
    spawn(MOTO, ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

/** What Redis and Moto print when they can be asked; a port that answers may be another program's. */
const READY = /Ready to accept connections|Running on http/;
/** How many free ports are tried. */
const TRIES = 5;

async function started(
  port: number | undefined,
  begin: (port: number) => ChildProcess,
): Promise<Server> {
  for (let left = port === undefined ? TRIES : 1; left > 0; left--) {
    const used = port ?? (await freePort());
    const child = begin(used);
    if (await isReady(child)) return { port: used, stop: (signal) => stopped(child, signal) };
  }
  throw new Error('the server ended');
}

/** False where the program ends before it is ready. What it prints later is read and dropped, so that it never waits. */
function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece) => {
        if (printed.length < 10_000) printed += String(piece);
        if (READY.test(printed)) resolve(true);
      });
    }
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
  });
}

/** Ends a process, and waits for its end. */
export async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Lays a small edition that is like no other one. */
export function editionFiles(n: number): Readonly<Record<string, string>> {
  return {
    'edition.yaml': `title: 第${n}本\ndate: 2020-09-17\n`,
    '01-a.md': `# 一\n\n第${n}篇讲一件事。\n`,
  };
}

/** Writes that many editions below a folder, each in a folder of its own: `e0`, `e1` and so on. */
export function writeEditions(content: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const folder = join(content, `e${n}`);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(editionFiles(n)))
      writeFileSync(join(folder, name), text);
  }
}
