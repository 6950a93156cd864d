import {
  Bookmark,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Nodes, Table as TableNode } from 'mdast';
import { captionOf } from '../../edition/captions.js';
import { type LineAlignment, linePlaces } from '../../edition/line-places.js';
import { figuresAlone, picturesAlone } from '../../edition/pictures-alone.js';
import { tableGrid } from '../../edition/table-grid.js';
import { runs, type WordTextContext } from './inline.js';
import { CAPTIONS_BETWEEN, STYLE, TWIPS } from './styles.js';

/** What writing a division's blocks asks for beside its text. */
export interface BlockContext extends WordTextContext {
  /** The style of plain paragraphs; Word's Normal where undefined. */
  readonly style: string | undefined;
  /** Its heading of the first level is the mark of an official document. */
  readonly mark?: boolean;
  /** The paragraphs stand in the frame of a boxed note. */
  readonly boxed?: boolean;
  /** How many quotations the blocks stand in. */
  readonly quotes: number;
  /** The name of the numbering of a list: of a numbered one that begins with `start`, of another where undefined. */
  readonly numbering: (start: number | undefined) => string;
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
  return nodes.flatMap((node) => block(node, context, places.get(node)));
}

function block(node: Nodes, context: BlockContext, place?: LineAlignment): FileChild[] {
  switch (node.type) {
    case 'heading': {
      const name = context.bookmark(node);
      const children = runs(node.children, context);
      const marked = name === undefined ? children : [new Bookmark({ id: name, children })];
      if (context.mark === true && node.depth === 1)
        return [new Paragraph({ style: STYLE.mark, children: marked })];
      return [
        new Paragraph({ heading: HEADINGS[node.depth - 1] ?? HEADINGS[5], children: marked }),
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
      return code(node.value);
    case 'table':
      return [table(node, context)];
    case 'thematicBreak':
      return [new Paragraph({ style: STYLE.rule, text: '* * *' })];
    case 'defList':
      return blocks(node.children, context);
    case 'defListTerm':
      return [styled(runs(node.children, context), STYLE.term)];
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
function code(text: string): FileChild[] {
  const lines = text.split('\n');
  return lines.map(
    (line, index) =>
      new Paragraph({ style: STYLE.code, keepNext: index < lines.length - 1, text: line }),
  );
}

function styled(
  children: ReturnType<typeof runs>,
  style: string | undefined,
  place?: LineAlignment,
  boxed = false,
): Paragraph {
  return new Paragraph({
    ...(style !== undefined && { style }),
    ...(boxed && { border: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME } }),
    ...(place !== undefined && { indent: { firstLineChars: 0 } }),
    ...(place === 'end' && { alignment: 'right' }),
    children,
  });
}

/** Word draws one frame round paragraphs that follow one another with the same borders. */
const FRAME = { style: 'single', size: 4, space: 4, color: 'auto' } as const;

/** A paragraph; pictures that stand alone, or beside each other, are centred with their captions below. */
function paragraph(
  children: readonly Nodes[],
  context: BlockContext,
  place?: LineAlignment,
): FileChild[] {
  const images = picturesAlone(children);
  if (images === undefined) {
    return [styled(runs(children, context), context.style, place, context.boxed)];
  }
  const pictures =
    runs(images, context).length === 0 ? [] : runs(withoutCaptionNotes(children), context);
  const captions = captionsOf(children, context);
  return [
    ...(pictures.length === 0
      ? []
      : [
          new Paragraph({ alignment: 'center', keepNext: captions.length > 0, children: pictures }),
        ]),
    ...captions,
  ];
}

/** The captions of pictures that stand alone in a paragraph, as one paragraph; none where they have none. */
function captionsOf(children: readonly Nodes[], context: BlockContext): readonly Paragraph[] {
  const captions = (figuresAlone(children) ?? [])
    .map(({ picture, notes }) => captionOf(picture, notes))
    .filter((caption) => caption.length > 0);
  if (captions.length === 0) return [];
  const between = { type: 'text', value: CAPTIONS_BETWEEN } as const;
  const joined = captions.flatMap((caption, index) =>
    index === 0 ? caption : [between, ...caption],
  );
  return [new Paragraph({ style: STYLE.caption, children: [...runs(joined, context)] })];
}

/** A paragraph's nodes; those of pictures alone without the marks of notes, which stand in the captions. */
function withoutCaptionNotes(children: readonly Nodes[]): readonly Nodes[] {
  return picturesAlone(children) === undefined
    ? children
    : children.filter(({ type }) => type !== 'footnoteReference');
}

/** The deepest level that Word numbers. */
const DEEPEST = 8;

function list(
  node: Extract<Nodes, { type: 'list' }>,
  context: BlockContext,
  level: number,
): FileChild[] {
  const reference = context.numbering(node.ordered === true ? (node.start ?? 1) : undefined);
  const quoted = context.quotes > 0 && context.style !== undefined ? { style: context.style } : {};
  return node.children.flatMap((item) => {
    const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
    return item.children.flatMap((child, index): FileChild[] => {
      if (child.type === 'list') return list(child, context, Math.min(level + 1, DEEPEST));
      if (child.type !== 'paragraph') return block(child, context);
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
            ? { indent: { firstLineChars: 0 }, numbering: { reference, level } }
            : { indent: { left: (level + 1) * ITEM } }),
        }),
        ...captions,
      ];
    });
  });
}

/** How far a level of a list is indented, twips. */
export const ITEM = 420;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const HEAVY = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const ALIGN = { left: 'start', center: 'center', right: 'end' } as const;

function alignment(align: keyof typeof ALIGN | undefined) {
  return align === undefined ? {} : { alignment: ALIGN[align] };
}

/** A table of three lines whose head is repeated on each page; merged cells stay merged. */
function table(node: TableNode, context: BlockContext): Table {
  const { rows, headRows, align } = tableGrid(node);
  const measure = context.measure * TWIPS;
  const cells: BlockContext = { ...context, style: STYLE.cell };
  return new Table({
    width: { size: measure, type: WidthType.DXA },
    borders: {
      top: HEAVY,
      bottom: HEAVY,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: rows.map((row, index) => {
      const head = index < headRows;
      return new TableRow({
        tableHeader: head,
        cantSplit: true,
        children: row.map(
          ({ cell, column, columns, rows: over }) =>
            new TableCell({
              columnSpan: columns,
              rowSpan: over,
              ...(index + over === headRows && { borders: { bottom: LINE } }),
              children: [
                new Paragraph({
                  style: STYLE.cell,
                  ...alignment(align[column]),
                  children: runs(cell.children, cells, head ? { bold: true } : {}),
                }),
              ],
            }),
        ),
      });
    }),
  });
}
