import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import type { PageProof } from '../compose/book/index.js';
import type { Edition, EditionMetadata } from '../edition/edition.js';
import type { UsedFont } from '../font/index.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { BuildOutput } from './build-edition.js';
import { type DiagnosticValue, diagnosticValue } from './diagnostic-value.js';
import { packageVersion } from './package-root.js';
import type { TemplateFile } from './read-template.js';

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

/** build.json (DESIGN §5): who made which outputs from what, each with the digest that seals it. */
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

/** Choices of a build that its outputs depend on; absent where they are the usual ones. */
export interface RecordedOptions {
  readonly pdfa?: '3b';
  readonly embedFonts?: true;
}

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

/**
 * build.json of a build. It names no folder and no moment of the clock, so that the same build
 * anywhere gives the same bytes.
 */
export function buildRecord(build: {
  readonly edition: Edition;
  readonly date: string;
  readonly options: RecordedOptions;
  readonly template: { readonly name: string; readonly files: readonly TemplateFile[] };
  readonly fonts: readonly UsedFont[];
  readonly inputs: readonly SealedFile[];
  readonly outputs: readonly BuildOutput[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of the PDF, where one was made. */
  readonly proof: readonly PageProof[] | undefined;
  /** The edition's folder or file: paths are told from it. */
  readonly root: string;
}): string {
  const { edition, date, options, template, fonts, inputs, outputs, diagnostics, proof, root } =
    build;
  const record: BuildRecord = {
    tool: { name: 'kanben', version: packageVersion() },
    edition: editionRecord(edition.metadata),
    date,
    ...(Object.keys(options).length > 0 && { options }),
    template: templateRecord(template.name, template.files),
    fonts,
    inputs,
    outputs: outputs.map(({ format, path, bytes, sha256, pages }) => ({
      path: basename(path),
      format,
      bytes,
      sha256,
      ...(pages !== undefined && { pages }),
    })),
    ...(proof && { proof }),
    diagnostics: diagnostics.map((one) => {
      const value = diagnosticValue(one, 'en');
      return value.file ? { ...value, file: below(root, value.file) } : value;
    }),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** A template by the digests of its files. */
export function templateRecord(
  name: string,
  files: readonly TemplateFile[],
): BuildRecord['template'] {
  const sealed = files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) }));
  const list = sealed.map((file) => `${file.sha256}  ${file.path}\n`).join('');
  return { name, sha256: sha256(list), files: sealed };
}

/** Reads what `buildRecord` wrote; undefined where the text is none of ours or of an older form. */
export function parseBuildRecord(text: string): BuildRecord | undefined {
  try {
    const value = JSON.parse(text) as Partial<BuildRecord> | null;
    const whole =
      typeof value?.tool?.version === 'string' &&
      typeof value.edition?.id === 'string' &&
      typeof value.date === 'string' &&
      typeof value.template?.sha256 === 'string' &&
      [value.fonts, value.inputs, value.outputs].every(Array.isArray);
    return whole ? (value as BuildRecord) : undefined;
  } catch {
    return undefined;
  }
}

function editionRecord(metadata: EditionMetadata): EditionRecord {
  const { id, title, subtitle, language, date, publisher, creators } = metadata;
  const { identifier, rights, description } = metadata;
  return {
    id,
    title,
    ...(subtitle !== undefined && { subtitle }),
    language,
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
    creators,
    ...(identifier !== undefined && { identifier }),
    ...(rights !== undefined && { rights }),
    ...(description !== undefined && { description }),
  };
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function below(root: string, path: string): string {
  return (relative(root, path) || path).split('\\').join('/');
}
