import { buffer } from 'node:stream/consumers';
import type { SourceInput } from '../app/import-source.js';
import type { MergeSide } from '../app/merge/merge-markdown.js';
import { linearPattern } from '../model/linear/index.js';
import type { Conversion } from '../normalise/convert.js';
import { KEEPABLE } from '../normalise/noise/index.js';
import { givenHeading } from '../normalise/structure/given.js';
import { oneOf } from './imposing.js';
import { readingLimits } from './reading-limits.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The sources that arguments name; `-` is standard input. */
export async function sourcesNamed(named: readonly string[]): Promise<readonly SourceInput[]> {
  return Promise.all(
    named.map(async (name) =>
      name === '-' ? { name: 'stdin.txt', bytes: await buffer(process.stdin) } : name,
    ),
  );
}

/** The flags that import and make share, as the library takes them. */
export function importFlags(flags: Readonly<Record<string, unknown>>, terminal: Terminal) {
  const text = (name: string) => {
    const value = flags[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return {
    ...text('id'),
    ...text('encoding'),
    ...text('title'),
    ...(flags.take !== undefined && { take: flags.take as MergeSide }),
    ...readingLimits(flags, terminal),
    force: flags.force === true,
    strict: flags.strict === true,
    ...(Array.isArray(flags.keep) && {
      keep: (flags.keep as string[]).map((one) => oneOf('--keep', one, KEEPABLE, terminal)),
    }),
    ...(Array.isArray(flags.drop) && {
      drop: (flags.drop as string[]).map((one) =>
        read('--drop', terminal, () => linearPattern(one, 'u') ?? new RegExp(one, 'u')),
      ),
    }),
    ...(Array.isArray(flags.heading) && {
      headings: (flags.heading as string[]).map((one) =>
        read('--heading', terminal, () => givenHeading(one)),
      ),
    }),
    applyStyle: flags.applyStyle === true,
    ...(flags.convert !== undefined && { convert: flags.convert as Conversion }),
  };
}

/** The regular expression of a flag; wrong usage if the text is none. */
function read<Value>(flag: string, terminal: Terminal, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(terminal.word('badPattern', { flag, message }));
  }
}
