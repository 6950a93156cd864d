import { dirname, join, relative, sep } from 'node:path';
import { addVersion } from '../archive/add-version.js';
import { compareVersions, countSentences } from '../archive/changes.js';
import { digestOf } from '../archive/digest.js';
import type { Inventory, LogicalFile, User } from '../archive/inventory.js';
import { objectId, objectPath } from '../archive/layout.js';
import { now } from '../archive/now.js';
import { textOfFiles, versionText } from '../archive/version-text.js';
import { readEdition } from '../edition/read-edition.js';
import { fileKind, namesOf, OUTPUT_LIMIT, readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { kindWithin, liesIn, readWithin, realPath, realPlace } from '../host/within.js';
import { chosenTemplate } from '../layout/template/chosen-template.js';
import { templateFiles } from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { type BuildRecord, parseBuildRecord } from '../model/build-record.js';
import type { BuildOptions } from './build-edition.js';
import { sealedBuild } from './sealed-build.js';
import { refuseUnsigned } from './signing/sign-offs.js';

export interface AddOptions extends BuildOptions {
  readonly store: string;
  /** The reason for this version; if absent, the numbers of its changes. */
  readonly message?: string;
  readonly user: User;
}

export interface AddResult {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The archive already held the same files: no version was added. */
  readonly unchanged: boolean;
  /** The edition had to be built first. */
  readonly built: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The number of attempts at reading an edition that somebody edits at that moment. */
const ATTEMPTS = 3;

/**
 * Keeps an edition as it is now, with its outputs: `content/<id>/` (the whole folder: metadata,
 * Markdown, images, source, ledger), `dist/<id>/` (EPUB, PDF, build.json) and `templates/` (the
 * template's files), so that a restored version is a folder in which Kanben can build. Builds it first
 * where that is needed. Throws an InputError where the project asks for sign-offs that are missing.
 */
export async function archiveEdition(path: string, options: AddOptions): Promise<AddResult> {
  refuseInside(path, options.store);
  await refuseUnsigned(path);
  for (let attempt = 1; ; attempt++) {
    const sealed = await sealedBuild(path, options);
    const { record, folder } = sealed;
    const content = await contentFiles(path, record);
    const outputFiles = await outputs(record, folder);
    if (outputFiles === undefined || !isWhatWasBuilt(record, content.files)) {
      if (attempt < ATTEMPTS) continue;
      throw new InputError([diagnose('archive/unsettled', { file: path })]);
    }
    const files = [
      ...content.files.map(({ path: below, bytes }) => ({
        path: `${content.prefix}${below}`,
        bytes,
      })),
      ...(await templatesOf(options, record, path)),
      ...outputFiles,
    ];
    const { id, title } = record.edition;
    const object = objectId(id);
    const added = await addVersion(options.store, object, files, async (before) => ({
      created: now(options.sourceDateEpoch),
      message: options.message ?? (await summary(options.store, object, before, files)),
      user: options.user,
    }));
    return {
      id,
      title,
      ...added,
      built: sealed.built,
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      diagnostics: [...sealed.diagnostics, ...content.diagnostics],
    };
  }
}

/** A store in an edition's folder would be archived into itself. */
function refuseInside(path: string, store: string): void {
  if (fileKind(path) !== 'folder' || !liesIn(realPath(path), realPlace(store))) return;
  throw new InputError([diagnose('archive/store-inside', { file: store })]);
}

interface Content {
  /** Where the files go in the archive: `content/<id>/`, or `content/` for a single Markdown file. */
  readonly prefix: string;
  readonly files: readonly LogicalFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every file of the edition's folder but hidden and temporary ones; of a single Markdown file, it and its images. */
async function contentFiles(path: string, record: BuildRecord): Promise<Content> {
  if (fileKind(path) === 'file') {
    const names = record.inputs.map((input) => input.path);
    const files = await Promise.all(
      names.map(async (name) => ({
        path: name,
        bytes: readInput(join(dirname(path), name)),
      })),
    );
    return { prefix: 'content/', files, diagnostics: [] };
  }
  const files: LogicalFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const root = realPath(path);
  const walk = async (folder: string, above: readonly string[]): Promise<void> => {
    for (const name of namesOf(folder)) {
      if (name.startsWith('.') || name.endsWith('.tmp')) continue;
      const file = join(folder, name);
      const kind = kindWithin(root, file);
      const place = { file: join(path, relative(root, file)) };
      if (kind === 'outside') diagnostics.push(diagnose('archive/outside-file', place));
      else if (kind === 'odd') diagnostics.push(diagnose('archive/odd-file', place));
      else if (kind === 'file') {
        const below = relative(root, file).split(sep).join('/');
        files.push({ path: below, bytes: readInput(file, OUTPUT_LIMIT) });
      } else {
        const real = realPath(file);
        // A link to a folder that contains the link has no end.
        if (above.includes(real)) diagnostics.push(diagnose('archive/odd-file', place));
        else await walk(file, [...above, real]);
      }
    }
  };
  await walk(root, [root]);
  return { prefix: `content/${record.edition.id}/`, files, diagnostics };
}

/** Whether the files that are about to be archived are those from which the outputs were made. */
function isWhatWasBuilt(record: BuildRecord, files: readonly LogicalFile[]): boolean {
  const read = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return record.inputs.every(({ path, sha256 }) => {
    const bytes = read.get(path);
    return bytes !== undefined && digestOf('sha256', bytes) === sha256;
  });
}

async function templatesOf(
  options: AddOptions,
  record: BuildRecord,
  path: string,
): Promise<readonly LogicalFile[]> {
  const { edition } = await readEdition(path, undefined, options);
  const chosen = chosenTemplate(path, edition.metadata, options.template);
  const files = await templateFiles(chosen, { packageRoot });
  const sealed = new Map(record.template.files.map((file) => [file.path, file.sha256]));
  if (files.some(({ path: file, bytes }) => sealed.get(file) !== digestOf('sha256', bytes))) {
    throw new InputError([diagnose('archive/unsettled', { file: path })]);
  }
  return files.map((file) => ({ path: `templates/${file.path}`, bytes: file.bytes }));
}

/** The outputs and build.json; undefined if they do not, or no longer, match the record. */
async function outputs(
  record: BuildRecord,
  folder: string,
): Promise<readonly LogicalFile[] | undefined> {
  const place = `dist/${record.edition.id}`;
  const seal = readWithin(folder, join(folder, 'build.json'));
  const standing = parseBuildRecord(new TextDecoder().decode(seal));
  if (JSON.stringify(standing) !== JSON.stringify(record)) return undefined;
  const files: LogicalFile[] = [{ path: `${place}/build.json`, bytes: seal }];
  for (const { path, sha256 } of record.outputs) {
    const bytes = readWithin(folder, join(folder, path), OUTPUT_LIMIT);
    if (digestOf('sha256', bytes) !== sha256) return undefined;
    files.push({ path: `${place}/${path}`, bytes });
  }
  return files;
}

/** The message of a version whose archivist gave none: what changed, counted. */
async function summary(
  store: string,
  id: string,
  before: Inventory | undefined,
  files: readonly LogicalFile[],
): Promise<string> {
  if (before === undefined) return 'First version';
  const object = { id, folder: join(store, ...objectPath(id)), inventory: before };
  const then = await versionText(object, before.head);
  const text = textOfFiles(new Map(files.map(({ path, bytes }) => [path, bytes])));
  const digests = new Map(
    files.map(({ path, bytes }) => [path, digestOf(before.digestAlgorithm, bytes)]),
  );
  const changes = compareVersions(then, { text, files: digests });
  const { added, removed, changed } = countSentences(changes);
  const outputsOnly = changes.files.every(({ path }) => !path.startsWith('content/'));
  if (outputsOnly) return 'The same text, built anew';
  return `Sentences: ${changed} changed, ${added} added, ${removed} removed; files: ${changes.files.length}`;
}
