import type { AsideReason } from '../../messages/inputs.js';
import type { LineMarkup, LineSpan } from '../../model/source.js';
import { isHeadingByBold } from '../heading-text.js';
import type { ExtractedLine } from '../input.js';
import { LineBuilder } from '../line-text.js';
import { chosen, type DocxPiece, type InlineReader } from './inline.js';
import type { Numbering } from './numbering.js';
import { headingLevel, isContentsStyle, numberingRef, type Style, type Styles } from './styles.js';
import { type DocxTable, readTable, wordTableLines } from './word-table.js';
import type { XmlElement } from './xml-element.js';
import { childOf, valOf } from './xml-tree.js';

/** The parts of the document that its body needs. */
export interface BodyParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly inline: InlineReader;
  /** The label of a note and, where it is referred to for the first time, its lines. */
  note(
    part: 'footnotes' | 'endnotes',
    id: string,
  ): { readonly label: string; readonly lines: readonly ExtractedLine[] } | undefined;
  /** The line of a picture; undefined where it can't be taken, which has been reported then. */
  picture(pieces: readonly XmlElement[]): ExtractedLine | undefined;
  /** Reports what can't be shown as text. */
  object(what: 'chart' | 'diagram' | 'object'): void;
}

/** Reads the paragraphs and tables of a document's story into lines; text that no reader sees is set aside. */
export class BodyReader {
  private lines: ExtractedLine[] = [];
  /** Content of a paragraph whose end was deleted by a tracked change: it continues in the next. */
  private pending: readonly DocxPiece[] = [];

  constructor(private readonly parts: BodyParts) {}

  read(blocks: readonly XmlElement[], contents = false): readonly ExtractedLine[] {
    const [outer, pending] = [this.lines, this.pending];
    this.lines = [];
    this.pending = [];
    for (const block of blocks) this.block(block, contents);
    if (this.pending.length > 0) this.write(this.pending, undefined, contents);
    const inner = this.lines;
    this.lines = outer;
    this.pending = pending;
    return inner;
  }

  private block(block: XmlElement, contents: boolean): void {
    if (block.name === 'w:p') this.paragraph(block, contents);
    else if (block.name === 'w:tbl') this.table(block, contents);
    else if (block.name === 'mc:AlternateContent') this.blocks(chosen(block), contents);
    else if (block.name === 'w:altChunk') this.parts.object('object');
    else if (block.name === 'w:sdt') this.blocks(block, contents || isContentsControl(block));
    else if (!/Pr$/.test(block.name)) this.blocks(block, contents);
  }

  private blocks(parent: XmlElement, contents: boolean): void {
    for (const child of parent.children) this.block(child, contents);
  }

  private paragraph(paragraph: XmlElement, contents: boolean): void {
    const properties = childOf(paragraph, 'w:pPr');
    const style = this.parts.styles.paragraph(valOf(properties, 'w:pStyle'));
    const hidden = style.hidden === true;
    const pieces = [
      ...this.pending,
      ...this.parts.inline.read(paragraph, style.bold === true, hidden),
    ];
    this.pending = [];
    const mark = childOf(properties, 'w:rPr');
    if (childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined)
      this.pending = pieces;
    else this.write(pieces, { properties, style }, contents);
  }

  /** The lines of a paragraph: its text, then the parts that are anchored in it, then the parts that are set aside. */
  private write(
    pieces: readonly DocxPiece[],
    paragraph: { readonly properties: XmlElement | undefined; readonly style: Style } | undefined,
    contents: boolean,
  ): void {
    const level = paragraph && headingLevel(paragraph.style, outlineOf(paragraph.properties));
    const reference = paragraph && {
      ...paragraph.style.numbering,
      ...numberingRef(paragraph.properties),
    };
    const isText = pieces.some(
      (one) => one.kind === 'text' && one.shown === 'shown' && one.text.trim() !== '',
    );
    const number =
      isText && reference !== undefined ? this.parts.numbering.next(reference) : undefined;
    const isContents =
      contents ||
      (paragraph !== undefined && isContentsStyle(paragraph.style)) ||
      pieces.some((one) => one.kind === 'text' && one.contents);
    const writer = new ParagraphWriter(this.parts, {
      level,
      number: number?.text ?? '',
      bullet: number?.bullet === true,
      contents: isContents,
    });
    for (const piece of pieces) writer.add(piece);
    this.lines.push(...writer.finish((blocks) => this.read(blocks, contents)));
  }

