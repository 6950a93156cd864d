import type { ManuscriptOfficial } from '../../../model/manuscript.js';
import { isSerialMark } from '../../../model/official-marks.js';
import { withoutSpaces } from '../../../model/white-space.js';
import { namesIn } from '../../information/bylines.js';
import { DOCUMENT_KIND, isIssuer } from '../title-lines.js';
import type { DraftLines } from './lines.js';
import { isIssuerMark, isNumber, readDate } from './words.js';

/** At most this many paragraphs stand above the title. */
const HEAD = 16;
/** A title is written over at most this many lines. */
const TITLE_LINES = 4;

/** 份号, 密级 with its term, and 紧急程度: one of them, or several in one line. */
const CORNER =
  /^(?:(?:份号[:：]?)?(?<copyNumber>\d{6}))?(?:(?<secrecy>绝密|机密|秘密)(?:[★☆](?<secrecyTerm>长期|\d{1,3}(?:年|个月|天)))?)?(?<urgency>特急|加急)?$/u;
const SIGNERS = '签发人';
/** The marks between the word and the names. */
const BEFORE_NAMES = /^\s{0,4}[:：]\s{0,4}/u;
/** The gap in a name of two characters that stands under names of three: 王　芳. */
const SPREAD_NAME = /(^|[\s、，,])(\p{Script=Han})\s{1,4}(\p{Script=Han})(?=$|[\s、，,])/gu;
const RECIPIENTS = /^[^。！？；]{2,600}[:：]$/u;

/** Takes the elements above the title; gives the place behind them. */
export function takeHead(lines: DraftLines, official: ManuscriptOfficial): void {
  const numbered = Array.from({ length: HEAD }, (_, index) => index).some((index) =>
    isNumber(beforeSigners(lines.at(index))),
  );
  for (let read = 0; read < HEAD && takeHeadLine(lines, official, numbered); read++);
  const form = formOf(official);
  if (form !== undefined) official.form = form;
  if (form === 'minutes') takeUnitAndDate(lines, official);
}

/** Takes the first line where it is one of the head's; whether it is. */
function takeHeadLine(lines: DraftLines, official: ManuscriptOfficial, numbered: boolean): boolean {
  const text = lines.at(0);
  if (takeCorner(lines, official)) return true;
  if ((official.issuers ?? official.number) !== undefined && lines.isRule(0)) {
    lines.take(0, 'official.rule');
    return true;
  }
  const signers = signersIn(text);
  const number = beforeSigners(text);
  if (isNumber(number) && (official.number === undefined || signers !== undefined)) {
    official.number = withoutSpaces(number);
    if (signers !== undefined)
      official.signers = [...namesIn(signers.replace(SPREAD_NAME, '$1$2$3'))];
    lines.take(0, 'official.number');
    return true;
  }
  if (signers !== undefined && text.startsWith(SIGNERS)) {
    official.signers = [...namesIn(signers.replace(SPREAD_NAME, '$1$2$3'))];
    lines.take(0, 'official.signers');
    return true;
  }
  const mark = withoutSpaces(text);
  const issuers = official.issuers ?? [];
  // The word beside the names of several organs, which a draft has on a line of its own.
  if (mark === '文件' && official.number === undefined && issuers.length > 0) {
    official.issuers = [...issuers.slice(0, -1), `${issuers.at(-1)}${mark}`];
    lines.take(0, 'official.issuers');
    return true;
  }
  if (!numbered || official.number !== undefined || !isIssuerMark(mark)) return false;
  official.issuers = [...issuers, mark];
  lines.take(0, 'official.issuers');
  return true;
}

function takeCorner(lines: DraftLines, official: ManuscriptOfficial): boolean {
  const groups = CORNER.exec(withoutSpaces(lines.at(0)))?.groups ?? {};
  const given = Object.entries(groups).filter(([, value]) => value !== undefined);
  const [first] = given;
  if (first === undefined) return false;
  Object.assign(official, Object.fromEntries(given));
  lines.take(0, `official.${first[0]}`);
  return true;
}

/** The unit and the date between a record's number and its text. */
function takeUnitAndDate(lines: DraftLines, official: ManuscriptOfficial): void {
  const parts = lines.partsAt(0);
  const date = readDate(parts.at(-1) ?? '');
  const [unit] = parts;
  // A date alone would stand nowhere in print.
  if (date === undefined || unit === undefined || parts.length !== 2) return;
  official.signature = [unit];
  official.date = date;
  lines.take(0, 'official.date');
}

/** The form that mark and number show; undefined for the usual one. */
function formOf({ issuers = [], number = '' }: ManuscriptOfficial): string | undefined {
  if (issuers.some((name) => /令$/u.test(name))) return 'order';
  if (issuers.some((name) => /纪要$/u.test(name))) return 'minutes';
  const serial = issuers.some((name) => /文件$/u.test(name) || isSerialMark(name));
  return /函〔/u.test(number) && !serial ? 'letter' : undefined;
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
function beforeSigners(text: string): string {
  const at = text.indexOf(SIGNERS);
  return (at < 0 ? text : text.slice(0, at)).trim();
}

/** Joins the lines of a title up to the one that ends with a kind of document; whether line `first` begins such a title. */
export function joinTitleLines(lines: DraftLines, first = 0): boolean {
  let text = '';
  for (let count = 0; count < TITLE_LINES; count++) {
    const line = lines.at(first + count);
    if (line === '') return false;
    text += line;
    if (/[。；！？：:]/u.test(text)) return false;
    if (!DOCUMENT_KIND.test(text) || titleGoesOn(lines, first + count, text)) continue;
    for (let bold = 0; bold <= count; bold++) lines.unbold(first + bold);
    for (let joined = 0; joined < count; joined++) lines.join(first);
    return true;
  }
  return false;
}

/** 关于印发《…规定》 / 的通知, and an organ's name that ends like a kind of document. */
function titleGoesOn(lines: DraftLines, index: number, text: string): boolean {
  return /^的/u.test(lines.at(index + 1)) || (isIssuer(text) && !text.includes('关于'));
}

/** 主送机关 below the title. */
export function takeRecipients(lines: DraftLines, index: number, official: ManuscriptOfficial) {
  const text = lines.at(index);
  if (!RECIPIENTS.test(text)) return;
  official.recipients = text.replace(/[:：]$/u, '');
  lines.take(index, 'official.recipients');
}
