import { isAbsolute, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { workingDirectory } from '../host/environment.js';
import { fileKind, readInput } from '../host/files.js';
import { kindWithin, realPlace } from '../host/within.js';
import type { OutputFile } from '../host/write-all.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { metadataAt } from './batch/job.js';

/**
 * The file beside an edition's outputs that names the place of the edition, relative to their folder. It is not part of the build:
 * build.json names no folder, so that a build gives the same bytes anywhere.
 */
const ORIGIN = '.origin.json';
/** What every build writes. */
const RECORD = 'build.json';

/** The largest length of the note, bytes. */
const MOST = 2 ** 16;

const OriginSchema = v.object({ edition: v.string() });

/** The note of where the edition at `path` stands, for the folder of its outputs. */
export function originFile(folder: string, path: string): OutputFile {
  const edition = relative(realPlace(folder), realPlace(path)).replaceAll('\\', '/') || '.';
  return { path: ORIGIN, bytes: `${JSON.stringify({ edition })}\n` };
}

/** Throws InputError where `folder` holds the outputs of another edition of that id that still stands where it stood. */
export function refuseOtherOrigin(folder: string, id: string, path: string): void {
  const origin = otherOrigin(folder, id, path);
  if (origin !== undefined)
    throw new InputError([diagnose('io/other-origin', { file: path }, { id, folder, origin })]);
}

/** Whether the outputs in `folder` are of the edition at `path`, as their note says: its title and its texts may all be new. */
export function isOrigin(folder: string, path: string): boolean {
  const place = notedPlace(folder);
  return place !== undefined && realPlace(place) === realPlace(path);
}

/** The path of the other edition of that id whose outputs stand in `folder`; undefined where there is none any more. */
export function otherOrigin(folder: string, id: string, path: string): string | undefined {
  const other = notedPlace(folder);
  if (other === undefined || realPlace(other) === realPlace(path) || idAt(other) !== id)
    return undefined;
  return relative(workingDirectory(), other).replaceAll('\\', '/') || '.';
}

/**
 * Which of these files stand in a folder that no build has written: it has no build.json, and no note of where its edition stands.
 * They are somebody's own.
 */
export function foreignFiles(folder: string, paths: readonly string[]): readonly string[] {
  if ([RECORD, ORIGIN].some((name) => fileKind(join(folder, name)) !== 'none')) return [];
  return paths.map((path) => join(folder, path)).filter((file) => fileKind(file) !== 'none');
}

/** Throws InputError where there are such files. */
export function refuseForeignFiles(folder: string, paths: readonly string[]): void {
  const foreign = foreignFiles(folder, paths);
  if (foreign.length > 0)
    throw new InputError(foreign.map((file) => diagnose('io/exists', { file })));
}

/** The absolute path of the edition that the note in `folder` names; undefined where there is no note. */
function notedPlace(folder: string): string | undefined {
  const note = readNote(folder);
  if (note === undefined) return undefined;
  return isAbsolute(note) ? note : resolve(realPlace(folder), note);
}

/** A note that cannot be read is ignored. */
function readNote(folder: string): string | undefined {
  const file = join(folder, ORIGIN);
  if (kindWithin(folder, file) !== 'file') return undefined;
  try {
    const text = new TextDecoder().decode(readInput(file, MOST));
    const read = v.safeParse(OriginSchema, JSON.parse(text));
    return read.success ? read.output.edition : undefined;
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function idAt(path: string): string | undefined {
  if (!['file', 'folder'].includes(fileKind(path))) return undefined;
  try {
    return metadataAt(path).id;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
