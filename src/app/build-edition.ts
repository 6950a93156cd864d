import { join, resolve } from 'node:path';
import { isEditionId } from '../edition/edition-id.js';
import { refuseLinkOut } from '../host/check-place.js';
import { readInput } from '../host/files.js';
import { timed } from '../host/trace.js';
import { kindWithin } from '../host/within.js';
import { settleFolder, writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import type { BuildRecord, RecordedOutput, SealedFile } from '../model/build-record.js';
import type { Edition, EditionMetadata } from '../model/edition.js';
import { sha256 } from '../model/sha256.js';
import { defaultFormats, OUTPUTS } from '../outputs/index.js';
import { withAttachments } from './attachments.js';
import { type BuildOutput, buildRecord, recordedOutputs } from './build-record.js';
import { isOrigin, originFile, refuseForeignFiles, refuseOtherOrigin } from './origin.js';
import { standingRecord } from './read-record.js';
import { type RenderOptions, renderEdition } from './render-edition.js';

export interface BuildOptions extends RenderOptions {
  /**
   * The paths of the editions that a run has built, by id; each build adds its path. A second edition of an id is an
   * InputError, since their outputs would replace each other.
   */
  readonly built?: Map<string, string>;
  /** The folder in which the edition's outputs get a folder; `dist` where absent. */
  readonly to?: string;
}

export interface BuildResult {
  readonly id: string;
  readonly title: string;
  /** The folder of the outputs and of build.json. */
  readonly path: string;
  /** The number of divisions without the editor's note. */
  readonly chapters: number;
  readonly outputs: readonly BuildOutput[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders the edition at `path` (a folder with edition.yaml, or one Markdown file) into `<to>/<id>/`, with build.json.
 * Every output is rendered before the first is written; an error among the diagnostics is an InputError, and nothing is
 * written. The outputs of another edition of that id are an InputError too: of one that stands at another place or, where no
 * note names the place, of one with another text. A proof goes into `<to>/proof/<id>/`. A damaged build.json of an earlier build
 * is replaced with a warning.
 */
export async function buildEdition(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  const book = await renderEdition(path, options.proof ? proofOptions(options) : options);
  const { edition, diagnostics } = book;
  const { id, title } = edition.metadata;
  if (!isEditionId(id)) throw new InputError([diagnose('io/bad-id', { file: path }, { id })]);
  const other = options.built?.get(id);
  if (other !== undefined && resolve(other) !== resolve(path)) {
    throw new InputError([diagnose('io/same-id', { file: path }, { id, other })]);
  }
  options.built?.set(id, path);
  const folder = join(options.to ?? 'dist', ...(options.proof ? [PROOFS] : []), id);
  const files = book.rendered.flatMap(({ files }) => files.files);
  const outputs = recordedOutputs(book.rendered);
  const record = buildRecord({
    edition,
    date: book.date,
    options: book.options,
    template: { name: book.template.name, files: book.templateFiles },
    fonts: book.fonts.used(),
    inputs: withAttachments(book.inputs, book.editionFiles),
    outputs,
    diagnostics,
    proof: book.composition.proof,
    root: path,
  });
  refuseLinkOut(options.to ?? 'dist', folder);
  await settleFolder(folder);
  const { record: before, fault } = standingRecord(folder);
  if (fault !== undefined) refuse([fault], options.strict);
  refuseOtherOrigin(folder, id, path);
  const isKnown = before === undefined || isOrigin(folder, path);
  if (!isKnown && !isSameEdition(before, edition.metadata, book.inputs)) {
    const values = { id, title: before.edition.title, folder };
    throw new InputError([diagnose('io/other-edition', { file: path }, values)]);
  }
  refuseForeignFiles(
    folder,
    files.map((file) => file.path),
  );
  const stale = staleFiles(folder, before, outputs);
  await timed('write', () =>
    writeAll(
      folder,
      [...files, { path: 'build.json', bytes: record }, originFile(folder, path)],
      stale,
    ),
  );
  return {
    id,
    title,
    path: folder,
    chapters: chapterCount(edition),
    outputs: outputs.map((output) => ({ ...output, path: join(folder, output.path) })),
    diagnostics: [...diagnostics, ...(fault === undefined ? [] : [fault])],
  };
}

/** The folder of proofs, beside the final outputs: no proof is ever archived for a book. */
const PROOFS = 'proof';

/** A proof is known by the mark on its pages: it takes outputs that show pages, and throws an InputError for others. */
function proofOptions(options: BuildOptions): BuildOptions {
  const { outputs = OUTPUTS } = options;
  const withPages = outputs.filter(({ showsPages }) => showsPages).map(({ name }) => name);
  const formats =
    options.formats ?? defaultFormats(outputs).filter((name) => withPages.includes(name));
  const without = formats.filter((name) => !withPages.includes(name));
  if (without.length === 0) return { ...options, formats };
  const values = { formats: without, known: withPages };
  throw new InputError([diagnose('signing/proof-formats', {}, values)]);
}

/**
 * Whether a record is of the edition that is built now, which may have been edited since and may stand elsewhere: it has the same
 * title and date, or a text of the same content, or a text of the same name and the same title or date. A name alone says
 * nothing, since most editions have a `01-` of their own; nor do pictures and edition.yaml, which the issues of a series share.
 */
export function isSameEdition(
  { edition, inputs }: BuildRecord,
  { title, date }: Pick<EditionMetadata, 'title' | 'date'>,
  now: readonly SealedFile[],
): boolean {
  const sameTitle = edition.title === title;
  const sameDate = edition.date === date;
  if (sameTitle && sameDate) return true;
  const texts = (files: readonly SealedFile[]) => files.filter(({ path }) => /\.md$/i.test(path));
  const known = new Set(texts(inputs).flatMap(({ path, sha256: digest }) => [path, digest]));
  const named = sameTitle || (sameDate && date !== undefined);
  return texts(now).some((one) => known.has(one.sha256) || (named && known.has(one.path)));
}

/** The files that an earlier build of the same outputs left and this one does not make: a page of a chapter that is gone. */
export function staleFiles(
  folder: string,
  before: BuildRecord | undefined,
  outputs: readonly Pick<RecordedOutput, 'format' | 'path'>[],
): readonly string[] {
  const formats = new Set(outputs.map(({ format }) => format));
  const paths = new Set(outputs.map(({ path }) => path));
  return (before?.outputs ?? [])
    .filter(({ format, path }) => formats.has(format) && !paths.has(path))
    .filter(({ path, sha256: seal }) => isSealed(folder, path, seal))
    .map(({ path }) => path);
}

/** Whether the file is still the one that was built: a file that somebody changed since then stays. */
function isSealed(folder: string, path: string, seal: string): boolean {
  const file = join(folder, path);
  return kindWithin(folder, file) === 'file' && sha256(readInput(file)) === seal;
}

function chapterCount(edition: Edition): number {
  return edition.divisions.filter(({ role }) => role !== 'editors-note').length;
}
