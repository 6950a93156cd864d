import type { ManuscriptFile } from '../../model/manuscript.js';

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
/** A sentence to its end and the line ends behind it, or what a line has beyond its last sentence. */
const SENTENCE = /[^\n。！？]*[。！？]*[”’」』）》〉】]*\n*/gu;

/** The files in the order of their names. */
export function tokenRow(files: readonly ManuscriptFile[]): TokenRow {
  const tokens: string[] = [];
  const places: TokenPlace[] = [];
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, text } of sorted) {
    tokens.push(FILE_MARK + path);
    places.push({ file: path, line: 1 });
    let line = 1;
    for (const [token] of plain(text).matchAll(SENTENCE)) {
      if (token === '') continue;
      tokens.push(token);
      places.push({ file: path, line });
      line += token.split('\n').length - 1;
    }
  }
  return { tokens, places };
}

/** The name of the file that the token begins. */
export function fileOf(token: string): string | undefined {
  return token.startsWith(FILE_MARK) ? token.slice(FILE_MARK.length) : undefined;
}

export function fileToken(path: string): string {
  return FILE_MARK + path;
}

/** Tokens as a message or a file shows them. */
export function textOf(tokens: readonly string[]): string {
  return tokens.map((token) => fileOf(token) ?? token).join('');
}

/** The text with plain line ends; its last paragraph ends as the others do, whatever comes behind it. */
function plain(text: string): string {
  return `${text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n\n`;
}

/** The text of a file from its tokens. */
export function fileText(tokens: readonly string[]): string {
  return `${tokens.join('').trimEnd()}\n`;
}
