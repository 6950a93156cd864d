import type { Image, Link, Nodes } from 'mdast';
import type { Hyphenate, Span } from '../clreq/line.js';
import type { Ruby } from '../edition/nodes.js';
import type { FacedText } from '../fonts/coverage.js';
import type { PlacedInk, StructureKind } from '../model/composition.js';
import type { Face } from '../model/face.js';
import type { FontRole, Template } from '../model/template.js';
import type { FaceChooser } from './faces.js';
import { noteMark } from './note-marks.js';
import { structureNode } from './pages/structure.js';

/** The properties of a span other than its glyphs. */
export interface Ink extends PlacedInk {
  readonly strike?: boolean;
  /** Whether emphasis dots stand below the characters. */
  readonly dots?: boolean;
  /** The picture in the line for which the span stands. */
  readonly picture?: InlinePicture;
}

/** A picture in a line of text, lengths in pt. */
export interface InlinePicture {
  readonly asset: string;
  readonly width: number;
  readonly height: number;
}

export interface InkedSpan extends Span {
  readonly ink: Ink;
}

export function inkedSpan({ text, face }: FacedText, size: number, ink: Ink): InkedSpan {
  return { text, face, size, ink };
}

/** The style of inline text where no node changes it. */
export interface InlineStyle {
  readonly role: FontRole;
  readonly bold: boolean;
  /** The size of the text, pt. */
  readonly size: number;
  readonly rise?: number;
  /** Whether the text is emphasised: with dots below it, or in kai; Western words in italics. */
  readonly emphasised?: boolean;
  readonly ink: Ink;
}

/** What inline nodes need to become spans. */
export interface InlineContext {
  readonly template: Template;
  readonly faces: FaceChooser;
  /** The number of a footnote by its identifier. */
  readonly noteNumber: (identifier: string) => number;
  /** The place of a note among those of its division, by its key. */
  readonly noteOrder: (key: string) => number;
  /** The number of the footnote with the address of a link; undefined where addresses are not printed. */
  readonly addressNumber: (link: Link) => number | undefined;
  /** The key of a footnote in the whole book: divisions that run on share pages. */
  readonly noteKey: (identifier: string) => string;
  /** Whether any mark refers to a footnote. */
  readonly isNoted: (identifier: string) => boolean;
  /** The target of a link: an address or `#destination`; undefined where it leads nowhere. */
  readonly link: (url: string) => string | undefined;
  /** Finds where words of the book's Western language may be divided; absent where the language is unknown. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Called with each text and its node, for coverage. */
  readonly onText: (text: string, node: Nodes, role: FontRole, bold: boolean) => void;
  /** A picture as it stands in a line of text; undefined where the line cannot hold it. */
  readonly inlinePicture: (image: Image) => InlinePicture | undefined;
  /** Called with a node that cannot be set. */
  readonly onUnknown: (node: Nodes) => void;
}

/** The spans of a block between two hard breaks. */
export type Piece = readonly InkedSpan[];

/** The size of note marks and indices as a share of the text's size; they are raised or lowered by the shares below. */
const INDEX_SIZE = 0.6;
const INDEX_RISE = 0.4;
const INDEX_DROP = -0.15;
const RUBY_SIZE = 0.5;
/** The size of code as a share of the text's size: monospaced letters look larger than others. */
const CODE_SIZE = 0.92;

/** Turns inline nodes into spans, with one piece for each stretch between hard breaks. */
export function inlinePieces(
  nodes: readonly Nodes[],
  base: InlineStyle,
  context: InlineContext,
): readonly Piece[] {
  const setter = new InlineSetter(context);
  setter.set(nodes, base);
  return setter.pieces;
}

/** Sets the inline nodes of one block. */
class InlineSetter {
  readonly pieces: InkedSpan[][] = [[]];
  readonly #context: InlineContext;
  /** Whether emphasis is shown by dots below the characters, not by kai. */
  readonly #isDotted: boolean;

  constructor(context: InlineContext) {
    this.#context = context;
    this.#isDotted = context.template.emphasis === 'dots';
  }

  set(nodes: readonly Nodes[], style: InlineStyle): void {
    for (const node of nodes) this.#node(node, style);
  }

