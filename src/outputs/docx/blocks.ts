import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TextRun,
} from 'docx';
import type { Heading, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type LineAlignment, linePlaces } from '../../edition/line-places.js';
import { picturesAlone } from '../../edition/pictures-alone.js';
import { type TableGroup, tableGroupAt } from '../../edition/table-group.js';
import { isChapterHeading, type Lead, leadOf, parted } from '../../layout/official/lead.js';
import { captionsOf, withoutCaptionNotes } from './captions.js';
import { runs } from './inline.js';
import { ITEM, type Numberings } from './numberings.js';
import { STYLE, type StyleId } from './style-names.js';
import { TWIPS } from './styles.js';
import { type WordTableContext, wordTable } from './table.js';
import { brokenAt, type LineEnds } from './title-lines.js';

/** What the blocks of a division need to be written. */
export interface BlockContext extends WordTableContext {
  /** The style of plain paragraphs; undefined for Word's style Normal. */
  readonly style: string | undefined;
  /** The style of headings of the first level; undefined for Word's style Heading 1. */
  readonly headingStyle: StyleId | undefined;
  /** Whether the text is that of an official document. */
  readonly official: boolean;
  /** Collects the blocks that stand on landscape pages. */
  readonly turned: Set<FileChild>;
  /** The places where the printed page divides a heading. */
  readonly lineEnds: (heading: Heading) => LineEnds;
  /** Whether the paragraphs stand in the frame of a boxed note. */
  readonly boxed?: boolean;
  /** The indent of the lines of verse, pt. */
  readonly verseIndent: number;
  /** The number of quotations around the blocks. */
  readonly quotes: number;
  readonly numberings: Numberings;
  /** The offsets of an official document's numbered paragraphs without headings. */
  readonly unled: ReadonlySet<number>;
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Turns blocks of Markdown into paragraphs and tables. */
export function blocks(nodes: readonly Nodes[], context: BlockContext): FileChild[] {
  const places = linePlaces(nodes);
  const written: FileChild[] = [];
  for (let at = 0; at < nodes.length; ) {
    const group = tableGroupAt(nodes, at);
    const node = nodes[at] as Nodes;
    const parts =
      group === undefined ? wordBlock(node, context, places.get(node)) : tableParts(group, context);
    const isTwoQuotes = node.type === 'blockquote' && nodes[at - 1]?.type === 'blockquote';
    const isTwoTables = written.at(-1) instanceof Table && parts[0] instanceof Table;
    if (isTwoTables || (isTwoQuotes && context.quotes === 0)) written.push(gap());
    written.push(...parts);
    at = group?.next ?? at + 1;
  }
  return written;
}

/** An empty paragraph of the least height. Without it Word would join two tables, or the frames of two boxes, that touch. */
function gap(): Paragraph {
  return new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  });
}

/** The indent of blocks in the item of a list, twips, without an indent of the first line. */
function insetBy(inset: number) {
  return inset === 0 ? {} : { indent: { left: inset, firstLineChars: 0, firstLine: 0 } };
}

/** The paragraph of a regulation's chapter heading. */
const CENTRED = { alignment: 'center', indent: { firstLineChars: 0, firstLine: 0 } } as const;

/** A table with the title and the unit above it and the notes below it. */
function tableParts(
  { title, unit, table, notes }: Omit<TableGroup, 'next'>,
  context: BlockContext,
): FileChild[] {
  const above = (node: TableGroup['title'], style: string) =>
    node === undefined ? [] : [new Paragraph({ style, children: runs(node.children, context) })];
  const set = wordTable(table, context);
  const parts = [
    ...above(title, STYLE.tableTitle),
    ...above(unit, STYLE.tableUnit),
    set.table,
    ...notes.flatMap((note) => above(note, STYLE.tableNote)),
  ];
  if (set.turned) for (const part of parts) context.turned.add(part);
  return parts;
}

function wordBlock(node: Nodes, context: BlockContext, place?: LineAlignment): FileChild[] {
  switch (node.type) {
    case 'heading': {
      const name = context.bookmark(node);
      const children = runs(brokenAt(node.children, context.lineEnds(node)), context);
      const marked = name === undefined ? children : [new Bookmark({ id: name, children })];
      if (context.headingStyle !== undefined && node.depth === 1)
        return [new Paragraph({ style: context.headingStyle, children: marked })];
      return [
        new Paragraph({
          heading: HEADINGS[node.depth - 1] ?? HEADINGS[5],
          children: marked,
          ...(context.official && node.depth > 1 && isChapterHeading(textOf(node)) && CENTRED),
        }),
      ];
    }
    case 'paragraph':
      return paragraph(node.children, context, place);
    case 'blockquote':
      return blocks(node.children, {
        ...context,
        quotes: context.quotes + 1,
        boxed: node.data?.box === true,
        style: QUOTES[Math.min(context.quotes, QUOTES.length - 1)],
      });
    case 'list':
      return list(node, context, 0);
    case 'code':
      return code(node.value, context.inset);
    case 'table':
      return tableParts({ table: node, notes: [] }, context);
    case 'thematicBreak':
      return [new Paragraph({ style: STYLE.rule, text: '* * *' })];
    case 'defList':
      return blocks(node.children, context);
    case 'defListTerm':
      return [styled(runs(node.children, context), { style: STYLE.term, inset: 0 })];
    case 'defListDescription':
      return blocks(node.children, { ...context, style: STYLE.description });
    case 'footnoteDefinition':
    case 'definition':
    case 'yaml':
    case 'html':
      return [];
    default:
      return 'children' in node
        ? blocks(node.children as readonly Nodes[], context)
        : paragraph([node], context);
  }
}

