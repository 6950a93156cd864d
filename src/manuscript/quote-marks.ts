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
