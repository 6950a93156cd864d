import { isSpared } from './decisions.js';
import { editedText, type LineEdit, type WorkingLine } from './working-line.js';

/**
 * Characters that no reader sees and no text needs: left by web pages and word processors. All that turn the direction of a
 * text are among them: they could make a reader see another order than the one that is stored, printed and searched.
 */
const INVISIBLE =
  /(?:(?!\t)\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb])+/gu;
/** Spaces that a web page left as character references, each with the character that a reader saw. */
const SPACE_REFERENCE =
  /&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#8194|#8195|#12288|#[xX]3000);/gu;
const INDENT =
  /^(?:[\s\u3000]|&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#8194|#8195|#12288|#[xX]3000);)+/u;
/** A letter and the marks on it, which some programs store apart (Unicode NFD). */
const MARKED_LETTER = /\p{L}\p{Mn}+/gu;
/** Characters of a dictionary's index of radicals, which files made from a PDF have instead of the characters themselves. */
const RADICAL = /[\u2e80-\u2fd5]/gu;
/** Radicals that Unicode gives no equivalent, with the characters that they are. */
const SIMPLE_RADICALS = new Map(
  [
    ...'⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙'.matchAll(
      /../gu,
    ),
  ].map(([pair]) => [...pair] as [string, string]),
);
const LEADING = /^[\s\u3000]+/u;

/**
 * Takes away indents, white space at the end and invisible characters, and makes `&nbsp;` and its likes a space, each
 * by an edit; a letter and its marks become the one character that they are, a radical (⼈) the character (人). In Markdown (`markdown`) character references are its own and stay.
 */
export function cleanEdits(text: string, markdown = false): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  const indent = (markdown ? LEADING : INDENT).exec(text)?.[0].length ?? 0;
  const end = indent === text.length ? indent : text.trimEnd().length;
  if (indent > 0) edits.push({ at: 0, from: text.slice(0, indent), to: '', rule: 'clean/indent' });
  for (const { 0: from, index } of text.matchAll(INVISIBLE)) {
    if (index >= indent && index + from.length <= end) {
      edits.push({ at: index, from, to: '', rule: 'clean/invisible' });
    }
  }
  for (const { 0: from, index } of markdown ? [] : text.matchAll(SPACE_REFERENCE)) {
    if (index >= indent && index + from.length <= end) {
      edits.push({ at: index, from, to: ' ', rule: 'clean/space-reference' });
    }
  }
  for (const { 0: from, index } of markdown ? [] : text.matchAll(MARKED_LETTER)) {
    const to = from.normalize('NFC');
    if (to.length < from.length) edits.push({ at: index, from, to, rule: 'clean/composed' });
  }
  for (const { 0: from, index } of markdown ? [] : text.matchAll(RADICAL)) {
    const to = SIMPLE_RADICALS.get(from) ?? from.normalize('NFKC');
    // Some programs write the radical and the character: which of them is too many, a rule cannot say.
    if (to !== from && text[index + 1] !== to)
      edits.push({ at: index, from, to, rule: 'clean/radical' });
  }
  edits.sort((a, b) => a.at - b.at);
  if (end < text.length)
    edits.push({ at: end, from: text.slice(end), to: '', rule: 'clean/trailing-space' });
  return edits;
}

/**
 * Adds edits to a line. One that is wider than the earlier ones that it meets stands for them; any other that meets one is
 * left out. Edits that come in the order of the line take linear time.
 */
export function addEdits(line: WorkingLine, edits: readonly LineEdit[]): void {
  const added =
    line.decisions === undefined ? edits : edits.filter(({ rule }) => !isSpared(line, rule));
  let from = 0;
  for (let at = 1; at <= added.length; at++) {
    const goesOn =
      at < added.length && (added[at] as LineEdit).at >= (added[at - 1] as LineEdit).at;
    if (goesOn) continue;
    line.edits = merged(line.edits, added.slice(from, at));
    from = at;
  }
}

/** Edits of a line with others of it; both are in the order of the line. */
function merged(edits: readonly LineEdit[], added: readonly LineEdit[]): readonly LineEdit[] {
  const all: LineEdit[] = [];
  let at = 0;
  for (const edit of added) {
    if (edit.from === edit.to) continue;
    while (at < edits.length && endOf(edits[at] as LineEdit) <= edit.at)
      all.push(edits[at++] as LineEdit);
    let before = all.length;
    while (before > 0 && meets(edit, all[before - 1] as LineEdit)) before--;
    let behind = at;
    while (behind < edits.length && meets(edit, edits[behind] as LineEdit)) behind++;
    const met = [...all.slice(before), ...edits.slice(at, behind)];
    if (!met.every((one) => holds(edit, one))) continue;
    all.length = before;
    all.push(edit);
    at = behind;
  }
  while (at < edits.length) all.push(edits[at++] as LineEdit);
  return all;
}

function endOf({ at, from }: LineEdit): number {
  return at + from.length;
}

function meets(edit: LineEdit, other: LineEdit): boolean {
  return edit.at < endOf(other) && other.at < endOf(edit);
}

/** Whether an edit changes all that the other one does, and more. */
function holds(edit: LineEdit, other: LineEdit): boolean {
  return other.at >= edit.at && endOf(other) <= endOf(edit) && other.from.length < edit.from.length;
}

/** Whether nothing of the line would be left. */
export function isBlank(line: WorkingLine): boolean {
  return editedText({ text: line.text, edits: cleanEdits(line.text) }) === '';
}
