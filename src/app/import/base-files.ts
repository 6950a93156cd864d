import { join } from 'node:path';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { ImportRecord, Ledger, LedgerEdit } from '../../model/ledger.js';
import { type LinePattern, linearPattern } from '../../model/linear/index.js';
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
 * The files of the earlier import: a file that nobody touched as it stands, the others from the sources that the edition
 * keeps, put in order again as they were then. The expressions of `asked` are run as they are; throws InputError as
 * `importOptions` does.
 */
export async function baseFiles(
  folder: string,
  id: string,
  standing: StandingEdition,
  asked: ImportOptions,
): Promise<readonly ManuscriptFile[]> {
  const untouched = standing.files.filter((file) => isUntouched(standing, file));
  const recorded = standing.ledger?.files ?? [];
  if (recorded.every(({ path }) => untouched.some((file) => file.path === path))) return untouched;
  const again = await importedAgain(folder, id, standing, asked);
  const asWritten = new Map(untouched.map((file) => [file.path, file]));
  const files = again.map((file) => asWritten.get(file.path) ?? file);
  const known = new Set(files.map(({ path }) => path));
  return [...files, ...untouched.filter(({ path }) => !known.has(path))];
}

async function importedAgain(
  folder: string,
  id: string,
  { ledger, sources }: StandingEdition,
  asked: ImportOptions,
): Promise<readonly ManuscriptFile[]> {
  if (ledger === undefined || sources.length < ledger.source.length) return [];
  const options = lastOptions(folder, ledger, asked);
  if (options === undefined) return [];
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

/** The options of the earlier import; undefined if they cannot be used again and the text is imported anew. */
function lastOptions(
  folder: string,
  ledger: Ledger,
  asked: ImportOptions,
): ImportOptions | undefined {
  try {
    return importOptions(folder, ledger, asked);
  } catch (error) {
    if (asked.force === true && error instanceof InputError) return undefined;
    throw error;
  }
}

/** The options of the import, in the form of ledger.json. */
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

function patternOf({ source, flags }: LinePattern): {
  readonly source: string;
  readonly flags: string;
} {
  return { source, flags };
}

/** The addresses that an earlier import wrote for the files that Markdown sources name. */
export function addressesIn(ledger: Ledger | undefined): readonly LedgerEdit[] {
  return (ledger?.edits ?? []).filter(({ rule }) => rule === ADDRESS_RULE);
}

/**
 * The options of the earlier import of the edition in `folder`. Its expressions may come from elsewhere, so they are run
 * in linear time; one that cannot be is run only where it is among those of `asked`, which the user gives now. Throws
 * InputError where it is not.
 */
export function importOptions(
  folder: string,
  { source, options = {} }: Ledger,
  asked: ImportOptions = {},
): ImportOptions {
  const { drop = [], headings = [], convert, ...others } = options;
  const conversion = CONVERSIONS.find((one) => one === convert);
  const [first] = source;
  const file = join(folder, 'ledger.json');
  const given = [...(asked.drop ?? []), ...(asked.headings ?? []).map(({ pattern }) => pattern)];
  const runnable = (one: Recorded, flag: string) => {
    const pattern =
      given.find((other) => other.source === one.source && other.flags === one.flags) ??
      linearPattern(one.source, one.flags);
    if (pattern !== undefined) return pattern;
    const values = { expression: shortened(one.source), flag };
    throw new InputError([diagnose('io/expression-not-run', { file }, values)]);
  };
  return {
    ...others,
    ...(conversion && { convert: conversion }),
    ...(first !== undefined && first.from === undefined && { encoding: first.encoding }),
    drop: drop.map((one) => runnable(one, '--drop')),
    headings: headings.map((one) => ({
      level: one.level,
      pattern: runnable(one, '--heading'),
    })),
  };
}

/** An expression as ledger.json keeps it. */
type Recorded = ReturnType<typeof patternOf>;

/** The length of an expression that is quoted, UTF-16 units. */
const QUOTED = 200;

function shortened(source: string): string {
  return source.length > QUOTED ? `${source.slice(0, QUOTED)}…` : source;
}

/** The decisions that the earlier import obeyed. */
function decisionsOf({ lines }: Ledger, sources: readonly Source[]): readonly PlacedDecision[] {
  return lines.flatMap(({ source, line, decisions = [] }) => {
    const { name, lines: texts } = sources[source] ?? { name: '', lines: [] };
    const at = decidedLine(texts[line - 1]?.text ?? '', line, name);
    return decisions.map(({ rule, take }) => ({ decision: { rule, take, line: at }, place: {} }));
  });
}
