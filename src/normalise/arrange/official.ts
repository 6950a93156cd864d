import type { ManuscriptOfficial } from '../../model/manuscript.js';
import { addEdits } from '../clean.js';
import { CHINESE_DATE, isoDate, WHOLE_DATE } from '../information/dates.js';
import { isDocumentNumber } from '../information/document-number.js';
import { type Group, groupText } from '../joins.js';
import { rawRange } from '../working-line.js';
import { isSettled, joinGroups, keep } from './groups.js';
import { DOCUMENT_KIND, isIssuer } from './title-lines.js';

/** What a draft of an official document says of itself, taken from among its paragraphs. */
export interface OfficialDraft {
  readonly official: ManuscriptOfficial;
  /** The lines as they stood. */
  readonly said: readonly string[];
  /** The headings of its attachments. */
  readonly appendices: ReadonlySet<Group>;
}

/** So many paragraphs at most stand above the title. */
const HEAD = 16;
/** A title is written over so many lines at most. */
const TITLE_LINES = 4;
/** Units and dates are no longer than this. */
const LONGEST_UNIT = 40;

const COPY_NUMBER = /^\d{6}$/;
const SECRECY = /^(绝密|机密|秘密)(?:\s*★\s*(长期|\d{1,3}(?:年|个月|天)))?$/u;
const URGENCY = /^(特急|加急)$/u;
const MARK = /^[\p{Script=Han}、（）()\s]{3,60}(?:文件|令|纪要)$/u;
const SIGNERS = '签发人';
/** What stands between the word and the names. */
const BEFORE_NAMES = /^\s{0,4}[:：]\s{0,4}/u;
const RECIPIENTS = /^[^。！？；]{2,200}[:：]$/u;
const ATTACHMENTS = /^附件\s{0,4}[:：]\s{0,4}(\S.*)$/u;
const NUMBERED = /^(\d{1,2})\s{0,4}[.．、]\s{0,4}(?!\d)(.+)$/u;
const ATTACHMENT = /^附件\s{0,4}\d{0,2}\s{0,4}[:：]?$/u;
const TITLED_ATTACHMENT = /^附件\s{0,4}\d{0,2}\s{0,4}[:：]\s{0,4}(?=\S)/u;
const COPIES = /^抄送\s{0,4}[:：]\s{0,4}(.+?)[。]?$/u;
const PRINTED = /^(\S.{1,40}?)[\s\u3000]{1,40}(\d{4}年\d{1,2}月\d{1,2}日)\s{0,4}印发$/u;
const NOTE = /^[（(]([^（()）]{2,80})[）)]$/u;

/**
 * Takes the elements of an official document out of `groups`: what stands above the title, the addressees below it, and
 * behind the text attachments, signature, date, note and 版记. Each stays word for word in edition.yaml.
 */
export function takeOfficial(groups: Group[]): OfficialDraft {
  const official: ManuscriptOfficial = {};
  const said: string[] = [];
  const take = (index: number, as: string) => {
    const [group] = groups.splice(index, 1) as [Group];
    said.push(groupText(group).trim());
    keep(group, `official.${as}`, 'edition.yaml');
  };
  const at = (index: number) => {
    const group = groups[index];
    return group === undefined || isSettled(group) ? '' : groupText(group).trim();
  };
  const title = takeHead(at, take, official);
  const form = formOf(official);
  if (form !== undefined) official.form = form;
  const end = joinTitleLines(groups, title);
  if (end && RECIPIENTS.test(at(title + 1))) {
    official.recipients = at(title + 1).replace(/[:：]$/u, '');
    take(title + 1, 'recipients');
  }
  takeImprint(groups, at, take, official);
  const date = dateAt(groups.length, title, at);
  const appendices =
    date === undefined ? new Set<Group>() : takeAttachments(groups, date, at, take);
  if (date !== undefined) takeSignature(date, at, take, official);
  return { official, said, appendices };
}

