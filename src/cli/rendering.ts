import type { BuildOptions } from '../app/build-edition.js';
import { WORDS } from '../messages/command-line/index.js';
import { OUTPUTS } from '../outputs/index.js';
import type { Output } from '../outputs/output.js';
import { oneOf, schemesNamed } from './imposing.js';
import { readingLimits } from './reading-limits.js';
import type { Terminal } from './terminal.js';

/** The flags that build, make and archive share, as the library takes them. */
export function buildFlags(
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): BuildOptions {
  const known = OUTPUTS.map(({ name }) => name);
  const options = OUTPUTS.flatMap((output) => output.flags.map(({ option }) => option));
  return {
    to: String(flags.to),
    ...(typeof flags.template === 'string' && { template: flags.template }),
    ...(typeof flags.format === 'string' && {
      formats: flags.format
        .split(',')
        .map((name) => oneOf('--format', name.trim(), known, terminal)),
    }),
    impose: schemesNamed(flags.impose, terminal),
    outputOptions: Object.fromEntries(
      options.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]),
    ),
    ...readingLimits(flags, terminal),
    strict: flags.strict === true,
    proof: flags.proof === true,
    allowClassified: flags.allowClassified === true,
    sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
    onProgress: (stage, done, total) => {
      const words = STAGES.get(stage);
      if (words === undefined) return;
      const counted = words.count !== undefined && done !== undefined && total !== undefined;
      terminal.progress(
        counted && words.count !== undefined
          ? terminal.word(words.count, { done, total })
          : terminal.word(words.work),
      );
    },
  };
}

/** The words for a stage, without and with its progress. */
const STAGES: ReadonlyMap<string, Pick<Output['words'], 'work' | 'count'>> = new Map<
  string,
  Pick<Output['words'], 'work' | 'count'>
>([
  ['import', { work: WORDS.stageImport }],
  ['compose', { work: WORDS.stageCompose, count: WORDS.stageComposeAt }],
  ...OUTPUTS.map(({ name, words }) => [name, words] as const),
]);
