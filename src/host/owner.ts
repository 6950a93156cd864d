import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './disk.js';

/** A process that holds a lock, described well enough to see whether it is still running. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts; empty where the system doesn't say. A pid is used again. */
  readonly started: string;
}

let started: string | undefined;

/** This process, which began once: a batch asks for each edition. */
export function thisProcess(): Owner {
  started ??= startedAt(process.pid) ?? '';
  return { pid: process.pid, host: hostname(), started };
}

/** Nothing is known of another machine's processes: they count as running. */
export function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true;
  const now = startedAt(pid);
  return now !== undefined && (started === '' || now === '' || now === started);
}

/** Whether the process runs on another machine. */
export function isElsewhere({ host }: Owner): boolean {
  return host !== hostname();
}

/** When process `pid` began; empty where the system doesn't say, undefined where there is no such process. */
export function startedAt(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
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
