import type { ManuscriptOfficial } from '../../../model/manuscript.js';
import { addEdits } from '../../clean.js';
import { type Group, groupText } from '../../joins.js';
import { rawRange } from '../../working-line.js';
import { isIssuer } from '../title-lines.js';
import { lettersOf } from '../titles.js';
import { joinTitleLines } from './head.js';
import type { DraftLines } from './lines.js';
import { isUnit, readDate } from './words.js';

const ATTACHMENTS = /^附件\s{0,4}[:：]\s{0,4}(\S.*)$/u;
const NUMBERED = /^(\d{1,2})\s{0,4}[.．、]\s{0,4}(?!\d)(.+)$/u;
const ATTACHMENT = /^附件\s{0,4}\d{0,2}\s{0,4}[:：]?$/u;
const TITLED_ATTACHMENT = /^附件\s{0,4}\d{0,2}\s{0,4}[:：]\s{0,4}(?=\S)/u;
const COPIES = /^(抄送|抄报|主送|分送|发送)\s{0,4}[:：]\s{0,4}(.+?)[。]?$/u;
const PRINTED = /^(\S.{1,40}?)[\s\u3000]{0,60}(\d{4}年\d{1,2}月\d{1,2}日)\s{0,4}印发[。]?$/u;
const NOTE = /^[（(]([^（()）]{2,80})[）)]$/u;

/** 抄送, 印发机关 and 印发日期, wherever behind the text they stand. */
export function takeImprint(lines: DraftLines, from: number, official: ManuscriptOfficial): void {
  const copies: string[] = [];
  for (let index = from; index < lines.length; ) {
    const text = lines.at(index);
    const copied = COPIES.exec(text);
    const printed = PRINTED.exec(text);
    const printedOn = readDate(printed?.[2] ?? '');
    if (printed !== null && printedOn !== undefined) {
      official.printedBy = (printed[1] as string).trim();
      official.printedOn = printedOn;
      lines.take(index, 'official.printedBy');
    } else if (copied !== null) {
      const [, label = '', names = ''] = copied;
      copies.push(label === '抄送' ? names : `${label}：${names}`);
      lines.take(index, 'official.copyTo');
    } else index++;
  }
  if (copies.length > 0) official.copyTo = copies.join('\n');
}

/**
 * The date of the signature, which stands alone below a unit: the last one before the first attachment, or where another text
 * follows that may be signed as well (`handsOn`) the first one.
 */
export function dateAt(lines: DraftLines, from: number, handsOn: boolean): number | undefined {
  const dates: number[] = [];
  let attached: number | undefined;
  for (let index = from + 1; index < lines.length; index++) {
    if (ATTACHMENT.test(lines.at(index))) attached ??= index;
    if (readDate(lines.at(index)) !== undefined && isUnit(lines.at(index - 1))) dates.push(index);
  }
  const before = dates.filter((index) => attached === undefined || index < attached);
  return (handsOn ? before[0] : before.at(-1)) ?? dates.at(-1);
}

/** The attachments behind the date, each with its mark: a line with 附件 alone goes, the line behind it is the heading. */
export function takeAttachments(lines: DraftLines, from: number): Map<Group, string> {
  const heads = new Map<Group, string>();
  for (let index = from; index < lines.length; index++) {
    const text = lines.at(index);
    if (ATTACHMENT.test(text) && index + 1 < lines.length) {
      lines.take(index, 'official.attachment');
      heads.set(lines.groups[index] as Group, markOf(text));
      continue;
    }
    const mark = TITLED_ATTACHMENT.exec(text)?.[0];
    const group = lines.groups[index] as Group;
    const [line] = group.lines;
    if (mark === undefined || line === undefined) continue;
    const start = groupText(group).indexOf(mark);
    const { at, end } = rawRange(line, start, start + mark.length);
    addEdits(line, [{ at, from: line.text.slice(at, end), to: '', rule: 'structure/official' }]);
    heads.set(group, markOf(mark));
  }
  return heads;
}

/** 附件 1： → 附件1. */
function markOf(text: string): string {
  return text.replace(/[\s:：]/gu, '');
}

/** Titles in 《》, such as a notice names what it issues. */
const NAMED = /《([^《》]{2,80})》/gu;

/**
 * The texts that an order or a notice issues, behind its date and the note below it: the first one, which a kind of document or the
 * notice's own title shows for a title, and those that the notice names in 《》.
 */
export function issuedTexts(
  lines: DraftLines,
  date: number,
  title: string,
  marked: ReadonlyMap<Group, string>,
): readonly Group[] {
  const from = NOTE.test(lines.at(date + 1)) ? date + 2 : date + 1;
  const first = lines.groups[from];
  if (first === undefined || from + 1 >= lines.length || marked.has(first)) return [];
  const named = new Set([...title.matchAll(NAMED)].map(([, name = '']) => lettersOf(name)));
  const letters = lettersOf(lines.at(from));
  const isNamed = letters.length > 3 && lettersOf(title).includes(letters);
  if (!isNamed && !joinTitleLines(lines, from)) return [];
  const heads = [lines.groups[from] as Group];
  for (let index = from + 1; index < lines.length; index++) {
    const group = lines.groups[index] as Group;
    if (!marked.has(group) && named.has(lettersOf(lines.at(index)))) heads.push(group);
  }
  return heads;
}

/** Note, date, units and 附件说明, read up from the date at `date`; nothing above `top` is one of them. */
export function takeSignature(
  lines: DraftLines,
  date: number,
  top: number,
  official: ManuscriptOfficial,
): void {
  const note = NOTE.exec(lines.at(date + 1))?.[1];
  if (note !== undefined) {
    official.note = note;
    lines.take(date + 1, 'official.note');
  }
  const iso = readDate(lines.at(date));
  if (iso === undefined) return;
  official.date = iso;
  lines.take(date, 'official.date');
  let index = date - 1;
  const units: string[] = [];
  while (index > top && isSigningUnit(lines, index, units.length === 0)) {
    units.unshift(...unitsAt(lines, index));
    lines.take(index, 'official.signature');
    index--;
  }
  if (units.length > 0) official.signature = units;
  takeList(lines, index, top, official);
}

function isSigningUnit(lines: DraftLines, index: number, nearest: boolean): boolean {
  const text = lines.at(index);
  if (!isUnit(text) || NUMBERED.test(text) || ATTACHMENTS.test(text)) return false;
  return nearest || unitsAt(lines, index).every(isIssuer);
}

/** Of several organs two stand in a row. A post and a name beside each other are one signature. */
function unitsAt(lines: DraftLines, index: number): readonly string[] {
  const parts = lines.partsAt(index);
  return parts.length > 1 && parts.every(isIssuer) ? parts : [lines.at(index)];
}

/** 附件：1. … with the numbered lines below it, which end at `last`. */
function takeList(
  lines: DraftLines,
  last: number,
  top: number,
  official: ManuscriptOfficial,
): void {
  let index = last;
  while (index > top && NUMBERED.test(lines.at(index))) index--;
  const first = ATTACHMENTS.exec(lines.at(index))?.[1];
  if (first === undefined || index <= top) return;
  const names = [first];
  for (let more = index + 1; more <= last; more++) names.push(lines.at(more));
  official.attachments = names.map((name) => NUMBERED.exec(name)?.[2] ?? name);
  for (let count = last; count >= index; count--) lines.take(index, 'official.attachments');
}
