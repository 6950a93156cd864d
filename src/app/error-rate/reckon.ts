import { type ErrorKind, STANDARDS, type Standard } from './standards.js';

/** An error that the rules find. */
export interface CountedError {
  readonly kind: ErrorKind;
  /** The wrong text: errors with one text are the same error. */
  readonly written: string;
  readonly stands: 'title' | 'heading' | 'text';
}

export interface Reckoning {
  readonly publication: Standard['publication'];
  readonly points: number;
  /** Points in 10,000 characters. */
  readonly rate: number;
  readonly limit: number;
  readonly within: boolean;
}

/** The errors of a text of this many characters by the method of each kind of publication. */
export function reckon(errors: readonly CountedError[], characters: number): readonly Reckoning[] {
  return STANDARDS.map((standard) => {
    const points = roundedTo(pointsOf(errors, standard), 10);
    const rate = characters === 0 ? 0 : roundedTo((points * 10_000) / characters, 100);
    const { publication, limit } = standard;
    return { publication, points, rate, limit, within: rate <= limit };
  });
}

function pointsOf(errors: readonly CountedError[], standard: Standard): number {
  const times = new Map<string, number>();
  let total = 0;
  let numbers = 0;
  for (const { kind, written, stands } of errors) {
    const points = standard.points[kind];
    if (kind === 'mark') total += points;
    else if (kind === 'number') numbers += points;
    else {
      const before = times.get(written) ?? 0;
      times.set(written, before + 1);
      const doubled =
        stands === 'title' || (stands === 'heading' && standard.doubled === 'headings');
      if (before < standard.most) total += points * (doubled ? 2 : 1);
    }
  }
  return total + Math.min(numbers, standard.mostForNumbers ?? numbers);
}

/** Sums of tenths are not exact in binary. */
function roundedTo(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
