import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import type { BlockStyle, FontRole, Template } from '../../model/template.js';

/** Twentieths of a point: the unit of Word's lengths. */
export const TWIPS = 20;
/** Half points: the unit of its sizes of type. */
export const HALF_POINTS = 2;

/** The faces by the names that Word, WPS and LibreOffice know them by. */
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

/** Ids of the paragraph styles that are not Word's own. */
/** What stands between the captions of pictures that stand beside each other. */
export const CAPTIONS_BETWEEN = '\u3000\u3000';

export const STYLE = {
  quote: 'KanbenQuote',
  /** Quotations in quotations. */
  quote2: 'KanbenQuote2',
  quote3: 'KanbenQuote3',
  /** Paragraphs of a list's item behind its first. */
  item: 'KanbenItem',
  term: 'KanbenTerm',
  description: 'KanbenDescription',
  rule: 'KanbenRule',
  note: 'KanbenEditorsNote',
  code: 'KanbenCode',
  cell: 'KanbenTable',
  /** A heading of the first level that is an official document's mark. */
  mark: 'KanbenMark',
  caption: 'Caption',
  footnote: 'FootnoteText',
  title: 'Title',
  subtitle: 'Subtitle',
  imprint: 'KanbenImprint',
  // Around the text of briefings and official documents: ids that begin with PART.
  partName: 'KanbenPartName',
  partIssue: 'KanbenPartIssue',
  partLine: 'KanbenPartLine',
  partSecrecy: 'KanbenPartSecrecy',
  partBody: 'KanbenPartBody',
  partTail: 'KanbenPartTail',
  head: 'Header',
  folio: 'Footer',
} as const;

/** The beginning of the ids of styles whose paragraphs are not part of the text. */
export const PART = 'KanbenPart';

const ALIGN = {
  justify: AlignmentType.BOTH,
  start: AlignmentType.START,
  center: AlignmentType.CENTER,
  end: AlignmentType.END,
} as const;

/** The faces of a role: the Chinese one, and the Western one beside it. */
export function facesOf(role: FontRole): NonNullable<IRunStylePropertiesOptions['font']> {
  const western = role === 'mono' ? FACES.mono : role === 'hei' ? FACES.latinSans : FACES.latin;
  return { ascii: western, hAnsi: western, cs: western, eastAsia: FACES[role] };
}

/** A template's block style as Word has it. */
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
      // In characters, so that the indent follows the size that an editor chooses; a length for programs without them.
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

/** How a mark that is the title is set beside its style: pt, and the air over it in twips. */
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

/** All styles of the document, from the template's; `mark` where an official document's title is its mark. */
export function documentStyles({ styles, typeArea }: Template, mark?: MarkSetting): IStylesOptions {
  const { leading } = typeArea;
  const of = (style: BlockStyle) => wordParagraphStyle(style, leading);
  const named = (id: string, name: string, style: BlockStyle): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...of(style),
  });
  /** Levels below the fourth look like it. */
  const heading = (index: 0 | 1 | 2 | 3, level: number = index): IBaseParagraphStyleOptions => {
    const title = styles.headings[index];
    const style = of(title);
    const paragraph = { ...style.paragraph, keepNext: true, outlineLevel: level };
    // The lines of a title stand close; what it takes beyond one line is air around it.
    if (title.lines === 1 || title.size * 1.2 > leading) return { ...style, paragraph };
    const air = ((title.lines - 1) * leading) / 2;
    const spacing = {
      before: (title.before * leading + air) * TWIPS,
      after: (title.after * leading + air) * TWIPS,
      line: leading * TWIPS,
      lineRule: LineRuleType.EXACT,
    };
    return { ...style, paragraph: { ...paragraph, spacing } };
  };
  return {
    default: {
      document: {
        run: {
          font: facesOf(styles.body.font),
          size: styles.body.size * HALF_POINTS,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
      },
      heading1: heading(0),
      heading2: heading(1),
      heading3: heading(2),
      heading4: heading(3),
      heading5: heading(3, 4),
      heading6: heading(3, 5),
    },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true, ...of(styles.body) },
      named(STYLE.title, 'Title', styles.coverTitle),
      named(STYLE.subtitle, 'Subtitle', styles.coverSubtitle),
      named(STYLE.imprint, '版权署名', styles.coverImprint),
      named(STYLE.quote, '引文', styles.quote),
      { ...named(STYLE.quote2, '引文 2', styles.quote), basedOn: STYLE.quote },
      { ...named(STYLE.quote3, '引文 3', styles.quote), basedOn: STYLE.quote },
      { ...named(STYLE.item, '列表续段', styles.body), ...withoutIndent(of(styles.body)) },
      { ...named(STYLE.term, '术语', styles.body), ...withoutIndent(of(styles.body), true) },
      named(STYLE.description, '释义', styles.body),
      { ...named(STYLE.rule, '分隔', styles.body), ...centred(of(styles.body)) },
      named(STYLE.note, '编者按', styles.editorsNote),
      named(STYLE.code, '代码', styles.code),
      named(STYLE.cell, '表格文字', styles.table),
      markStyle(named(STYLE.mark, '公文标志', styles.mastheadName), mark),
      named(STYLE.caption, 'caption', styles.caption),
      named(STYLE.footnote, 'footnote text', styles.footnote),
      named(STYLE.partName, '报头名称', styles.mastheadName),
      named(STYLE.partIssue, '报头期号', styles.mastheadIssue),
      named(STYLE.partLine, '报头单位日期', styles.mastheadLine),
      named(STYLE.partSecrecy, '密级', { ...styles.secrecy, align: 'start' }),
      named(STYLE.partBody, '公文要素', { ...styles.body, firstIndent: 0, align: 'start' }),
      named(STYLE.partTail, '版记', styles.tail),
      named(STYLE.head, 'header', styles.runningHead),
      named(STYLE.folio, 'footer', styles.folio),
    ],
  };
}
