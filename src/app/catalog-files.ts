import { join } from 'node:path';
import * as v from 'valibot';
import { CATALOG_FILES, CATALOG_ID } from '../archive/opds.js';
import { readInput } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import type { OutputFile } from '../host/write-all.js';
import { sha256 } from '../model/sha256.js';

/** Names what a catalogue wrote, with digests, so that nothing of anybody else's is ever overwritten. */
export const CATALOG_RECORD = '.kanben-catalog.json';

/** A page of a feed behind the first. */
const FEED_PAGE = /^catalog-\d+\.(?:xml|json)$/;

const Schema = v.object({
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
});

/** What a catalogue of the folder may write over. */
export interface Standing {
  /** Whether another's file stands at `path`, or one that was changed since Kanben wrote it. */
  readonly isForeign: (path: string) => boolean;
  /** Pages of feeds that it wrote, that stand as it wrote them, and that are not among `paths`. */
  readonly left: (paths: readonly string[]) => readonly string[];
}

/** Looks at the catalogue that stands in `folder`. One of an older release kept no record: it is known by its feed. */
export function standingCatalog(folder: string): Standing {
  const digests = recordedDigests(folder);
  const older = digests === undefined ? feedOf(folder) : undefined;
  const isForeign = (path: string): boolean => {
    const kind = kindWithin(folder, join(folder, path));
    if (kind === 'none') return false;
    if (kind !== 'file') return true;
    if (older !== undefined) return !isNamed(older, path);
    return digests?.get(path) !== sha256(readInput(join(folder, path)));
  };
  return {
    isForeign,
    left: (paths) =>
      [...(digests?.keys() ?? [])].filter(
        (path) => FEED_PAGE.test(path) && !paths.includes(path) && !isForeign(path),
      ),
  };
}

/** The record of what a catalogue writes. */
export function catalogRecord(files: readonly OutputFile[]): OutputFile {
  const sealed = files.map(({ path, bytes }) => ({
    path: path.split('\\').join('/'),
    sha256: sha256(bytes),
  }));
  return { path: CATALOG_RECORD, bytes: `${JSON.stringify({ files: sealed }, null, 2)}\n` };
}

function recordedDigests(folder: string): ReadonlyMap<string, string> | undefined {
  const text = textOfFile(folder, CATALOG_RECORD);
  if (text === undefined) return undefined;
  try {
    const read = v.safeParse(Schema, JSON.parse(text));
    if (!read.success) return undefined;
    return new Map(read.output.files.map((file) => [file.path, file.sha256]));
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
