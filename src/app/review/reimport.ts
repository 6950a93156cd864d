import { basename, dirname } from 'node:path';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { importOptions } from '../import/base-files.js';
import type { NamedSource } from '../import/named-sources.js';
import { type StandingEdition, standingEdition } from '../import/standing-edition.js';
import { type ImportOptions, type ImportResult, importSource } from '../import-source.js';

export interface ReimportOptions
  extends Pick<ImportOptions, 'beside' | 'take' | 'memory' | 'texts'> {
  /** The text of decisions.yaml that takes the place of the one that is there. */
  readonly decisions?: string;
}

/**
 * Imports the sources that the edition at `folder` keeps once more, as its import was asked for, over the edition: what
 * an editor changed in the Markdown stays. Throws an InputError where the edition keeps no sources, where a place was
 * changed in both, or where an expression of the import can't be run in linear time; nothing is written then.
 */
export async function reimport(folder: string, asked: ReimportOptions = {}): Promise<ImportResult> {
  const { sources, options } = await importedFrom(folder);
  return importSource(sources, {
    ...options,
    to: dirname(folder),
    id: basename(folder),
    kept: true,
    ...asked,
  });
}

/** The sources that an edition keeps and what its import was asked for. Throws an InputError where it keeps none. */
export async function importedFrom(folder: string): Promise<{
  readonly standing: StandingEdition;
  readonly sources: readonly NamedSource[];
  readonly options: ImportOptions;
}> {
  const standing = await standingEdition(folder);
  const ledger = standing?.ledger;
  if (standing === undefined || ledger === undefined || !hasAllSources(standing)) {
    throw new InputError([diagnose('review/no-sources', { file: folder })]);
  }
  const sources = standing.sources.map((source, index): NamedSource => {
    const { from, encoding } = ledger.source[index] ?? {};
    return from === undefined && encoding !== undefined ? { ...source, encoding } : source;
  });
  const { encoding: _, ...options } = importOptions(folder, ledger);
  return { standing, sources, options };
}

function hasAllSources({ ledger, sources }: StandingEdition): boolean {
  return (
    ledger !== undefined && ledger.source.length > 0 && ledger.source.length === sources.length
  );
}
