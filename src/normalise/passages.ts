import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { WorkingLine } from './working-line.js';

/** A paragraph that equals one of another source. `at` and `twinAt` count the paragraphs that are compared. */
export interface EqualElsewhere {
  readonly line: WorkingLine;
  readonly at: number;
  readonly twin: WorkingLine;
  readonly twinAt: number;
}

interface Passage {
  readonly first: EqualElsewhere;
  last: EqualElsewhere;
}

/**
 * Passages that stand in two sources of one edition, each reported once: paragraphs that follow one another in both. They
 * stay: two files may quote the same text, and an editor knows whether one file was given twice.
 */
export function passagesElsewhere(
  equal: readonly EqualElsewhere[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const passages: Passage[] = [];
  for (const one of equal) {
    const open = passages.at(-1);
    if (open !== undefined && continuesPassage(open.last, one)) open.last = one;
    else passages.push({ first: one, last: one });
  }
  return passages.map(({ first, last }) =>
    diagnose(
      'manuscript/repeat-elsewhere',
      { file: fileOf(first.line), line: first.line.number, column: 1 },
      {
        last: last.line.number,
        of: first.twin.number,
        in: first.twin.source,
        named: fileOf(first.twin),
      },
    ),
  );
}

function continuesPassage(before: EqualElsewhere, next: EqualElsewhere): boolean {
  return (
    next.at === before.at + 1 &&
    next.twinAt === before.twinAt + 1 &&
    next.line.source === before.line.source &&
    next.twin.source === before.twin.source
  );
}
