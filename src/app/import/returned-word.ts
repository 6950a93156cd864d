import { basename, join } from 'node:path';
import { compareDivisions, type DivisionChange, editionText } from '../../archive/changes.js';
import { parseDivision } from '../../edition/index.js';
import { readEdition } from '../../edition/read-edition.js';
import { kindOf, readInput } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import { type OutputFile, writeAll } from '../../host/write-all.js';
import { XmlFault } from '../../inputs/docx/xml-tree.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { Division, Edition } from '../../model/edition.js';
import { textDigest, type WordRecord } from '../../outputs/docx/edition-record.js';
import { readWordEdition, type WordEdition } from '../../outputs/docx/read-back/word-edition.js';
import type { NamedSource, SourceInput } from './named-sources.js';
import type { ImportOptions } from './sources.js';
import { carried, type DivisionFile, withWordBlocks } from './word-blocks.js';

/** What a Word file that was made of an edition changes in it. */
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
 * written. Undefined where the sources are anything else.
 */
export async function returnedWord(
  inputs: readonly SourceInput[],
  options: ImportOptions = {},
): Promise<ReturnedWord | undefined> {
  const word = await wordOf(inputs, options);
  if (word === undefined) return undefined;
  const id = options.id ?? word.record.metadata.id;
  const folder = join(options.to ?? 'content', id);
  if (kindOf(join(folder, 'edition.yaml')) !== 'file') return undefined;
  const { edition, diagnostics: faults } = await readEdition(folder);
  if (faults.some(({ severity }) => severity === 'error')) throw new InputError(faults);
  const divisions = word.files.map((file) => ({ ...file, ...parseDivision(file) }));
  const files = filesOf(folder, edition, word, divisions);
  const remove = edition.divisions
    .filter(({ name }) => !divisions.some(({ division }) => division.name === name))
    .map(({ file }) => basename(file));
  const touched = new Set([...files.map(({ path }) => path.replace(/\.md$/, '')), ...remove]);
  const changes = compareDivisions(
    textOf(edition, edition.divisions).divisions,
    textOf(
      edition,
      divisions.map(({ division }) => division),
    ).divisions,
    touched,
  );
  const isChange = files.length + remove.length > 0;
  const force = options.force === true;
  if (isChange && force) await writeAll(folder, files, remove);
  return {
    id,
    title: edition.metadata.title,
    path: folder,
    changes,
    written: isChange && force,
    files: [...files.map(({ path }) => path), ...remove].sort(),
    diagnostics: [
      ...changedSince(folder, edition, word),
      ...(isChange && !force
        ? [diagnose('io/word-changes', { file: folder }, countsOf(changes))]
        : []),
    ],
  };
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
  if (!/\.docx$/i.test(name) || (typeof input === 'string' && kindOf(input) !== 'file')) {
    return undefined;
  }
  const bytes = typeof input === 'string' ? readInput(input, maxBytes) : input.bytes;
  try {
    return await readWordEdition(bytes, name);
  } catch (error) {
    // Whatever is wrong with it, the reader of all Word files says it.
    if (error instanceof InputError || error instanceof XmlFault) return undefined;
    throw error;
  }
}

/** The files that change: the divisions' Markdown, and pictures that are new. */
function filesOf(
  folder: string,
  edition: Edition,
  word: WordEdition,
  divisions: readonly DivisionFile[],
): readonly OutputFile[] {
  const texts = divisions.flatMap((theirs): readonly OutputFile[] => {
    const { name } = theirs.division;
    const division = edition.divisions.find((one) => one.name === name);
    if (division === undefined) return [{ path: `${name}.md`, bytes: theirs.text }];
    const path = basename(division.file);
    const text = new TextDecoder().decode(readInput(join(folder, path)));
    const merged = withWordBlocks({ text, division }, theirs);
    return merged === text ? [] : [{ path, bytes: merged }];
  });
  const pictures = [...word.pictures].filter(
    ([url]) => !edition.assets.has(url) && kindWithin(folder, join(folder, url)) === 'none',
  );
  return [
    ...texts,
    ...(texts.length === 0 ? [] : pictures.map(([path, bytes]) => ({ path, bytes }))),
  ];
}

function textOf({ metadata }: Edition, divisions: readonly Division[]) {
  return editionText({
    metadata,
    divisions: divisions.map((one) => ({ ...one, tree: carried(one.tree) })),
    assets: new Map(),
  });
}

/** Divisions of the edition that are others now than when the Word file was made: taking it would undo what was done since. */
function changedSince(
  folder: string,
  { divisions }: Edition,
  { record }: WordEdition,
): readonly Diagnostic[] {
  const then = new Map(record.divisions.map(({ name, text }) => [name, text]));
  const changed = divisions.filter(({ name, tree }) => then.get(name) !== textDigest(tree));
  if (changed.length === 0) return [];
  const names = changed.map(({ name }) => name).join('、');
  return [diagnose('io/word-older', { file: folder }, { names })];
}

function countsOf(changes: readonly DivisionChange[]) {
  const kinds = changes.flatMap(({ sentences }) => sentences.map(({ kind }) => kind));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { changed: count('changed'), added: count('added'), removed: count('removed') };
}
