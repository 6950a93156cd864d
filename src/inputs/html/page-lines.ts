import type { LineMarkup, LineSpan } from '../../model/source.js';
import { type BuiltLine, LineBuilder, type RunMarks } from '../line-text.js';
import { tableRows } from '../table-rows.js';
import { ListNumbers } from './list-number.js';
import { codeLines, isCode } from './page-code.js';
import { BLOCKS, FIELDS, linkTarget, UNSEEN } from './page-elements.js';
import { withWholeHeadings } from './page-headings.js';
import { isDataTable, rowCells, rowElements, tableCell } from './page-table.js';
import { attribute, elementsOf, type PageElement, type PageNode } from './page-tree.js';

/** A line of a page: a block's text, a row of a table, or the place of a picture. */
export interface PageLine {
  readonly text: string;
  readonly spans: readonly LineSpan[];
  readonly markup?: LineMarkup;
  /** The block that it stands in. */
  readonly element: PageElement;
  /** UTF-16 units of it in links. */
  readonly linked: number;
  readonly bold: boolean;
  readonly opensLinked: boolean;
  /** No reader sees it: `hidden`, `display: none`. */
  readonly hidden?: boolean;
  /** The picture that stands here; the text is empty. */
  readonly picture?: PageElement;
}

/** Sites that set formulas as text hide the same formula as MathML beside it, for readers of the screen. */
const FORMULA_TWICE =
  /(?:^|[-_\s])(?:katex-mathml|mjx[-_]assistive|assistive-mml|visually-hidden|sr-only)/i;

interface Context {
  readonly block: PageElement;
  readonly markup: LineMarkup | undefined;
  readonly marks: RunMarks;
  readonly linked: boolean;
  readonly hidden: boolean;
  readonly preserved: boolean;
}

/** A page's lines as a browser would show them, one a block, in the page's order; pictures where they stand. */
export function pageLines(root: PageElement): readonly PageLine[] {
  const reader = new LineReader();
  reader.read(root);
  return withWholeHeadings(reader.lines);
}

class LineReader {
  readonly lines: PageLine[] = [];
  private readonly builder = new LineBuilder();
  private readonly numbers = new ListNumbers();
  /** The number that stands before the next text: an ordered list's. */
  private number = '';

  /** `inCell`: it reads a cell of a table, which holds no blocks. */
  constructor(private readonly inCell = false) {}

  read(root: PageElement): void {
    const context: Context = {
      block: root,
      markup: undefined,
      marks: {},
      linked: false,
      hidden: false,
      preserved: false,
    };
    this.children(root.children, context);
    this.flush(context);
  }

  private children(children: readonly PageNode[], context: Context): void {
    for (const child of children) {
      if (child.kind === 'element') this.element(child, context);
      else if (context.preserved) this.preserved(child.value, context);
      else this.text(child.value, context);
    }
  }

  private text(value: string, { marks, linked }: Context): void {
    if (this.number !== '' && value.trim() !== '') {
      this.builder.add(this.number);
      this.number = '';
    }
    this.builder.add(value, marks, linked);
  }

  /** Lines of `<pre>` are lines of the page. */
  private preserved(value: string, context: Context): void {
    value.split('\n').forEach((line, index) => {
      if (index > 0) this.flush(context);
      this.text(line, context);
    });
  }

  private element(element: PageElement, context: Context): void {
    const { tag } = element;
    if (UNSEEN.has(tag)) return;
    if (tag === 'svg') this.drawing(element, context);
    else if (!context.hidden && !BLOCKS.has(tag) && isHidden(element, context))
      this.apart(element.children, inside(element, context));
    else if (tag === 'br') this.flush(context);
    else if (tag === 'img') this.picture(element, context);
    else if (tag === 'table' && isDataTable(element)) this.table(element, context);
    else if (tag === 'pre' && !this.inCell && isCode(element)) this.code(element, context);
    else if (BLOCKS.has(tag) || FIELDS.has(tag)) this.block(element, context);
    else this.children(element.children, inside(element, context));
  }

  /** Hidden words inside a line are a line of their own, before it. */
  private apart(children: readonly PageNode[], context: Context): void {
    const reader = new LineReader();
    reader.children(children, context);
    reader.flush(context);
    this.lines.push(...reader.lines);
  }

  /** The words of a drawing: the lines of its elements `<text>`. */
  private drawing(root: PageElement, context: Context): void {
    for (const element of elementsOf(root))
      if (element.tag === 'text')
        this.apart(element.children, { ...inside(element, context), block: element, hidden: true });
  }

  private block(element: PageElement, context: Context): void {
    this.flush(context);
    const inner = { ...inside(element, context), block: element };
    if (element.tag === 'li') this.number = this.numbers.of(element);
    this.children(element.children, inner);
    this.flush(inner);
    this.number = '';
  }

