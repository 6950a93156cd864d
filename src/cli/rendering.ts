import type { BuildOptions } from '../app/build-edition.js';
import type { WordId } from '../messages/command-line.js';
import { FORMATS } from '../outputs/output.js';
import { oneOf, schemesNamed } from './imposing.js';
import type { Terminal } from './terminal.js';

/** The flags that build and make share, as the library takes them. */
export function buildFlags(
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): BuildOptions {
  const known = FORMATS.map(({ name }) => name);
  return {
    to: String(flags.to),
    ...(typeof flags.template === 'string' && { template: flags.template }),
    formats: String(flags.format)
      .split(',')
      .map((name) => oneOf('--format', name.trim(), known, terminal)),
    impose: schemesNamed(flags.impose, terminal),
    pdfa: oneOf('--pdfa', flags.pdfa ?? '2b', ['2b', '3b'], terminal),
    embedFonts: flags.embedFonts === true,
    strict: flags.strict === true,
    allowClassified: flags.allowClassified === true,
    sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
    onProgress: (stage, done, total) => {
      const [plain, counted] = STAGE_WORDS[stage] ?? [];
      if (plain === undefined) return;
      const known = counted !== undefined && done !== undefined && total !== undefined;
      terminal.progress(terminal.word(known ? counted : plain, known ? { done, total } : {}));
    },
  };
}

/** A stage by its name alone, and with how far it is. */
const STAGE_WORDS: Readonly<Record<string, readonly [WordId, WordId?]>> = {
  import: ['stageImport'],
  compose: ['stageCompose', 'stageComposeAt'],
  print: ['stagePrint', 'stagePrintAt'],
  epub: ['stageEpub'],
};
