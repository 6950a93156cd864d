import { availableParallelism, userInfo } from 'node:os';

/** The folder from which the user runs Kanben: relative paths count from it, and `fonts/fonts.yaml` in it adds fonts. */
export function workingDirectory(): string {
  return process.cwd();
}

/**
 * Runs `body` with `folder` as the working directory of the whole process. Only a process that does one job at a time
 * may do so.
 */
export async function inDirectory<Value>(
  folder: string,
  body: () => Promise<Value>,
): Promise<Value> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await body();
  } finally {
    process.chdir(before);
  }
}

/** The signals that a terminal and systemd send to every process of a program. */
const ENDS = ['SIGINT', 'SIGTERM'] as const;

/** Keeps this process running when a terminal ends the program: the program's first process finishes what is under way. */
export function outliveTerminal(): void {
  for (const signal of ENDS) if (process.listenerCount(signal) === 0) process.on(signal, () => {});
}

/** The number of threads that the machine runs at once. */
export function threadsAtOnce(): number {
  return availableParallelism();
}

/** The name that the system gives the user; a number where the user has no name, as in containers. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** The version of zlib in this Node. Another one may pack the same text in other bytes. */
export function zlibVersion(): string {
  return process.versions.zlib;
}

/** Node's flags of this process, with which it starts others of its kind. */
export function nodeFlags(): readonly string[] {
  return process.execArgv;
}
