import { createHash } from 'node:crypto';
import { decode } from './decode.js';
import type { Source, SourceKind } from './source.js';
import { splitLines } from './split-lines.js';

export type { Encoding, LineMarkup, Source, SourceFile, SourceKind, SourceLine } from './source.js';

export interface SourceBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Decodes one source into numbered lines. Throws InputError where its bytes can't be read as text. */
export async function readSource(
  { name, bytes }: SourceBytes,
  options: { readonly encoding?: string } = {},
): Promise<Source> {
  const kind: SourceKind = /\.(md|markdown)$/i.test(name) ? 'md' : 'txt';
  const { text, encoding } = decode(bytes, name, options.encoding);
  return {
    name,
    kind,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding,
    lines: splitLines(text).map((line, index) => ({ number: index + 1, text: line })),
    files: [{ name, bytes }],
  };
}
