import type { ImposeFileOptions } from '../app/impose-file.js';
import {
  BINDINGS,
  FLIPS,
  isSignature,
  SCHEMES,
  type Scheme,
  sheetSize,
} from '../outputs/sheets/choices.js';
import { readingLimits } from './reading-limits.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

type Flags = Readonly<Record<string, unknown>>;

/** The flags of impose, as the library takes them. */
export function imposeFlags(flags: Flags, terminal: Terminal): ImposeFileOptions {
  const scheme = oneOf('--scheme', flags.scheme, SCHEMES, terminal);
  const signature = numberFlag(
    '--signature',
    flags.signature,
    isSignature,
    'badSignature',
    terminal,
  );
  const creep = numberFlag('--creep', flags.creep, (mm) => mm >= 0, 'badCreep', terminal);
  if (signature !== undefined && scheme !== 'perfect') {
    throw new UsageError(
      terminal.word('flagNeedsScheme', { flag: '--signature', scheme: 'perfect' }),
    );
  }
  if (creep !== undefined && scheme === '2up') {
    const folded = 'saddle, perfect';
    throw new UsageError(terminal.word('flagNeedsScheme', { flag: '--creep', scheme: folded }));
  }
  const sheet = String(flags.sheet);
  if (sheetSize(sheet) === undefined) {
    throw new UsageError(terminal.word('badSheet', { value: sheet }));
  }
  return {
    scheme,
    sheet,
    signature,
    creep,
    marks: flags.marks === true,
    flip: oneOf('--flip', flags.flip, FLIPS, terminal),
    ...(flags.binding !== undefined && {
      binding: oneOf('--binding', flags.binding, BINDINGS, terminal),
    }),
    backCover: flags.backCover === true,
    ...(flags.to !== undefined && { to: String(flags.to) }),
    ...readingLimits(flags, terminal),
    strict: flags.strict === true,
    sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
  };
}

/** `--impose saddle,2up` of build and make. */
export function schemesNamed(value: unknown, terminal: Terminal): readonly Scheme[] {
  if (value === undefined) return [];
  return String(value)
    .split(',')
    .map((name) => oneOf('--impose', name.trim(), SCHEMES, terminal));
}

export function oneOf<Choice extends string>(
  flag: string,
  value: unknown,
  choices: readonly Choice[],
  terminal: Terminal,
): Choice {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  const values = { flag, value: String(value), known: choices };
  throw new UsageError(terminal.word('badChoice', values));
}

function numberFlag(
  flag: string,
  value: unknown,
  isRight: (number: number) => boolean,
  fault: 'badSignature' | 'badCreep',
  terminal: Terminal,
): number | undefined {
  if (value === undefined) return undefined;
  const number = String(value).trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(number) && isRight(number)) return number;
  throw new UsageError(terminal.word(fault, { flag, value: String(value) }));
}
