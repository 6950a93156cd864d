import type { PlacedImage, PlacedItem, Structure } from '../../model/composition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BookContext } from '../book-context.js';
import { structureNode } from '../pages/structure.js';
import { ASCENT, type ColumnPlace, setColumn } from './column.js';
import { type CoverTexts, coverTexts } from './cover-texts.js';

/** A part of the page, pt. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cover's design: the background, and the areas of its texts and its picture. */
interface Design {
  readonly behind: readonly PlacedItem[];
  readonly head: Area;
  /** The distance of the head below the top of its area where there is room, pt. */
  readonly sunk: number;
  readonly foot: Area;
  readonly picture: Area | undefined;
  /** The colours of the head's and the foot's texts; undefined for the colours of their styles. */
  readonly ink: Readonly<Record<'head' | 'foot', string | undefined>>;
}

/** The items of the cover in its design. Texts are divided by sense; where head and foot would meet, both are set smaller. */
export function coverItems(book: BookContext): readonly PlacedItem[] {
  const within = structureNode('Sect', book.document);
  const image = pictureOf(book);
  const design = DESIGNS[designOf(book)](book, image !== undefined);
  const texts = coverTexts(book, (style, part) => restyled(style, design.ink[part]));
  return [
    ...design.behind,
    ...(image && design.picture ? [placedIn(design.picture, image, within, book)] : []),
    ...textsIn(design, texts, within, book),
  ];
}

function restyled(style: BlockStyle, color: string | undefined): BlockStyle {
  return { ...style, align: 'center', ...(color !== undefined && { color }) };
}

/** The sizes that are tried, as shares of the template's. */
const SCALES = [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4, 0.33];
/** The foot is never set smaller than this share of its size. */
const LEAST_FOOT = 0.5;
/** The least distance between head and foot, as a share of the page's height. */
const BETWEEN = 0.05;

function textsIn(
  { head, sunk, foot, picture }: Design,
  texts: CoverTexts,
  within: Structure,
  book: BookContext,
): readonly PlacedItem[] {
  const place = ({ x, width }: Area): ColumnPlace => ({ x, measure: width, within });
  const gap = book.template.page.height * BETWEEN;
  const last = SCALES.length - 1;
  for (const [index, scale] of SCALES.entries()) {
    const over = setColumn(texts.head, place(head), scale, book);
    const under = setColumn(texts.foot, place(foot), Math.max(scale, LEAST_FOOT), book);
    const end = foot.y + foot.height - under.height;
    const room = Math.min(head.y + head.height, end - gap) - head.y;
    const clear = picture === undefined || end >= picture.y + picture.height;
    if ((over.height > room || !clear) && index < last) continue;
    const top = head.y + Math.max(0, Math.min(sunk, room - over.height));
    return [...over.items(top), ...under.items(end)];
  }
  return [];
}

type DesignName = 'plain' | 'band' | 'frame';

function designOf({ metadata, template }: BookContext): DesignName {
  return metadata.cover?.design ?? template.coverDesign.design;
}

function colorOf({ metadata, template }: BookContext): string | undefined {
  return metadata.cover?.color ?? template.coverDesign.color;
}

/** The place of the title's first line, as a share of the page's height: a little above the optical middle. */
const TITLE_LEVEL = 0.3;

/** The colour of a design where neither the edition nor the template names one. */
const COLOR = '#8c1d18';
const LIGHT = '#ffffff';
const DARK = '#1a1a1a';

