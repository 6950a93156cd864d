import { asideWhy, type LedgerReason } from '../messages/reasons.js';
import { metadataLine, subtitleLine } from './front-matter.js';
import type { WorkingLine } from './working-line.js';

/** The shortest title, in characters; shorter lines beside a page's main text are its menu. */
const SHORTEST_TITLE = 4;
/** Information about a text stands no more lines before its title, or behind it before the text. */
const NEAR = 6;

/**
 * Decides on the lines that a page sets aside: title, subtitle and information belong to the text, wherever the page
 * puts them; sentences are kept, and reported; the rest is dropped as part of the page. Gives the sentences kept.
 */
export function setAside(lines: readonly WorkingLine[]): readonly WorkingLine[] {
  const open = (line: WorkingLine | undefined) => line !== undefined && line.fate === undefined;
  const isAside = (line: WorkingLine) => line.markup?.kind === 'aside';
  for (const line of lines) {
    const reason = line.markup?.reason;
    if (open(line) && isAside(line) && reason !== undefined && reason !== 'beside')
      drop(line, asideWhy(reason));
  }
  const isOpenAside = (line: WorkingLine) => open(line) && isAside(line);
  if (!lines.some(isOpenAside)) return [];
  const first = lines.findIndex((line) => open(line) && !isAside(line));
  const title = lines[first]?.markup;
  // A page that shows its title has its text's front behind it.
  const titled = title?.kind === 'heading' && title.level === 1;
  const start = lines.findIndex((line, index) => index > first && open(line) && !isAside(line));
  const last = lines.findLastIndex((line) => open(line) && !isAside(line));
  const isNear = (index: number) =>
    !titled ||
    (index >= first - NEAR && index < start + NEAR) ||
    (index > last && index < last + NEAR);
  const front = new Set<WorkingLine>();
  for (let index = titled ? -1 : first - 1; index >= 0; index--) {
    const line = lines[index] as WorkingLine;
    if (!open(line)) continue;
    const text = line.text.trim();
    front.add(line);
    if (
      metadataLine(text) !== undefined ||
      subtitleLine(text)?.startsWith('—') === true ||
      /^(?:——|--)/.test(text)
    )
      continue;
    if ([...text].length >= SHORTEST_TITLE) break;
    front.delete(line);
  }
  const kept: WorkingLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (!isOpenAside(line) || front.has(line)) continue;
    const text = line.text.trim();
    if (isNear(index) && metadataLine(text) !== undefined) continue;
    if (titled && index > first && index < start && /^(?:—|--)/.test(text)) continue;
    if (/[。！？]/u.test(text) && text.length > 30) {
      kept.push(line);
      continue;
    }
    drop(line, asideWhy());
  }
  return kept;
}

function drop(line: WorkingLine, why: LedgerReason): void {
  line.fate = 'dropped';
  line.as = 'aside';
  line.why = why;
}
