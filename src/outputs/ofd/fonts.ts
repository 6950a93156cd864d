import { create, type Font } from 'fontkit';
import type { FontLibrary } from '../../fonts/library.js';
import { subsetFont } from '../../fonts/subset.js';
import type { ComposedPage } from '../../model/composition.js';
import { drawnCharacters } from './drawn.js';
import type { Ids } from './ids.js';

/** A face with the characters that the book sets in it. */
export interface EmbeddedFont {
  readonly id: string;
  /** The name of its file below the folder of resources. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The number of a character's glyph in this file. */
  readonly glyph: (character: string) => number;
}

/** The drawn characters of each face, over all pages. */
export function charactersByFace(
  pages: readonly ComposedPage[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const faces = new Map<string, Set<string>>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const known = faces.get(item.face.id) ?? new Set();
      faces.set(item.face.id, known);
      for (const character of drawnCharacters(item)) known.add(character);
    }
  }
  return faces;
}

export async function ofdFonts(
  faces: ReadonlyMap<string, ReadonlySet<string>>,
  fonts: FontLibrary,
  ids: Ids,
): Promise<ReadonlyMap<string, EmbeddedFont>> {
  const embedded = new Map<string, EmbeddedFont>();
  for (const [face, characters] of faces) {
    const id = ids.next();
    const { bytes, format } = await subsetFont(fonts.file(face), [...characters].join(''));
    let opened: Font | undefined;
    embedded.set(face, {
      id,
      file: `font_${id}.${format}`,
      bytes,
      glyph(character) {
        opened ??= create(Buffer.from(bytes)) as Font;
        return opened.glyphForCodePoint(character.codePointAt(0) as number).id;
      },
    });
  }
  return embedded;
}
