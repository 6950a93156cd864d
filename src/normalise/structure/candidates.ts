import { regionAtStart } from '../../model/regions.js';
import { insideArticles } from './articles.js';
import { type LabelKind, labelKind } from './label-kind.js';
import { namesAmong, withoutDates } from './leads.js';
import { isHeadlike, isLead, isMarked, isProse, isSentence, type StructureLine } from './lines.js';
import { withoutListed } from './listed-numbers.js';
import { FORMAL_RANK, withGapsFilled } from './numbering-gaps.js';
import type { HeadingScheme, Reading } from './reading.js';

/** The lines that a scheme reads as headings of one kind. */
export interface Candidates {
  readonly scheme: HeadingScheme;
  readonly headings: { readonly index: number; readonly reading: Reading }[];
}

/** The kinds of labels that stand alone. */
const ALONE: ReadonlySet<LabelKind> = new Set(['region', 'city', 'office', 'company', 'person']);
/** Numbers that don't go on by one, as a share, beyond which they are no numbering. */
const SHARE_BREAKS = 0.25;
/** The share of labels before a space that must name a place, an office, a company or a person for all of them to be labels. */
const SHARE_NAMED = 0.6;
/** Labels of sections are mostly different; names of speakers recur. */
const SHARE_NAMES = 0.6;
/** The number of sentences with successive numbers from which sentences are headings. */
const FEWEST_SENTENCES = 3;
/** The words before a colon in the minutes of a meeting, which head no text. */
const MINUTES =
  /^(?:会议|本次|活动)?(?:时间|地点|主题|名称|内容|议题|议程|日期)$|^(?:出席|列席|参加|参会|到会|缺席|请假|主持|记录|整理|汇报|发言)(?:人|人员|单位|者|领导)?$/u;
/** The number of lines in which a feature has at most one unmarked heading; a novel has fewer. */
const LINES_A_LEAD = 25;
/** A text of this many lines is a book. */
const LINES_OF_A_BOOK = 200;
/** The number of lines below a place's name within which its text begins. */
const LINES_TO_TEXT = 6;
/** Columns by which a paragraph's first line is set in. */
const INDENT = 2;

/** The candidates of each scheme, in the table's order; a scheme that counts several things gives several. */
export function candidatesOf(
  schemes: readonly HeadingScheme[],
  lines: readonly StructureLine[],
  start: number,
): readonly Candidates[] {
  const headlike = lines.map(
    ({ text, settled }, index) => index >= start && settled !== true && isHeadlike(text),
  );
  const marked = lines.map((line, index) => index >= start && isMarked(line));
  const isInArticle = insideArticles(lines, start);
  const attachments = attachmentList(lines);
  const isInside = (index: number) => isInArticle(index) || attachments.has(index);
  const isFormal = ({ markup, rank }: HeadingScheme) =>
    markup === true || (rank !== undefined && rank <= FORMAL_RANK);
  return schemes.flatMap((scheme) => {
    const groups = new Map<string, Candidates['headings']>();
    lines.forEach(({ text, markup }, index) => {
      if (scheme.markup === true ? !marked[index] : !headlike[index]) return;
      if (!isFormal(scheme) && isInside(index)) return;
      const reading =
        (lines[index]?.settled === true ? undefined : scheme.read(text)) ??
        (scheme.markup === true ? markupReading(scheme.id, markup) : undefined);
      if (reading === undefined) return;
      const key = reading.unit ?? '';
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ index, reading }]);
      else group.push({ index, reading });
    });
    const kinds = [...groups.values()]
      .map((read) => withoutItems(scheme, read, lines, headlike))
      .map((read) => withoutListed(scheme, read))
      .map((read) => withGapsFilled(scheme, read, lines, isInside))
      .map((read) => ({ scheme, headings: [...consistent(scheme, read, lines, start)] }))
      .filter(({ headings }) => headings.length > 0 && !isOneLine(headings, lines));
    return kinds.length > 0 || scheme.sentences !== true ? kinds : sentences(scheme, lines, start);
  });
}

/** The lines below 附件：1.… in the same numbering: a list of attachments, whose first line is part of the line 附件. */
function attachmentList(lines: readonly StructureLine[]): ReadonlySet<number> {
  const places = new Set<number>();
  let next = 0;
  lines.forEach(({ text }, index) => {
    if (/^附件\s{0,4}[:：]\s{0,4}1\s{0,2}[.．、]/u.test(text)) next = 2;
    else if (next > 0 && Number(/^(\d{1,2})\s{0,2}[.．、]/u.exec(text)?.[1]) === next) {
      places.add(index);
      next++;
    } else next = 0;
  });
  return places;
}

