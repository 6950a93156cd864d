import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../host/files.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { type Disk, isTaken } from './disk.js';

/** A process that holds a lock, told well enough to see whether it is still running. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts; empty where it doesn't tell. A pid is used again. */
  readonly started: string;
}

export interface LockOptions {
  readonly owner?: Owner;
  /** How long another process may take before this one gives up, in milliseconds. */
  readonly patience?: number;
}

export interface Lock {
  /** The lock's own folder: its holder works in it. */
  readonly folder: string;
  readonly release: () => Promise<void>;
}

const OWNER_FILE = 'owner.json';
/** Inside a dead owner's lock: the lock of whoever took over from it. */
const NEXT = 'next';
const PREPARED = 'prep-';
/** What begins so in the workspace may be removed by anybody at any time. */
export const DISCARDED = 'gone-';

const PATIENCE = 30_000;
const PAUSE = 25;

export function thisProcess(): Owner {
  return { pid: process.pid, host: hostname(), started: startedAt(process.pid) ?? '' };
}

/**
 * Takes the lock `key` in `workspace`. A lock is a folder that is renamed into its place with its
 * owner's name in it, which only one process can do. The lock of a process that was killed isn't
 * taken away, since two might do so one after the other: who takes over renames a folder of its own
 * into it, which again only one can do, and then looks whether the lock is still the dead one's.
 * What the dead owner left in the folder is the new owner's to finish or to clear away.
 * Throws InputError where a running process doesn't let go of it in time.
 */
export async function takeLock(
  disk: Disk,
  workspace: string,
  key: string,
  { owner = thisProcess(), patience = PATIENCE }: LockOptions = {},
): Promise<Lock> {
  const token = randomBytes(8).toString('hex');
  const folder = join(workspace, key);
  const prepared = join(workspace, `${PREPARED}${owner.pid}-${token}`);
  const deadline = Date.now() + patience;
  let ready = false;
  for (;;) {
    try {
      if (!ready) {
        await disk.makeFolder(prepared);
        await disk.write(join(prepared, OWNER_FILE), JSON.stringify({ ...owner, token }));
        await disk.syncFolder(prepared);
        ready = true;
      }
      const before = await chainOf(folder);
      if (before.every((one) => !isAlive(one))) {
        const place = join(folder, ...before.map(() => NEXT));
        await disk.rename(prepared, place);
        const after = await chainOf(folder);
        if (after.map((one) => one.token).join() === [...tokensOf(before), token].join()) {
          await disk.syncFolder(workspace);
          return { folder, release: () => release(disk, workspace, folder, token) };
        }
        // Meanwhile the dead lock was finished and a living one took its place: out of it again.
        ready = await withdraw(disk, place, prepared, token);
      }
    } catch (error) {
      // The workspace or what was prepared in it was cleared away, or another was quicker.
      if (codeOf(error) === 'ENOENT') ready = false;
      else if (!isTaken(error)) throw error;
    }
    if (Date.now() > deadline) {
      await disk.removeTree(prepared);
      const holder = (await chainOf(folder)).at(-1);
      throw new InputError([
        diagnose(
          'archive/locked',
          { file: folder },
          { pid: holder?.pid ?? '?', host: holder?.host ?? '?' },
        ),
      ]);
    }
    await sleep(PAUSE + Math.random() * PAUSE);
  }
}

/** The names of locks in `workspace` whose owners are all dead: they were killed at their work. */
export async function abandonedLocks(workspace: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of namesIn(workspace)) {
    if (name.startsWith(PREPARED) || name.startsWith(DISCARDED)) continue;
    const chain = await chainOf(join(workspace, name));
    if (chain.every((one) => !isAlive(one))) found.push(name);
  }
  return found;
}

/** Clears away what killed processes left beside locks, and the workspace itself where nothing is in it. */
export async function tidy(disk: Disk, workspace: string): Promise<void> {
  for (const name of namesIn(workspace)) {
    const pid = Number(/^prep-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    const [owner] = await chainOf(join(workspace, name));
    // Killed before it could say who it was: its pid has to tell.
    const dead = owner === undefined ? startedAt(pid) === undefined : !isAlive(owner);
    if (name.startsWith(DISCARDED) || (name.startsWith(PREPARED) && dead)) {
      await disk.removeTree(join(workspace, name));
    }
  }
  await disk.removeFolder(workspace);
}

async function release(disk: Disk, workspace: string, folder: string, token: string) {
  const discarded = join(workspace, `${DISCARDED}${token}`);
  await disk.rename(folder, discarded);
  await disk.removeTree(discarded);
  await disk.removeFolder(workspace);
}

/** Takes the own folder back from where it has no business; false where it went with the lock it was in. */
async function withdraw(disk: Disk, place: string, prepared: string, token: string) {
  const own = (await readOwner(place))?.token === token;
  if (own) await disk.rename(place, prepared);
  return own;
}

interface Holder extends Owner {
  readonly token: string;
}

/** The owners of a lock, the first one first; each but the last is dead and was taken over from. */
async function chainOf(folder: string): Promise<readonly Holder[]> {
  const chain: Holder[] = [];
  for (let at = folder; ; at = join(at, NEXT)) {
    const holder = await readOwner(at);
    if (holder === undefined) return chain;
    chain.push(holder);
  }
}

async function readOwner(folder: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, OWNER_FILE), 'utf8')) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function tokensOf(chain: readonly Holder[]): readonly string[] {
  return chain.map((one) => one.token);
}

/** Of another machine's processes nothing can be known: they count as running. */
function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true;
  const now = startedAt(pid);
  return now !== undefined && (started === '' || now === '' || now === started);
}

/** When process `pid` began; empty where the system doesn't tell, undefined where there is no such process. */
function startedAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return undefined;
  }
  try {
    // proc(5): field 22, counted behind the name in brackets, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = fields.slice(fields.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : (rest[18] ?? '');
  } catch {
    return '';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
