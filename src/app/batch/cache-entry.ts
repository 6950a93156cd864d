import { isAbsolute, join } from 'node:path';
import * as v from 'valibot';
import { isEditionId } from '../../edition/edition-id.js';
import { realDisk } from '../../host/disk.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { isStoreDigest } from '../../host/store/store.js';
import type { OutputFile } from '../../host/write-all.js';
import { InputError } from '../../messages/diagnostic.js';
import { RULES, type RuleId } from '../../messages/index.js';
import { jsonIfSound } from '../../model/json-file.js';
import { sha256 } from '../../model/sha256.js';

/*
 * <cache>/editions/<seal>/ holds an edition's outputs and build.json as files named 0, 1, … and entry.json, which names
 * them with their digests, the seal, and its own digest. An entry is made beside its place and moved into it whole.
 */

export const ENTRY = 'entry.json';
export const SHELF = 'editions';

const Word = v.union([v.string(), v.object({ zh: v.string(), en: v.string() })]);
const Value = v.union([Word, v.number(), v.array(Word)]);

/** A path below a folder, with `/`: what names it may come from another machine. */
export const PathBelow = v.pipe(
  v.string(),
  v.check((path) => !isAbsolute(path) && !/^\w:|\\|\0/.test(path) && isBelow(path)),
);
export const Digest = v.pipe(v.string(), v.check(isStoreDigest));

function isBelow(path: string): boolean {
  return path.split('/').every((name) => !['', '.', '..'].includes(name));
}

/** An edition that a worker made, as plain values; its outputs' paths count from the folder of its outputs. */
export const BuiltSchema = v.object({
  id: v.pipe(v.string(), v.check(isEditionId)),
  title: v.string(),
  chapters: v.number(),
  outputs: v.array(
    v.object({
      format: v.string(),
      path: PathBelow,
      bytes: v.number(),
      sha256: Digest,
      pages: v.optional(v.number()),
    }),
  ),
  diagnostics: v.array(
    v.object({
      rule: v.custom<RuleId>((id) => typeof id === 'string' && Object.hasOwn(RULES, id)),
      place: v.object({
        file: v.optional(v.string()),
        line: v.optional(v.number()),
        column: v.optional(v.number()),
      }),
      values: v.record(v.string(), Value),
    }),
  ),
});

export const FilesSchema = v.array(v.object({ path: PathBelow, sha256: Digest }));

const EntrySchema = v.object({ seal: Digest, built: BuiltSchema, files: FilesSchema });
export type Entry = v.InferOutput<typeof EntrySchema>;

/** An entry as its file holds it: its digest, then what it says. */
export function entryText(entry: Entry): string {
  const text = JSON.stringify(entry);
  return `${sha256(text)}\n${text}`;
}

/** The entry that the bytes of its file hold for `seal`; undefined where they are not whole or of another seal. */
export function parseEntry(bytes: Uint8Array, seal: string): Entry | undefined {
  const [digest = '', ...rest] = new TextDecoder().decode(bytes).split('\n');
  const text = rest.join('\n');
  if (sha256(text) !== digest) return undefined;
  const read = v.safeParse(EntrySchema, jsonIfSound(text));
  return read.success && read.output.seal === seal ? read.output : undefined;
}

/** The entry that stands in `folder`; one that is not whole is thrown away. */
export function readEntry(folder: string, seal: string): Entry | undefined {
  const bytes = readIfThere(join(folder, ENTRY));
  if (bytes === undefined) return undefined;
  const entry = parseEntry(bytes, seal);
  if (entry === undefined) realDisk.removeTree(folder);
  return entry;
}

/** The files of an entry; undefined where one is missing or has other bytes than its digest says. */
export function readFiles(folder: string, { files }: Entry): readonly OutputFile[] | undefined {
  const read = files.map(({ path, sha256: seal }, index) => {
    const bytes = readIfThere(join(folder, String(index)));
    return bytes !== undefined && sha256(bytes) === seal ? [{ path, bytes }] : [];
  });
  return read.every(({ length }) => length === 1) ? read.flat() : undefined;
}

/** Another process may clear the cache at any moment. */
function readIfThere(path: string): Uint8Array | undefined {
  try {
    return fileKind(path) === 'file' ? readInput(path, OUTPUT_LIMIT) : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
