import type { ManuscriptFile } from '../../model/manuscript.js';
import { sentencePieces } from '../../model/markdown/sentence-pieces.js';
import { byPath } from '../../model/order.js';

/**
 * An edition's Markdown as one row of sentences, so that a chapter that was divided, joined or renamed is still the same
 * text. A file begins with its name behind a character that no text holds.
 */
export interface TokenRow {
  readonly tokens: readonly string[];
  /** Where each token stands. */
  readonly places: readonly TokenPlace[];
}

export interface TokenPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

const FILE_MARK = '\u0000';
/** A shorter sentence may stand in two texts by chance, in characters. */
const LEAST_TELLING = 8;

/** The files one after the other. */
export function tokenRow(files: readonly ManuscriptFile[]): TokenRow {
  const tokens: string[] = [];
  const places: TokenPlace[] = [];
  for (const { path, text } of files) {
    tokens.push(FILE_MARK + path);
    places.push({ file: path, line: 1 });
    let line = 1;
    for (const token of sentencesIn(text)) {
      tokens.push(token);
      places.push({ file: path, line });
      line += token.split('\n').length - 1;
    }
  }
  return { tokens, places };
}

/** The files in the order of their names. */
export function byName(files: readonly ManuscriptFile[]): readonly ManuscriptFile[] {
  return [...files].sort(byPath);
}

/**
 * The files in the order in which their text stands in `base`: a file that was renamed, or moved to another place, is still
 * beside its old neighbours. A file with a text of its own stays behind the one before it by name.
 */
export function inOrderOf(
  base: readonly string[],
  files: readonly ManuscriptFile[],
): readonly ManuscriptFile[] {
  const places = new Map<string, number>();
  for (const [index, token] of base.entries()) places.set(token, places.has(token) ? -1 : index);
  let last = -1;
  const placed = byName(files).map((file) => {
    const positions = sentencesIn(file.text)
      .map((token) => places.get(token) ?? -1)
      .filter((place) => place >= 0);
    last = positions.sort((a, b) => a - b)[positions.length >> 1] ?? last;
    return { file, place: last };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ file }) => file);
}

function sentencesIn(text: string): readonly string[] {
  return sentencePieces(withEndingLines(text));
}

/** Whether a token is a sentence by which a text is known again, and no mark or short heading. */
export function isTelling(token: string): boolean {
  return fileOf(token) === undefined && [...token.trim()].length >= LEAST_TELLING;
}

/** The name of the file that the token begins. */
export function fileOf(token: string): string | undefined {
  return token.startsWith(FILE_MARK) ? token.slice(FILE_MARK.length) : undefined;
}

/** The names of the files that the tokens begin. */
export function fileNames(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token) => fileOf(token) ?? []);
}

/** The text of the tokens without the beginning of a file (its name and front matter) and without headings. */
export function textBelowHeadings(tokens: readonly string[]): string {
  const texts: string[] = [];
  let matter: 'none' | 'expected' | 'open' = 'none';
  const text = tokens.map((token) => (fileOf(token) === undefined ? token : `${token}\n`)).join('');
  for (const line of text.split('\n')) {
    const isRule = line.trimEnd() === '---';
    if (fileOf(line) !== undefined) matter = 'expected';
    else if (matter === 'open') matter = isRule ? 'none' : 'open';
    else if (matter === 'expected' && isRule) matter = 'open';
    else {
      matter = 'none';
      if (!/^#{1,6} /.test(line)) texts.push(line.trim());
    }
  }
  return texts.join('');
}

/** Tokens as a message or a file shows them. */
export function tokenText(tokens: readonly string[]): string {
  return tokens.map((token) => fileOf(token) ?? token).join('');
}

/** The text with plain line ends; its last paragraph ends as the others do, whatever comes behind it. */
function withEndingLines(text: string): string {
  return `${text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n\n`;
}

/** The text of a file from its tokens. */
export function fileText(tokens: readonly string[]): string {
  return `${tokens.join('').trimEnd()}\n`;
}

/** Whether two texts of a file differ in nothing but line ends and white space at the end. */
export function isSameFileText(one: string, other: string): boolean {
  return withEndingLines(one) === withEndingLines(other);
}
