import type { PlacedImage } from '../model/composition.js';
import type { Face } from '../model/face.js';
import type { Ink } from './inline.js';
import { structureNode } from './pages/structure.js';

/** A picture that is printed for a character, and its width as a share of its height. */
interface GlyphPicture {
  readonly asset: string;
  readonly ratio: number;
}

/** A face of pictures that are one em high (造字). */
interface PictureFace extends Face {
  readonly pictures: ReadonlyMap<number, GlyphPicture>;
}

const ID = 'glyph-pictures';
/** The top of the em box above the baseline, em. */
const ABOVE = 0.88;

/** The face of the edition's own characters; undefined where it has none that can be printed. */
export function pictureFace(
  glyphs: ReadonlyMap<string, string>,
  imageSize: (asset: string) => { readonly width: number; readonly height: number } | undefined,
): Face | undefined {
  const pictures = new Map<number, GlyphPicture>();
  for (const [character, asset] of glyphs) {
    const pixels = imageSize(asset);
    if (pixels === undefined) continue;
    const ratio = pixels.width / pixels.height;
    pictures.set(character.codePointAt(0) as number, { asset, ratio });
  }
  if (pictures.size === 0) return undefined;
  const face: PictureFace = {
    id: ID,
    pictures,
    ascent: ABOVE,
    descent: ABOVE - 1,
    has: (codePoint) => pictures.has(codePoint),
    advance: () => 1,
    half: () => undefined,
    kerning: () => 0,
    marks: () => [],
  };
  return face;
}

/** Whether a face consists of pictures. */
export function isPictureFace(face: Face): face is PictureFace {
  return face.id === ID;
}

/** The pictures for the characters of a run, each centred in its em box. */
export function glyphImages(
  { pictures }: PictureFace,
  text: string,
  advances: readonly number[],
  { x, baseline }: { readonly x: number; readonly baseline: number },
  size: number,
  { structure, link }: Ink,
): readonly PlacedImage[] {
  let left = x;
  return [...text].flatMap((character, index) => {
    const at = left;
    left += advances[index] ?? size;
    const picture = pictures.get(character.codePointAt(0) as number);
    if (picture === undefined) return [];
    const { asset, ratio } = picture;
    const width = size * Math.min(1, ratio);
    const height = size * Math.min(1, 1 / ratio);
    return [
      {
        kind: 'image' as const,
        x: at + (size - width) / 2,
        y: baseline - ABOVE * size + (size - height) / 2,
        width,
        height,
        asset,
        ...(structure && { structure: structureNode('Figure', structure, character) }),
        ...(link !== undefined && { link }),
      },
    ];
  });
}
