import {
  Bookmark,
  BuilderElement,
  EmphasisMarkType,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InternalHyperlink,
  type IRunPropertiesOptions,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { imageSize } from 'image-size';
import type { Image, Link, Nodes, Text } from 'mdast';
import type { PictureWidth } from '../../edition/nodes.js';
import { POINTS_PER_INCH } from '../../model/lengths.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { STYLE } from './style-names.js';
import { facesOf } from './styles.js';

/** A pixel picture, and the size of the original picture, px. */
export interface WordPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The size of a picture, px. */
export function pictureSize(bytes: Uint8Array): {
  readonly width: number;
  readonly height: number;
} {
  const { width, height, type, orientation } = imageSize(bytes);
  const turned = type === 'jpg' && (orientation ?? 1) > 4;
  return turned ? { width: height, height: width } : { width, height };
}

/** What the text of a division needs to be written. */
export interface WordTextContext {
  /** The size of the text, pt. */
  readonly size: number;
  /** The greatest width of a picture, pt. */
  readonly measure: number;
  readonly picture: (url: string) => WordPicture | undefined;
  /** The target of a link: an address, or `#name` of a bookmark; undefined for a link that leads nowhere. */
  readonly link: (link: Link) => string | undefined;
  /** The name of the bookmark of a heading or of a numbered picture, to which links lead. */
  readonly bookmark: (node: Nodes) => string | undefined;
  /** The number of a footnote in the document; undefined where the note has no text. */
  readonly note: (identifier: string) => number | undefined;
  readonly strong: 'hei' | 'bold';
  readonly emphasis: 'dots' | 'kai';
}

type Run = Omit<IRunPropertiesOptions, 'style'> & { readonly style?: string };

/** Turns inline nodes into the runs of a paragraph. */
export function runs(
  nodes: readonly Nodes[],
  context: WordTextContext,
  run: Run = {},
): ParagraphChild[] {
  return nodes.flatMap((node) => nodeRuns(node, context, run));
}

function nodeRuns(node: Nodes, context: WordTextContext, run: Run): ParagraphChild[] {
  switch (node.type) {
    case 'text':
      return [glyphRun(node, context) ?? new TextRun({ ...run, text: node.value })];
    case 'inlineCode':
      return [new TextRun({ ...run, text: node.value, font: facesOf('mono') })];
    case 'break':
      return [
        new TextRun({ ...run, ...(node.data?.printed && { style: STYLE.lineEnd }), break: 1 }),
      ];
    case 'strong': {
      const bold = context.strong === 'hei' ? { font: facesOf('hei') } : { bold: true };
      return runs(node.children, context, { ...run, ...bold });
    }
    case 'emphasis': {
      const marked =
        context.emphasis === 'dots'
          ? { emphasisMark: { type: EmphasisMarkType.DOT } }
          : { font: facesOf('kai') };
      return runs(node.children, context, { ...run, ...marked });
    }
    case 'delete':
      return runs(node.children, context, { ...run, strike: true });
    case 'superscript':
      return runs(node.children, context, { ...run, superScript: true });
    case 'subscript':
      return runs(node.children, context, { ...run, subScript: true });
    case 'ruby':
      return [ruby(plainText(node), node.annotation)];
    case 'link': {
      const href = context.link(node);
      const children = runs(node.children, context, run);
      if (href === undefined) return children;
      return href.startsWith('#')
        ? [new InternalHyperlink({ anchor: href.slice(1), children })]
        : [new ExternalHyperlink({ link: href, children })];
    }
    case 'image': {
      const picture = pictureRun(node, context);
      const id = context.bookmark(node);
      if (picture === undefined) return [];
      return id === undefined ? [picture] : [new Bookmark({ id, children: [picture] })];
    }
    case 'footnoteReference': {
      const number = context.note(node.identifier);
      return number === undefined ? [] : [new FootnoteReferenceRun(number)];
    }
    default:
      return 'children' in node
        ? runs(node.children as readonly Nodes[], context, run)
        : [new TextRun({ ...run, text: plainText(node) })];
  }
}

/** The pixels per inch of a picture that gives no other number. */
const DOTS_PER_INCH = 96;

const KINDS: ReadonlyMap<string, 'png' | 'jpg' | 'gif' | 'bmp'> = new Map([
  ['png', 'png'],
  ['jpg', 'jpg'],
  ['gif', 'gif'],
  ['bmp', 'bmp'],
]);

/** The picture of a character of the edition's own, as high as the text of its paragraph. */
function glyphRun({ value, data }: Text, context: WordTextContext): ImageRun | undefined {
  const url = data?.glyph;
  const picture = url === undefined ? undefined : context.picture(url);
  const kind = picture && KINDS.get(imageSize(picture.bytes).type ?? '');
  if (url === undefined || picture === undefined || kind === undefined) return undefined;
  const em = (context.size / POINTS_PER_INCH) * DOTS_PER_INCH;
  const scale = em / Math.max(picture.width, picture.height, 1);
  return new ImageRun({
    type: kind,
    data: Buffer.from(picture.bytes),
    transformation: { width: picture.width * scale, height: picture.height * scale },
    altText: { name: url, title: '', description: value },
  });
}

/** The width of a picture, pt. */
function widthOf(width: PictureWidth, measure: number): number {
  return 'share' in width ? width.share * measure : width.pt;
}

function pictureRun(
  { url, alt, title, data }: Image,
  context: WordTextContext,
): ImageRun | undefined {
  const picture = context.picture(url);
  if (picture === undefined) return undefined;
  const { bytes, width, height } = picture;
  const kind = KINDS.get(imageSize(bytes).type ?? '');
  if (kind === undefined || width <= 0 || height <= 0) return undefined;
  const most = (context.measure / POINTS_PER_INCH) * DOTS_PER_INCH;
  const asked = data?.width && widthOf(data.width, context.measure);
  const wanted = asked === undefined ? width : (asked / POINTS_PER_INCH) * DOTS_PER_INCH;
  const scale = Math.min(wanted, most) / width;
  return new ImageRun({
    type: kind,
    data: Buffer.from(bytes),
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    // The name is that of the file, by which the picture is recognised when the Word file comes back.
    altText: { name: url, title: title ?? '', description: alt ?? '' },
  });
}

/** Characters with their reading above (w:ruby, ISO/IEC 29500-1 17.3.3.25). The library has no such element. */
function ruby(base: string, reading: string): ParagraphChild {
  const part = (name: string, text: string) =>
    new BuilderElement({ name, children: [new TextRun({ text })] });
  return new BuilderElement({
    name: 'w:r',
    children: [
      new BuilderElement({
        name: 'w:ruby',
        children: [part('w:rt', reading), part('w:rubyBase', base)],
      }),
    ],
  }) as unknown as ParagraphChild;
}
