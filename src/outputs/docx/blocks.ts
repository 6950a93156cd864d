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

/** The context in which a division's blocks are written. */
export interface BlockContext extends WordTableContext {
  /** The style of plain paragraphs; Word's Normal where undefined. */
  readonly style: string | undefined;
  /** The style of its headings of the first level, where those are no titles of Word's. */
  readonly headingStyle: StyleId | undefined;
  /** The text is an official document's. */
  readonly official: boolean;
  /** Gathers what stands on pages that lie on their side. */
  readonly turned: Set<FileChild>;
  /** Where the printed page divides a heading. */
  readonly lineEnds: (heading: Heading) => LineEnds;
  /** The paragraphs stand in the frame of a boxed note. */
  readonly boxed?: boolean;
  /** Where the lines of verse begin, pt. */
  readonly verseIndent: number;
  /** The number of quotations around the blocks. */
  readonly quotes: number;
  readonly numberings: Numberings;
  /** An official document's numbered paragraphs without headings. */
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

/** Blocks of Markdown as paragraphs and tables. */
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

/** An empty paragraph, as low as can be: Word would make one of two tables, or of the frames of two boxes, that touch. */
function gap(): Paragraph {
  return new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  });
}

/** The indent of blocks in a list's item, twips; they have no first line's. */
function insetBy(inset: number) {
  return inset === 0 ? {} : { indent: { left: inset, firstLineChars: 0, firstLine: 0 } };
}

/** A regulation's chapter. */
const CENTRED = { alignment: 'center', indent: { firstLineChars: 0, firstLine: 0 } } as const;

/** A table below its title and its unit, above its notes. */
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
      return listItems(node, context, 0);
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

/** The styles of quotations by how deep they stand. */
const QUOTES = [STYLE.quote, STYLE.quote2, STYLE.quote3] as const;

/** A paragraph a line; each but the last is kept with the next, which says where the code ends. */
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

/** Lines that an editor has ended: all of them begin where a paragraph's first line does. */
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

/** A paragraph of an official document that begins with its heading; names of those at a meeting hang behind theirs. */
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

/** Word draws one frame round paragraphs that follow one another with the same borders. */
const FRAME = { style: 'single', size: 4, space: 4, color: 'auto' } as const;

/** Between pictures that stand beside each other, pt. */
const BESIDE = 12;

/** A paragraph; pictures that stand alone, or beside each other, are centred with their captions below. */
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

function listItems(
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
      if (child.type === 'list') return listItems(child, context, Math.min(level + 1, DEEPEST));
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

/** An official document's numbered items are paragraphs that begin with their numbers (GB/T 9704-2012 7.3.3). */
function numberedIndent(
  { ordered }: Extract<Nodes, { type: 'list' }>,
  { official, quotes, size }: BlockContext,
  level: number,
) {
  return official && quotes === 0 && ordered === true && level === 0
    ? { left: 0, firstLine: 2 * size * TWIPS }
    : { firstLineChars: 0 };
}
