import { diagnose, InputError } from '../messages/diagnostic.js';
import { costlyText } from '../model/markdown/costly-text.js';
import { hasExtension, type Input } from './input.js';
import { plainLines } from './txt.js';

const extensions = ['md', 'markdown'];

/** Markdown: its lines are those of the file, its marks are the normaliser's to read. */
export const md: Input = {
  kind: 'md',
  extensions,
  mediaType: 'text/markdown',
  markdown: true,
  sniff: (bytes, name) => hasExtension(name, extensions) || opensWithFrontMatter(bytes),
  async extract(source, options) {
    const extracted = await plainLines(source, options);
    const lines = extracted.lines.map(({ text }) => text);
    const costly = costlyText(lines, options.maxLines);
    if (costly === undefined) return extracted;
    const { what, line, most } = costly;
    throw new InputError([diagnose(`source/${what}`, { file: source.name, line }, { most })]);
  },
};

/** The bytes at the beginning of a file in which its front matter stands. */
const FRONT = 4000;
/** A line of front matter: a key, a list's item, what goes on with the line before, or nothing. */
const FRONT_LINE = /^(?:[A-Za-z_]|\s|- |$)/;

/** Whether a file of another name opens as a page of Hugo or Jekyll does, with a title among the keys: it is Markdown. */
function opensWithFrontMatter(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, FRONT)).toString('latin1');
  const [first = '', ...lines] = text.replace(/^\xef\xbb\xbf/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => line.trimEnd() === '---');
  const keys = lines.slice(0, Math.max(0, end));
  return (
    first.trimEnd() === '---' &&
    keys.some((line) => line.startsWith('title:')) &&
    keys.every((line) => FRONT_LINE.test(line))
  );
}
