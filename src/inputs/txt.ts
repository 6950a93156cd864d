import { decode } from './decode.js';
import type { Extracted, Input, InputBytes, InputOptions } from './input.js';
import { splitLines } from './split-lines.js';

/** Plain text, and every file that no other format takes. Its lines are those of the file. */
export const txt: Input = {
  kind: 'txt',
  extensions: ['txt', 'text'],
  mediaType: 'text/plain',
  sniff: () => true,
  extract: async (source, options) => plainLines(source, options),
};

/** The lines of a file that is text itself. */
export function plainLines({ name, bytes }: InputBytes, options: InputOptions): Extracted {
  const { text, encoding, diagnostics } = decode(bytes, name, options.encoding);
  return {
    lines: splitLines(text).map((line) => ({ text: line })),
    encoding,
    images: [],
    diagnostics,
  };
}
