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
  extract: async (source, options) => plainLines(source, options),
};
