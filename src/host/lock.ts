import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { sha256 } from '../model/sha256.js';
import { codeOf, type Disk, entriesOf, entryAt, isAbsent, isTaken } from './disk.js';
import { isAlive, isElsewhere, type Owner, startedAt, thisProcess } from './owner.js';

export interface LockOptions {
  readonly owner?: Owner;
  /** How long another process may take before this one gives up, in milliseconds. */
  readonly patience?: number;
}

export interface Lock {
  /** The lock's folder: its holder works in it. */
  readonly folder: string;
  /** The file that names the lock's holder. Without it nobody finishes the work in the folder. */
  readonly ownerFile: string;
  readonly release: () => void;
  /** Gives up a lock that was taken over, and leaves what its dead owner left. */
  readonly leave: () => void;
}

const OWNER_FILE = 'owner.json';
/** Inside a dead owner's lock: the lock of whoever took over from it. */
const NEXT = 'next';
const PREPARED = 'prep-';
/** A set of files that is to become a folder by one rename. */
const UNPLACED = 'set-';
/** The name for an entry that stands in a lock's place and is not a lock. */
const ASIDE = 'aside-';
/** The beginning of names in the workspace that any process may remove at any time. */
export const DISCARDED = 'gone-';

const PATIENCE = 30_000;
const PAUSE = 25;
/** The number of attempts at preparing a lock. After these the cause is not another process that clears the workspace: the system makes no folder there. */
const MOST_REFUSALS = 20;
/** Locks of another machine's processes count as abandoned after an hour: no write takes as long, ms. */
const ABANDONED = 3_600_000;

/**
 * Takes the lock `key` in `workspace`. A lock is a folder that is renamed into its place with its
 * owner's name in it, which only one process can do. The lock of a process that was killed isn't
 * taken away, since two might do so one after the other: who takes over renames another folder
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
  let refusals = 0;
  for (;;) {
    try {
      if (!ready) {
        prepare(disk, prepared, { ...owner, token });
        ready = true;
      }
      const before = chainOf(folder);
      if (before.length === 0) setAside(disk, workspace, folder, token);
      if (before.every(isGone)) {
        const place = join(folder, ...before.map(() => NEXT));
        disk.rename(prepared, place);
        const after = chainOf(folder);
        if (tokensOf(after) === [tokensOf(before), token].filter(Boolean).join()) {
          disk.syncFolder(workspace);
          return {
            folder,
            ownerFile: join(place, OWNER_FILE),
            release: () => discard(disk, workspace, folder, token),
            leave: () => discard(disk, workspace, place, token),
          };
        }
        // Meanwhile the dead lock was finished and a living one took its place: out of it again.
        ready = withdraw(disk, place, prepared, token);
      }
    } catch (error) {
      // The workspace or what was prepared in it was cleared away, or another was quicker.
      if (codeOf(error) === 'ENOENT') {
        if (!ready && ++refusals > MOST_REFUSALS) throw error;
        ready = false;
      } else if (!isTaken(error)) throw error;
    }
    const holder = chainOf(folder).at(-1);
    const hopeless = holder !== undefined && isElsewhere(holder) && ageOf(holder) > patience;
    if (hopeless || Date.now() > deadline) {
      disk.removeTree(prepared);
      const values = { pid: holder?.pid ?? '?', host: holder?.host ?? '?' };
      throw new InputError([diagnose('io/locked', { file: folder }, values)]);
    }
    await sleep(PAUSE + Math.random() * PAUSE);
  }
}

/** The names of locks in `workspace` whose owners are all dead: they were killed at their work. */
export function abandonedLocks(workspace: string): readonly string[] {
  return entriesOf(workspace)
    .map(({ name }) => name)
    .filter((name) => !HELPERS.some((prefix) => name.startsWith(prefix)))
    .filter((name) => {
      const chain = chainOf(join(workspace, name));
      return chain.length > 0 && chain.every(isGone);
    });
}

const HELPERS = [PREPARED, UNPLACED, DISCARDED, ASIDE];

/** The name, in a workspace, of a folder that `owner` fills and then moves to where it belongs. The name says whose it is. */
export function unplacedName({ host, pid, started }: Owner, token: string): string {
  return `${UNPLACED}${hostKey(host)}-${pid}-${started}-${token}`;
}