  /** A block of code: its lines with their indents, empty ones between them too. */
  private code(element: PageElement, context: Context): void {
    this.flush(context);
    const inner = { ...inside(element, context), block: element };
    /** A button to copy the code, and what no reader sees, are lines of their own before it. */
    const apart = (part: PageElement) => {
      const shown = part.tag !== 'button' && part.tag !== 'svg' && !isHidden(part, inner);
      if (part.tag === 'svg') this.drawing(part, inner);
      else if (!shown) this.apart(part.children, { ...inside(part, inner), block: part });
      return !shown;
    };
    codeLines(element, apart).forEach((text, index) => {
      this.lines.push({
        text,
        spans: [],
        markup: { kind: 'code', ...(index === 0 && { opens: true }) },
        element,
        ...NO_TEXT,
        ...(inner.hidden && { hidden: true }),
      });
    });
  }

  private picture(element: PageElement, context: Context): void {
    this.flush(context);
    this.lines.push({
      text: '',
      spans: [],
      element: context.block,
      ...NO_TEXT,
      picture: element,
      ...(isHidden(element, context) && { hidden: true }),
    });
  }

  private table(element: PageElement, context: Context): void {
    this.flush(context);
    const inner = { ...inside(element, context), block: element };
    const pictures: PageLine[] = [];
    /** The lines of a cell, by a reader of its own; its pictures go behind the table. */
    const cell = (children: readonly PageNode[]) => {
      const reader = new LineReader(true);
      reader.children(children, inner);
      reader.flush(inner);
      pictures.push(...reader.lines.filter(({ picture }) => picture !== undefined));
      return reader.lines.filter(({ picture }) => picture === undefined);
    };
    for (const child of element.children)
      if (child.kind === 'element' && child.tag === 'caption') this.block(child, inner);
    const rows = rowElements(element)
      .map(rowCells)
      .filter((cells) => cells.length > 0);
    const texts = tableRows(rows.map((cells) => cells.map((one) => tableCell(one, cell))));
    for (const text of texts) {
      this.lines.push({
        text,
        spans: [],
        markup: { kind: 'table' },
        element,
        ...NO_TEXT,
        ...(inner.hidden && { hidden: true }),
      });
    }
    this.lines.push(...pictures);
  }

  private flush(context: Context): void {
    const line: BuiltLine | undefined = this.builder.take();
    if (line === undefined) return;
    for (const part of informationApart(line)) {
      this.lines.push({
        ...part,
        element: context.block,
        ...(context.markup && { markup: context.markup }),
        ...(context.hidden && { hidden: true }),
      });
    }
  }
}

const NO_TEXT = { linked: 0, bold: false, opensLinked: false } as const;
/** A line of information about the text is no longer than this, UTF-16 units. */
const LONGEST_INFORMATION = 80;
const INFORMATION = /\d{4}\s*[-/.年]\s*\d{1,2}|(?:来源|來源|作者|记者|编辑)\s*[:：]/u;

/** Date and source often stand on one line with the page's tools: the links behind them are a line of their own. */
function informationApart(line: BuiltLine): readonly BuiltLine[] {
  const { text, linksFrom } = line;
  if (linksFrom === 0 || linksFrom === text.length || text.length > LONGEST_INFORMATION)
    return [line];
  if (!INFORMATION.test(text.slice(0, linksFrom))) return [line];
  const [before, behind] = [text.slice(0, linksFrom).trimEnd(), text.slice(linksFrom)];
  // `来源：` alone has its name in the link.
  if (/[:：]$/u.test(before)) return [line];
  const rest = { spans: [], bold: false };
  return [
    {
      ...line,
      ...rest,
      text: before,
      linked: Math.max(0, line.linked - behind.length),
      linksFrom: before.length,
    },
    { ...line, ...rest, text: behind, linked: behind.length, linksFrom: 0, opensLinked: true },
  ];
}

/** The state that holds inside an element. */
function inside(element: PageElement, context: Context): Context {
  const { tag } = element;
  const strong = tag === 'b' || tag === 'strong' || /^h[1-6]$/.test(tag) || isBoldStyle(element);
  const target = tag === 'a' ? linkTarget(element) : undefined;
  const marks: RunMarks = {
    ...context.marks,
    ...(strong && { strong }),
    ...((tag === 'sup' || tag === 'sub') && { script: tag }),
    ...(target !== undefined && { target }),
  };
  return {
    block: context.block,
    markup: markupOf(tag) ?? context.markup,
    marks,
    linked: context.linked || (tag === 'a' && attribute(element, 'href') !== ''),
    hidden: isHidden(element, context),
    preserved: context.preserved || tag === 'pre' || tag === 'listing' || tag === 'xmp',
  };
}

function isBoldStyle(element: PageElement): boolean {
  return /(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribute(element, 'style'));
}

function isHidden(element: PageElement, context: Context): boolean {
  return (
    context.hidden ||
    FIELDS.has(element.tag) ||
    (element.tag === 'math' && isSetAsText(element)) ||
    element.attributes.has('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style'))
  );
}

function isSetAsText(formula: PageElement): boolean {
  for (let { parent } = formula; parent !== undefined; { parent } = parent) {
    if (FORMULA_TWICE.test(attribute(parent, 'class')) || /^mjx-assistive/.test(parent.tag))
      return true;
    if (BLOCKS.has(parent.tag)) return false;
  }
  return false;
}

function markupOf(tag: string): LineMarkup | undefined {
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (tag === 'li') return { kind: 'item' };
  if (tag === 'blockquote') return { kind: 'quote' };
  return undefined;
}
