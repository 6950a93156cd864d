import type { Nodes } from 'mdast';
import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import type { Edition } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import type { PlaceOf } from './briefing.js';
import { nodePlace } from './node-place.js';

/**
 * Marks that embed, override or isolate a direction (Unicode, UAX 9): what stands between them may be read in another order
 * than it is stored in. Arabic names in a Chinese text have them rarely, forgeries often.
 */
const BIDI_MARK = /[\u202a-\u202e\u2066-\u2069]/g;

interface MarkedText {
  readonly place: Place;
  readonly mark: string;
  readonly count: number;
}

/** The marks of direction in an edition's texts, a diagnostic for each file and for each key of edition.yaml, at the first of them. */
export function bidiMarks(
  { metadata, divisions }: Pick<Edition, 'metadata' | 'divisions'>,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const marked: MarkedText[] = [];
  inValue(metadata, [], (text, path) => {
    const [first, ...more] = text.match(BIDI_MARK) ?? [];
    if (first !== undefined)
      marked.push({ place: placeOf(path), mark: first, count: more.length + 1 });
  });
  for (const { file, tree } of divisions) {
    const marks: string[] = [];
    let place: Place = { file };
    eachNode(tree, (node) => {
      const texts = [
        'value' in node ? node.value : '',
        'alt' in node ? node.alt : '',
        'title' in node ? node.title : '',
        'url' in node ? node.url : '',
      ];
      for (const text of texts) {
        const here = text?.match(BIDI_MARK) ?? [];
        if (here.length > 0 && marks.length === 0) place = placeInText(file, node, text ?? '');
        marks.push(...here);
      }
    });
    const [mark] = marks;
    if (mark !== undefined) marked.push({ place, mark, count: marks.length });
  }
  return marked.map(({ place, mark, count }) => {
    const code = `U+${mark.charCodeAt(0).toString(16).toUpperCase()}`;
    return diagnose('edition/bidi-marks', place, { code, count });
  });
}

/** The first mark's place where the text stands on one line as it is written, else where the node begins. */
function placeInText(file: string, node: Nodes, text: string): Place {
  const place = nodePlace(file, node);
  const before = text.slice(0, text.search(BIDI_MARK));
  const isWritten = 'value' in node && node.value === text && !before.includes('\n');
  return isWritten && place.column !== undefined
    ? { ...place, column: place.column + before.length }
    : place;
}

/** Every text in a value, with the keys that lead to it. */
function inValue(
  value: unknown,
  path: readonly (string | number)[],
  see: (text: string, path: readonly (string | number)[]) => void,
): void {
  if (typeof value === 'string') see(value, path);
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) inValue(one, [...path, at], see);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) inValue(one, [...path, key], see);
}
