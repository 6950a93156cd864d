import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { comparable, isClause } from './duplicates.js';
import { type EqualElsewhere, passagesElsewhere } from './passages.js';
import type { WorkingLine } from './working-line.js';

/** An equal paragraph is reported from this length on, in characters; one that is only alike, from that. */
const LONG_EQUAL = 40;
const LONG_ALIKE = 60;
const ALIKE = 24;
/** The share of the longer paragraph that must stand in the other one for an editor to have to compare the two. */
const SHARE_ALIKE = 0.75;
/** The number of earlier paragraphs with the same beginning that are compared. More of them begin with a formula, and are not copies. */
const LOOKED_AT = 3;
/** The least share of Chinese characters in a line of text. */
const SHARE_WORDS = 0.2;
/** Letters taken together where two texts are compared. */
const GRAM = 4;
/** The lengths that are shown of each text, before and from the first difference on. */
const BEFORE = 6;
const SHOWN = 16;

interface Paragraph {
  readonly line: WorkingLine;
  readonly text: string;
  /** Its number among the paragraphs that are compared. */
  readonly at: number;
}

/** Paragraphs that are like an earlier one but not equal, and repeats that stay: each is reported once, with the nearest one. */
export function nearCopies(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const known = new Map<string, Paragraph[]>();
  const diagnostics: Diagnostic[] = [];
  const elsewhere: EqualElsewhere[] = [];
  let count = 0;
  for (const line of lines) {
    if (line.fate !== undefined || isMarkup(line)) continue;
    const text = comparable(line.text);
    if (text.length < LONG_EQUAL) continue;
    const paragraph = { line, text, at: count++ };
    const keys = [`^${text.slice(0, ALIKE)}`, `$${text.slice(-ALIKE)}`];
    const twin = nearest(
      paragraph,
      keys.flatMap((key) => known.get(key) ?? []),
    );
    for (const key of keys) {
      const group = known.get(key);
      if (group === undefined) known.set(key, [paragraph]);
      else if (group.length < LOOKED_AT) group.push(paragraph);
    }
    if (twin === undefined || areClauses(paragraph, twin)) continue;
    if (twin.text === text && twin.line.source !== line.source)
      elsewhere.push({ line, at: paragraph.at, twin: twin.line, twinAt: twin.at });
    else diagnostics.push(report(paragraph, twin, fileOf));
  }
  return [...diagnostics, ...passagesElsewhere(elsewhere, fileOf)];
}

/** Rows of tables, links, pictures and code are alike by their nature. */
function isMarkup({ text, markup, markdown }: WorkingLine): boolean {
  if (markup?.kind === 'table' || markup?.kind === 'image' || markup?.kind === 'aside') return true;
  if (markdown === undefined) return false;
  return markdown.literal || /^\s{0,9}(?:\||!?\[|```|~~~)/u.test(text) || isFormula(text);
}

/** A line of a formula or of code has few words in it. */
function isFormula(text: string): boolean {
  const words = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /[\\={}]/u.test(text) && words < text.length * SHARE_WORDS;
}

/** Articles and items of a law are worded alike on purpose; equal ones are reported all the same. */
function areClauses(one: Paragraph, other: Paragraph): boolean {
  return one.text !== other.text && isClause(one.line.text) && isClause(other.line.text);
}

function nearest(paragraph: Paragraph, earlier: readonly Paragraph[]): Paragraph | undefined {
  let best: Paragraph | undefined;
  let most = 0;
  for (const one of new Set(earlier)) {
    const share = likeness(one.text, paragraph.text);
    if (share < SHARE_ALIKE || share <= most) continue;
    best = one;
    most = share;
  }
  return best;
}

/** The share, from 0 to 1, of the longer of two texts that stands in the other, by groups of letters in any place. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (Math.min(a.length, b.length) < LONG_ALIKE) return 0;
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < longer * SHARE_ALIKE) return 0;
  const grams = new Map<string, number>();
  for (let at = 0; at + GRAM <= a.length; at++) {
    const gram = a.slice(at, at + GRAM);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + GRAM <= b.length; at++) {
    const gram = b.slice(at, at + GRAM);
    const left = grams.get(gram) ?? 0;
    if (left === 0) continue;
    grams.set(gram, left - 1);
    shared++;
  }
  return shared / (longer - GRAM + 1);
}

function report(
  { line, text }: Paragraph,
  twin: Paragraph,
  fileOf: (line: WorkingLine) => string,
): Diagnostic {
  const file = fileOf(line);
  const other = {
    of: twin.line.number,
    in: twin.line.source,
    place: placeInWords(twin.line, line.source, fileOf),
  };
  if (twin.text === text)
    return diagnose('manuscript/repeat-kept', { file, line: line.number, column: 1 }, other);
  const at = firstDifference(twin.line.text, line.text);
  const show = (whole: string) => `…${whole.slice(Math.max(0, at - BEFORE), at + SHOWN)}…`;
  return diagnose(
    'manuscript/near-copy',
    { file, line: line.number, column: at + 1 },
    { ...other, here: show(line.text), there: show(twin.line.text) },
  );
}

/** The place of a line as a message about the source `from` names it: with the name of the source if that is another one. */
function placeInWords(line: WorkingLine, from: number, fileOf: (line: WorkingLine) => string) {
  const { number, source } = line;
  if (source === from) return { zh: `第 ${number} 行`, en: `line ${number}` };
  const file = fileOf(line);
  return { zh: `“${file}”第 ${number} 行`, en: `line ${number} of “${file}”` };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Repeats that were dropped though their white space or the width of their marks differs: both are shown. */
export function unlikeRepeats(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const byNumber = new Map(lines.map((line) => [`${line.source}:${line.number}`, line]));
  return lines.flatMap((line) => {
    if (line.fate !== 'duplicate') return [];
    const twin = byNumber.get(`${line.source}:${line.of}`);
    if (twin === undefined || twin.text === line.text) return [];
    const at = firstDifference(twin.text, line.text);
    const show = (whole: string) => whole.slice(Math.max(0, at - BEFORE), at + SHOWN);
    const place = { file: fileOf(line), line: line.number, column: at + 1 };
    return [
      diagnose('manuscript/repeat-differs', place, {
        of: twin.number,
        here: show(line.text),
        there: show(twin.text),
      }),
    ];
  });
}
