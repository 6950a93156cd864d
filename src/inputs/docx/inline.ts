import { codePoint } from 'dingbat-to-unicode';
import type { RunMarks } from '../line-text.js';
import type { FieldStack } from './fields.js';
import { linkOf } from './fields.js';
import type { Relationships } from './relationships.js';
import type { Styles } from './styles.js';
import type { XmlElement } from './xml-element.js';
import { childOf, childrenOf, isOn, valOf } from './xml-tree.js';

/** The visibility of a run of text: shown, hidden (w:vanish), or deleted by a tracked change. */
export type Shown = 'shown' | 'hidden' | 'deleted';

/** A paragraph's content in order. */
export type DocxPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly marks: RunMarks;
      readonly shown: Shown;
      /** In a field that makes a table of contents. */
      readonly contents: boolean;
    }
  | { readonly kind: 'break' }
  /** The blocks of a text box that is anchored here. */
  | { readonly kind: 'box'; readonly blocks: readonly XmlElement[] }
  | { readonly kind: 'note'; readonly part: 'footnotes' | 'endnotes'; readonly id: string }
  | { readonly kind: 'picture'; readonly element: XmlElement }
  /** The kind of an object in the text: a chart, a diagram, an embedded object. */
  | { readonly kind: 'object'; readonly what: 'chart' | 'diagram' | 'object' };

interface Context {
  readonly marks: RunMarks;
  readonly deleted: boolean;
  readonly hidden: boolean;
}

/** Elements that hold no text of the paragraph. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:fldData',
  'w:ffData',
  'm:ctrlPr',
]);

/** Reads paragraphs' content: runs, links, fields, changes, text boxes, pictures, formulas. Nothing with text is passed over. */
export class InlineReader {
  private pieces: DocxPiece[] = [];
  /** Tracked changes met, by their kind. */
  readonly changes = { inserted: 0, deleted: 0, moved: 0 };

  constructor(
    private readonly styles: Styles,
    private readonly relationships: Relationships,
    private readonly fields: FieldStack,
  ) {}

  read(paragraph: XmlElement, bold: boolean, hidden: boolean): readonly DocxPiece[] {
    this.pieces = [];
    this.children(paragraph, { marks: bold ? { strong: true } : {}, deleted: false, hidden });
    return this.pieces;
  }

  private children(parent: XmlElement, context: Context): void {
    for (const child of parent.children) this.node(child, context);
  }

  private node(node: XmlElement, context: Context): void {
    if (SILENT.has(node.name)) return;
    switch (node.name) {
      case 'w:r':
        this.run(node, context);
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.changes[node.name === 'w:del' ? 'deleted' : 'moved']++;
        this.children(node, { ...context, deleted: true });
        break;
      case 'w:ins':
        this.changes.inserted++;
        this.children(node, context);
        break;
      case 'w:hyperlink':
        this.linked(node, this.relationships.hyperlink(node), context);
        break;
      case 'w:fldSimple':
        this.linked(node, linkOf(node.attributes.get('instr') ?? ''), context);
        break;
      case 'w:ruby':
        this.ruby(node, context);
        break;
      case 'mc:AlternateContent':
        this.children(chosen(node), context);
        break;
      default:
        this.leaf(node, context);
    }
  }

  private linked(node: XmlElement, target: string | undefined, context: Context): void {
    const marks = target === undefined ? context.marks : { ...context.marks, target };
    this.children(node, { ...context, marks });
  }

  private run(node: XmlElement, context: Context): void {
    const properties = childOf(node, 'w:rPr');
    const style = this.styles.style(valOf(properties, 'w:rStyle'));
    const bold = isOn(properties, 'w:b') ?? style.bold ?? context.marks.strong === true;
    const vertical = valOf(properties, 'w:vertAlign');
    const { strong: _, ...rest } = context.marks;
    const marks: RunMarks = {
      ...rest,
      ...(bold && { strong: true }),
      ...(vertical === 'superscript' && { script: 'sup' as const }),
      ...(vertical === 'subscript' && { script: 'sub' as const }),
    };
    const hidden = isOn(properties, 'w:vanish') ?? style.hidden ?? context.hidden;
    this.children(node, { marks, deleted: context.deleted, hidden });
  }

  private leaf(node: XmlElement, context: Context): void {
    switch (node.name) {
      case 'w:t':
      case 'w:delText':
      case 'm:t':
      case 'a:t':
        this.text(node.text, context);
        break;
      case 'w:instrText':
      case 'w:delInstrText':
        this.fields.instruction(node.text);
        break;
      case 'w:fldChar':
        this.fields.mark(node.attributes.get('fldCharType') ?? '');
        break;
      case 'w:tab':
      case 'w:ptab':
        this.text('\t', context);
        break;
      case 'w:noBreakHyphen':
        this.text('-', context);
        break;
      case 'w:sym':
        this.text(symbol(node), context);
        break;
      case 'w:br':
      case 'w:cr':
        if (!/^(?:page|column)$/.test(node.attributes.get('type') ?? ''))
          this.pieces.push({ kind: 'break' });
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.note(node, context);
        break;
      case 'w:txbxContent':
        this.pieces.push({ kind: 'box', blocks: node.children });
        break;
      case 'a:blip':
      case 'v:imagedata':
        this.pieces.push({ kind: 'picture', element: node });
        break;
      case 'wp:docPr':
        // The description of the picture that follows it.
        this.pieces.push({ kind: 'picture', element: node });
        break;
      case 'c:chart':
        this.pieces.push({ kind: 'object', what: 'chart' });
        break;
      case 'dgm:relIds':
        this.pieces.push({ kind: 'object', what: 'diagram' });
        break;
      default:
        this.children(node, context);
    }
  }

  private text(text: string, { marks, deleted, hidden }: Context): void {
    if (text === '') return;
    // What a field shows inside another field's code is not shown.
    const unseen = hidden || this.fields.inInstruction;
    const target = marks.target ?? this.fields.link;
    this.pieces.push({
      kind: 'text',
      text,
      marks: target === undefined ? marks : { ...marks, target },
      shown: deleted ? 'deleted' : unseen ? 'hidden' : 'shown',
      contents: this.fields.inContents,
    });
  }

  private note(node: XmlElement, { deleted }: Context): void {
    const id = node.attributes.get('id');
    const part = node.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes';
    if (id !== undefined && !deleted) this.pieces.push({ kind: 'note', part, id });
  }

  /** A reading stands behind its base, in brackets. */
  private ruby(node: XmlElement, context: Context): void {
    for (const base of childrenOf(node, 'w:rubyBase')) this.children(base, context);
    const [reading] = childrenOf(node, 'w:rt');
    if (reading === undefined) return;
    this.text('（', context);
    this.children(reading, context);
    this.text('）', context);
  }
}

/** The first of two alternative contents (ISO/IEC 29500-3, 10.2.1); the second is the same content for older programs. */
export function chosen(alternate: XmlElement): XmlElement {
  return childOf(alternate, 'mc:Choice') ?? childOf(alternate, 'mc:Fallback') ?? alternate;
}

/** A character of a symbol font; where it is unknown, its private character, which is reported when it can't be set. */
function symbol(node: XmlElement): string {
  const code = Number.parseInt(node.attributes.get('char') ?? '', 16);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return '';
  const font = node.attributes.get('font') ?? '';
  const known = codePoint(font, code) ?? codePoint(font, code & 0xff);
  return known?.string ?? String.fromCodePoint(code);
}
