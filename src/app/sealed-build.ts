import { join } from 'node:path';
import { type ReadEdition, readEdition } from '../edition/read-edition.js';
import { openFontLibrary } from '../fonts/font-library.js';
import type { FontMemory } from '../fonts/font-memory.js';
import { OUTPUT_LIMIT, readInput } from '../host/files.js';
import { packageRoot, packageVersion } from '../host/package-root.js';
import { kindWithin } from '../host/within.js';
import { chosenTemplate } from '../layout/template/chosen-template.js';
import { templateFiles } from '../layout/template/read-template.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import type { BuildRecord, SealedFile } from '../model/build-record.js';
import { sha256 as digestOf } from '../model/sha256.js';
import { defaultFormats, OUTPUTS } from '../outputs/index.js';
import { editionAttachments, withAttachments } from './attachments.js';
import { buildDate } from './build-date.js';
import { type BuildOptions, buildEdition } from './build-edition.js';
import { templateRecord } from './build-record.js';
import { optionsByOutput } from './output-options.js';
import { readRecord } from './read-record.js';

/** An edition with outputs that a build would give now. */
export interface SealedBuild {
  readonly record: BuildRecord;
  /** The folder of the outputs and of build.json. */
  readonly folder: string;
  /** The edition had to be built, since its outputs were missing or old. */
  readonly built: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The edition's outputs in `<to>/<id>/`, built first where build.json doesn't vouch for them. */
export async function sealedBuild(path: string, options: BuildOptions): Promise<SealedBuild> {
  const read = await readEdition(path, undefined, options);
  const folder = join(options.to ?? 'dist', read.edition.metadata.id);
  const standing = await readRecord(folder);
  if (standing !== undefined && (await isCurrent(standing, folder, path, read, options))) {
    return { record: standing, folder, built: false, diagnostics: [] };
  }
  // The options of its last build are those that its editor wants kept: the archive chooses none.
  const chosen: Partial<ReturnType<typeof choicesOf>> =
    standing === undefined ? {} : choicesOf(standing);
  const { diagnostics } = await buildEdition(path, {
    ...options,
    ...chosen,
    formats: [...new Set([...wantedFormats(options), ...(chosen.formats ?? [])])],
  });
  return { record: (await readRecord(folder)) as BuildRecord, folder, built: true, diagnostics };
}

/** The outputs that every archived edition has. */
function wantedFormats({ formats, outputs }: BuildOptions): readonly string[] {
  return formats ?? defaultFormats(outputs);
}

/** The options of a build that give the outputs of the record again. */
export function choicesOf(
  record: BuildRecord,
): Required<Pick<BuildOptions, 'formats' | 'outputOptions'>> {
  return {
    formats: [...new Set(record.outputs.map(({ format }) => format))],
    outputOptions: record.options ?? {},
  };
}

/** Whether a build now would give the outputs of the record: same tool, inputs, template, fonts, date, outputs. */
async function isCurrent(
  record: BuildRecord,
  folder: string,
  path: string,
  { edition, inputs }: ReadEdition,
  options: BuildOptions,
): Promise<boolean> {
  const { metadata } = edition;
  const chosen = chosenTemplate(path, metadata, options.template);
  const template = templateRecord(
    '',
    await templateFiles(chosen, { packageRoot, memory: options.memory?.templates }),
  );
  const formats = record.outputs.map(({ format }) => format);
  const attached = wantsEditionFiles(record, options.outputs)
    ? await editionAttachments(path)
    : undefined;
  return (
    record.edition.id === metadata.id &&
    record.tool.version === packageVersion() &&
    record.template.sha256 === template.sha256 &&
    record.date === buildDate(metadata, options.sourceDateEpoch).date &&
    wantedFormats(options).every((format) => formats.includes(format)) &&
    sameFiles(record.inputs, withAttachments(inputs, attached)) &&
    otherFonts(record, options.memory?.fonts).length === 0 &&
    (await hasOutputs(record, folder))
  );
}

/** Whether one of the record's outputs carries the edition's files. */
function wantsEditionFiles({ outputs, options = {} }: BuildRecord, table = OUTPUTS): boolean {
  const rows = table.filter(({ name }) => outputs.some(({ format }) => format === name));
  const given = optionsByOutput(rows, options);
  return rows.some((output) => output.wantsEditionFiles?.(given.get(output) ?? {}));
}

export function sameFiles(a: readonly SealedFile[], b: readonly SealedFile[]): boolean {
  const list = (files: readonly SealedFile[]) =>
    files.map(({ path, sha256 }) => `${sha256} ${path}`).sort();
  return JSON.stringify(list(a)) === JSON.stringify(list(b));
}

/** The fonts of a record that aren't here, or not with the same bytes. `memory` keeps the fonts' files and their digests. */
export function otherFonts(record: BuildRecord, memory?: FontMemory): BuildRecord['fonts'] {
  const library = openFontLibrary({ memory });
  return record.fonts.filter(({ id, sha256 }) => {
    if (!library.has(id)) return true;
    return library.digest(id) !== sha256;
  });
}

async function hasOutputs(record: BuildRecord, folder: string): Promise<boolean> {
  for (const { path, sha256 } of record.outputs) {
    const file = join(folder, path);
    if (kindWithin(folder, file) !== 'file') return false;
    if (digestOf(readInput(file, OUTPUT_LIMIT)) !== sha256) return false;
  }
  return true;
}
