import { defaultFormats, OUTPUTS } from '../outputs/index.js';
import type { OutputFlag } from '../outputs/output.js';
import type { CommandSpec } from './command.js';

/** A flag of an output as the table of commands has it. */
function optionOf({ flag, about, preset }: OutputFlag): CommandSpec['options'][number] {
  return preset === undefined ? [flag, about] : [flag, about, preset];
}

const NORMALISING = [
  ['--id <id>', 'optId'],
  ['--encoding <name>', 'optEncoding'],
  ['--title <title>', 'optTitle'],
  ['--take <edited|source>', 'optTake'],
  ['--force', 'optForce'],
  ['--heading <regex>', 'optHeading', 'repeatable'],
  ['--keep <rule>', 'optKeep', 'repeatable'],
  ['--drop <regex>', 'optDrop', 'repeatable'],
  ['--apply-style', 'optApplyStyle'],
  ['--convert <s2t|s2tw|s2hk|t2s|tw2s>', 'optConvert'],
  ['--explain', 'optExplain'],
] as const;

const RENDERING = [
  ['--template <name>', 'optTemplate'],
  ['--format <list>', 'optFormat', defaultFormats().join(',')],
  ...OUTPUTS.flatMap(({ flags }) => flags).map(optionOf),
  ['--allow-classified', 'optAllowClassified'],
  ['--impose <scheme>', 'optImpose'],
] as const satisfies CommandSpec['options'];

