import { regionAtStart } from '../../model/regions.js';
import { insideArticles } from './articles.js';
import { type LabelKind, labelKind } from './label-kind.js';
import { isHeadlike, isLead, isMarked, isProse, isSentence, type StructureLine } from './lines.js';
import type { HeadingScheme, Reading } from './reading.js';

/** The lines that a scheme reads as headings of one kind. */
export interface Candidates {
  readonly scheme: HeadingScheme;
  readonly headings: { readonly index: number; readonly reading: Reading }[];
}

/** Labels that stand alone say so by their kind. */
const ALONE: ReadonlySet<LabelKind> = new Set(['region', 'city', 'office', 'company', 'person']);
/** Numbers that don't go on by one, as a share, beyond which they are no numbering. */
const SHARE_BREAKS = 0.25;
/** Labels before a space are labels where so many name a place, an office, a company or a person. */
const SHARE_NAMED = 0.6;
/** Labels of sections are mostly different; names of speakers recur. */
const SHARE_NAMES = 0.6;
/** 第…编, 第…章, 第…节: shapes that say themselves what they are. */
const FORMAL_RANK = 6;
/** Sentences are headings only where so many go on from each other. */
const FEWEST_SENTENCES = 3;
/** What minutes of a meeting say before a colon: they head no text. */
const MINUTES =
  /^(?:会议|本次|活动)?(?:时间|地点|主题|名称|内容|议题|议程|日期)$|^(?:出席|列席|参加|参会|到会|缺席|请假|主持|记录|整理|汇报|发言)(?:人|人员|单位|者|领导)?$/u;
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
  const isInside = insideArticles(lines, start);
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
      .map((read) => ({ scheme, headings: [...consistent(scheme, read, lines, start)] }))
      .filter(({ headings }) => headings.length > 0);
    return kinds.length > 0 || scheme.sentences !== true ? kinds : sentences(scheme, lines, start);
  });
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
    case 'label-alone':
      return outdented(
        read.filter(
          ({ index, reading }) =>
            (ALONE.has(labelKind(reading.label ?? '')) && isProse(behind(index))) ||
            (isPlace(reading) && behind(index) !== undefined),
        ),
        lines,
      );
    case 'label-colon':
    case 'label-dash':
      if (isDialogue(scheme, read, lines)) return [];
      // A time, a question and its answer, a list's name: the line behind is no text of it.
      return read.filter(
        ({ index, reading }) =>
          behind(index) !== undefined &&
          !MINUTES.test(reading.label ?? '') &&
          !/^\d|^(?:附件|附录|附表|附图|注|备注|时间|地点|电话|联系人|来源|作者|编辑|责任编辑|日期|关键字|关键词|标题|摘要|地址|邮编|抄送|主送|报|送|发|GPS)$|(?:电话|電話|地址|网址|網址|邮箱|郵箱|传真|傳真|时间|時間|费用|費用)$|(?:说|說|道|问|問|答|称|稱|表示|认为|指出|回答|写道|我)$/u.test(
            reading.label ?? '',
          ) &&
          !/[:：]\s{0,9}[“「"].{0,200}[”」"]$/u.test(lines[index]?.text ?? ''),
      );
    case 'lead':
      return outdented(
        read.filter(({ index }) => isLead(lines, index, start)),
        lines,
      );
    default:
      return breaksOf(scheme, read) <= read.length * SHARE_BREAKS ? read : [];
  }
}

/** Where some of the lines stand at the margin and the text is set in, those that are set in are text: speech, mostly. */
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

/** 北京市, and no office of it. */
function isPlace({ label = '' }: Reading): boolean {
  return regionAtStart(label)?.length === label.length || labelKind(label) === 'city';
}

/** How often numbers neither go on by one nor begin again; of 第…章 and the like some may be missing, and the first too. */
function breaksOf({ rank }: HeadingScheme, read: Candidates['headings']): number {
  const mayMiss = rank !== undefined && rank <= FORMAL_RANK;
  let last = 0;
  let breaks = 0;
  for (const { reading } of read) {
    if (reading.number === undefined) continue;
    const goesOn = mayMiss ? reading.number > last : reading.number === last + 1;
    if (!goesOn && reading.number !== 1) breaks++;
    last = reading.number;
  }
  return breaks;
}
