import { metadataLine, subtitleLine } from './front-matter.js';
import type { WorkingLine } from './working-line.js';

/** The shortest title, in characters; shorter lines beside a page's main text are its menu. */
const SHORTEST_TITLE = 4;

/**
 * Decides on the lines that a page sets aside: title, subtitle and information belong to the text, wherever the page
 * puts them; sentences are kept, and told; the rest is dropped as the page's own. Gives the sentences kept.
 */
export function setAside(lines: readonly WorkingLine[]): readonly WorkingLine[] {
  const open = (line: WorkingLine | undefined) => line !== undefined && line.fate === undefined;
  const isAside = (line: WorkingLine) => line.markup?.kind === 'aside';
  if (!lines.some(isAside)) return [];
  const first = lines.findIndex((line) => open(line) && !isAside(line));
  const front = new Set<WorkingLine>();
  for (let index = first - 1; index >= 0; index--) {
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
  for (const line of lines) {
    if (!open(line) || !isAside(line) || front.has(line)) continue;
    const text = line.text.trim();
    if (metadataLine(text) !== undefined) continue;
    if (/[。！？]/u.test(text) && text.length > 30) {
      kept.push(line);
      continue;
    }
    line.fate = 'dropped';
    line.as = 'aside';
    line.why = '网页正文以外的文字';
  }
  return kept;
}
