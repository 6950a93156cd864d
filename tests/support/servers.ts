import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Redis that keeps each change on the disk before it answers, in `folder`: started again there it has everything. */
export async function startRedis(folder: string, port: number): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  const child = spawn('redis-server', [...args, ...durable], { stdio: 'ignore' });
  await answering(port, child);
  return { port, stop: (signal) => stopped(child, signal) };
}

export async function startS3(port: number): Promise<Server> {
  const child = spawn(MOTO, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await answering(port, child);
  return { port, stop: (signal) => stopped(child, signal) };
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  const { Socket } = await import('node:net');
  while (child.exitCode === null) {
    const socket = new Socket();
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.connect(port, '127.0.0.1', () => resolve(true));
    });
    socket.destroy();
    if (isOpen) return;
    await pause(30);
  }
  throw new Error('the server ended');
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
