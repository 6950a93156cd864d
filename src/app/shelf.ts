import { basename, join } from 'node:path';
import { objectFolders, readObjects } from '../archive/store.js';
import { versionText } from '../archive/version-text.js';
import { EDITION_RULES } from '../edition/metadata.js';
import { readEdition } from '../edition/read-edition.js';
import { kindOf, namesOf } from '../host/files.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { EditionSchema } from '../model/edition-schema.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { editionTexts } from './editing/edition-texts.js';
import { readRecord } from './read-record.js';
import { REVIEW, readReview } from './review/record.js';
import { signingOf } from './signing/sign-offs.js';

/** Where an edition is on its way; the first that holds is shown. */
export const EDITION_STATES = [
  'faulty',
  'archived',
  'stale',
  'built',
  'signed',
  'in-review',
  'new',
] as const;

export type EditionState = (typeof EDITION_STATES)[number];

/** An edition on the shelf. */
export interface ShelfEntry {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly template?: string;
  readonly chapters: number;
  /** Han characters and words of its text. */
  readonly words: number;
  readonly state: EditionState;
  /** Changes whenever a file of the edition's text does. */
  readonly version: string;
  /** Outputs of the last build: format and file. */
  readonly outputs: readonly { readonly format: string; readonly path: string }[];
  /** Errors and warnings of the last build, and what keeps the edition from being read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly warnings: number;
}

export interface ShelfFolders {
  /** The editions' folder, the outputs', and the archive. */
  readonly content: string;
  readonly dist: string;
  readonly store: string;
}

/** Every edition in `content`, by its id, with where it stands. An edition that cannot be read is among them. */
export async function shelfOf(folders: ShelfFolders): Promise<readonly ShelfEntry[]> {
  if (kindOf(folders.content) !== 'folder') return [];
  const archived = await archivedTexts(folders.store);
  const entries: ShelfEntry[] = [];
  for (const name of namesOf(folders.content)) {
    const folder = join(folders.content, name);
    if (name.startsWith('.') || kindOf(join(folder, 'edition.yaml')) !== 'file') continue;
    entries.push(await entryOf(folder, folders.dist, archived));
  }
  return entries;
}

async function entryOf(
  folder: string,
  dist: string,
  archived: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ShelfEntry> {
  const id = basename(folder);
  const texts = await editionTexts(folder);
  const yaml = texts.find(({ path }) => path === 'edition.yaml');
  const { value, faults } = readYaml(yaml?.text ?? '', join(folder, 'edition.yaml'), EditionSchema);
  const chapters = texts.filter(({ path }) => path !== 'edition.yaml');
  const record = await readRecord(join(dist, id));
  const common = {
    id,
    title: value?.title ?? id,
    ...(value?.subtitle !== undefined && { subtitle: value.subtitle }),
    ...(value?.date !== undefined && { date: value.date }),
    ...(value?.publisher !== undefined && { publisher: value.publisher }),
    ...(value?.template !== undefined && { template: value.template }),
    chapters: chapters.length,
    words: chapters.reduce((sum, { text }) => sum + countWords(text), 0),
    version: texts.map(({ version }) => version.slice(0, 8)).join(''),
    outputs: (record?.outputs ?? []).map(({ format, path }) => ({ format, path })),
    warnings: (record?.diagnostics ?? []).filter(({ severity }) => severity !== 'info').length,
  };
  const wrong = yamlDiagnostics(faults, EditionSchema, EDITION_RULES).filter(
    ({ severity }) => severity === 'error',
  );
  if (value === undefined || wrong.length > 0) {
    return { ...common, state: 'faulty', diagnostics: wrong };
  }
  try {
    const state = await stateOf(folder, record, archived.get(id));
    return { ...common, state, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...common, state: 'faulty', diagnostics: error.diagnostics };
  }
}

async function stateOf(
  folder: string,
  record: Awaited<ReturnType<typeof readRecord>>,
  archived: ReadonlySet<string> | undefined,
): Promise<EditionState> {
  const { inputs } = await readEdition(folder);
  if (archived !== undefined && inputs.every(({ sha256 }) => archived.has(sha256))) {
    return 'archived';
  }
  if (record !== undefined) {
    const key = (files: typeof inputs) =>
      files.map(({ path, sha256 }) => `${sha256} ${path}`).join('\n');
    const read = new Set(inputs.map(({ path }) => path));
    const before = record.inputs.filter(({ path }) => read.has(path));
    return key(before) === key(inputs) ? 'built' : 'stale';
  }
  const { stages } = await signingOf(folder);
  if (stages.every(({ valid }) => valid)) return 'signed';
  const reviewed = kindOf(join(folder, REVIEW)) === 'file' && readReview(folder).steps.length > 0;
  return reviewed || stages.some(({ valid }) => valid) ? 'in-review' : 'new';
}

/** The digests of the files in the newest version of each archived edition, by its id. */
async function archivedTexts(store: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (kindOf(store) !== 'folder' || (await objectFolders(store)).length === 0) return new Map();
  const texts = new Map<string, ReadonlySet<string>>();
  for (const object of await readObjects(store)) {
    const { head, digestAlgorithm } = object.inventory;
    if (digestAlgorithm !== 'sha256') continue;
    texts.set(object.id, new Set((await versionText(object, head)).files.values()));
  }
  return texts;
}

/** 字数 as Chinese editors count: each Han character and each Western word is one; marks and markup are none. */
export function countWords(markdown: string): number {
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0);
}
