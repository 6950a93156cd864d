import type { Ledger, LedgerLine } from '../../src/model/ledger.js';
import type { Source } from '../../src/model/source.js';

/** The letters and digits alone, full-width forms as plain ones: what no rule may change. */
export function letters(text: string): string {
  return (text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).join('');
}

/** A source line with the ledger's edits applied, the last column first. */
export function editedLine(ledger: Ledger, source: number, line: number, text: string): string {
  return ledger.edits
    .filter((edit) => edit.source === source && edit.line === line)
    .sort((one, other) => other.column - one.column)
    .reduce((so, { column, from, to }) => {
      const at = column - 1;
      if (so.slice(at, at + from.length) !== from) {
        throw new Error(`line ${line}, column ${column}: the edit doesn't find ${from}`);
      }
      return so.slice(0, at) + to + so.slice(at + from.length);
    }, text);
}

/** The lines of one fate, with their text. */
export function linesOf(
  ledger: Ledger,
  source: Source,
  wanted: (line: LedgerLine) => boolean,
): readonly { readonly line: number; readonly text: string }[] {
  return ledger.lines
    .filter((line) => line.source === 0 && wanted(line))
    .map(({ line }) => ({ line, text: source.lines[line - 1]?.text ?? '' }));
}
