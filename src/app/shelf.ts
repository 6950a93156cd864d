import { basename, join } from 'node:path';
import { digestOf } from '../archive/digest.js';
import { objectFolders, readObjects } from '../archive/store.js';
import { versionText } from '../archive/version-text.js';
import { EDITION_RULES } from '../edition/metadata.js';
import { readEdition } from '../edition/read-edition.js';
import { fileKind, namesOf } from '../host/files.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { countWords } from '../model/count-words.js';
import { EditionSchema } from '../model/edition-schema.js';
import { sha256 } from '../model/sha256.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { editionTexts } from './editing/edition-texts.js';
import { isOfPresentText, readRecord } from './read-record.js';
import { REVIEW, readReview } from './review/record.js';
import { signingOf } from './signing/sign-offs.js';

/** The states of an edition; the first one that applies is shown. */
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
  /** Errors and warnings of the last build, and the errors that keep the edition from being read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly warnings: number;
}

export interface ShelfFolders {
  /** The editions' folder, the outputs', and the archive. */
  readonly content: string;
  readonly dist: string;
  readonly store: string;
}

/** Every edition in `content`, by its id, with its state. An edition that cannot be read is among them. */
export async function shelfOf(folders: ShelfFolders): Promise<readonly ShelfEntry[]> {
  if (fileKind(folders.content) !== 'folder') return [];
  const archived = await archivedTexts(folders.store);
  const entries: ShelfEntry[] = [];
  for (const name of namesOf(folders.content)) {
    const folder = join(folders.content, name);
    if (name.startsWith('.') || fileKind(join(folder, 'edition.yaml')) !== 'file') continue;
    entries.push(await shelfEntry(folder, folders.dist, archived));
  }
  return entries;
}

async function shelfEntry(
  folder: string,
  dist: string,
  archived: ReadonlyMap<string, HasTexts>,
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
    version: sha256(texts.map(({ version }) => version).join('')).slice(0, 16),
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
    const isKept = archived.get(id)?.(texts.map(({ text }) => text)) ?? false;
    const state = await editionState(folder, record, isKept);
    return { ...common, state, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...common, state: 'faulty', diagnostics: error.diagnostics };
  }
}

async function editionState(
  folder: string,
  record: Awaited<ReturnType<typeof readRecord>>,
  isKept: boolean,
): Promise<EditionState> {
  const { inputs } = await readEdition(folder);
  if (isKept) return 'archived';
  if (record !== undefined) return isOfPresentText(record, inputs) ? 'built' : 'stale';
  const { stages } = await signingOf(folder);
  if (stages.every(({ valid }) => valid)) return 'signed';
  const reviewed = fileKind(join(folder, REVIEW)) === 'file' && readReview(folder).steps.length > 0;
  return reviewed || stages.some(({ valid }) => valid) ? 'in-review' : 'new';
}

/** Whether the newest archived version of an edition has these texts. */
type HasTexts = (texts: readonly string[]) => boolean;

/** The archived editions by their ids. */
async function archivedTexts(store: string): Promise<ReadonlyMap<string, HasTexts>> {
  if (fileKind(store) !== 'folder' || (await objectFolders(store)).length === 0) return new Map();
  const editions = new Map<string, HasTexts>();
  for (const object of await readObjects(store)) {
    const { head, digestAlgorithm } = object.inventory;
    const kept = new Set((await versionText(object, head)).files.values());
    editions.set(object.id, (texts) =>
      texts.every((text) => kept.has(digestOf(digestAlgorithm, new TextEncoder().encode(text)))),
    );
  }
  return editions;
}
