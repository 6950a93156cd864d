import type { ManuscriptMetadata } from '../../../model/manuscript.js';
import { withoutSpaces } from '../../../model/white-space.js';
import { addEdits } from '../../clean.js';
import { editorsNoteStart } from '../../front-matter.js';
import { issueNumbers } from '../../information/issue.js';
import type { Group } from '../../joins.js';
import { isProse } from '../../structure/lines.js';
import { editedText, rawRange } from '../../working-line.js';
import { isTitle } from '../titles.js';
import { takeBriefingContents } from './briefing-contents.js';
import type { Draft } from './draft.js';
import { DraftLines } from './lines.js';
import { isUnit, readDate } from './words.js';

/** At most this many lines stand above a briefing's text. */
const HEAD = 10;
/** At most this many lines are a briefing's tail. */
const TAIL = 6;

const COPY_NUMBER = /^(?:编号|份号)?[:：]?(?:№|No\.?)?(\d{3,8})$/u;
const SECRECY =
  /^(?:(?:绝密|机密|秘密)(?:[★☆](?:长期|\d{1,3}(?:年|个月|天)))?|内部(?:资料|文件|刊物|参考)?|(?:内部(?:资料|文件|刊物))?(?:注意保存|请勿外传|不得外传|妥善保管|会后收回))$/u;
const EXTRA =
  /^[（(]?\s{0,4}(?:(\d{4}年)?增刊\s{0,4}(?:第?\s{0,4}(\d{1,3})\s{0,4}期?)?)\s{0,4}[）)]?$/u;
const EXTRA_BEHIND = /^(.{2,30}?)\s{0,4}[（(]\s{0,4}增刊\s{0,4}[）)]$/u;
const TAILS: readonly (readonly [RegExp, 'report' | 'send' | 'distribute'])[] = [
  [/^(?:报|主报|呈报|抄报)\s{0,4}[:：]\s{0,4}(\S.*)$/u, 'report'],
  [/^(?:送|主送|抄送|分送)\s{0,4}[:：]\s{0,4}(\S.*)$/u, 'send'],
  [/^(?:发|下发|抄发|发送)\s{0,4}[:：]\s{0,4}(\S.*)$/u, 'distribute'],
];
/** 某局办公室 2026年3月5日, parted by one space. */
const UNIT_AND_DATE = /^(\S{2,40})[ \u00a0](\S{4,6}年\S{1,3}月\S{1,4}日)$/u;
/** 责任编辑：周敏, which may have the number of copies beside it. */
const CREDIT =
  /^(?:责任编辑|编辑|主编|编审|审核|审签|签发|校对|拟稿|供稿|联系人|联系电话|电话)\s{0,4}[:：]/u;
const COPIES =
  /^[（(]?\s{0,4}(?:共|本期)?印\s{0,4}(?:发|制)?\s{0,4}(\d{1,6})\s{0,4}份\s{0,4}[）)]?$/u;

type Masthead = NonNullable<ManuscriptMetadata['masthead']>;
type Tail = NonNullable<ManuscriptMetadata['tail']>;
type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/**
 * Takes masthead and tail of a briefing out of `groups`: secrecy, name, issue, unit and date above its text, whom it goes to and
 * how many are printed below it. The name stands right above the issue; where there is no issue, nothing is taken.
 */
export function takeBriefing(groups: Group[]): Draft {
  const lines = new DraftLines(groups);
  const issue = issueAt(lines);
  if (issue === undefined) return draftOf(lines, {}, undefined);
  const masthead: Writable<Masthead> = {};
  const { name, at } = takeAboveIssue(lines, issue, masthead);
  takeIssue(lines, at, masthead);
  takeUnitAndDate(lines, at, masthead);
  const titles = takeBriefingContents(lines);
  const tail = takeTail(lines);
  return draftOf(
    lines,
    {
      masthead: { ...(name !== undefined && { name }), ...masthead },
      ...(masthead.date !== undefined && { date: masthead.date }),
      ...(masthead.unit !== undefined && { publisher: masthead.unit }),
      ...(Object.keys(tail).length > 0 && { tail }),
    },
    name,
    titles,
  );
}

