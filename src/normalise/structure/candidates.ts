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
  return schemes.flatMap((scheme) => {
    const groups = new Map<string, Candidates['headings']>();
    lines.forEach(({ text, markup }, index) => {
      if (scheme.markup === true ? !marked[index] : !headlike[index]) return;
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
      .map((read) => ({ scheme, headings: [...consistent(scheme, read, lines)] }))
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
    breaksOf(headings) === 0 &&
    headings.every(({ index }) => {
      const behind = lines[index + 1]?.text;
      return behind !== undefined && scheme.read(behind) === undefined && isProse(behind);
    });
  return whole ? [{ scheme, headings }] : [];
}

function consistent(
  scheme: HeadingScheme,
  read: Candidates['headings'],
  lines: readonly StructureLine[],
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
      // A time, a question and its answer, a list's name: the line behind is no text of it.
      return read.filter(
        ({ index, reading }) =>
          behind(index) !== undefined &&
          !MINUTES.test(reading.label ?? '') &&
          !/^\d|^(?:附件|附录|附表|附图|注|备注|时间|地点|电话|联系人|来源|作者|编辑|责任编辑|日期|关键字|关键词|标题|摘要|地址|邮编|抄送|主送|报|送|发)$|(?:说|說|道|问|問|答|称|稱|表示|认为|指出|回答|写道|我)$/u.test(
            reading.label ?? '',
          ) &&
          !/[:：]\s{0,9}[“「"].{0,200}[”」"]$/u.test(lines[index]?.text ?? ''),
      );
    case 'lead':
      return outdented(
        read.filter(({ index }) => isLead(lines, index)),
        lines,
      );
    default:
      return breaksOf(read) <= read.length * SHARE_BREAKS ? read : [];
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

function isPlace({ label = '' }: Reading): boolean {
  const kind = labelKind(label);
  return kind === 'region' || kind === 'city';
}

/** How often numbers neither go on by one nor begin again. */
function breaksOf(read: Candidates['headings']): number {
  let last = 0;
  let breaks = 0;
  for (const { reading } of read) {
    if (reading.number === undefined) continue;
    if (reading.number !== last + 1 && reading.number !== 1) breaks++;
    last = reading.number;
  }
  return breaks;
}
