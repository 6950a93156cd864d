import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import type { BlockStyle, FontRole, Template } from '../../model/template.js';
import { STYLE, STYLE_NAMES, type StyleId } from './style-names.js';

/** Twentieths of a point: the unit of Word's lengths. */
export const TWIPS = 20;
/** Half points: the unit of its sizes of type. */
export const HALF_POINTS = 2;

/** The names of the faces in Word, WPS and LibreOffice. */
const FACES: Readonly<Record<FontRole, string>> = {
  song: '宋体',
  hei: '黑体',
  kai: '楷体',
  fangsong: '仿宋',
  xiaobiaosong: '方正小标宋简体',
  latin: 'Times New Roman',
  latinFull: 'Times New Roman',
  latinItalic: 'Times New Roman',
  latinSans: 'Arial',
  mono: 'Consolas',
};

/** The text between the captions of pictures side by side. */
export const CAPTIONS_BETWEEN = '\u3000\u3000';

const ALIGN = {
  justify: AlignmentType.BOTH,
  start: AlignmentType.START,
  center: AlignmentType.CENTER,
  end: AlignmentType.END,
} as const;

/** The faces of a role, Chinese and Western. */
export function facesOf(role: FontRole): NonNullable<IRunStylePropertiesOptions['font']> {
  const western = role === 'mono' ? FACES.mono : role === 'hei' ? FACES.latinSans : FACES.latin;
  return { ascii: western, hAnsi: western, cs: western, eastAsia: FACES[role] };
}

/** A block style of the template as a Word style. */
export function wordParagraphStyle(style: BlockStyle, leading: number): IBaseParagraphStyleOptions {
  return {
    run: {
      font: facesOf(style.font),
      size: style.size * HALF_POINTS,
      bold: style.bold,
      color: style.color.slice(1),
    },
    paragraph: {
      alignment: ALIGN[style.align],
      // The indent in characters follows the size that an editor chooses; the length is for programs that know no such indents.
      indent: {
        firstLineChars: style.firstIndent * 100,
        firstLine: style.firstIndent * style.size * TWIPS,
      },
      spacing: {
        before: style.before * leading * TWIPS,
        after: style.after * leading * TWIPS,
        line: style.lines * leading * TWIPS,
        lineRule: LineRuleType.EXACT,
      },
    },
  };
}

function withoutIndent(
  style: IBaseParagraphStyleOptions,
  bold = false,
): IBaseParagraphStyleOptions {
  return {
    run: { ...style.run, ...(bold && { bold }) },
    paragraph: { ...style.paragraph, indent: { firstLineChars: 0, firstLine: 0 } },
  };
}

function centred(style: IBaseParagraphStyleOptions): IBaseParagraphStyleOptions {
  const { paragraph } = withoutIndent(style);
  return { ...style, paragraph: { ...paragraph, alignment: AlignmentType.CENTER } };
}

/** The pitch of lines in tables and around them, as a share of the size. */
const TABLE_PITCH = 1.4;

/** A style with a leading of its own, for lines in tables. */
function tight(style: IParagraphStyleOptions, block: BlockStyle): IParagraphStyleOptions {
  const { size, lines, before, after } = block;
  const line = Math.round(size * TABLE_PITCH * lines * TWIPS);
  const air = (share: number) => Math.round(size * (0.1 + share * TABLE_PITCH) * TWIPS);
  const spacing = {
    before: air(before),
    after: air(after),
    line,
    lineRule: LineRuleType.AT_LEAST,
  };
  return { ...style, paragraph: { ...style.paragraph, spacing } };
}

/** The style of a table's title or unit, which stays with the table. */
function aboveTable(
  style: IParagraphStyleOptions,
  block: BlockStyle,
  align: 'center' | 'end',
): IParagraphStyleOptions {
  const { paragraph } = withoutIndent(tight(style, { ...block, before: 0, after: 0 }));
  return { ...style, paragraph: { ...paragraph, keepNext: true, alignment: ALIGN[align] } };
}

/** A style with air above its first and below its last paragraph, and none between. */
function closeTogether(style: IParagraphStyleOptions): IParagraphStyleOptions {
  return { ...style, paragraph: { ...style.paragraph, contextualSpacing: true } };
}

/** The setting of a mark that is the title, beside its style: pt, and the air over it in twips. */
export interface MarkSetting {
  readonly size: number;
  readonly before: number;
}

function markStyle(
  style: IParagraphStyleOptions,
  mark: MarkSetting | undefined,
): IParagraphStyleOptions {
  const based = { ...style, basedOn: 'Heading1' };
  if (mark === undefined) return based;
  const line = Math.round(mark.size * 1.2 * TWIPS);
  const spacing = { before: mark.before, after: 0, line, lineRule: LineRuleType.EXACT };
  return {
    ...based,
    run: { ...style.run, size: Math.floor(mark.size * HALF_POINTS) },
    paragraph: { ...style.paragraph, spacing },
  };
}

