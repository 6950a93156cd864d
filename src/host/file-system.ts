import * as fs from 'node:fs';

/*
 * What the workshop asks of the disk. Each call is done when it comes back: an edition's files are small, and Node's
 * own promises cost a build more than the disk does (5 ms to load, and a turn through a pool of threads for each file).
 */

export async function readFile(path: string): Promise<Uint8Array> {
  return fs.readFileSync(path);
}

export async function readdir(path: string): Promise<string[]> {
  return fs.readdirSync(path);
}

/** What stands in the folder and in the folders below it. */
export async function entriesBelow(path: string): Promise<fs.Dirent[]> {
  return fs.readdirSync(path, { recursive: true, withFileTypes: true });
}

export async function realpath(path: string): Promise<string> {
  return fs.realpathSync(path);
}

export async function stat(path: string): Promise<fs.Stats> {
  return fs.statSync(path);
}

export async function mkdir(path: string, options: { recursive: true }): Promise<void> {
  fs.mkdirSync(path, options);
}

/** On the disk, and not only in the system's memory, when it is done. */
export async function writeFile(path: string, bytes: Uint8Array | string): Promise<void> {
  fs.writeFileSync(path, bytes, { flush: true });
}

export async function rename(from: string, to: string): Promise<void> {
  fs.renameSync(from, to);
}

export async function rm(path: string, options: { force: true }): Promise<void> {
  fs.rmSync(path, options);
}
