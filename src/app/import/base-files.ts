import { InputError } from '../../messages/diagnostic.js';
import type { ImportRecord, Ledger, LedgerEdit } from '../../model/ledger.js';
import type { ManuscriptFile } from '../../model/manuscript.js';
import type { Source } from '../../model/source.js';
import { CONVERSIONS } from '../../normalise/convert.js';
import type { PlacedDecision } from '../../normalise/decisions.js';
import { decidedLine } from '../../normalise/decisions-file.js';
import { manuscriptFiles } from '../../normalise/index.js';
import { ADDRESS_RULE } from '../../normalise/markdown-source/index.js';
import { readHouseStyle } from '../house-style.js';
import { type ImportOptions, prepared } from './sources.js';
import { isUntouched, type StandingEdition } from './standing-edition.js';

/**
 * What the earlier import gave: a file that nobody touched as it stands, the others from the sources that the edition
 * keeps, put in order again as they were then.
 */
export async function baseFiles(
  folder: string,
  id: string,
  standing: StandingEdition,
): Promise<readonly ManuscriptFile[]> {
  const untouched = standing.files.filter((file) => isUntouched(standing, file));
  const recorded = standing.ledger?.files ?? [];
  if (recorded.every(({ path }) => untouched.some((file) => file.path === path))) return untouched;
  const again = await importedAgain(folder, id, standing);
  const asWritten = new Map(untouched.map((file) => [file.path, file]));
  const files = again.map((file) => asWritten.get(file.path) ?? file);
  const known = new Set(files.map(({ path }) => path));
  return [...files, ...untouched.filter(({ path }) => !known.has(path))];
}

async function importedAgain(
  folder: string,
  id: string,
  { ledger, sources }: StandingEdition,
): Promise<readonly ManuscriptFile[]> {
  if (ledger === undefined || sources.length < ledger.source.length) return [];
  const options = importOptions(ledger);
  try {
    const style = { find: readHouseStyle(folder), apply: options.applyStyle === true };
    const { manuscript } = await prepared(sources, options, (read) => ({
      addresses: addressesIn(ledger),
      decisions: decisionsOf(ledger, read),
      style,
    }));
    const { template } = options;
    const files = manuscriptFiles(manuscript, { id, ...(template !== undefined && { template }) });
    return files.filter(({ path }) => path !== 'ledger.json');
  } catch (error) {
    // Sources that can't be read any more say nothing of the text that came from them.
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** What the import was asked for, as ledger.json keeps it. */
export function importRecord(options: ImportOptions): ImportRecord | undefined {
  const { title, template, keep, convert, drop, headings, applyStyle, draft } = options;
  const record = {
    ...(title !== undefined && { title }),
    ...(template !== undefined && { template }),
    ...(keep !== undefined && keep.length > 0 && { keep }),
    ...(convert !== undefined && { convert }),
    ...(draft !== undefined && { draft }),
    ...(applyStyle === true && { applyStyle }),
    ...(drop !== undefined && drop.length > 0 && { drop: drop.map(patternOf) }),
    ...(headings !== undefined &&
      headings.length > 0 && {
        headings: headings.map(({ pattern, level }) => ({ level, ...patternOf(pattern) })),
      }),
  };
  return Object.keys(record).length === 0 ? undefined : record;
}

function patternOf({ source, flags }: RegExp): { readonly source: string; readonly flags: string } {
  return { source, flags };
}

/** Where an earlier import wrote that the files lie which Markdown sources name. */
export function addressesIn(ledger: Ledger | undefined): readonly LedgerEdit[] {
  return (ledger?.edits ?? []).filter(({ rule }) => rule === ADDRESS_RULE);
}

/** What the earlier import was asked for. */
export function importOptions({ source, options = {} }: Ledger): ImportOptions {
  const { drop = [], headings = [], convert, ...others } = options;
  const conversion = CONVERSIONS.find((one) => one === convert);
  const [first] = source;
  return {
    ...others,
    ...(conversion && { convert: conversion }),
    ...(first !== undefined && first.from === undefined && { encoding: first.encoding }),
    drop: drop.map((one) => new RegExp(one.source, one.flags)),
    headings: headings.map((one) => ({
      level: one.level,
      pattern: new RegExp(one.source, one.flags),
    })),
  };
}

/** The decisions that the earlier import obeyed. */
function decisionsOf({ lines }: Ledger, sources: readonly Source[]): readonly PlacedDecision[] {
  return lines.flatMap(({ source, line, decisions = [] }) => {
    const { name, lines: texts } = sources[source] ?? { name: '', lines: [] };
    const at = decidedLine(texts[line - 1]?.text ?? '', line, name);
    return decisions.map(({ rule, take }) => ({ decision: { rule, take, line: at }, place: {} }));
  });
}