  #node(node: Nodes, style: InlineStyle): void {
    switch (node.type) {
      case 'text':
        this.#text(node.value, style, node);
        return;
      case 'inlineCode': {
        const code = { ...style, role: 'mono', bold: false, size: style.size * CODE_SIZE } as const;
        this.#text(node.value, code, node);
        return;
      }
      case 'break':
        this.pieces.push([]);
        return;
      case 'strong': {
        const isHei = this.#context.template.strong === 'hei';
        this.set(node.children, { ...style, ...(isHei ? { role: 'hei' } : { bold: true }) });
        return;
      }
      case 'emphasis': {
        const role = this.#isDotted ? style.role : 'kai';
        this.set(node.children, { ...style, role, emphasised: true });
        return;
      }
      case 'delete':
        this.set(node.children, { ...style, ink: { ...style.ink, strike: true } });
        return;
      case 'link':
        this.#link(node, style);
        return;
      case 'footnoteReference': {
        const { identifier } = node;
        const { noteNumber, noteKey } = this.#context;
        this.#mark(noteNumber(identifier), noteKey(identifier), style, node);
        return;
      }
      case 'image': {
        const picture = this.#context.inlinePicture(node);
        if (picture === undefined) this.#context.onUnknown(node);
        else this.pieces.at(-1)?.push(pictureSpan(node, picture, style));
        return;
      }
      case 'superscript':
      case 'subscript': {
        const rise = style.size * (node.type === 'superscript' ? INDEX_RISE : INDEX_DROP);
        this.set(node.children, { ...style, size: style.size * INDEX_SIZE, rise });
        return;
      }
      case 'ruby':
        this.#ruby(node, style);
        return;
      default:
        this.#context.onUnknown(node);
    }
  }

  /** Adds a text as one span for each face. `more` applies to all spans, but a ruby only to the first. */
  #text(written: string, style: InlineStyle, node: Nodes, more: Partial<Span> = {}): void {
    const text = printable(written);
    if (text === '') return;
    const { faces, hyphenate, onText } = this.#context;
    onText(text, node, style.role, style.bold);
    const first: Partial<Span> = {
      ...(style.rise !== undefined && { rise: style.rise }),
      ...(hyphenate !== undefined && style.role !== 'mono' && { hyphenate }),
      ...more,
    };
    const { ruby: _, ...others } = first;
    const isEmphasised = style.emphasised === true;
    const stretches: readonly (FacedText & { italic?: boolean })[] = isEmphasised
      ? faces.emphasise(text, style.role, style.bold)
      : faces.choose(text, style.role, style.bold);
    for (const [index, stretch] of stretches.entries()) {
      // Emphasised Western words are in italics and have no dots.
      const isUnderDots = isEmphasised && this.#isDotted && stretch.italic !== true;
      const ink = isUnderDots ? { ...style.ink, dots: true } : style.ink;
      const span = inkedSpan(stretch, style.size, ink);
      this.pieces.at(-1)?.push(Object.assign(span, index === 0 ? first : others));
    }
  }

  /** Adds the raised mark that refers to a note. */
  #mark(number: number, note: string, style: InlineStyle, node: Nodes): void {
    const text = noteMark(number, this.#context.template);
    const index = {
      ...style,
      size: style.size * INDEX_SIZE,
      rise: style.size * INDEX_RISE,
      role: text.startsWith('[') || style.role === 'mono' ? ('latin' as const) : style.role,
      ink: { ...within(style.ink, 'Reference'), note },
    };
    this.#text(text, index, node, { unbreakable: true });
  }

  /** Adds the text of a link, and the mark of the note with its address where the template prints addresses. */
  #link(node: Link, style: InlineStyle): void {
    const { link, addressNumber, noteKey } = this.#context;
    this.set(node.children, linked(style, link(node.url)));
    const number = addressNumber(node);
    if (number !== undefined) this.#mark(number, noteKey(node.url), style, node);
  }

  /** Adds a text with its reading above it. A reading for which no face has all characters stands in the line, in brackets. */
  #ruby(node: Ruby, style: InlineStyle): void {
    const { faces, onText } = this.#context;
    const annotation = printable(node.annotation);
    const text = node.children.map((child) => ('value' in child ? child.value : '')).join('');
    const face = faces.whole(annotation, style.role, style.bold);
    if (face === undefined && annotation !== '') {
      this.#text(`${text}（${annotation}）`, style, node);
      return;
    }
    onText(annotation, node, style.role, style.bold);
    const ruby = face && { text: annotation, face, size: style.size * RUBY_SIZE };
    this.#text(text, style, node, ruby ? { ruby } : {});
  }
}

/** The character that stands for a picture in the text of a line. It takes the room of the picture and is never printed. */
const STAND_IN = '\ufffc';
/** The space on both sides of a picture in a line, em: as wide as the gap between Han and Western text. */
export const PICTURE_AIR = 0.125;

function pictureSpan(image: Image, picture: InlinePicture, style: InlineStyle): InkedSpan {
  const within = style.ink.structure;
  const ink = {
    ...style.ink,
    picture,
    ...(within && { structure: structureNode('Figure', within, image.alt ?? image.title ?? '') }),
  };
  const face = roomFor(picture.width / style.size + 2 * PICTURE_AIR);
  return { text: STAND_IN, face, size: style.size, unbreakable: true, ink };
}

/** A face with one character, which is `em` em wide. */
function roomFor(em: number): Face {
  return {
    id: 'picture',
    ascent: 1,
    descent: 0,
    has: () => true,
    advance: () => em,
    half: () => undefined,
    kerning: () => 0,
    marks: () => [],
  };
}

/** Control characters and byte order marks, which are not printed. */

const CONTROL = /(?![\t\n])[\p{Cc}\ufeff\ufffe]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

function printable(text: string): string {
  return CONTROL.test(text) ? text.replace(CONTROLS, '') : text;
}

function linked(style: InlineStyle, url: string | undefined): InlineStyle {
  return url === undefined ? style : { ...style, ink: { ...within(style.ink, 'Link'), link: url } };
}

/** The ink of a span in a new node below the structure node of `ink`. */
function within(ink: Ink, kind: StructureKind): Ink {
  return ink.structure === undefined
    ? ink
    : { ...ink, structure: structureNode(kind, ink.structure) };
}