/** The name of a form's field: 具状人, 检查者, 体检号, 性别. */
const FIELD_NAME =
  /(?:[人者员員号號]|编号|日期|时间|时刻|性别|性別|年龄|年齡|姓名|职务|职称|电话|邮编|账号|开户行|国籍|民族|籍贯|学历|住址|住所|代码|代号)$/u;
/** What a form has in a field: a name, a number, a code, a word. */
const FIELD_VALUE = /^(?:[\p{Script=Han}·]{1,4}|[^\p{Script=Han}]{1,40})$/u;
/** A telephone's or a register's number. */
const LONG_NUMBER = /\d{6}/;

/** A line of a form, such as 具状人：沈渡 or 体检号：29-2016, heads no text. */
function isField({ label = '', mark }: Reading, text: string): boolean {
  if (!FIELD_NAME.test(label) || mark === undefined) return false;
  const value = text.slice(mark.at + mark.length).trim();
  return FIELD_VALUE.test(value) || LONG_NUMBER.test(value);
}

/** One line again and again heads nothing: it is a site's or a printer's mark. */
function isOneLine(headings: Candidates['headings'], lines: readonly StructureLine[]): boolean {
  const texts = new Set(headings.map(({ index }) => lines[index]?.text));
  return headings.length > 1 && texts.size === 1;
}

function markupReading(scheme: string, markup: StructureLine['markup']): Reading | undefined {
  if (scheme === 'markdown' && markup?.kind === 'heading')
    return { strip: 0, depth: markup.level ?? 1 };
  return scheme === 'bold' && markup?.kind === 'bold' ? { strip: 0 } : undefined;
}

/** A document may write all headings of a shape as sentences: then they go on from one, and each has text behind it. */
function sentences(
  scheme: HeadingScheme,
  lines: readonly StructureLine[],
  start: number,
): readonly Candidates[] {
  const headings = lines.flatMap(({ text, settled }, index) => {
    if (index < start || settled === true || !isSentence(text)) return [];
    const reading = scheme.read(text);
    return reading === undefined ? [] : [{ index, reading }];
  });
  const whole =
    headings.length >= FEWEST_SENTENCES &&
    breaksOf(scheme, headings) === 0 &&
    headings.every(({ index }) => {
      const behind = lines[index + 1]?.text;
      return behind !== undefined && scheme.read(behind) === undefined && isProse(behind);
    });
  return whole ? [{ scheme, headings }] : [];
}

/** A short line right beside a sentence of the same numbering is an item of a list; a heading has text behind it. */
function withoutItems(
  { rank, read: reads }: HeadingScheme,
  read: Candidates['headings'],
  lines: readonly StructureLine[],
  headlike: readonly boolean[],
): Candidates['headings'] {
  if (rank === undefined || rank <= FORMAL_RANK) return read;
  return read.filter(({ index, reading }) =>
    [-1, 1].every((step) => {
      const beside = lines[index + step];
      if (beside === undefined || beside.settled === true || headlike[index + step]) return true;
      const { number, unit } = reads(beside.text) ?? {};
      return (
        number === undefined || unit !== reading.unit || number !== (reading.number ?? 0) + step
      );
    }),
  );
}

function consistent(
  scheme: HeadingScheme,
  read: Candidates['headings'],
  lines: readonly StructureLine[],
  start: number,
): Candidates['headings'] {
  const behind = (index: number) => lines[index + 1]?.text;
  switch (scheme.id) {
    case 'label-space': {
      const named = read.filter(({ reading }) => ALONE.has(labelKind(reading.label ?? '')));
      // Where most are named for a place or an office, the others are labels too.
      return named.length >= read.length * SHARE_NAMED ? read : named;
    }
    case 'label-wrapped':
      return read.filter(({ index }) => isProse(behind(index)));
    case 'label-alone':
      return outdented(
        withoutPlaceList(read, lines).filter(
          ({ index, reading }) =>
            (ALONE.has(labelKind(reading.label ?? '')) && isProse(behind(index))) ||
            (isPlace(reading) && behind(index) !== undefined),
        ),
        lines,
      );
    case 'label-colon':
    case 'label-dash':
      if (isDialogue(scheme, read, lines) || isSparse(read, lines)) return [];
      // A time, a question and its answer, a list's name: the line behind is not text of it.
      return read.filter(
        ({ index, reading }) =>
          behind(index) !== undefined &&
          !MINUTES.test(reading.label ?? '') &&
          !isField(reading, lines[index]?.text ?? '') &&
          !/^\d|^(?:附件|附录|附表|附图|注|备注|时间|地点|电话|联系人|来源|作者|编辑|责任编辑|日期|关键字|关键词|标题|摘要|地址|邮编|抄送|主送|报|送|发|GPS)$|(?:电话|電話|地址|网址|網址|邮箱|郵箱|传真|傳真|时间|時間|费用|費用)$|(?:说|說|道|问|問|答|称|稱|表示|认为|指出|回答|写道|我)$/u.test(
            reading.label ?? '',
          ) &&
          !/[:：]\s{0,9}[“「"].{0,200}[”」"]$/u.test(lines[index]?.text ?? ''),
      );
    case 'lead': {
      const leads = read.filter(({ index }) => isLead(lines, index, start));
      const words = namesAmong(withoutDates(leads, lines), lines);
      return outdented(withoutSpeech(words, lines), lines);
    }
    default:
      return breaksOf(scheme, read) <= read.length * SHARE_BREAKS ? read : [];
  }
}

