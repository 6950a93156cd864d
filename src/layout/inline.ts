import type { Image, Link, Nodes } from 'mdast';
import type { Hyphenate, Span } from '../clreq/line.js';
import type { FacedText } from '../fonts/coverage.js';
import type { PlacedInk, StructureKind } from '../model/composition.js';
import type { Face } from '../model/face.js';
import type { FontRole, Template } from '../model/template.js';
import type { FaceChooser } from './faces.js';
import { noteMark } from './note-marks.js';
import { structureNode } from './pages/structure.js';

/** The properties of a span beside its glyphs. */
export interface Ink extends PlacedInk {
  readonly strike?: boolean;
  /** Emphasis dots beneath. */
  readonly dots?: boolean;
  /** The span stands for a picture in the line. */
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
  /** pt */
  readonly size: number;
  readonly rise?: number;
  /** With dots beneath, or in kai; Western words in italics. */
  readonly emphasised?: boolean;
  readonly ink: Ink;
}

/** What the turning of inline nodes into spans needs. */
export interface InlineContext {
  readonly template: Template;
  readonly faces: FaceChooser;
  /** The number of a footnote by its identifier. */
  readonly noteNumber: (identifier: string) => number;
  /** Where a note stands among those of its division, by its key. */
  readonly noteOrder: (key: string) => number;
  /** The number of the footnote with a link's address, where addresses are printed. */
  readonly addressNumber: (link: Link) => number | undefined;
  /** The key of a footnote in the whole book: divisions that run on share pages. */
  readonly noteKey: (identifier: string) => string;
  /** Whether any mark refers to a footnote. */
  readonly isNoted: (identifier: string) => boolean;
  /** The target of a link: an address or `#destination`; undefined where it leads nowhere. */
  readonly link: (url: string) => string | undefined;
  /** Where words of the book's Western language may be divided; absent where that is unknown. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Called with each text and its node, for coverage. */
  readonly onText: (text: string, node: Nodes, role: FontRole, bold: boolean) => void;
  /** A picture as it stands in a line of text; undefined where the line cannot hold it. */
  readonly inlinePicture: (image: Image) => InlinePicture | undefined;
  /** Called with a node that cannot be set. */
  readonly onUnknown: (node: Nodes) => void;
}

/** A hard break parts the spans of a block into pieces. */
export type Piece = readonly InkedSpan[];

/** Note marks and indices: this share of the size, raised or lowered by a share of it. */
const INDEX_SIZE = 0.6;
const INDEX_RISE = 0.4;
const INDEX_DROP = -0.15;
const RUBY_SIZE = 0.5;

