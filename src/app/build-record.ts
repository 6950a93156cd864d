import { relative } from 'node:path';
import { packageVersion } from '../host/package-root.js';
import type { TemplateFile } from '../layout/template/read-template.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type {
  BuildRecord,
  EditionRecord,
  RecordedOptions,
  RecordedOutput,
  SealedFile,
  UsedFont,
} from '../model/build-record.js';
import type { PageProof } from '../model/composition.js';
import type { Edition, EditionMetadata } from '../model/edition.js';
import { jsonText } from '../model/json-file.js';
import { sha256 } from '../model/sha256.js';
import type { Output, Rendered } from '../outputs/output.js';

/** An output as a build reports it: a file of its folder. An output of several files has an entry for each. */
export interface BuildOutput extends RecordedOutput {}

/** The files of the outputs, in the order in which they were rendered; the paths count from the folder of build.json. */
export function recordedOutputs(
  rendered: readonly { readonly output: Output; readonly files: Rendered }[],
): readonly RecordedOutput[] {
  return rendered.flatMap(({ output, files: { files, pages } }) =>
    files.map(({ path, bytes }, index) => ({
      path,
      format: output.name,
      bytes: bytes.byteLength,
      sha256: sha256(bytes),
      ...(pages !== undefined && index === 0 && { pages }),
    })),
  );
}

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
  readonly outputs: readonly RecordedOutput[];
  readonly diagnostics: readonly Diagnostic[];
  /** The proof of the PDF; undefined where no PDF was built. */
  readonly proof: readonly PageProof[] | undefined;
  /** The edition's folder or file: paths are relative to it. */
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
    outputs,
    ...(proof && { proof }),
    diagnostics: diagnostics.map((one) => {
      const value = diagnosticValue(one, 'en');
      return value.file ? { ...value, file: pathBelow(root, value.file) } : value;
    }),
  };
  return jsonText(record);
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

function pathBelow(root: string, path: string): string {
  return (relative(root, path) || path).split('\\').join('/');
}
