import * as v from 'valibot';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { MD_WORDS, TXT_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

/** The properties that both forms of bare text share. */
const BARE = {
  byDefault: false,
  forReaders: true,
  carriesSecrets: false,
  options: v.object({}),
  flags: [],
  check: async (bytes, file) => ({ diagnostics: checkText(bytes, file) }),
} as const satisfies Partial<Output>;

/** The row of the plain text. */
export const TXT: Output = {
  ...BARE,
  name: 'txt',
  extension: 'txt',
  mediaType: 'text/plain',
  order: 7,
  words: TXT_WORDS,
  load: () => import('./plain.js'),
  async render({ edition }) {
    const { plainBook } = await import('./plain.js');
    const path = `${edition.metadata.id}.txt`;
    return {
      files: [{ path, bytes: new TextEncoder().encode(plainBook(edition)) }],
      diagnostics: [],
    };
  },
};

/** The row of the Markdown: one file for other tools, its pictures beside it. */
export const MD: Output = {
  ...BARE,
  name: 'md',
  extension: 'md',
  mediaType: 'text/markdown',
  order: 8,
  words: MD_WORDS,
  load: () => import('./markdown.js'),
  render: async (book) => (await import('./markdown.js')).renderMarkdown(book),
};

/** A text is UTF-8 and holds no control characters but white space. */
function checkText(bytes: Uint8Array, file: string): readonly Diagnostic[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const at = text.search(CONTROL);
    if (at < 0) return [];
    const line = text.slice(0, at).split('\n').length;
    return [diagnose('text/control-character', { file, line, column: 1 })];
  } catch {
    return [diagnose('text/not-utf8', { file })];
  }
}

const CONTROL = /(?![\t\n])\p{Cc}/u;