type At = (index: number) => string;
type Take = (index: number, as: string) => void;

/** Takes what stands above the title; the title's place. */
function takeHead(at: At, take: Take, official: ManuscriptOfficial): number {
  const number = Array.from({ length: HEAD }, (_, index) => index).find((index) =>
    isDocumentNumber(numberIn(at(index))),
  );
  const index = 0;
  for (let read = 0; read < HEAD; read++) {
    const text = at(index);
    const secrecy = SECRECY.exec(text);
    const signers = signersIn(text);
    if (COPY_NUMBER.test(text)) {
      official.copyNumber = text;
      take(index, 'copyNumber');
    } else if (secrecy !== null) {
      official.secrecy = secrecy[1] as string;
      if (secrecy[2] !== undefined) official.secrecyTerm = secrecy[2];
      take(index, 'secrecy');
    } else if (URGENCY.test(text)) {
      official.urgency = text;
      take(index, 'urgency');
    } else if (isDocumentNumber(numberIn(text))) {
      official.number = numberIn(text).replace(/\s/gu, '');
      if (signers !== undefined) official.signers = namesIn(signers);
      take(index, 'number');
    } else if (signers !== undefined && text.startsWith('签发人')) {
      official.signers = namesIn(signers);
      take(index, 'signers');
    } else if (isMark(text) && number !== undefined && official.number === undefined) {
      official.issuers = [...(official.issuers ?? []), text.replace(/\s/gu, '')];
      take(index, 'issuers');
    } else break;
  }
  return index;
}

/** The form that mark and number show; undefined for the usual one. */
function formOf({ issuers = [], number = '' }: ManuscriptOfficial): string | undefined {
  if (issuers.some((name) => /令$/u.test(name))) return 'order';
  if (issuers.some((name) => /纪要$/u.test(name))) return 'minutes';
  return /函〔/u.test(number) && !issuers.some((name) => /文件$/u.test(name))
    ? 'letter'
    : undefined;
}

/** A line above the number: the organ's mark. */
function isMark(text: string): boolean {
  return !/关于/u.test(text) && (MARK.test(text) || isIssuer(text));
}

/** The names behind 签发人： in a line; undefined where there are none. */
function signersIn(text: string): string | undefined {
  const at = text.indexOf(SIGNERS);
  if (at < 0) return undefined;
  const behind = text.slice(at + SIGNERS.length);
  const names = behind.replace(BEFORE_NAMES, '');
  return names === behind || names === '' ? undefined : names;
}

/** The number in a line that may name who signs as well. */
function numberIn(text: string): string {
  const at = text.indexOf(SIGNERS);
  return (at < 0 ? text : text.slice(0, at)).trim();
}

function namesIn(text: string): string[] {
  return text.split(/[\s\u3000、，,]+/u).filter((name) => name !== '');
}

/** Joins the lines of the title up to the one that ends with a kind of document; whether there is such a title. */
function joinTitleLines(groups: Group[], index: number): boolean {
  let text = '';
  for (let lines = 0; lines < TITLE_LINES; lines++) {
    const group = groups[index + lines];
    if (group === undefined || isSettled(group)) return false;
    text += groupText(group).trim();
    if (/[。；！？：:]/u.test(text)) return false;
    if (!DOCUMENT_KIND.test(text)) continue;
    for (let joined = 0; joined < lines; joined++) {
      const [one, two] = groups.slice(index, index + 2) as [Group, Group];
      groups.splice(index, 2, joinGroups(one, two, '', 'structure/title-lines'));
    }
    return true;
  }
  return false;
}

/** 抄送 and 印发 at the end. */
function takeImprint(groups: Group[], at: At, take: Take, official: ManuscriptOfficial): void {
  for (let left = 3; left > 0 && groups.length > 1; left--) {
    const index = groups.length - 1;
    const copies = COPIES.exec(at(index));
    const printed = PRINTED.exec(at(index));
    if (printed !== null) {
      official.printedBy = printed[1] as string;
      const date = isoDate(printed[2] ?? '');
      if (date !== undefined) official.printedOn = date;
      take(index, 'printedBy');
    } else if (copies !== null) {
      official.copyTo = copies[1] as string;
      take(index, 'copyTo');
    } else return;
  }
}

