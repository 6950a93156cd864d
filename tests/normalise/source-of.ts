import { createHash } from 'node:crypto';
import { splitLines } from '../../src/inputs/split-lines.js';
import type { Source } from '../../src/model/source.js';
import { manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import type { PrepareOptions } from '../../src/normalise/prepare.js';

/** A decoded source of `text`, as stage source would give it. */
export function sourceOf(text: string, name = 'source.txt'): Source {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    kind: 'txt',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding: 'utf-8',
    lines: splitLines(text).map((line, index) => ({ number: index + 1, text: line })),
    files: [{ name, bytes }],
  };
}

/** What an import makes of `text`: its manuscript and the files, by path. */
export async function imported(text: string, options: PrepareOptions = {}) {
  const source = sourceOf(text);
  const manuscript = await prepareManuscript([source], options);
  const files = manuscriptFiles(manuscript, { id: 'test' });
  return {
    source,
    manuscript,
    files,
    file: (path: string) => files.find((one) => one.path === path)?.text,
  };
}

/** The fates of the lines, one word a line. */
export async function fates(text: string): Promise<readonly string[]> {
  return (await imported(text)).manuscript.ledger.lines.map(({ fate, as }) =>
    as === undefined ? fate : `${fate} ${as}`,
  );
}
