import { addEdits } from './clean.js';
import type { WorkingLine } from './working-line.js';

const QUOTED = /^(?:>\s?)+/;
/** A mail's quotation is so many lines in a row at least. */
const FEWEST = 4;

/** Takes the > of a quoted mail from its lines where they are a run: what they quote is the text. */
export function unquote(lines: readonly WorkingLine[]): void {
  const quoted = lines.filter((line) => QUOTED.test(line.text));
  if (quoted.length < FEWEST) return;
  for (const line of quoted) {
    const from = QUOTED.exec(line.text)?.[0] ?? '';
    addEdits(line, [{ at: 0, from, to: '', rule: 'clean/quote-mark' }]);
  }
}

/** What stands before a mail's quotation is the mail, not the manuscript that it quotes. */
export function dropMail(lines: readonly WorkingLine[]): void {
  const first = lines.findIndex((line) =>
    line.edits.some(({ rule }) => rule === 'clean/quote-mark'),
  );
  for (const line of lines.slice(0, Math.max(0, first))) {
    line.fate = 'dropped';
    line.as = 'mail';
    line.why = '来信的话，不在所引的稿件之内';
  }
}
