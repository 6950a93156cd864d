import { isIgnorable, SPACE } from '../clreq/clusters.js';
import type { PlacedText } from '../model/composition.js';
import type { Face } from '../model/face.js';

/**
 * Puts invisible characters into another face of the line if their own face has no space. A font of rare ideographs without a space
 * would draw a box for a variation selector. The characters keep their places, so that the text stays whole.
 */
export function withUnseen(
  item: PlacedText,
  spans: readonly { readonly face: Face }[],
): readonly PlacedText[] {
  // Nearly all faces have a space.
  if (item.face.has(SPACE)) return [item];
  const characters = [...item.text];
  const unseen = characters.map(
    (character, at) => item.advances[at] === 0 && isIgnorable(character.codePointAt(0) as number),
  );
  const other = spans.find(({ face }) => face.has(SPACE))?.face;
  if (!unseen.includes(true) || other === undefined) return [item];
  const items: PlacedText[] = [];
  let x = item.x;
  for (let from = 0; from < characters.length; ) {
    let to = from + 1;
    while (to < characters.length && unseen[to] === unseen[from]) to++;
    const advances = item.advances.slice(from, to);
    items.push({
      ...item,
      x,
      text: characters.slice(from, to).join(''),
      advances,
      ...(item.drawn !== undefined && { drawn: item.drawn.slice(from, to) }),
      ...(unseen[from] === true && { face: other }),
    });
    x += advances.reduce((sum, advance) => sum + advance, 0);
    from = to;
  }
  return items;
}