/** Leaves out indented lines of a text in which some lines stand at the margin: indented ones are text, mostly speech. */
function outdented(
  read: Candidates['headings'],
  lines: readonly StructureLine[],
): Candidates['headings'] {
  const isIndented = (index: number) => (lines[index]?.indent ?? 0) >= INDENT;
  const prose = lines.flatMap(({ text }, index) => (isProse(text) ? [index] : []));
  if (prose.filter(isIndented).length < prose.length / 2) return read;
  const out = read.filter(({ index }) => !isIndented(index));
  return out.length >= 2 ? out : read;
}

/**
 * Where few lines in a long text are short, those that recur are signatures and names of speakers, and questions and cries are what
 * somebody says or thinks.
 */
function withoutSpeech(
  read: Candidates['headings'],
  lines: readonly StructureLine[],
): Candidates['headings'] {
  if (read.length * LINES_A_LEAD >= lines.length) return read;
  const textOf = (index: number) => lines[index]?.text ?? '';
  const counts = new Map<string, number>();
  for (const { index } of read) counts.set(textOf(index), (counts.get(textOf(index)) ?? 0) + 1);
  return read.filter(
    ({ index }) => counts.get(textOf(index)) === 1 && !/[！？!?…]$/u.test(textOf(index)),
  );
}

/** Few lines with a colon or a dash in a whole book, and none of a place, an office or a person: letters, notes, verses. */
function isSparse(read: Candidates['headings'], lines: readonly StructureLine[]): boolean {
  return (
    lines.length >= LINES_OF_A_BOOK &&
    read.length * LINES_A_LEAD < lines.length &&
    read.every(({ reading }) => labelKind(reading.label ?? '') === 'other')
  );
}

/** A play or an interview: the same names again and again, before lines of text as often as before short ones. */
function isDialogue(
  scheme: HeadingScheme,
  read: Candidates['headings'],
  lines: readonly StructureLine[],
): boolean {
  const names = new Set(read.map(({ reading }) => reading.label));
  if (names.size > read.length * SHARE_NAMES) return false;
  const spoken = lines.filter(({ text, settled }) => {
    if (settled === true || !isProse(text)) return false;
    const name = scheme.read(text)?.label;
    return name !== undefined && names.has(name);
  });
  return spoken.length >= read.length * SHARE_NAMES;
}

/** Places of which most have names below them and no text, as in a list of courts by provinces, head nothing. */
function withoutPlaceList(
  read: Candidates['headings'],
  lines: readonly StructureLine[],
): Candidates['headings'] {
  const places = read.filter(({ reading }) => isPlace(reading));
  const saying = places.filter(({ index }, at) => {
    const end = Math.min(places[at + 1]?.index ?? lines.length, index + 1 + LINES_TO_TEXT);
    return lines
      .slice(index + 1, end)
      .some(({ text, settled }) => settled === true || /[。，；：！？]/u.test(text));
  });
  return saying.length * 2 > places.length ? read : read.filter(({ reading }) => !isPlace(reading));
}

/** 北京市, and no office of it. */
function isPlace({ label = '' }: Reading): boolean {
  return regionAtStart(label)?.length === label.length || labelKind(label) === 'city';
}

/** How often numbers neither go on by one nor begin again; of 第…章 and the like some may be missing, the first too, and one may go on under its own number. */
function breaksOf({ rank }: HeadingScheme, read: Candidates['headings']): number {
  const mayMiss = rank !== undefined && rank <= FORMAL_RANK;
  let last = 0;
  let breaks = 0;
  for (const { reading } of read) {
    if (reading.number === undefined) continue;
    const goesOn = mayMiss ? reading.number >= last : reading.number === last + 1;
    if (!goesOn && reading.number !== 1) breaks++;
    last = reading.number;
  }
  return breaks;
}
