import type { Terminal } from './terminal.js';
import type { WordId } from './words.js';

/** Runs a command: its arguments, its flags as commander gives them, and the terminal → exit status. */
export type CommandBody = (
  named: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
) => Promise<number>;

/** A command as help and parsing know it; its body is loaded only when it runs. */
export interface CommandSpec {
  readonly name: string;
  readonly about: WordId;
  readonly arguments: readonly (readonly [string, WordId])[];
  /** Flags, what they are for, and a default or `repeatable`. */
  readonly options: readonly (readonly [string, WordId, string?])[];
  readonly example: string;
  readonly load: () => Promise<CommandBody>;
}

const NORMALISING = [
  ['--id <id>', 'optId'],
  ['--encoding <name>', 'optEncoding'],
  ['--title <title>', 'optTitle'],
  ['--force', 'optForce'],
] as const;

const RENDERING = [
  ['--template <name>', 'optTemplate'],
  ['--format <list>', 'optFormat', 'epub,pdf'],
  ['--embed-fonts', 'optEmbedFonts'],
  ['--pdfa <2b|3b>', 'optPdfa', '2b'],
  ['--allow-classified', 'optAllowClassified'],
  ['--impose <scheme>', 'optImpose'],
] as const;

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'make',
    about: 'makeAbout',
    arguments: [['<source...>', 'argSource']],
    options: [
      ['--content <dir>', 'optContent', 'content'],
      ['--to <dir>', 'optTo', 'dist'],
      ...RENDERING,
      ...NORMALISING,
    ],
    example: 'kanben make digest.txt --format epub,pdf',
    load: async () => (await import('./make.js')).make,
  },
  {
    name: 'import',
    about: 'importAbout',
    arguments: [['<source...>', 'argSource']],
    options: [
      ['--to <dir>', 'optTo', 'content'],
      ...NORMALISING,
      ['--keep <rule>', 'optKeep', 'repeatable'],
      ['--drop <regex>', 'optDrop', 'repeatable'],
      ['--convert <s2t|t2s>', 'optConvert'],
      ['--explain', 'optExplain'],
    ],
    example: 'kanben import digest.txt --id briefing-2026-03',
    load: async () => (await import('./import.js')).importCommand,
  },
  {
    name: 'build',
    about: 'buildAbout',
    arguments: [['[edition...]', 'argEdition']],
    options: [['--all', 'optAll'], ['--to <dir>', 'optTo', 'dist'], ...RENDERING],
    example: 'kanben build content/briefing-2026-03',
    load: async () => (await import('./build.js')).build,
  },
  {
    name: 'check',
    about: 'checkAbout',
    arguments: [['<file...>', 'argChecked']],
    options: [],
    example: 'kanben check content/briefing-2026-03 dist/briefing-2026-03/briefing-2026-03.pdf',
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'impose',
    about: 'imposeAbout',
    arguments: [['<file.pdf>', 'argPdf']],
    options: [
      ['--scheme <saddle|perfect|2up>', 'optScheme', 'saddle'],
      ['--sheet <size>', 'optSheet', 'A4'],
      ['--signature <pages>', 'optSignature'],
      ['--creep <mm>', 'optCreep'],
      ['--marks', 'optMarks'],
      ['--flip <long|short>', 'optFlip', 'short'],
      ['--binding <left|right>', 'optBinding'],
      ['--back-cover', 'optBackCover'],
      ['--to <file>', 'optToFile'],
    ],
    example: 'kanben impose book.pdf --scheme saddle --creep 0.8',
    load: async () => (await import('./impose.js')).impose,
  },
];