/** Takes secrecy, copy number and the briefing's name; `at` is where the issue stands then. */
function takeAboveIssue(
  lines: DraftLines,
  issue: number,
  masthead: Writable<Masthead>,
): { readonly name: string | undefined; readonly at: number } {
  let name: string | undefined;
  let at = issue;
  for (let index = 0; index < at; ) {
    const corner = cornerAt(lines, index);
    if (corner !== undefined) Object.assign(masthead, corner);
    else if (index === at - 1) name = withoutSpaces(lines.at(index));
    else {
      index++;
      continue;
    }
    const [as = 'name'] = Object.keys(corner ?? {});
    lines.take(index, `masthead.${as}`);
    at--;
  }
  return { name, at };
}

/** Secrecy and copy number, one of them or both in one line: 秘密★1年　编号：000021. */
function cornerAt(
  lines: DraftLines,
  index: number,
): Pick<Masthead, 'secrecy' | 'copyNumber'> | undefined {
  const parts = lines.partsAt(index);
  const numberIn = (text: string) => COPY_NUMBER.exec(withoutSpaces(text))?.[1];
  const copyNumber = parts.length > 1 ? numberIn(parts.at(-1) ?? '') : undefined;
  const marks = copyNumber === undefined ? parts : parts.slice(0, -1);
  const secrecy = secrecyOf(marks, copyNumber === undefined ? lines.at(index) : marks.join(''));
  if (secrecy !== undefined) return { secrecy, ...(copyNumber !== undefined && { copyNumber }) };
  const alone = numberIn(lines.at(index));
  return alone === undefined ? undefined : { copyNumber: alone };
}

/** The number, and what stands of it on the lines below: the number counted from the first issue on, 增刊. */
function takeIssue(lines: DraftLines, at: number, masthead: Writable<Masthead>): void {
  for (let part = issueIn(lines.at(at)); part !== undefined; part = issueIn(lines.at(at))) {
    const { issue, totalIssue } = joinedIssue(masthead, part);
    if (issue === masthead.issue && totalIssue === masthead.totalIssue) return;
    if (issue !== undefined) masthead.issue = issue;
    if (totalIssue !== undefined) masthead.totalIssue = totalIssue;
    lines.take(at, part.issue === undefined ? 'masthead.totalIssue' : 'masthead.issue');
  }
}

type Issue = { readonly [Key in 'issue' | 'totalIssue']?: string | undefined };

/** （增刊） / 第3期 → 增刊第3期; 第3期 / （增刊） → 第3期（增刊）; a second number of the same kind is none of it. */
function joinedIssue(known: Issue, part: Issue): Issue {
  const totalIssue = known.totalIssue ?? part.totalIssue;
  if (known.issue === undefined) return { issue: part.issue, totalIssue };
  if (part.issue === undefined) return { issue: known.issue, totalIssue };
  const inWords = (issue: string) => (/^\d+$/u.test(issue) ? `第${issue}期` : issue);
  const [had, has] = [known.issue, part.issue].map((issue) => issue === '增刊');
  if (had && !has) return { issue: `增刊${inWords(part.issue)}`, totalIssue };
  if (has && !had) return { issue: `${inWords(known.issue)}（增刊）`, totalIssue };
  return known;
}

function draftOf(
  lines: DraftLines,
  metadata: Partial<ManuscriptMetadata>,
  name: string | undefined,
  titles: readonly Group[] = [],
): Draft {
  return {
    metadata,
    asWritten: lines.asWritten,
    ...(name !== undefined && { name }),
    appendices: new Map(),
    known:
      titles.length > 0
        ? new Map(titles.map((title) => [title, 1] as const))
        : name === undefined
          ? new Map()
          : firstPiece(lines),
    inPlace: false,
  };
}

/** The place of the line that says which issue it is, below a line that can be a name. */
function issueAt(lines: DraftLines): number | undefined {
  for (let index = 1; index < Math.min(HEAD, lines.length); index++) {
    if (issueIn(lines.at(index)) !== undefined && isUnit(lines.at(index - 1))) return index;
  }
  return undefined;
}

function issueIn(text: string): Pick<Masthead, 'issue' | 'totalIssue'> | undefined {
  const extra = EXTRA.exec(text);
  if (extra !== null) {
    const [, year = '', number] = extra;
    return { issue: `${year}增刊${number === undefined ? '' : `第${number}期`}` };
  }
  const behind = EXTRA_BEHIND.exec(text)?.[1];
  const numbers = issueNumbers(behind ?? text);
  if (numbers?.issue === undefined && numbers?.totalIssue === undefined) return undefined;
  if (behind === undefined || numbers.issue === undefined) return numbers;
  const issue = /^\d+$/u.test(numbers.issue) ? `第${numbers.issue}期` : numbers.issue;
  return { ...numbers, issue: `${issue}（增刊）` };
}