/** Names of machines may hold what names of files may not. */
function hostKey(host: string): string {
  return sha256(host).slice(0, 8);
}

/** The process that a folder's name says fills it; another machine's goes by its key. */
function unplacedOwner(path: string, name: string): Holder {
  const [, key = '', pid = '', started = ''] = /^set-([0-9a-f]+)-(\d+)-(\d*)-/.exec(name) ?? [];
  const { host } = thisProcess();
  return {
    host: key === hostKey(host) ? host : key,
    pid: Number(pid),
    started,
    token: '',
    since: entryAt(path)?.mtimeMs ?? Date.now(),
  };
}

/** Clears away what killed processes left beside locks, and the workspace itself where nothing is in it. */
export function tidy(disk: Disk, workspace: string): void {
  for (const { name } of entriesOf(workspace)) {
    const path = join(workspace, name);
    const isUnplaced = name.startsWith(UNPLACED);
    const [owner] = isUnplaced ? [unplacedOwner(path, name)] : chainOf(path);
    // The process was killed before it wrote its name: only its pid is known.
    const pid = Number(/^prep-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    const dead = owner === undefined ? startedAt(pid) === undefined : isGone(owner);
    const isLeft =
      name.startsWith(DISCARDED) || ((name.startsWith(PREPARED) || isUnplaced) && dead);
    if (isLeft) disk.removeTree(path);
  }
  disk.removeFolder(workspace);
}

function prepare(disk: Disk, prepared: string, owner: Owner & { readonly token: string }): void {
  disk.makeFolder(prepared);
  disk.write(join(prepared, OWNER_FILE), JSON.stringify(owner));
  disk.syncFolder(prepared);
}

/** An entry in a lock's place without an owner's name is not a lock, and would keep every process out for ever. */
function setAside(disk: Disk, workspace: string, folder: string, token: string): void {
  if (entryAt(folder) === undefined || chainOf(folder).length > 0) return;
  const aside = join(workspace, `${ASIDE}${token}`);
  disk.rename(folder, aside);
  // A lock that was placed at this very moment goes back.
  if (chainOf(aside).length > 0) disk.rename(aside, folder);
}

function discard(disk: Disk, workspace: string, folder: string, token: string): void {
  const discarded = join(workspace, `${DISCARDED}${token}`);
  disk.rename(folder, discarded);
  disk.removeTree(discarded);
  disk.removeFolder(workspace);
}

/** Takes the folder of this process back out of another's lock; false where it went with that lock. */
function withdraw(disk: Disk, place: string, prepared: string, token: string): boolean {
  const mine = readHolder(place)?.token === token;
  if (mine) disk.rename(place, prepared);
  return mine;
}

interface Holder extends Owner {
  readonly token: string;
  /** When its lock was taken or last worked in, milliseconds since 1970. */
  readonly since: number;
}

/** The owners of a lock, the first one first; each but the last is dead and was taken over from. */
function chainOf(folder: string): readonly Holder[] {
  const chain: Holder[] = [];
  for (let at = folder; ; at = join(at, NEXT)) {
    const holder = readHolder(at);
    if (holder === undefined) return chain;
    chain.push(holder);
  }
}

/** The owner that a lock's folder names; undefined where it is not a folder (a link is none) or names nobody. */
function readHolder(folder: string): Holder | undefined {
  const state = entryAt(folder);
  if (!state?.isDirectory() || !entryAt(join(folder, OWNER_FILE))?.isFile()) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8'));
    return isOwner(value) ? { ...value, since: state.mtimeMs } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isAbsent(error)) return undefined;
    throw error;
  }
}

function isOwner(value: unknown): value is Owner & { readonly token: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, started, token } = value as Partial<Holder>;
  return typeof pid === 'number' && [host, started, token].every((one) => typeof one === 'string');
}

function isGone(holder: Holder): boolean {
  return isElsewhere(holder) ? ageOf(holder) > ABANDONED : !isAlive(holder);
}

function ageOf({ since }: Holder): number {
  return Date.now() - since;
}

function tokensOf(chain: readonly Holder[]): string {
  return chain.map((one) => one.token).join();
}
