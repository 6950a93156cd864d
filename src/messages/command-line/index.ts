import { ARCHIVE } from './archive.js';
import { BATCH } from './batch.js';
import { FLAGS } from './flags.js';
import { HELP } from './help.js';
import { REPORTS } from './reports.js';
import { USAGE } from './usage.js';

/** What the command line says of itself, in both languages. */
export const WORDS = {
  ...HELP,
  ...FLAGS,
  ...REPORTS,
  ...USAGE,
  ...ARCHIVE,
  ...BATCH,
} as const;

export type WordId = keyof typeof WORDS;