/** Of commands that read files of any size. */
const MAX_SIZE = ['--max-size <MB>', 'optMaxSize'] as const;
/** Of commands that read texts of any length. */
const LIMITS = [
  MAX_SIZE,
  ['--max-lines <n>', 'optMaxLines'],
] as const satisfies CommandSpec['options'];

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
      ...LIMITS,
    ],
    example: 'kanben make digest.txt --format epub,pdf',
    load: async () => (await import('./make.js')).make,
  },
  {
    name: 'import',
    about: 'importAbout',
    arguments: [['<source...>', 'argSource']],
    options: [['--to <dir>', 'optTo', 'content'], ...NORMALISING, ...LIMITS],
    example: 'kanben import digest.txt --id briefing-2026-03',
    load: async () => (await import('./import.js')).importCommand,
  },
  {
    name: 'build',
    about: 'buildAbout',
    arguments: [['[edition...]', 'argEdition']],
    options: [
      ['--all', 'optAll'],
      ['--to <dir>', 'optTo', 'dist'],
      ...RENDERING,
      ['--proof', 'optProof'],
      ['--watch', 'optWatch'],
      ...LIMITS,
    ],
    example: 'kanben build content/briefing-2026-03',
    load: async () => (await import('./build.js')).build,
  },
  {
    name: 'desk',
    about: 'deskAbout',
    arguments: [['[folder]', 'argProject']],
    options: [
      ['--port <n>', 'optPort'],
      ['--no-open', 'optNoOpen'],
      ['--demo', 'optDemo'],
    ],
    example: 'kanben desk --demo',
    neverWarns: true,
    load: async () => (await import('./desk.js')).desk,
  },
  {
    name: 'batch',
    about: 'batchAbout',
    arguments: [['<what...>', 'argBatch']],
    options: [
      ['--content <dir>', 'optContent', 'content'],
      ['--to <dir>', 'optTo', 'dist'],
      ...RENDERING,
      ['--jobs <n>', 'optJobs'],
      ['--memory <MB>', 'optMemory'],
      ['--time-limit <seconds>', 'optTimeLimit', '300'],
      ['--report <file.jsonl>', 'optReport'],
      ['--resume', 'optResume'],
      ['--cache <dir>', 'optCache'],
      ['--no-cache', 'optNoCache'],
      ['--cache-size <MB>', 'optCacheSize', '2000'],
      ['--queue <url>', 'optQueue'],
      ['--store <dir>', 'optSharedStore'],
      ...LIMITS,
    ],
    example: 'kanben batch content --report report.jsonl --resume',
    load: async () => (await import('./batch.js')).batch,
  },
  {
    name: 'worker',
    about: 'workerAbout',
    arguments: [],
    options: [
      ['--queue <url>', 'optQueue'],
      ['--store <dir>', 'optSharedStore'],
      ['--jobs <n>', 'optJobs'],
      ['--memory <MB>', 'optMemory'],
      ['--time-limit <seconds>', 'optTimeLimit', '300'],
    ],
    example: 'kanben worker --queue redis://127.0.0.1:6379 --store s3://editions',
    load: async () => (await import('./worker.js')).worker,
  },
  {
    name: 'cache',
    about: 'cacheAbout',
    arguments: [['[show|clear]', 'argCacheAction']],
    options: [['--cache <dir>', 'optCache']],
    example: 'kanben cache clear',
    neverWarns: true,
    load: async () => (await import('./cache.js')).cache,
  },
  {
    name: 'check',
    about: 'checkAbout',
    arguments: [['<file...>', 'argChecked']],
    options: [
      ['--error-rate', 'optErrorRate'],
      ['--against <dir>', 'optAgainst'],
    ],
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
      MAX_SIZE,
    ],
    example: 'kanben impose book.pdf --scheme saddle --creep 0.8',
    load: async () => (await import('./impose.js')).impose,
  },
  {
    name: 'init',
    about: 'initAbout',
    arguments: [['[dir]', 'argProject']],
    options: [
      ['--kind <digest|briefing|gongwen|book>', 'optKind'],
      ['--title <title>', 'optTitle'],
      ['--template <name>', 'optTemplate'],
      ['--id <id>', 'optSampleId'],
      ['-y, --yes', 'optYes'],
    ],
    example: 'kanben init my-book --title 读书摘编 --yes',
    neverWarns: true,
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'new',
    about: 'newAbout',
    arguments: [['<digest|briefing|gongwen|book>', 'argKind']],
    options: [
      ['--content <dir>', 'optContent', 'content'],
      ['--date <day>', 'optDate'],
      ['--id <id>', 'optNewId'],
    ],
    example: 'kanben new briefing --date 2026-03-05',
    neverWarns: true,
    load: async () => (await import('./new.js')).newCommand,
  },
  {
    name: 'templates',
    about: 'templatesAbout',
    arguments: [
      ['[list|check]', 'argListOrCheck'],
      ['[dir...]', 'argTemplates'],
    ],
    options: [],
    example: 'kanben templates check my-template',
    load: async () => (await import('./templates.js')).templates,
  },
  {
    name: 'fonts',
    about: 'fontsAbout',
    arguments: [
      ['[list|check|add]', 'argFontsAction'],
      ['[edition...]', 'argFonts'],
    ],
    options: [['--template <name>', 'optTemplate']],
    example: 'kanben fonts check content/briefing-2026-03',
    load: async () => (await import('./fonts.js')).fonts,
  },
  {
    name: 'completions',
    about: 'completionsAbout',
    arguments: [['<bash|zsh|fish>', 'argShell']],
    options: [],
    example: 'source <(kanben completions bash)',
    neverWarns: true,
    load: async () => (await import('./completions.js')).completionsOf(COMMANDS),
  },
  {
    name: 'archive',
    about: 'archiveAbout',
    arguments: [
      ['<action>', 'argAction'],
      ['[what...]', 'argArchived'],
    ],
    options: [
      ['--all', 'optAll'],
      ['--store <dir>', 'optStore'],
      ['--to <dir>', 'optArchiveTo'],
      ['--template <name>', 'optTemplate'],
      ['--message <text>', 'optMessage'],
      ['--user <name>', 'optUser'],
      ['--rebuild', 'optRebuild'],
      ...LIMITS,
    ],
    example: 'kanben archive add content/briefing-2026-03 --store archive',
    load: async () => (await import('./archive.js')).archive,
  },
  {
    name: 'catalog',
    about: 'catalogAbout',
    arguments: [],
    options: [
      ['--to <dir>', 'optCatalogTo', 'dist'],
      ['--title <title>', 'optShelfTitle'],
    ],
    example: 'kanben catalog --to dist',
    load: async () => (await import('./catalog.js')).catalog,
  },
  {
    name: 'search',
    about: 'searchAbout',
    arguments: [['<phrase>', 'argPhrase']],
    options: [
      ['--content <dir>', 'optContent', 'content'],
      ['--to <dir>', 'optSearchTo', 'dist'],
      ['--store <dir>', 'optSearchStore'],
      ['--limit <n>', 'optLimit'],
      ['--cache <dir>', 'optCache'],
      ['--no-cache', 'optNoCache'],
    ],
    example: 'kanben search 优化营商环境',
    load: async () => (await import('./search.js')).search,
  },
];
