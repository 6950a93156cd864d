import { basename, join } from 'node:path';
import { kindOf, namesOf, readInput } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { settleFolder } from '../../host/write-all.js';
import type { SourceBytes } from '../../inputs/index.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { Ledger } from '../../model/ledger.js';
import { parseLedger } from '../../model/ledger-schema.js';
import type { ManuscriptFile } from '../../model/manuscript.js';
import { sha256 } from '../../model/sha256.js';
import type { SourceFile } from '../../model/source.js';
import { keptPictures } from './page-pictures.js';

/** What lies in an edition's folder already. */
export interface StandingEdition {
  /** Its Markdown files and edition.yaml. */
  readonly files: readonly ManuscriptFile[];
  readonly ledger: Ledger | undefined;
  /** Its sources as they are kept there, so far as they are there. */
  readonly sources: readonly SourceBytes[];
}

/** What may lie in an edition's folder before its first import. */
const BESIDE = new Set(['source', 'style.yaml', 'decisions.yaml']);

/** Reads the edition at `folder`; undefined where there is none. Throws an InputError where the folder is not ours. */
export async function standingEdition(folder: string): Promise<StandingEdition | undefined> {
  if (kindOf(folder) !== 'folder') return undefined;
  await settleFolder(folder);
  const names = namesOf(folder);
  const isBeside = (name: string) => BESIDE.has(name) || name.startsWith('.');
  if (!names.includes('edition.yaml') && !names.every(isBeside)) {
    throw new InputError([diagnose('io/not-an-edition', { file: folder })]);
  }
  const text = (name: string) => new TextDecoder().decode(readWithin(folder, join(folder, name)));
  const files = names
    .filter((name) => /\.md$/i.test(name) || name === 'edition.yaml')
    .map((path) => ({ path, text: text(path) }));
  if (files.length === 0) return undefined;
  const ledger = names.includes('ledger.json')
    ? parseLedger(text('ledger.json'), join(folder, 'ledger.json'))
    : undefined;
  return { files, ledger, sources: keptSources(folder, ledger) };
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
