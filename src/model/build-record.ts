import * as v from 'valibot';
import { InputError } from '../messages/diagnostic.js';
import type { DiagnosticValue } from '../messages/diagnostic-value.js';
import type { PageProof } from './composition.js';
import type { EditionMetadata } from './edition.js';
import { readJson } from './json-file.js';

/** A font of a build, described so that two builds can be compared. */
export interface UsedFont {
  readonly id: string;
  readonly postscriptName: string;
  /** As the font's name table has it: `Version 2.003`. */
  readonly version: string;
  /** Of the font file. */
  readonly sha256: string;
  /** The file's name, where the font was looked for among the system's or in an added folder. */
  readonly file?: string;
}

/** A file and the digest that seals it. */
export interface SealedFile {
  readonly path: string;
  readonly sha256: string;
}

/** An output as build.json names it: its path counts from build.json's folder. */
export interface RecordedOutput extends SealedFile {
  readonly format: string;
  readonly bytes: number;
  readonly pages?: number;
}

/** build.json (docs/archiving.md): the tool, the inputs and the outputs of a build, each file with its digest. */
export interface BuildRecord {
  readonly tool: { readonly name: string; readonly version: string };
  /** What catalogues say of the edition, from edition.yaml. */
  readonly edition: EditionRecord;
  /** ISO 8601: what the outputs are dated with. */
  readonly date: string;
  /** What the build was asked for beyond its formats, where that makes other bytes. */
  readonly options?: RecordedOptions;
  /** `sha256` is that of the list of files, a line each: digest, two spaces, path. */
  readonly template: {
    readonly name: string;
    readonly sha256: string;
    readonly files: readonly SealedFile[];
  };
  readonly fonts: readonly UsedFont[];
  readonly inputs: readonly SealedFile[];
  readonly outputs: readonly RecordedOutput[];
  /** Page by page, how the PDF's lines were set. */
  readonly proof?: readonly PageProof[];
  readonly diagnostics: readonly DiagnosticValue[];
}

/** Options of the outputs by name, where they differ from the usual ones. */
export type RecordedOptions = Readonly<Record<string, unknown>>;

export type EditionRecord = Pick<
  EditionMetadata,
  | 'id'
  | 'title'
  | 'subtitle'
  | 'language'
  | 'date'
  | 'publisher'
  | 'creators'
  | 'identifier'
  | 'rights'
  | 'description'
>;

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
const optionalText = v.optional(v.string());

const RecordSchema = v.looseObject({
  tool: v.looseObject({ version: v.string() }),
  edition: v.looseObject({
    id: name,
    title: v.string(),
    subtitle: optionalText,
    language: v.string(),
    date: optionalText,
    publisher: optionalText,
    creators: v.array(v.looseObject({ name: v.string(), role: optionalText })),
    identifier: optionalText,
    rights: optionalText,
    description: optionalText,
  }),
  date: v.pipe(
    v.string(),
    v.check((date) => !Number.isNaN(Date.parse(date))),
  ),
  options: v.optional(v.record(v.string(), v.unknown())),
  template: v.looseObject({
    name,
    sha256: v.string(),
    files: v.array(v.looseObject({ path: v.string(), sha256: v.string() })),
  }),
  fonts: v.array(
    v.looseObject({
      id: v.string(),
      postscriptName: v.string(),
      version: v.string(),
      sha256: v.string(),
    }),
  ),
  inputs: v.array(v.looseObject({ path: v.string(), sha256: v.string() })),
  outputs: v.array(
    v.looseObject({
      path: below,
      sha256: v.string(),
      format: v.string(),
      bytes: v.number(),
      pages: v.optional(v.number()),
    }),
  ),
});

/** Reads what `buildRecord` wrote. Throws InputError, with its place, where the text is none of ours or of an older form. */
export function readBuildRecord(text: string, file: string): BuildRecord {
  return readJson(text, file, RecordSchema) as unknown as BuildRecord;
}

/** Reads what `buildRecord` wrote; undefined where the text is damaged, none of ours or of an older form. */
export function parseBuildRecord(text: string): BuildRecord | undefined {
  try {
    return readBuildRecord(text, 'build.json');
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