function noteName(style: IParagraphStyleOptions): IParagraphStyleOptions {
  return {
    ...style,
    run: { ...style.run, font: facesOf('hei') },
    paragraph: { ...style.paragraph, keepNext: true },
  };
}

/** All styles of the document, from the template's; `mark` where an official document's title is its mark. */
export function documentStyles({ styles, typeArea }: Template, mark?: MarkSetting): IStylesOptions {
  const { leading } = typeArea;
  const heading = (index: 0 | 1 | 2 | 3, level: number = index) =>
    headingStyle(styles.headings[index], leading, level);
  return {
    default: {
      document: {
        run: {
          font: facesOf(styles.body.font),
          size: styles.body.size * HALF_POINTS,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
      },
      // The levels below the fourth look like the fourth.
      heading1: heading(0),
      heading2: heading(1),
      heading3: heading(2),
      heading4: heading(3),
      heading5: heading(3, 4),
      heading6: heading(3, 5),
    },
    characterStyles: [
      { id: STYLE.lineEnd, name: STYLE_NAMES[STYLE.lineEnd], basedOn: 'DefaultParagraphFont' },
      { id: STYLE.leadHei, name: STYLE_NAMES[STYLE.leadHei], run: { font: facesOf('hei') } },
      { id: STYLE.leadKai, name: STYLE_NAMES[STYLE.leadKai], run: { font: facesOf('kai') } },
    ],
    paragraphStyles: paragraphStyles(styles, leading, mark),
  };
}

function headingStyle(
  title: BlockStyle,
  leading: number,
  outlineLevel: number,
): IBaseParagraphStyleOptions {
  const style = wordParagraphStyle(title, leading);
  const paragraph = { ...style.paragraph, keepNext: true, outlineLevel };
  // The lines of a title stand close; the rest of its height is air around it.
  if (title.lines === 1 || title.size * 1.2 > leading) return { ...style, paragraph };
  const air = ((title.lines - 1) * leading) / 2;
  const spacing = {
    before: (title.before * leading + air) * TWIPS,
    after: (title.after * leading + air) * TWIPS,
    line: leading * TWIPS,
    lineRule: LineRuleType.EXACT,
  };
  return { ...style, paragraph: { ...paragraph, spacing } };
}

function paragraphStyles(
  styles: Template['styles'],
  leading: number,
  mark: MarkSetting | undefined,
): readonly IParagraphStyleOptions[] {
  const of = (style: BlockStyle) => wordParagraphStyle(style, leading);
  const named = (id: StyleId, style: BlockStyle): IParagraphStyleOptions => ({
    id,
    name: STYLE_NAMES[id],
    basedOn: 'Normal',
    quickFormat: true,
    ...of(style),
  });
  return [
    { id: 'Normal', name: 'Normal', quickFormat: true, ...of(styles.body) },
    named(STYLE.title, styles.coverTitle),
    named(STYLE.subtitle, styles.coverSubtitle),
    named(STYLE.imprint, styles.coverImprint),
    named(STYLE.quote, styles.quote),
    { ...named(STYLE.quote2, styles.quote), basedOn: STYLE.quote },
    { ...named(STYLE.quote3, styles.quote), basedOn: STYLE.quote },
    { ...named(STYLE.item, styles.body), ...withoutIndent(of(styles.body)) },
    closeTogether(named(STYLE.present, { ...styles.body, before: 1 })),
    { ...named(STYLE.term, styles.body), ...withoutIndent(of(styles.body), true) },
    named(STYLE.description, styles.body),
    { ...named(STYLE.rule, styles.body), ...centred(of(styles.body)) },
    named(STYLE.note, styles.editorsNote),
    closeTogether(named(STYLE.code, styles.code)),
    tight(named(STYLE.cell, styles.table), styles.table),
    aboveTable(named(STYLE.tableTitle, styles.caption), styles.caption, 'center'),
    aboveTable(named(STYLE.tableUnit, styles.footnote), styles.footnote, 'end'),
    {
      ...named(STYLE.tableNote, styles.footnote),
      ...withoutIndent(tight(named(STYLE.tableNote, styles.footnote), styles.footnote)),
    },
    markStyle(named(STYLE.mark, styles.mastheadName), mark),
    noteName(named(STYLE.noteName, styles.editorsNote)),
    named(STYLE.caption, styles.caption),
    named(STYLE.footnote, styles.footnote),
    named(STYLE.partName, styles.mastheadName),
    named(STYLE.partIssue, styles.mastheadIssue),
    named(STYLE.partLine, styles.mastheadLine),
    named(STYLE.partSecrecy, { ...styles.secrecy, align: 'start' }),
    named(STYLE.partBody, { ...styles.body, firstIndent: 0, align: 'start' }),
    named(STYLE.partTail, styles.tail),
    named(STYLE.head, styles.runningHead),
    named(STYLE.folio, styles.folio),
  ];
}
