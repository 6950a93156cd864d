import type { FootnoteReference, Image, Link, PhrasingContent } from 'mdast';
import { notesBehind } from '../edition/captions.js';
import type { PictureWidth } from '../edition/nodes.js';
import type { PlacedImage, Structure } from '../model/composition.js';
import { POINTS_PER_INCH } from '../model/lengths.js';
import { plainText } from '../model/markdown/plain-text.js';
import type { InlinePicture } from './inline.js';
import { structureNode } from './pages/structure.js';
import type { Room } from './set-lines.js';

/** The pixel size of an image, undefined where its kind can't be set. */
export type ImageSize = (
  asset: string,
) => { readonly width: number; readonly height: number } | undefined;

/** A picture of a paragraph, and the link that it stands in. */
export interface LinkedPicture {
  readonly picture: Image;
  readonly link?: Link;
  /** The marks of notes that its caption holds. */
  readonly notes?: readonly FootnoteReference[];
}

/** A paragraph's content in the order of the text: what is set in lines, and the pictures between. */
export type ParagraphPart = { readonly text: readonly PhrasingContent[] } | LinkedPicture;

/**
 * Parts a paragraph at its pictures, also at those inside links and emphasis: what a picture stood in goes round the
 * text before it and the text behind it. A picture of which `staysInLine` is true belongs to the text.
 */
export function partedAtPictures(
  nodes: readonly PhrasingContent[],
  staysInLine: (picture: Image) => boolean = () => false,
): readonly ParagraphPart[] {
  const parts: ({ readonly text: PhrasingContent[] } | LinkedPicture)[] = [];
  const add = (part: ParagraphPart) => {
    const last = parts.at(-1);
    if (!('text' in part)) parts.push(part);
    else if (last !== undefined && 'text' in last) last.text.push(...part.text);
    else parts.push({ text: [...part.text] });
  };
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as PhrasingContent;
    const inner = paragraphParts(node, staysInLine);
    const last = inner.findLastIndex((part) => 'picture' in part);
    const notes = last >= 0 && inner.every(isBare) ? notesBehind(nodes, index) : [];
    inner.forEach((part, at) => {
      add(notes.length > 0 && at === last ? { ...part, notes } : part);
    });
    index += notes.length;
  }
  return parts;
}

/** A picture, or what is left of a link round it. */
function isBare(part: ParagraphPart): boolean {
  return 'picture' in part || part.text.every((node) => plainText(node).trim() === '');
}

function paragraphParts(
  node: PhrasingContent,
  staysInLine: (picture: Image) => boolean,
): readonly ParagraphPart[] {
  if (node.type === 'image') return staysInLine(node) ? [{ text: [node] }] : [{ picture: node }];
  if (!('children' in node) || node.type === 'ruby') return [{ text: [node] }];
  const inner = partedAtPictures(node.children, staysInLine);
  if (inner.every((part) => 'text' in part)) return [{ text: [node] }];
  const around = (children: readonly PhrasingContent[]): ParagraphPart => ({
    text: [{ ...node, children } as PhrasingContent],
  });
  const parts = inner.map((part) => {
    if ('text' in part) return around(part.text);
    return node.type === 'link' ? { link: node, ...part } : part;
  });
  // A link of a picture alone still has the mark of its address, where addresses are printed.
  const bare = node.type === 'link' && inner.every((part) => 'picture' in part);
  return bare ? [...parts, around([])] : parts;
}

/** Pictures are printed at this many pixels to the inch, or smaller where they don't fit. */
const PIXELS_PER_INCH = 200;

/** What setting pictures needs to know of their book. */
export interface PictureContext {
  readonly imageSize: ImageSize;
  /** Where a link leads; undefined where it leads nowhere. */
  readonly link: (url: string) => string | undefined;
}

/**
 * A picture in the middle of its room, not higher than `highest` pt, its top at y = 0; undefined where its kind can't be
 * set. `within` is the node of the structure that it stands in.
 */
export function setPicture(
  { picture, link }: LinkedPicture,
  room: Room,
  highest: number,
  within: Structure,
  context: PictureContext,
): PlacedImage | undefined {
  const pixels = context.imageSize(picture.url);
  if (pixels === undefined) return undefined;
  const natural = naturalWidth(picture, pixels, room.measure);
  const scale = Math.min(
    1,
    room.measure / natural,
    highest / ((pixels.height * natural) / pixels.width),
  );
  const width = natural * scale;
  const height = (width * pixels.height) / pixels.width;
  const address = link && context.link(link.url);
  return {
    kind: 'image',
    x: room.x + (room.measure - width) / 2,
    y: 0,
    width,
    height,
    asset: picture.url,
    structure: structureNode(
      address === undefined ? 'Figure' : 'Link',
      within,
      picture.alt ?? picture.title ?? '',
    ),
    ...(address !== undefined && { link: address }),
  };
}

/** A picture higher than so many lines is a block of its own, wherever it is written. */
const INLINE_LINES = 2;
/** What a picture in a line takes of the line's pitch at most. */
const INLINE_HIGHEST = 0.95;

/** A picture as it stands in a line of text, not higher than the line's pitch; undefined where it is too large for one. */
export function inlinePicture(
  picture: Image,
  measure: number,
  pitch: number,
  imageSize: ImageSize,
): InlinePicture | undefined {
  const pixels = imageSize(picture.url);
  if (pixels === undefined) return undefined;
  const width = naturalWidth(picture, pixels, measure);
  const height = (width * pixels.height) / pixels.width;
  if (height > INLINE_LINES * pitch || width > measure) return undefined;
  const scale = Math.min(1, (INLINE_HIGHEST * pitch) / height);
  return { asset: picture.url, width: width * scale, height: height * scale };
}

/** pt, as the text says or at PIXELS_PER_INCH. */
function naturalWidth(
  { data }: Image,
  { width }: { readonly width: number },
  measure: number,
): number {
  return wantedWidth(data?.width, measure) ?? (width * POINTS_PER_INCH) / PIXELS_PER_INCH;
}

/** pt; undefined where the text says nothing of it. */
function wantedWidth(width: PictureWidth | undefined, measure: number): number | undefined {
  if (width === undefined) return undefined;
  return 'share' in width ? width.share * measure : width.pt;
}
