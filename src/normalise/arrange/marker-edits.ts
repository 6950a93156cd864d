import { addEdits } from '../clean.js';
import type { EditorsNoteStart } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import type { StructureHeading } from '../structure/infer.js';
import { editedText, type LineEdit, rawRange } from '../working-line.js';

/** A bullet, a bracket or Markdown's own marks around a heading are no text of it. */
export function markerEdits(group: Group, { reading }: StructureHeading): void {
  const [line] = group.lines;
  // The edits of a heading over two lines were made when they were joined.
  if (line === undefined || group.lines.length > 1) return;
  const text = groupText(group);
  // Every place is read before the first edit moves the others.
  const edits: LineEdit[] = [];
  const edit = (at: number, length: number, to: string, rule: string) => {
    const range = rawRange(line, at, at + length);
    edits.push({ at: range.at, from: line.text.slice(range.at, range.end), to, rule });
  };
  if (reading.strip > 0) edit(0, reading.strip, '', 'structure/heading-marker');
  if (reading.tail !== undefined)
    edit(text.length - reading.tail, reading.tail, '', 'structure/heading-marker');
  const { mark } = reading;
  if (mark !== undefined && mark.length > 0) {
    const written = text.slice(mark.at, mark.at + mark.length);
    const topic = mark.at + mark.length < text.length;
    if (/[】〕\]]/u.test(written) || (reading.strip > 0 && written.trim() === '')) {
      edit(mark.at, mark.length, topic ? '：' : '', 'structure/heading-marker');
    } else if (/^\s*[:：]\s*$/u.test(written)) {
      edit(mark.at, mark.length, '：', 'gbt15834/colon');
    }
  }
  addEdits(line, edits);
}

/**
 * The words that announce an editor's note are not its text, except for its name. Both brackets around the note are removed, or,
 * where the second one may stand in a later paragraph, neither: the first one then stands behind the name.
 */
export function noteEdits(
  { lines }: Group,
  text: string,
  { name, at, length, bracket }: EditorsNoteStart,
): void {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return;
  const edit = (line: typeof first, from: number, to: number, written = ''): LineEdit => {
    const range = rawRange(line, from, to);
    const rule = 'structure/editors-note';
    return { at: range.at, from: line.text.slice(range.at, range.end), to: written, rule };
  };
  const isWhole = bracket?.partner.test(text.trimEnd()) === true;
  const kept = bracket === undefined || isWhole || length === text.length ? '' : text[bracket.at];
  const end = editedText(last).trimEnd().length;
  // Every place is read before the first edit moves the others.
  const closing = isWhole ? [edit(last, end - 1, end)] : [];
  const announcement = [edit(first, 0, at), edit(first, at + name.length, length, kept)];
  addEdits(first, announcement);
  addEdits(last, closing);
}