/** The last date that stands alone below a unit. */
function dateAt(count: number, title: number, at: At): number | undefined {
  for (let index = count - 1; index > title + 1; index--) {
    const text = at(index);
    if ((WHOLE_DATE.test(text) || CHINESE_DATE.test(text)) && isUnit(at(index - 1))) return index;
  }
  return undefined;
}

function isUnit(text: string): boolean {
  return text !== '' && [...text].length <= LONGEST_UNIT && !/[。！？；：，:,;”）)]/u.test(text);
}

/** The attachments behind the date: a line with 附件 alone goes, the line behind it is the heading. */
function takeAttachments(groups: Group[], date: number, at: At, take: Take): ReadonlySet<Group> {
  const heads = new Set<Group>();
  for (let index = date + 1; index < groups.length; index++) {
    const text = at(index);
    if (ATTACHMENT.test(text) && index + 1 < groups.length) {
      take(index, 'attachment');
      heads.add(groups[index] as Group);
      continue;
    }
    const mark = TITLED_ATTACHMENT.exec(text)?.[0];
    const group = groups[index] as Group;
    const [line] = group.lines;
    if (mark === undefined || line === undefined) continue;
    const start = groupText(group).indexOf(mark);
    const { at: from, end } = rawRange(line, start, start + mark.length);
    const cut = line.text.slice(from, end);
    addEdits(line, [{ at: from, from: cut, to: '', rule: 'structure/official' }]);
    heads.add(group);
  }
  return heads;
}

/** Note, date, units and 附件说明, read up from the date. */
function takeSignature(date: number, at: At, take: Take, official: ManuscriptOfficial): void {
  const note = NOTE.exec(at(date + 1))?.[1];
  if (note !== undefined) {
    official.note = note;
    take(date + 1, 'note');
  }
  const text = at(date);
  const iso = isoDate(text) ?? chineseDate(text);
  if (iso === undefined) return;
  official.date = iso;
  take(date, 'date');
  let index = date - 1;
  const units: string[] = [];
  while (index > 1 && isUnit(at(index)) && (units.length === 0 || isIssuer(at(index)))) {
    if (NUMBERED.test(at(index)) || ATTACHMENTS.test(at(index))) break;
    units.unshift(at(index));
    take(index, 'signature');
    index--;
  }
  if (units.length > 0) official.signature = units;
  takeList(index, at, take, official);
}

/** 附件：1. … and the numbered lines below it, which end at `last`. */
function takeList(last: number, at: At, take: Take, official: ManuscriptOfficial): void {
  let index = last;
  while (index > 1 && NUMBERED.test(at(index))) index--;
  const first = ATTACHMENTS.exec(at(index))?.[1];
  if (first === undefined) return;
  const names = [first];
  for (let more = index + 1; more <= last; more++) names.push(at(more));
  official.attachments = names.map((name) => NUMBERED.exec(name)?.[2] ?? name);
  for (let count = last; count >= index; count--) take(index, 'attachments');
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇二六年三月五日 → 2026-03-05. */
function chineseDate(text: string): string | undefined {
  const match = /^(.{4})年(.{1,2})月(.{1,3})日$/u.exec(text.replace(/[○零]/gu, '〇'));
  if (match === null) return undefined;
  const year = [...(match[1] ?? '')].map((one) => DIGITS.indexOf(one)).join('');
  const [month, day] = [match[2], match[3]].map((part) => smallNumber(part ?? ''));
  return isoDate(`${year}年${month}月${day}日`);
}

/** 十 → 10, 二十三 → 23. */
function smallNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['〇', text];
  return (
    (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + Math.max(0, DIGITS.indexOf(ones || '〇'))
  );
}
