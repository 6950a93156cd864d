import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../src/inputs/index.js';
import type { Manuscript } from '../../src/model/manuscript.js';
import { prepareManuscript } from '../../src/normalise/index.js';
import { type Drop, dropsOf } from './drops.js';
import { letters } from './text.js';

/** A text that stands outside the project, and what is known of it. */
export interface SharedText {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Text that must stay, letters alone; undefined where only sentences are known to. */
  readonly wanted?: string;
  /** Its true headings by level, where they are known. */
  readonly headings?: { readonly top: readonly string[]; readonly sub: readonly string[] };
}

export interface JudgedShared {
  readonly name: string;
  readonly drops: readonly Drop[];
  readonly chapters?: ChapterTally;
  readonly fault?: string;
}

/** How many headings are true, found and right: of the top level, and of all levels. */
export interface ChapterTally {
  readonly top: Counts;
  readonly all: Counts;
}
interface Counts {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

const SOURCE = /\.(?:txt|md|html|docx)$/;
/** A line of fewer letters may stand in a page's menu and in its text. */
const SHORTEST = 8;

/** The cases, reports and pages of a folder beside the project; none where it isn't there. */
export function sharedTexts(folder: string): readonly SharedText[] {
  return [
    ...casesOf(join(folder, 'cases')),
    ...reportsOf(join(folder, 'real')),
    ...pagesOf(join(folder, 'real', 'pages')),
  ];
}

function casesOf(folder: string): readonly SharedText[] {
  return filesOf(folder)
    .filter((file) => SOURCE.test(file) && !file.endsWith('.expect.md'))
    .map((file) => {
      const expected = join(folder, file.replace(SOURCE, '.expect.md'));
      return {
        name: `cases/${file}`,
        bytes: readFileSync(join(folder, file)),
        ...(existsSync(expected) && { wanted: wantedOf(readFileSync(expected, 'utf8')) }),
      };
    });
}

/** The text of an expectation without its remarks, which stand in full-width brackets a line. */
function wantedOf(text: string): string {
  const lines = text.split('\n').filter((line) => !/^（.*）$/u.test(line.trim()));
  return letters(lines.join('\n'));
}

function reportsOf(folder: string): readonly SharedText[] {
  const truth = join(folder, 'reports.json');
  if (!existsSync(truth)) return [];
  const reports = JSON.parse(readFileSync(truth, 'utf8')) as Record<
    string,
    { readonly file: string; readonly top: readonly string[]; readonly sub?: readonly string[] }
  >;
  return Object.values(reports).map(({ file, top, sub = [] }) => ({
    name: `real/${file}`,
    bytes: readFileSync(join(folder, file)),
    headings: { top, sub },
    wanted: letters([...top, ...sub].join('\n')),
  }));
}

function pagesOf(folder: string): readonly SharedText[] {
  return filesOf(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      name: `pages/${file}`,
      bytes: readFileSync(join(folder, file)),
      wanted: letters(readFileSync(join(folder, file.replace('.html', '.gold.txt')), 'utf8')),
    }));
}

function filesOf(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Runs the normaliser on a text. A drop is wrong where the text has it, or where it holds a sentence of plain text. */
export async function judgeShared(text: SharedText): Promise<JudgedShared> {
  const { name, bytes, wanted = '', headings } = text;
  try {
    const source = await readSource({ name: name.replace(/^.*\//, ''), bytes });
    const manuscript = await prepareManuscript([source]);
    const plain = source.kind === 'txt' || source.kind === 'md';
    const drops = dropsOf(manuscript, source, (_, own) => {
      const kept = letters(own).length >= SHORTEST && wanted.includes(letters(own));
      return !kept && !(plain && /。/u.test(own));
    });
    return { name, drops, ...(headings && { chapters: chaptersOf(manuscript, headings) }) };
  } catch (error) {
    return { name, drops: [], fault: String(error) };
  }
}

function chaptersOf(
  { sections: all, metadata }: Manuscript,
  truth: { readonly top: readonly string[]; readonly sub: readonly string[] },
): ChapterTally {
  // Attachments are no chapters of the report, and their headings are their own.
  const sections = all.filter(({ role }) => role !== 'appendix');
  const titles = sections.filter(
    ({ heading }, index) =>
      index > 0 || letters(heading) !== letters(metadata.title ?? '') || has(truth.top, heading),
  );
  const top = titles.map(({ heading }) => heading).filter((heading) => letters(heading) !== '');
  const sub = sections.flatMap(({ paragraphs }) =>
    paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text),
  );
  return {
    top: counts(top, truth.top),
    all: counts([...top, ...sub], [...truth.top, ...truth.sub]),
  };
}

function has(list: readonly string[], text: string): boolean {
  return list.some((one) => letters(one) === letters(text));
}

function counts(found: readonly string[], expected: readonly string[]): Counts {
  const left = new Map<string, number>();
  for (const one of expected) left.set(letters(one), (left.get(letters(one)) ?? 0) + 1);
  let right = 0;
  for (const one of found) {
    const more = left.get(letters(one)) ?? 0;
    if (more === 0) continue;
    left.set(letters(one), more - 1);
    right++;
  }
  return { expected: expected.length, found: found.length, right };
}
