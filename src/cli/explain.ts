import pico from 'picocolors';
import stringWidth from 'string-width';
import type { ImportResult } from '../app/import-source.js';
import { reasonText } from '../messages/reasons.js';
import type { Language } from '../messages/rule.js';
import type { Fate, LedgerLine } from '../model/ledger.js';
import { printable } from './printable.js';
import type { Terminal } from './terminal.js';

/** The number of columns of a line's text that the table shows. */
const TEXT_COLUMNS = 36;

/** The ledger as a table: line, fate, kind, file or reason, and the beginning of the line. */
export function explainLedger(result: ImportResult, terminal: Terminal): readonly string[] {
  const colors = pico.createColors(terminal.color);
  const paint: Readonly<Record<Fate, (text: string) => string>> = {
    kept: colors.green,
    joined: colors.green,
    duplicate: colors.yellow,
    dropped: colors.red,
    blank: colors.dim,
  };
  const { ledger } = result.manuscript;
  const several = ledger.source.length > 1;
  const edits = new Map<string, number>();
  for (const { source, line } of ledger.edits) {
    const key = `${source}:${line}`;
    edits.set(key, (edits.get(key) ?? 0) + 1);
  }
  return ledger.lines.map((entry) => {
    const { source, line, fate } = entry;
    const text = printable(result.sources[source]?.lines[line - 1]?.text.trim() ?? '');
    const changed = edits.get(`${source}:${line}`);
    return [
      padStart(several ? `${source + 1}:${line}` : String(line), 6),
      paint[fate](pad(fate, 9)),
      pad(entry.as ?? '', 14),
      pad(printable(placeOrReason(entry, terminal.language)), 24),
      pad(changed === undefined ? '' : `±${changed}`, 4),
      cut(text, TEXT_COLUMNS),
    ]
      .join('  ')
      .trimEnd();
  });
}

/** The file that holds the line, the line that it repeats, or the reason for which it was dropped. */
function placeOrReason({ to, of, why, as }: LedgerLine, language: Language): string {
  if (to !== undefined) return to;
  if (of !== undefined) return `= ${of}`;
  return why === undefined ? '' : (reasonText(why, language) ?? as ?? '');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
