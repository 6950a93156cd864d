import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSource } from '../../src/inputs/index.js';
import type { Manuscript } from '../../src/model/manuscript.js';
import { prepareManuscript } from '../../src/normalise/index.js';
import { letters } from './text.js';

/** What a case's expectation says of the edition: what it doesn't say is judged by eye. */
interface ExpectedEdition {
  readonly front: Readonly<Record<string, unknown>>;
  /** With their levels as `#`. */
  readonly headings: readonly string[];
  /** Paragraphs, letters alone. */
  readonly text: readonly string[];
}

export interface JudgedCase {
  readonly name: string;
  /** What is not as expected; empty: the case is right. */
  readonly faults: readonly string[];
  /** The expectation says nothing that can be compared. */
  readonly byEye: boolean;
}

const SOURCE = /\.(?:txt|md|html|docx)$/;
const EXPECTED = '.expect.md';
/** The keys of an expectation's front matter that are compared. */
const KEYS = ['title', 'subtitle', 'date'] as const;

/** Compares each case of a folder with its expectation; none where the folder isn't there. */
export async function judgeCases(folder: string): Promise<readonly JudgedCase[]> {
  const judged: JudgedCase[] = [];
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const expected = join(folder, file.replace(SOURCE, EXPECTED));
    if (!SOURCE.test(file) || file.endsWith(EXPECTED) || !existsSync(expected)) continue;
    judged.push(await judgeCase(file, join(folder, file), readFileSync(expected, 'utf8')));
  }
  return judged;
}

async function judgeCase(name: string, path: string, text: string): Promise<JudgedCase> {
  const expected = readExpected(text);
  const { front, headings, text: paragraphs } = expected;
  const byEye = Object.keys(front).length + headings.length + paragraphs.length === 0;
  try {
    const source = await readSource({ name, bytes: readFileSync(path) });
    return { name, faults: faultsOf(await prepareManuscript([source]), expected), byEye };
  } catch (error) {
    return { name, faults: [String(error)], byEye };
  }
}

/** Lines in full-width brackets are remarks. */
function readExpected(text: string): ExpectedEdition {
  const written = text.split('\n').filter((line) => !/^（.*）$/u.test(line.trim()));
  const lines = written.slice(written.findIndex((line) => line.trim() !== ''));
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const body = lines.slice(end + 1);
  const fences = body.map((line) => line.startsWith('```'));
  const isCode = body.map((_, at) => fences.slice(0, at).filter(Boolean).length % 2 === 1);
  const isHeading = (line: string, at: number) => !isCode[at] && /^#{1,6} /.test(line);
  return {
    front: end < 0 ? {} : (parse(lines.slice(1, end).join('\n')) as ExpectedEdition['front']),
    headings: body.filter(isHeading),
    // A line that breaks off with …… gives its beginning only.
    text: body
      .filter((line, at) => !isHeading(line, at) && !fences[at])
      .map((line) => letters(line))
      .filter((line) => line !== ''),
  };
}

function faultsOf({ metadata, sections }: Manuscript, expected: ExpectedEdition): string[] {
  const faults: string[] = [];
  for (const key of KEYS) {
    const wants = expected.front[key];
    const has = key === 'date' ? metadata.date : metadata[key];
    if (wants !== undefined && letters(String(wants)) !== letters(has ?? ''))
      faults.push(`${key}: ${String(wants)} / ${has ?? ''}`);
  }
  const all = sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.map(({ text }) => text),
  ]);
  const written = letters([metadata.title, ...all].join('\n'));
  let at = 0;
  for (const paragraph of expected.text) {
    const next = written.indexOf(paragraph, at);
    if (next < 0) faults.push(`text: ${paragraph.slice(0, 30)}`);
    else at = next;
  }
  faults.push(...headingFaults(metadata.title ?? '', sections, expected.headings));
  return faults;
}

/** Where headings are expected, the edition has these and no others; the title may be one of them. */
function headingFaults(
  title: string,
  sections: Manuscript['sections'],
  expected: readonly string[],
): readonly string[] {
  if (expected.length === 0) return [];
  const found = sections.flatMap(({ heading, paragraphs }) => [
    letters(heading),
    ...paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => letters(text)),
  ]);
  const wanted = expected.map(letters);
  const apart = (list: readonly string[]) =>
    list.filter((one) => one !== letters(title) && one !== '');
  const [has, wants] = [apart(found).join(' | '), apart(wanted).join(' | ')];
  return has === wants ? [] : [`headings: ${wants} / ${has}`];
}
