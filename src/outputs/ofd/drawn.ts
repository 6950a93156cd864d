import { drawnAs } from '../../clreq/clusters.js';
import { GETA } from '../../fonts/geta.js';
import type { PlacedText } from '../../model/composition.js';

/** The characters that are drawn for a text: 〓 for one that the face lacks, a space for an invisible one. */
export function drawnCharacters({ text, advances, drawn, face }: PlacedText): readonly string[] {
  return [...text].map((character, index) => {
    const code = drawn?.[index] ?? (character.codePointAt(0) as number);
    const seen = drawnAs(code, advances[index] === 0);
    return String.fromCodePoint(face.has(seen) ? seen : GETA);
  });
}
