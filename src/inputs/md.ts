import { diagnose, InputError } from '../messages/diagnostic.js';
import { longBlock, MOST_BLOCK_LINES } from '../model/markdown/long-block.js';
import { hasExtension, type Input } from './input.js';
import { plainLines } from './txt.js';

const extensions = ['md', 'markdown'];

/** Markdown: its lines are those of the file, its marks are the normaliser's to read. */
export const md: Input = {
  kind: 'md',
  extensions,
  mediaType: 'text/markdown',
  markdown: true,
  sniff: (_, name) => hasExtension(name, extensions),
  async extract(source, options) {
    const extracted = await plainLines(source, options);
    const line = longBlock(extracted.lines.map(({ text }) => text));
    if (line === undefined) return extracted;
    const place = { file: source.name, line };
    throw new InputError([diagnose('source/long-block', place, { most: MOST_BLOCK_LINES })]);
  },
};
