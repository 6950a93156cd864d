import type { FootnoteReference, Image, Link, PhrasingContent } from 'mdast';
import { notesBehind } from '../edition/captions.js';
import type { PictureWidth } from '../edition/nodes.js';
import type { PlacedImage, Structure } from '../model/composition.js';
import { POINTS_PER_INCH } from '../model/lengths.js';
import { plainText } from '../model/markdown/plain-text.js';
import type { InlinePicture } from './inline.js';
import { structureNode } from './pages/structure.js';
import type { Room } from './set-lines.js';

/** Returns the size of an image, pixels; undefined where its kind cannot be set. */
export type ImageSize = (
  asset: string,
) => { readonly width: number; readonly height: number } | undefined;

/** A picture of a paragraph, and the link around it. */
export interface LinkedPicture {
  readonly picture: Image;
  readonly link?: Link;
  /** The marks of notes in the caption. */
  readonly notes?: readonly FootnoteReference[];
}

/** A part of a paragraph, in the order of the text: text that is set in lines, or a picture between. */
export type ParagraphPart = { readonly text: readonly PhrasingContent[] } | LinkedPicture;

/**
 * Divides a paragraph at its pictures, also at those inside links and emphasis. The link or emphasis then encloses the text before
 * the picture and the text behind it. A picture for which `staysInLine` returns true belongs to the text.
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

/** Whether a part is a picture, or an empty rest of a link around one. */
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
  // A link around a picture alone keeps the mark of its address where addresses are printed.
  const bare = node.type === 'link' && inner.every((part) => 'picture' in part);
  return bare ? [...parts, around([])] : parts;
}

/** Pictures are printed at this many pixels per inch, or smaller where they do not fit. */
const PIXELS_PER_INCH = 200;

/** What pictures need to know about their book to be set. */
export interface PictureContext {
  readonly imageSize: ImageSize;
  /** The target of a link; undefined where it leads nowhere. */
  readonly link: (url: string) => string | undefined;
}

/**
 * A picture centred in its room, at most `highest` pt high, with its top at y = 0; undefined where its kind cannot be set.
 * `within` is its parent node in the structure.
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

/** A picture higher than this many lines is always a block of its own. */
const INLINE_LINES = 2;
/** The greatest height of a picture in a line, as a share of the line's pitch. */
const INLINE_HIGHEST = 0.95;

/** A picture in a line of text, not higher than the pitch of the line; undefined where it is too large for a line. */
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

/** The width of a picture, pt: the one in the text, else that at PIXELS_PER_INCH. */
function naturalWidth(
  { data }: Image,
  { width }: { readonly width: number },
  measure: number,
): number {
  return wantedWidth(data?.width, measure) ?? (width * POINTS_PER_INCH) / PIXELS_PER_INCH;
}

/** The width that the text asks for, pt; undefined where it asks for none. */
function wantedWidth(width: PictureWidth | undefined, measure: number): number | undefined {
  if (width === undefined) return undefined;
  return 'share' in width ? width.share * measure : width.pt;
}