const DESIGNS: Readonly<Record<DesignName, (book: BookContext, pictured: boolean) => Design>> = {
  /** The title a little above the optical middle, a short stroke, the subtitle. */
  plain(book, pictured) {
    const { page } = book.template;
    const text = textArea(book);
    const color = colorOf(book);
    const top = page.height * (pictured ? 0.12 : 0.1);
    const { coverTitle, coverImprint } = book.template.styles;
    const below = (1 - ASCENT) * coverImprint.size;
    return {
      behind: [],
      head: { ...text, y: top, height: page.height * (pictured ? 0.3 : 0.62) },
      sunk: pictured ? 0 : page.height * TITLE_LEVEL - ASCENT * coverTitle.size - top,
      foot: { ...text, y: page.height / 2, height: page.height / 2 - page.bottom + below },
      picture: pictured
        ? { ...text, y: page.height * 0.45, height: page.height * 0.33 }
        : undefined,
      ink: { head: color, foot: undefined },
    };
  },
  /** A coloured band over the upper part with the title; a picture below the band, a stroke above the foot. */
  band(book, pictured) {
    const { page } = book.template;
    const text = textArea(book);
    const color = colorOf(book) ?? COLOR;
    const high = page.height * (pictured ? 0.4 : 0.5);
    const below = page.height - page.bottom * 0.5;
    const line = { x: 0, y: page.height * 0.985, width: page.width, height: page.height * 0.015 };
    return {
      behind: [
        { kind: 'box', x: 0, y: 0, width: page.width, height: high, color },
        { kind: 'box', ...line, color },
      ],
      head: { ...text, y: high * 0.14, height: high * 0.74 },
      sunk: high * 0.22,
      foot: { ...text, y: high, height: below - high - page.height * 0.03 },
      picture: pictured
        ? { x: 0, y: high, width: page.width, height: page.height * 0.36 }
        : undefined,
      ink: { head: isLight(color) ? DARK : LIGHT, foot: undefined },
    };
  },
  /** A thick and a thin frame (文武线) around all texts. */
  frame(book, pictured) {
    const { page } = book.template;
    const color = colorOf(book) ?? COLOR;
    const outer = page.width * 0.07;
    const inner = outer + 5;
    const text = textArea(book);
    const [x, width] = [
      Math.max(text.x, inner + 12),
      page.width - 2 * Math.max(text.x, inner + 12),
    ];
    return {
      behind: [...framed(outer, 2, color, book), ...framed(inner, 0.6, color, book)],
      head: { x, width, y: page.height * 0.15, height: page.height * (pictured ? 0.28 : 0.55) },
      sunk: pictured ? 0 : page.height * 0.08,
      foot: { x, width, y: page.height / 2, height: page.height / 2 - inner - page.height * 0.05 },
      picture: pictured
        ? { x, width, y: page.height * 0.46, height: page.height * 0.3 }
        : undefined,
      ink: { head: color, foot: undefined },
    };
  },
};

/** An area as wide as the type area, centred on the page. */
function textArea({ template }: BookContext): Area {
  const { page, typeArea } = template;
  const width = Math.min(typeArea.characters * typeArea.size, page.width * 0.84);
  return { x: (page.width - width) / 2, width, y: 0, height: page.height };
}

function framed(inset: number, width: number, color: string, book: BookContext): PlacedItem[] {
  const { page } = book.template;
  const [x1, y1, x2, y2] = [inset, inset, page.width - inset, page.height - inset];
  const rule = (ax: number, ay: number, bx: number, by: number): PlacedItem => ({
    kind: 'rule',
    x1: ax,
    y1: ay,
    x2: bx,
    y2: by,
    width,
    color,
  });
  const half = width / 2;
  return [
    rule(x1 - half, y1, x2 + half, y1),
    rule(x2, y1, x2, y2),
    rule(x1 - half, y2, x2 + half, y2),
    rule(x1, y1, x1, y2),
  ];
}

/** Whether dark letters are easier to read on a colour than white ones (relative luminance, WCAG 2). */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4;
}

interface CoverPicture {
  readonly asset: string;
  readonly width: number;
  readonly height: number;
}

function pictureOf({ metadata, imageSize }: BookContext): CoverPicture | undefined {
  const asset = metadata.cover?.image;
  const size = asset === undefined ? undefined : imageSize(asset);
  return asset === undefined || size === undefined ? undefined : { asset, ...size };
}

/** The picture centred in its area, as large as the area allows. */
function placedIn(
  area: Area,
  { asset, width, height }: CoverPicture,
  within: Structure,
  { metadata }: BookContext,
): PlacedImage {
  const scale = Math.min(area.width / width, area.height / height);
  return {
    kind: 'image',
    x: area.x + (area.width - width * scale) / 2,
    y: area.y + (area.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
    asset,
    structure: structureNode('Figure', within, metadata.title),
  };
}
