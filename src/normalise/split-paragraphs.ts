import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { type Group, groupText } from './joins.js';
import type { WorkingLine } from './working-line.js';

/** A lead sentence of its own is no longer than this, in characters. */
const LONGEST_LEAD = 30;
/** The beginning of neighbouring paragraphs with the lead inside: 推进……。在…… */
const FEWEST_LIKE = 2;

/**
 * Paragraphs that seem to have been parted by a stray line end: one that breaks off without a mark, or a short
 * sentence alone where the paragraphs beside it have such a sentence as their beginning. They are reported and not changed.
 */
export function splitParagraphs(
  groups: readonly Group[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  groups.forEach((group, index) => {
    const next = groups[index + 1];
    const [line] = group.lines;
    if (line?.as !== 'paragraph' || next?.lines[0]?.as !== 'paragraph') return;
    const text = groupText(group);
    const brokenOff = [...text].length > LONGEST_LEAD && /[\p{Script=Han}，、]$/u.test(text);
    if (!brokenOff && !isLoneLead(groups, index, text)) return;
    diagnostics.push(
      diagnose(
        'manuscript/split-paragraph',
        { file: fileOf(line), line: line.number, column: 1 },
        { end: text.slice(-12), start: groupText(next).slice(0, 12) },
      ),
    );
  });
  return diagnostics;
}

function isLoneLead(groups: readonly Group[], index: number, text: string): boolean {
  if (!/^[^。！？]{6,28}。$/u.test(text) || [...text].length > LONGEST_LEAD) return false;
  const head = [...text].slice(0, 2).join('');
  const beside = [-3, -2, -1, 1, 2, 3].map((step) => groups[index + step]);
  const alike = beside.filter((group) => {
    const written = group === undefined ? '' : groupText(group);
    return written.startsWith(head) && /^[^。！？]{6,28}。./u.test(written);
  });
  return alike.length >= FEWEST_LIKE;
}