  private table(element: XmlElement, contents: boolean): void {
    const table: DocxTable = readTable(element, (blocks) => this.read(blocks, contents));
    this.lines.push(...wordTableLines(table));
  }
}

function outlineOf(properties: XmlElement | undefined): number | undefined {
  const level = Number.parseInt(valOf(properties, 'w:outlineLvl') ?? '', 10);
  return Number.isInteger(level) ? level : undefined;
}

/** The control that Word puts around its table of contents (17.5.2.12). */
function isContentsControl(control: XmlElement): boolean {
  const gallery = valOf(control, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery');
  return gallery !== undefined && /table of contents|目录|目錄/i.test(gallery);
}

interface ParagraphKind {
  readonly level: number | undefined;
  readonly number: string;
  readonly bullet: boolean;
  readonly contents: boolean;
}

class ParagraphWriter {
  private readonly lines: ExtractedLine[] = [];
  private readonly behind: ExtractedLine[] = [];
  private readonly boxes: (readonly XmlElement[])[] = [];
  private readonly builder = new LineBuilder();
  private readonly aside = { hidden: new LineBuilder(), deleted: new LineBuilder() };
  private described: XmlElement[] = [];

  constructor(
    private readonly parts: BodyParts,
    private readonly kind: ParagraphKind,
  ) {
    this.builder.add(kind.number, { neutral: true });
  }

  add(piece: DocxPiece): void {
    switch (piece.kind) {
      case 'text':
        if (piece.shown === 'shown') this.builder.add(piece.text, piece.marks);
        else this.aside[piece.shown].add(piece.text);
        break;
      case 'break':
        // A heading over two lines is one heading.
        if (this.kind.level !== undefined) this.builder.add(' ');
        else this.flush();
        break;
      case 'box':
        this.boxes.push(piece.blocks);
        break;
      case 'note':
        this.note(piece.part, piece.id);
        break;
      case 'picture':
        this.picture(piece.element);
        break;
      case 'object':
        this.parts.object(piece.what);
        break;
    }
  }

  finish(
    read: (blocks: readonly XmlElement[]) => readonly ExtractedLine[],
  ): readonly ExtractedLine[] {
    this.flush();
    for (const reason of ['hidden', 'deleted'] as const) {
      const text = this.aside[reason].take()?.text;
      if (text !== undefined) this.behind.push(asideLine(text, reason));
    }
    return [...this.lines, ...this.boxes.flatMap(read), ...this.behind];
  }

  private flush(): void {
    const line = this.builder.take();
    if (line === undefined) return;
    if (this.kind.contents) {
      this.lines.push(asideLine(line.text, 'contents'));
      return;
    }
    const markup = this.markup(line.text, line.bold);
    const spans =
      markup?.kind === 'heading' || markup?.kind === 'bold' ? unbold(line.spans) : line.spans;
    this.lines.push({
      text: line.text,
      ...(markup && { markup }),
      ...(spans.length > 0 && { spans }),
    });
  }

  private markup(text: string, bold: boolean): LineMarkup | undefined {
    if (this.kind.level !== undefined) return { kind: 'heading', level: this.kind.level };
    if (bold && isHeadingByBold(text)) return { kind: 'bold' };
    return this.kind.bullet || this.kind.number !== '' ? { kind: 'item' } : undefined;
  }

  private note(part: 'footnotes' | 'endnotes', id: string): void {
    const note = this.parts.note(part, id);
    if (note === undefined) return;
    this.builder.note(note.label);
    this.behind.push(...note.lines);
  }

  /** A picture's description (wp:docPr) comes before it. */
  private picture(element: XmlElement): void {
    this.described.push(element);
    if (element.name === 'wp:docPr') return;
    const line = this.parts.picture(this.described.splice(0));
    if (line !== undefined) this.behind.push(line);
  }
}

function unbold(spans: readonly LineSpan[]): readonly LineSpan[] {
  return spans.filter(({ kind }) => kind !== 'strong');
}

export function asideLine(text: string, reason: AsideReason): ExtractedLine {
  return { text, markup: { kind: 'aside', reason } };
}
