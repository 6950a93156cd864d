import type { Font } from 'fontkit';
import { createFont, isCollection } from '../../fonts/create-font.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { Checked } from '../output.js';
import { type OfdFile, type OfdPage, readOfd } from './read.js';

/** The tolerance for a glyph over the page's edge, mm, since places are rounded. */
const TOLERANCE = 0.01;
const SHOWN = 16;
const SPACE = 0x20;

/**
 * All diagnostics of a finished OFD: of the package, its references and ids, and of the text. The text needs a distance between any two
 * characters and a glyph for each in the embedded font, and has to be on the page. The report counts pages and characters.
 */
export async function checkOfd(bytes: Uint8Array, file: string): Promise<Checked> {
  let ofd: OfdFile;
  try {
    ofd = await readOfd(bytes, file);
  } catch (error) {
    if (error instanceof InputError) return { diagnostics: error.diagnostics };
    throw error;
  }
  const report = {
    title: ofd.title,
    pages: ofd.pages.length,
    characters: ofd.pages.reduce((sum, page) => sum + charactersOf(page), 0),
    fonts: ofd.fonts.size,
    outline: ofd.outline.length,
    attachments: ofd.attachments,
  };
  const diagnostics = [
    ...repeatedIds(ofd, file),
    ...ofd.pages.flatMap((page) => badReferences(page, ofd, file)),
    ...textFaults(ofd, file),
  ];
  return { diagnostics, report };
}

function charactersOf({ texts }: OfdPage): number {
  return texts.reduce((sum, { places }) => sum + places.length, 0);
}

function repeatedIds({ ids }: OfdFile, file: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [diagnose('ofd/repeated-id', { file }, { id })];
  });
}

function badReferences(page: OfdPage, { resources }: OfdFile, file: string): readonly Diagnostic[] {
  const missing = new Set(page.references.filter((id) => !resources.has(id)));
  return [...missing].map((reference) => diagnose('ofd/bad-reference', { file }, { reference }));
}

/** The font in a file, with the tables that map characters to glyphs; an Error where the file has no such font. */
function openedFont(bytes: Uint8Array): Font | Error {
  try {
    const font = createFont(bytes);
    if (isCollection(font)) return new RangeError('it is a collection');
    font.hasGlyphForCodePoint(SPACE);
    return font;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function textFaults({ pages, fonts }: OfdFile, file: string): readonly Diagnostic[] {
  const opened = new Map<string, Font>();
  const diagnostics: Diagnostic[] = [];
  for (const [id, bytes] of fonts) {
    const font = openedFont(bytes);
    if (font instanceof Error) {
      diagnostics.push(diagnose('ofd/bad-font', { file }, { id, problem: font.message }));
    } else opened.set(id, font);
  }
  pages.forEach(({ texts, width, height }, index) => {
    const page = index + 1;
    const missing = new Set<string>();
    for (const { font, text, places, deltas, named } of texts) {
      const shown = text.slice(0, SHOWN);
      if (deltas !== Math.max(0, places.length - 1)) {
        const values = { page, text: shown, characters: places.length, deltas };
        diagnostics.push(diagnose('ofd/bad-text', { file }, values));
      }
      const within = ({ x, y }: { readonly x: number; readonly y: number }) =>
        x >= -TOLERANCE && y >= -TOLERANCE && x <= width + TOLERANCE && y <= height + TOLERANCE;
      if (!places.every(within)) {
        diagnostics.push(diagnose('ofd/outside-page', { file }, { page, text: shown }));
      }
      if (named) continue;
      const face = opened.get(font);
      for (const character of text) {
        if (face?.hasGlyphForCodePoint(character.codePointAt(0) as number) === false) {
          missing.add(character);
        }
      }
    }
    for (const character of missing) {
      diagnostics.push(diagnose('ofd/missing-glyph', { file }, { page, character }));
    }
  });
  return diagnostics;
}