/** Inline nodes → spans, one piece between hard breaks. */
export function inlinePieces(
  nodes: readonly Nodes[],
  base: InlineStyle,
  context: InlineContext,
): readonly Piece[] {
  const pieces: InkedSpan[][] = [[]];
  const { hyphenate } = context;
  const dotted = context.template.emphasis === 'dots';
  const push = (written: string, style: InlineStyle, node: Nodes, more: Partial<Span> = {}) => {
    const text = printable(written);
    if (text === '') return;
    context.onText(text, node, style.role, style.bold);
    const all: Partial<Span> = {
      ...(style.rise !== undefined && { rise: style.rise }),
      ...(hyphenate !== undefined && style.role !== 'mono' && { hyphenate }),
      ...more,
    };
    // A reading stands over the first stretch alone.
    const { ruby: _, ...afterFirst } = all;
    const add = (stretch: FacedText, ink: Ink, index: number) =>
      pieces
        .at(-1)
        ?.push(Object.assign(inkedSpan(stretch, style.size, ink), index === 0 ? all : afterFirst));
    if (style.emphasised === true) {
      for (const [index, stretch] of context.faces
        .emphasise(text, style.role, style.bold)
        .entries()) {
        // Western words are in italics: they take no dots.
        const ink = dotted && !stretch.italic ? { ...style.ink, dots: true } : style.ink;
        add(stretch, ink, index);
      }
      return;
    }
    for (const [index, stretch] of context.faces.choose(text, style.role, style.bold).entries())
      add(stretch, style.ink, index);
  };
  const mark = (number: number, note: string, style: InlineStyle, node: Nodes) => {
    const text = noteMark(number, context.template);
    const index = {
      ...style,
      size: style.size * INDEX_SIZE,
      rise: style.size * INDEX_RISE,
      role: text.startsWith('[') || style.role === 'mono' ? ('latin' as const) : style.role,
      ink: { ...within(style.ink, 'Reference'), note },
    };
    push(text, index, node, { unbreakable: true });
  };
  const walk = (node: Nodes, style: InlineStyle): void => {
    switch (node.type) {
      case 'text':
        push(node.value, style, node);
        return;
      case 'inlineCode':
        push(node.value, { ...style, role: 'mono', bold: false, size: style.size * 0.92 }, node);
        return;
      case 'break':
        pieces.push([]);
        return;
      case 'strong':
        each(
          node.children,
          context.template.strong === 'hei' ? { ...style, role: 'hei' } : { ...style, bold: true },
        );
        return;
      case 'emphasis':
        each(
          node.children,
          dotted ? { ...style, emphasised: true } : { ...style, role: 'kai', emphasised: true },
        );
        return;
      case 'delete':
        each(node.children, { ...style, ink: { ...style.ink, strike: true } });
        return;
      case 'link': {
        each(node.children, linked(style, context.link(node.url)));
        const number = context.addressNumber(node);
        if (number !== undefined) mark(number, context.noteKey(node.url), style, node);
        return;
      }
      case 'footnoteReference':
        mark(context.noteNumber(node.identifier), context.noteKey(node.identifier), style, node);
        return;
      case 'image': {
        const picture = context.inlinePicture(node);
        if (picture === undefined) context.onUnknown(node);
        else pieces.at(-1)?.push(pictureSpan(node, picture, style));
        return;
      }
      case 'superscript':
      case 'subscript': {
        const rise = style.size * (node.type === 'superscript' ? INDEX_RISE : INDEX_DROP);
        each(node.children, { ...style, size: style.size * INDEX_SIZE, rise });
        return;
      }
      case 'ruby': {
        const annotation = printable(node.annotation);
        const text = node.children.map((child) => ('value' in child ? child.value : '')).join('');
        const face = context.faces.whole(annotation, style.role, style.bold);
        if (face === undefined && annotation !== '') {
          // A reading is set in one face; what no face has whole stands in the line, as in a text without ruby.
          push(`${text}（${annotation}）`, style, node);
          return;
        }
        context.onText(annotation, node, style.role, style.bold);
        const ruby = face && { text: annotation, face, size: style.size * RUBY_SIZE };
        push(text, style, node, ruby ? { ruby } : {});
        return;
      }
      default:
        context.onUnknown(node);
    }
  };
  const each = (children: readonly Nodes[], style: InlineStyle) => {
    for (const child of children) walk(child, style);
  };
  each(nodes, base);
  return pieces;
}

/** What stands for a picture in a line's text: it takes the picture's room, and is never printed. */
const STAND_IN = '\ufffc';
/** Air on both sides of a picture in a line, em: that between Han and Western text. */
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

/** A face of one character of this width, em. */
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

/** Control characters and byte order marks are no text: nothing is printed for them. */

const CONTROL = /(?![\t\n])[\p{Cc}\ufeff\ufffe]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

function printable(text: string): string {
  return CONTROL.test(text) ? text.replace(CONTROLS, '') : text;
}

function linked(style: InlineStyle, url: string | undefined): InlineStyle {
  return url === undefined ? style : { ...style, ink: { ...within(style.ink, 'Link'), link: url } };
}

/** The ink of what stands inside a node of the structure that it already has. */
function within(ink: Ink, kind: StructureKind): Ink {
  return ink.structure === undefined
    ? ink
    : { ...ink, structure: structureNode(kind, ink.structure) };
}
