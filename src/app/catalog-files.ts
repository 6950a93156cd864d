import { join } from 'node:path';
import * as v from 'valibot';
import { CATALOG_FILES, CATALOG_ID } from '../archive/opds.js';
import { readInput } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import type { OutputFile } from '../host/write-all.js';
import { jsonText } from '../model/json-file.js';
import { sha256 } from '../model/sha256.js';

/** Names what a catalogue wrote, with digests, so that nothing of anybody else's is ever overwritten. */
export const CATALOG_RECORD = '.kanben-catalog.json';

/** A page of a feed behind the first. */
const FEED_PAGE = /^catalog-\d+\.(?:xml|json)$/;

const PictureSchema = v.object({
  /** Seals the outputs that the picture was drawn from. */
  from: v.string(),
  type: v.string(),
  /** Pixels. */
  width: v.number(),
  height: v.number(),
});
const FileSchema = v.object({
  path: v.string(),
  sha256: v.string(),
  picture: v.exactOptional(PictureSchema),
});
const Schema = v.object({ files: v.array(FileSchema) });

/** A file that a catalogue wrote: its path below the folder, its digest and, of a cover, what it was drawn from. */
export type RecordedFile = v.InferOutput<typeof FileSchema>;

/** A cover that a catalogue wrote. */
export type RecordedPicture = RecordedFile & Required<Pick<RecordedFile, 'picture'>>;

/** The files that a catalogue of the folder may overwrite. */
export interface Standing {
  /** The files of the last catalogue, by its record. */
  readonly recorded: readonly RecordedFile[];
  /** Whether another's file stands at `path`, or one that was changed since Kanben wrote it. */
  readonly isForeign: (path: string) => boolean;
  /** The covers in a folder of the library that were drawn from `from` and stand as they were written, the larger one first. */
  readonly pictures: (folder: string, from: string) => readonly RecordedPicture[];
  /** Pages of feeds that it wrote, that stand as it wrote them, and that are not among `paths`. */
  readonly left: (paths: readonly string[]) => readonly string[];
}

/** Looks at the catalogue that stands in `folder`. One of an older release kept no record: it is known by its feed. */
export function standingCatalog(folder: string): Standing {
  const recorded = recordedFiles(folder);
  const older = recorded === undefined ? feedOf(folder) : undefined;
  const digests = new Map((recorded ?? []).map((file) => [file.path, file.sha256]));
  const pictures = new Map<string, RecordedPicture[]>();
  for (const file of (recorded ?? []).filter(isPicture)) {
    const name = file.path.split('/')[0] ?? '';
    pictures.set(name, [...(pictures.get(name) ?? []), file]);
  }
  const isForeign = (path: string): boolean => {
    const kind = kindWithin(folder, join(folder, path));
    if (kind === 'none') return false;
    if (kind !== 'file') return true;
    if (older !== undefined) return !isNamed(older, path);
    return digests.get(path) !== sha256(readInput(join(folder, path)));
  };
  const stands = (path: string) => kindWithin(folder, join(folder, path)) === 'file';
  return {
    recorded: recorded ?? [],
    isForeign,
    pictures: (name, from) => {
      const drawn = (pictures.get(name) ?? []).filter(({ picture }) => picture.from === from);
      return drawn.every(({ path }) => stands(path) && !isForeign(path)) ? drawn : [];
    },
    left: (paths) => {
      const kept = new Set(paths);
      return [...digests.keys()].filter(
        (path) => FEED_PAGE.test(path) && !kept.has(path) && !isForeign(path),
      );
    },
  };
}

function isPicture(file: RecordedFile): file is RecordedPicture {
  return file.picture !== undefined;
}

/** A file as the record of a catalogue names it. */
export function recordedFile({ path, bytes }: OutputFile): RecordedFile {
  return { path: path.split('\\').join('/'), sha256: sha256(bytes) };
}

/** The record of the files that a catalogue writes. */
export function catalogRecord(files: readonly RecordedFile[]): OutputFile {
  return { path: CATALOG_RECORD, bytes: jsonText({ files }) };
}

function recordedFiles(folder: string): readonly RecordedFile[] | undefined {
  const text = textOfFile(folder, CATALOG_RECORD);
  if (text === undefined) return undefined;
  try {
    const read = v.safeParse(Schema, JSON.parse(text));
    return read.success ? read.output.files : undefined;
  } catch {
    return undefined;
  }
}

/** The feed of a catalogue that Kanben wrote. */
function feedOf(folder: string): string | undefined {
  const feed = textOfFile(folder, CATALOG_FILES.atom);
  return feed?.includes(`<id>${CATALOG_ID}</id>`) ? feed : undefined;
}

/** Whether a feed of Kanben's names the file or comes with it. */
function isNamed(feed: string, path: string): boolean {
  const documents: readonly string[] = Object.values(CATALOG_FILES);
  return (
    documents.includes(path) || feed.includes(path.split('/').map(encodeURIComponent).join('/'))
  );
}

/** The text of a file of the folder; undefined where none stands there. */
export function textOfFile(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (kindWithin(folder, path) !== 'file') return undefined;
  return new TextDecoder().decode(readInput(path));
}
