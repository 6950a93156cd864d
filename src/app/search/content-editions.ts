import { basename, join } from 'node:path';
import { editionDivisions } from '../../archive/search/edition-text.js';
import type { SearchText } from '../../archive/search/text.js';
import { isClassified } from '../../edition/index.js';
import { editionsIn, readEdition } from '../../edition/read-edition.js';
import { contentState } from '../../host/disk.js';
import { namesOf } from '../../host/files.js';
import { type Diagnostic, InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';
import type { Output } from '../../outputs/output.js';
import { readRecord } from '../read-record.js';
import { finishedIn } from './built-editions.js';
import { finishedText } from './finished-edition.js';
import { APART, type Indexable } from './index-folder.js';

/**
 * The editions in `content` as an index takes them, with pages and files from what is built of them in `to`. An edition
 * marked as a state secret is read each time: no cache keeps a copy of it.
 */
export async function contentEditions(
  content: string,
  to: string,
  diagnostics: Diagnostic[],
  outputs: readonly Output[],
): Promise<readonly Indexable[]> {
  const folders = await editionsIn(content);
  const text = (folder: string, use: 'indexed' | 'searched') =>
    contentText({ folder, to, outputs }, diagnostics, use);
  return folders.map((folder) => ({
    key: basename(folder),
    state: sha256(JSON.stringify(statesOf(folder, to, outputs))),
    read: async () => (await text(folder, 'indexed')) ?? APART,
    readApart: () => text(folder, 'searched'),
  }));
}

/** Texts that change when the edition's files or its build change. */
function statesOf(folder: string, to: string, outputs: readonly Output[]): readonly string[] {
  const texts = namesOf(folder).filter((name) => /\.md$/i.test(name) || name === 'edition.yaml');
  return [
    to,
    ...outputs.map(({ name, places }) => `${name} ${places ?? ''}`),
    ...texts.map((name) => `${name} ${contentState(join(folder, name))}`),
    contentState(join(to, basename(folder), 'build.json')),
  ];
}

/** The edition's text; undefined where it is a state secret and is to be indexed. */
async function contentText(
  {
    folder,
    to,
    outputs,
  }: { readonly folder: string; readonly to: string; readonly outputs: readonly Output[] },
  diagnostics: Diagnostic[],
  use: 'indexed' | 'searched',
): Promise<SearchText | undefined> {
  const id = basename(folder);
  try {
    const { edition, inputs } = await readEdition(folder);
    if (use === 'indexed' && isClassified(edition.metadata)) return undefined;
    const record = await readRecord(join(to, id));
    const isFresh =
      record !== undefined &&
      JSON.stringify(record.inputs) === JSON.stringify(inputs) &&
      record.edition.id === edition.metadata.id;
    const finished = isFresh ? finishedIn(to, id, record, outputs) : undefined;
    const text = finished && (await finishedText(finished, diagnostics));
    const { title, date } = edition.metadata;
    return (
      text ?? {
        edition: { id: edition.metadata.id, title, ...(date !== undefined && { date }) },
        divisions: editionDivisions(edition),
      }
    );
  } catch (error) {
    // One edition that can't be read keeps no other from being searched.
    if (!(error instanceof InputError)) throw error;
    diagnostics.push(...error.diagnostics);
    return { edition: { id, title: '' }, divisions: [] };
  }
}
