import type { LineEdit } from './working-line.js';

export type Conversion = 's2t' | 't2s';

/** Loads OpenCC's tables for a conversion: characters and phrases, Mainland simplified and Taiwan-neutral traditional. */
export async function converter(conversion: Conversion): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js');
  return conversion === 's2t'
    ? Converter({ from: 'cn', to: 't' })
    : Converter({ from: 't', to: 'cn' });
}

/** The changes that a conversion makes in `text`, each as short as can be, so that it can be undone. */
export function convertEdits(
  text: string,
  convert: (text: string) => string,
  conversion: Conversion,
): readonly LineEdit[] {
  const converted = convert(text);
  if (converted === text) return [];
  const from = [...text];
  const to = [...converted];
  const rule = `convert/${conversion}`;
  // OpenCC changes characters one for one but for a few phrases: those are found as a whole line's change.
  if (from.length !== to.length) return [{ at: 0, from: text, to: converted, rule }];
  const edits: LineEdit[] = [];
  let at = 0;
  for (const [index, character] of from.entries()) {
    const other = to[index] as string;
    if (character !== other) edits.push({ at, from: character, to: other, rule });
    at += character.length;
  }
  return edits;
}
