import { drawnAs } from '../../clreq/clusters.js';
import { GETA } from '../../fonts/geta.js';
import type { PlacedText } from '../../model/composition.js';

/** The character whose glyph is drawn for each of a text's: 〓 for what the face lacks, a space for what is never seen. */
export function drawnCharacters({ text, advances, drawn, face }: PlacedText): readonly string[] {
  return [...text].map((character, index) => {
    const code = drawn?.[index] ?? (character.codePointAt(0) as number);
    const seen = drawnAs(code, advances[index] === 0);
    return String.fromCodePoint(face.has(seen) ? seen : GETA);
  });
}
