import * as v from 'valibot';
import { InputError } from '../messages/diagnostic.js';
import type { DiagnosticValue } from '../messages/diagnostic-value.js';
import type { PageProof } from './composition.js';
import { readJson } from './json-file.js';
import { openObject } from './open-object.js';
import type { DeepReadonly } from './readonly.js';
import { isRecord } from './records.js';

/** A path below build.json's folder: no record's path leads elsewhere. */
const below = v.pipe(
  v.string(),
  v.check((path) => path.split('/').every((part) => !/^\.{0,2}$|[\\\0]|^[a-z]:/i.test(part))),
);
/** The name of a folder. */
const name = v.pipe(
  below,
  v.check((path) => !path.includes('/')),
);
const text = v.exactOptional(v.string());

/** A file and the digest that seals it. */
const SealedFileSchema = openObject({ path: v.string(), sha256: v.string() });

/** An output as build.json names it: its path counts from build.json's folder. */
const RecordedOutputSchema = openObject({
  path: below,
  sha256: v.string(),
  format: v.string(),
  bytes: v.number(),
  pages: v.exactOptional(v.number()),
});

/** A font of a build, described so that two builds can be compared. */
const UsedFontSchema = openObject({
  id: v.string(),
  postscriptName: v.string(),
  /** As the font's name table has it: `Version 2.003`. */
  version: v.string(),
  /** The digest of the font file. */
  sha256: v.string(),
  /** The name of the file, for a font that was looked for among the system's fonts or in an added folder. */
  file: text,
});

/** build.json (docs/archiving.md): the tool, the inputs and the outputs of a build, each file with its digest. */
const RecordSchema = openObject({
  tool: openObject({ name: v.string(), version: v.string() }),
  /** The facts from edition.yaml that catalogues print. */
  edition: openObject({
    id: name,
    title: v.string(),
    subtitle: text,
    language: v.string(),
    date: text,
    publisher: text,
    creators: v.array(openObject({ name: v.string(), role: text })),
    identifier: text,
    rights: text,
    description: text,
  }),
  /** The date of the outputs, ISO 8601. */
  date: v.pipe(
    v.string(),
    v.check((date) => !Number.isNaN(Date.parse(date))),
  ),
  /** The options of the build, beyond its formats, that change the bytes: by name, where they differ from the usual ones. */
  options: v.exactOptional(v.record(v.string(), v.unknown())),
  /** `sha256` is the digest of the list of files, with a line for each file: digest, two spaces, path. */
  template: openObject({ name, sha256: v.string(), files: v.array(SealedFileSchema) }),
  fonts: v.array(UsedFontSchema),
  inputs: v.array(SealedFileSchema),
  outputs: v.array(RecordedOutputSchema),
  /** The setting of the PDF's lines, page by page. */
  proof: v.exactOptional(v.array(v.custom<PageProof>(isRecord))),
  diagnostics: v.array(v.custom<DiagnosticValue>(isRecord)),
});

export type SealedFile = DeepReadonly<v.InferOutput<typeof SealedFileSchema>>;
export type RecordedOutput = DeepReadonly<v.InferOutput<typeof RecordedOutputSchema>>;
export type UsedFont = DeepReadonly<v.InferOutput<typeof UsedFontSchema>>;
export type BuildRecord = DeepReadonly<v.InferOutput<typeof RecordSchema>>;
export type EditionRecord = BuildRecord['edition'];
/** Options of the outputs by name, where they differ from the usual ones. */
export type RecordedOptions = NonNullable<BuildRecord['options']>;

/** Reads a text that `buildRecord` wrote. Throws InputError, with the place, for a text that is not a build.json of Kanben or has an older form. */
export function readBuildRecord(json: string, file: string): BuildRecord {
  return readJson(json, file, RecordSchema);
}

/** Reads a text that `buildRecord` wrote. Undefined for a text that is damaged, is not a build.json of Kanben, or has an older form. */
export function parseBuildRecord(json: string): BuildRecord | undefined {
  try {
    return readBuildRecord(json, 'build.json');
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