/** The styles of quotations by their depth. */
const QUOTES = [STYLE.quote, STYLE.quote2, STYLE.quote3] as const;

/** Code as one paragraph for each line. Each line but the last is kept with the next one, which marks the end of the code. */
function code(text: string, inset: number): FileChild[] {
  const lines = text.split('\n');
  return lines.map(
    (line, index) =>
      new Paragraph({
        style: STYLE.code,
        keepNext: index < lines.length - 1,
        ...insetBy(inset),
        children: [
          new TextRun({
            children: line
              .split('\t')
              .flatMap((text, at) => (at === 0 ? [text] : [new Tab(), text])),
          }),
        ],
      }),
  );
}

function styled(
  children: ReturnType<typeof runs>,
  { style, boxed, inset }: Pick<BlockContext, 'style' | 'boxed' | 'inset'>,
  place?: LineAlignment,
): Paragraph {
  return new Paragraph({
    ...(style !== undefined && { style }),
    ...(boxed === true && { border: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME } }),
    ...insetBy(inset),
    ...(place !== undefined && {
      indent: { ...insetBy(inset).indent, firstLineChars: 0, firstLine: 0 },
    }),
    ...(place === 'end' && { alignment: 'right' }),
    children,
  });
}

/** Whether an editor ended each line: all lines then begin where the first line of a paragraph does. */
function isVerse(children: readonly Nodes[]): boolean {
  return children.some(({ type }) => type === 'break');
}

function verse(children: readonly Nodes[], context: BlockContext): Paragraph {
  const { style } = context;
  return new Paragraph({
    ...(style !== undefined && { style }),
    indent: { left: context.verseIndent * TWIPS, firstLineChars: 0, firstLine: 0 },
    children: runs(children, context),
  });
}

/** A paragraph of an official document that begins with a heading. The names of those at a meeting hang behind their word. */
function led(
  children: readonly Nodes[],
  { length, role, hanging }: Lead,
  context: BlockContext,
): Paragraph {
  const [head, rest] = parted(children, length);
  const em = context.size * TWIPS;
  const style = role === 'kai' ? STYLE.leadKai : STYLE.leadHei;
  return new Paragraph({
    ...(hanging !== undefined && {
      style: STYLE.present,
      indent: { left: hanging * em, hanging: (length + 1) * em },
    }),
    children: [...runs(head, context, { style }), ...runs(rest, context)],
  });
}

/** The borders of a boxed note. Word draws one frame around successive paragraphs with the same borders. */
const FRAME = { style: 'single', size: 4, space: 4, color: 'auto' } as const;

/** The distance between pictures side by side, pt. */
const BESIDE = 12;

/** A paragraph. Pictures alone or side by side are centred, with their captions below. */
function paragraph(
  children: readonly Nodes[],
  context: BlockContext,
  place?: LineAlignment,
): FileChild[] {
  const images = picturesAlone(children);
  if (images === undefined) {
    if (place === undefined && isVerse(children)) return [verse(children, context)];
    const lead =
      context.official && context.quotes === 0 ? leadOf(children, context.unled) : undefined;
    if (lead !== undefined) return [led(children, lead, context)];
    return [styled(runs(children, context), context, place)];
  }
  const side = {
    ...context,
    measure: (context.measure - (images.length - 1) * BESIDE) / images.length,
  };
  const pictures =
    runs(images, context).length === 0 ? [] : runs(withoutCaptionNotes(children), side);
  const captions = captionsOf(children, context);
  return [
    ...(pictures.length === 0
      ? []
      : [
          new Paragraph({
            alignment: 'center',
            indent: { firstLineChars: 0, firstLine: 0 },
            keepNext: captions.length > 0,
            children: pictures,
          }),
        ]),
    ...captions,
  ];
}

/** The deepest level that Word numbers. */
const DEEPEST = 8;

function list(
  node: Extract<Nodes, { type: 'list' }>,
  context: BlockContext,
  level: number,
): FileChild[] {
  const references = context.numberings.of(node);
  const quoted = context.quotes > 0 && context.style !== undefined ? { style: context.style } : {};
  return node.children.flatMap((item, at) => {
    const reference = references[at] as string;
    const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
    return item.children.flatMap((child, index): FileChild[] => {
      if (child.type === 'list') return list(child, context, Math.min(level + 1, DEEPEST));
      if (child.type !== 'paragraph')
        return wordBlock(child, { ...context, inset: (level + 1) * ITEM });
      const text = [
        ...(box === '' || index > 0 ? [] : [new TextRun(box)]),
        ...runs(withoutCaptionNotes(child.children), context),
      ];
      const captions = captionsOf(child.children, context);
      const first = index === 0;
      return [
        new Paragraph({
          ...(first ? quoted : { style: STYLE.item }),
          ...(captions.length > 0 && { keepNext: true }),
          children: text,
          ...(first
            ? { indent: numberedIndent(node, context, level), numbering: { reference, level } }
            : { indent: { left: (level + 1) * ITEM } }),
        }),
        ...captions,
      ];
    });
  });
}

/** The indent of an official document's numbered items, which are paragraphs that begin with their numbers (GB/T 9704-2012 7.3.3). */
function numberedIndent(
  { ordered }: Extract<Nodes, { type: 'list' }>,
  { official, quotes, size }: BlockContext,
  level: number,
) {
  return official && quotes === 0 && ordered === true && level === 0
    ? { left: 0, firstLine: 2 * size * TWIPS }
    : { firstLineChars: 0 };
}
