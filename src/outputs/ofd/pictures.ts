import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { pictureKind } from '../../edition/pictures.js';
import type { FontLibrary } from '../../fonts/library.js';
import type { ComposedPage, PlacedImage, PlacedItem, PlacedText } from '../../model/composition.js';
import type { Picture } from '../../model/picture.js';
import type { Template } from '../../model/template.js';
import { type Glyph, readPdf } from '../../proof/read/index.js';
import {
  type PageSources,
  PICTURE_PIXELS,
  pageOfDrawing,
  pdfOfPage,
  pictureOfPage,
  uprightPictures,
} from '../pdf/page-picture.js';
import { encodePng } from '../raster/png.js';

/** A picture in an OFD: pixels, and above them the letters of an SVG at their places in the PDF. */
export interface OfdPicture {
  readonly bytes: Uint8Array;
  /** In pt of the picture's natural size. */
  readonly letters: readonly PlacedText[];
  readonly width: number;
  readonly height: number;
}

/** The invisible ink of letters that the pixels show. */
const UNSEEN = '#00000000';
/** The most pixels in a million that may differ between a picture and the same picture with letters above it. */
const OTHER_PIXELS = 200;
/** The most by which a sample of an equal pixel may differ, since edges are drawn in another order. */
const SAME_SAMPLE = 24;

/**
 * The pictures of a book for an OFD. The letters of an SVG are text: they are set above the drawing where that looks the
 * same; else (a shape lies over them, they are turned or filled with a pattern) the pixels show them, and the text is there
 * unseen, to be found and copied.
 */
export async function ofdPictures(
  pictures: ReadonlyMap<string, Uint8Array>,
  template: Template,
  fonts: FontLibrary,
): Promise<ReadonlyMap<string, OfdPicture>> {
  const all = new Map<string, OfdPicture>();
  for (const [asset, bytes] of await uprightPictures(pictures)) {
    const picture =
      pictureKind(bytes) === 'svg'
        ? await drawing(asset, bytes, { template, fonts, pictures })
        : { bytes, letters: [], width: 1, height: 1 };
    all.set(asset, picture);
  }
  return all;
}

async function drawing(asset: string, svg: Uint8Array, book: PageSources): Promise<OfdPicture> {
  const { items, sources } = pageOfDrawing(asset, svg, book);
  const { width, height } = sources.template.page;
  const whole = await pictureOfPage(items, PICTURE_PIXELS, sources);
  const letters = await lettersOf(items, sources);
  if (letters.length === 0) return { bytes: await encodePng(whole), letters, width, height };
  const bare = pageOfDrawing(asset, withoutText(svg), book);
  const above = await pictureOfPage([...bare.items, ...letters], PICTURE_PIXELS, bare.sources);
  if (looksSame(whole, above)) {
    const drawn = await pictureOfPage(bare.items, PICTURE_PIXELS, bare.sources);
    return { bytes: await encodePng(drawn), letters, width, height };
  }
  const unseen = letters.map((letter) => ({ ...letter, color: UNSEEN }));
  return { bytes: await encodePng(whole), letters: unseen, width, height };
}

/** The text of a page in the PDF, as one stretch for each baseline, face, size and colour. */
async function lettersOf(
  items: readonly PlacedItem[],
  sources: PageSources,
): Promise<readonly PlacedText[]> {
  const { bytes, faces } = await pdfOfPage(items, sources);
  const { pages, fonts } = await readPdf(bytes, {}, true);
  const opened = faces.map((id) => sources.fonts.face(id));
  const stretches: Glyph[][] = [];
  for (const glyph of pages[0]?.glyphs ?? []) {
    const open = stretches.at(-1);
    if (open !== undefined && goesOn(open, glyph)) open.push(glyph);
    else stretches.push([glyph]);
  }
  return stretches.flatMap((glyphs): readonly PlacedText[] => {
    const [head] = glyphs as [Glyph];
    const face = opened.find(({ postscriptName }) => postscriptName === fonts[head.font]?.name);
    if (face === undefined) return [];
    const ends = [...glyphs.slice(1).map(({ x }) => x), undefined];
    return [
      {
        kind: 'text',
        x: head.x,
        baseline: head.y,
        text: String.fromCodePoint(...glyphs.map(({ codePoint }) => codePoint)),
        advances: glyphs.map(({ x, width }, index) => (ends[index] ?? x + width) - x),
        face,
        size: head.size,
        color: head.color ?? '#000000',
      },
    ];
  });
}

/** The most by which glyphs of a stretch may be off its baseline, pt. */
const SAME_LINE = 0.001;

function goesOn(open: readonly Glyph[], { x, y, size, font, color, upright }: Glyph): boolean {
  const last = open.at(-1) as Glyph;
  return (
    upright &&
    last.upright &&
    Math.abs(last.y - y) < SAME_LINE &&
    x > last.x &&
    last.size === size &&
    last.font === font &&
    last.color === color
  );
}

/** The drawing without its letters, in its own size. */
function withoutText(svg: Uint8Array): Uint8Array {
  const document = new DOMParser().parseFromString(new TextDecoder().decode(svg), 'image/svg+xml');
  for (const text of Array.from(document.getElementsByTagNameNS('*', 'text'))) {
    text.parentNode?.removeChild(text);
  }
  return new TextEncoder().encode(new XMLSerializer().serializeToString(document));
}

function looksSame(one: Picture, other: Picture): boolean {
  let differing = 0;
  for (let at = 0; at < one.pixels.length; at += one.samples) {
    for (let sample = at; sample < at + one.samples; sample++) {
      const by = (one.pixels[sample] as number) - (other.pixels[sample] as number);
      if (Math.abs(by) <= SAME_SAMPLE) continue;
      differing++;
      break;
    }
  }
  return differing * 1e6 <= OTHER_PIXELS * one.width * one.height;
}

/** The pages with the letters of each picture: above the drawing, or below it where the pixels show them, since some programs draw invisible ink. */
export function withLetters(
  pages: readonly ComposedPage[],
  pictures: ReadonlyMap<string, OfdPicture>,
): readonly ComposedPage[] {
  return pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item): readonly PlacedItem[] => {
      const picture = item.kind === 'image' ? pictures.get(item.asset) : undefined;
      if (item.kind !== 'image' || picture === undefined) return [item];
      const letters = picture.letters.map((letter) => placed(letter, item, picture));
      return letters[0]?.color === UNSEEN ? [...letters, item] : [item, ...letters];
    }),
  }));
}

function placed(letter: PlacedText, image: PlacedImage, picture: OfdPicture): PlacedText {
  const [wide, high] = [image.width / picture.width, image.height / picture.height];
  return {
    ...letter,
    x: image.x + letter.x * wide,
    baseline: image.y + letter.baseline * high,
    advances: letter.advances.map((advance) => advance * wide),
    size: letter.size * high,
  };
}
