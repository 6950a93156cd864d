import { join } from 'node:path';
import { compareDivisions, type DivisionChange, editionText } from '../../archive/changes.js';
import { readEdition } from '../../edition/read-edition.js';
import { fileKind, readInput } from '../../host/files.js';
import { writeAll } from '../../host/write-all.js';
import { XmlFault } from '../../inputs/docx/xml-tree.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { Division, Edition } from '../../model/edition.js';
import { textDigest, type WordRecord } from '../../outputs/docx/edition-record.js';
import { readWordEdition, type WordEdition } from '../../outputs/docx/read-back/word-edition.js';
import { excerpts } from './excerpts.js';
import { mergeWord, type PlacedConflict } from './merge-word.js';
import type { NamedSource, SourceInput } from './named-sources.js';
import type { ImportOptions } from './sources.js';
import { carried } from './word-blocks.js';

/** The changes of an edition in a Word file that was made of it. */
export interface ReturnedWord {
  readonly id: string;
  readonly title: string;
  /** The edition's folder. */
  readonly path: string;
  readonly changes: readonly DivisionChange[];
  /** The changes stand in the edition now. */
  readonly written: boolean;
  /** Files that were written or removed, or would be. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A Word file that was made of the edition that stands in `<to>/<id>` and comes back from an office: shows what it changes,
 * sentence by sentence, and with `force` writes the changes into the edition's Markdown, whose other blocks stay as they are
 * written, with all that was changed in them since the file was made. Where both changed one sentence nothing is written until
 * `take` says which stands. Undefined where the sources are anything else.
 */
export async function returnedWord(
  inputs: readonly SourceInput[],
  options: ImportOptions = {},
): Promise<ReturnedWord | undefined> {
  const word = await wordOf(inputs, options);
  if (word === undefined) return undefined;
  const id = options.id ?? word.record.metadata.id;
  const folder = join(options.to ?? 'content', id);
  if (fileKind(join(folder, 'edition.yaml')) !== 'file') return undefined;
  const { edition, diagnostics: faults } = await readEdition(folder);
  if (faults.some(({ severity }) => severity === 'error')) throw new InputError(faults);
  const take = options.take ?? 'edited';
  const merged = mergeWord(folder, edition, word, take);
  const { files, remove, divisions, conflicts } = merged;
  const touched = new Set([...files.map(({ path }) => path.replace(/\.md$/, '')), ...remove]);
  const changes = compareDivisions(
    carriedText(edition, edition.divisions).divisions,
    carriedText(edition, divisions).divisions,
    touched,
  );
  const isChange = files.length + remove.length > 0;
  const isOpen = conflicts.length > 0 && options.take === undefined;
  const force = options.force === true && !isOpen;
  if (isChange && force) await writeAll(folder, files, remove);
  return {
    id,
    title: edition.metadata.title,
    path: folder,
    changes,
    written: isChange && force,
    files: [...files.map(({ path }) => path), ...remove].sort(),
    diagnostics: [
      ...conflicts.map((one) => conflictDiagnostic(folder, one, options.take)),
      ...changedSince(folder, edition, word),
      ...(isChange && !force && !isOpen
        ? [diagnose('io/word-changes', { file: folder }, countsOf(changes))]
        : []),
    ],
  };
}

function conflictDiagnostic(
  folder: string,
  { file, line, has, wants }: PlacedConflict,
  take: ImportOptions['take'],
): Diagnostic {
  const place = { file: join(folder, file), line };
  const texts = excerpts(has, wants);
  if (take === undefined) return diagnose('io/word-conflict', place, texts);
  const [stands, left] = take === 'source' ? [wants, has] : [has, wants];
  return diagnose('io/word-settled', place, { stands: stands.trim(), left: left.trim() });
}

/** A Word file that was made of an edition, as the sources of an edition that is not there yet; undefined where it is another. */
export async function wordSources(
  inputs: readonly SourceInput[],
  options: ImportOptions,
): Promise<
  | { readonly sources: readonly NamedSource[]; readonly metadata: WordRecord['metadata'] }
  | undefined
> {
  const word = await wordOf(inputs, options);
  if (word === undefined) return undefined;
  const sources = word.files.map(({ path, text }) => ({
    name: path,
    bytes: new TextEncoder().encode(text),
    pictures: word.pictures,
  }));
  return { sources, metadata: word.record.metadata };
}

async function wordOf(
  inputs: readonly SourceInput[],
  { maxBytes }: ImportOptions,
): Promise<WordEdition | undefined> {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) return undefined;
  const name = typeof input === 'string' ? input : input.name;
  if (!/\.docx$/i.test(name) || (typeof input === 'string' && fileKind(input) !== 'file')) {
    return undefined;
  }
  const bytes = typeof input === 'string' ? readInput(input, maxBytes) : input.bytes;
  try {
    return await readWordEdition(bytes, name);
  } catch (error) {
    // The reader of all Word files reports its faults.
    if (error instanceof InputError || error instanceof XmlFault) return undefined;
    throw error;
  }
}

function carriedText({ metadata }: Edition, divisions: readonly Division[]) {
  return editionText({
    metadata,
    divisions: divisions.map((one) => ({ ...one, tree: carried(one.tree) })),
    assets: new Map(),
  });
}

/**
 * Divisions of the edition that are others now than when the Word file was made, where the file does not say of what blocks it
 * was made: taking it would undo what was done since.
 */
function changedSince(
  folder: string,
  { divisions }: Edition,
  { record }: WordEdition,
): readonly Diagnostic[] {
  const then = new Map(record.divisions.map((one) => [one.name, one]));
  const changed = divisions.filter(({ name, tree }) => {
    const was = then.get(name);
    return was !== undefined && was.blocks === undefined && was.text !== textDigest(tree);
  });
  if (changed.length === 0) return [];
  const names = changed.map(({ name }) => name).join('、');
  return [diagnose('io/word-older', { file: folder }, { names })];
}

function countsOf(changes: readonly DivisionChange[]) {
  const kinds = changes.flatMap(({ sentences }) => sentences.map(({ kind }) => kind));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { changed: count('changed'), added: count('added'), removed: count('removed') };
}
