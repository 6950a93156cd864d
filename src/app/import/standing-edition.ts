import { basename, join } from 'node:path';
import { fileKind, namesOf, readInput } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { settleFolder } from '../../host/write-all.js';
import type { SourceBytes } from '../../inputs/index.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { Ledger } from '../../model/ledger.js';
import { parseLedger } from '../../model/ledger.js';
import type { ManuscriptFile } from '../../model/manuscript.js';
import { sha256 } from '../../model/sha256.js';
import type { SourceFile } from '../../model/source.js';
import { withoutMark } from '../editing/line-ends.js';
import { keptPictures } from './page-pictures.js';

/** The present content of an edition's folder. */
export interface StandingEdition {
  /** Its Markdown files and edition.yaml. */
  readonly files: readonly ManuscriptFile[];
  /** The files that begin with a byte order mark; their texts here have none. */
  readonly marked: ReadonlySet<string>;
  readonly ledger: Ledger | undefined;
  /** The sources that are kept there, so far as they exist. */
  readonly sources: readonly SourceBytes[];
}

/** Files that may lie in an edition's folder before its first import. */
const BESIDE = new Set(['source', 'style.yaml', 'decisions.yaml']);

/** Reads the edition at `folder`; undefined if there is none. Throws an InputError if the folder is not an edition's. */
export async function standingEdition(folder: string): Promise<StandingEdition | undefined> {
  if (fileKind(folder) !== 'folder') return undefined;
  await settleFolder(folder);
  const names = namesOf(folder);
  const isBeside = (name: string) => BESIDE.has(name) || name.startsWith('.');
  if (!names.includes('edition.yaml') && !names.every(isBeside)) {
    throw new InputError([diagnose('io/not-an-edition', { file: folder })]);
  }
  const text = (name: string) => new TextDecoder().decode(readWithin(folder, join(folder, name)));
  const written = names
    .filter((name) => /\.md$/i.test(name) || name === 'edition.yaml')
    .map((path) => ({ path, text: markedText(readWithin(folder, join(folder, path))) }));
  if (written.length === 0) return undefined;
  const ledger = names.includes('ledger.json')
    ? parseLedger(text('ledger.json'), join(folder, 'ledger.json'))
    : undefined;
  return { ...withoutMarks(written), ledger, sources: keptSources(folder, ledger) };
}

/** The edition with other texts in place of its own, each with its byte order mark. */
export function withTexts(
  standing: StandingEdition,
  texts: readonly ManuscriptFile[],
): StandingEdition {
  return { ...standing, ...withoutMarks(texts) };
}

function withoutMarks(
  written: readonly ManuscriptFile[],
): Pick<StandingEdition, 'files' | 'marked'> {
  const files = written.map((file) => ({ ...file, text: withoutMark(file.text) }));
  const marked = written.filter(({ text }, index) => text !== files[index]?.text);
  return { files, marked: new Set(marked.map(({ path }) => path)) };
}

/** Whether a file is as the import wrote it. */
export function isUntouched({ ledger }: StandingEdition, { path, text }: ManuscriptFile): boolean {
  const recorded = ledger?.files?.find((file) => file.path === path);
  return recorded !== undefined && recorded.sha256 === sha256(text);
}

/** Whether the edition at `folder` keeps just these sources. */
export function isMadeFrom(folder: string, originals: readonly SourceFile[]): boolean {
  return originals.every(({ name, bytes }) => {
    const path = join(folder, 'source', name);
    return kindWithin(folder, path) === 'file' && sha256(readInput(path)) === sha256(bytes);
  });
}

/** The text of bytes with the byte order mark that they begin with. */
function markedText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function keptSources(folder: string, ledger: Ledger | undefined): readonly SourceBytes[] {
  return (ledger?.source ?? []).flatMap(({ name, from, title }) => {
    const original = basename(from ?? name);
    const path = join(folder, 'source', original);
    if (kindWithin(folder, path) !== 'file') return [];
    const beside = keptPictures(join(folder, 'source'), original);
    return [
      {
        name: original,
        bytes: readWithin(folder, path),
        beside,
        ...(title !== undefined && { title }),
      },
    ];
  });
}