function secrecyOf(parts: readonly string[], text: string): string | undefined {
  const whole = withoutSpaces(text);
  if (SECRECY.test(whole))
    return parts.length > 1 ? parts.map(withoutSpaces).join('\u3000') : whole;
  return parts.length > 0 && parts.every((part) => SECRECY.test(withoutSpaces(part)))
    ? parts.map(withoutSpaces).join('\u3000')
    : undefined;
}

/** The unit and the date below the issue, in one line or in two. */
function takeUnitAndDate(lines: DraftLines, index: number, masthead: Writable<Masthead>): void {
  const parts = lines.partsAt(index);
  const date = readDate(parts.at(-1) ?? '');
  const [unit] = parts;
  if (date !== undefined && parts.length <= 2) {
    if (parts.length === 2 && unit !== undefined) masthead.unit = unit;
    masthead.date = date;
    lines.take(index, 'masthead.date');
    return;
  }
  const beside = UNIT_AND_DATE.exec(lines.at(index));
  const written = readDate(beside?.[2] ?? '');
  if (beside?.[1] !== undefined && written !== undefined && isUnit(beside[1])) {
    masthead.unit = beside[1];
    masthead.date = written;
    lines.take(index, 'masthead.date');
    return;
  }
  const below = readDate(lines.at(index + 1));
  if (below === undefined || !isUnit(lines.at(index))) return;
  masthead.unit = lines.at(index);
  masthead.date = below;
  lines.take(index, 'masthead.unit');
  lines.take(index, 'masthead.date');
}

/** Reads the recipients and the number of copies, upwards from the end; who edited it (责任编辑) stays with the text. */
function takeTail(lines: DraftLines): Writable<Tail> {
  const tail: Writable<Tail> = {};
  let index = lines.length - 1;
  for (let left = TAIL; left > 0 && lines.length > 1; left--, index--) {
    const text = lines.at(index);
    const copies = COPIES.exec(text)?.[1];
    const kind = TAILS.find(([pattern]) => pattern.test(text));
    if (copies !== undefined) tail.copies = Number(copies);
    else if (kind !== undefined && tail[kind[1]] === undefined)
      tail[kind[1]] = (kind[0].exec(text)?.[1] ?? '').replace(/。$/u, '');
    else if (CREDIT.test(text)) {
      const beside = takeCopiesBeside(lines, index);
      if (beside !== undefined) tail.copies = beside;
      continue;
    } else break;
    lines.take(index, `tail.${copies === undefined ? (kind?.[1] ?? '') : 'copies'}`);
  }
  const { report, send, distribute, copies } = tail;
  return {
    ...(report !== undefined && { report }),
    ...(send !== undefined && { send }),
    ...(distribute !== undefined && { distribute }),
    ...(copies !== undefined && { copies }),
  };
}

/** The number of copies at the end of a line that says who edited the briefing; the line keeps the rest. */
function takeCopiesBeside(lines: DraftLines, index: number): number | undefined {
  const parts = lines.partsAt(index);
  const last = parts.at(-1) ?? '';
  const copies = COPIES.exec(last)?.[1];
  const line = lines.groups[index]?.lines.at(-1);
  if (copies === undefined || line === undefined || parts.length < 2) return undefined;
  const text = editedText(line).trimEnd();
  const end = text.length - last.length;
  const range = rawRange(line, text.slice(0, end).trimEnd().length, text.length);
  const from = line.text.slice(range.at, range.end);
  addEdits(line, [{ at: range.at, from, to: '', rule: 'structure/briefing' }]);
  return Number(copies);
}

/** The first line of the text, or the one behind the editor's note, heads the first piece. */
function firstPiece(lines: DraftLines): ReadonlyMap<Group, number> {
  for (let index = 0; index < Math.min(HEAD, lines.length); index++) {
    const text = lines.at(index);
    const group = lines.groups[index];
    if (group === undefined || editorsNoteStart(text) !== undefined) continue;
    if (isTitle(text) && [...text].length <= 60 && isProse(lines.at(index + 1)))
      return new Map([[group, 1]]);
    if (!isProse(text)) return new Map();
  }
  return new Map();
}
