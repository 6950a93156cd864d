import { regionAtStart } from '../../kernel/regions.js';
import type { LineEdit } from '../working-line.js';
import type { Reading } from './schemes.js';

/** The label of a heading and the region that it names. */
export function headingLabel(
  text: string,
  { label }: Reading,
): { readonly label?: string; readonly region?: string } {
  // A number before the label isn't part of it: 一、北京：……
  const own =
    label ??
    /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|#+\s+(?:[一二三四五六七八九十]+、)?|\*\*|0\d\s+|\d{1,2}[.．、])\s*([^\s：:，。、]{2,16})(?=[:：]|$)/u.exec(
      text,
    )?.[1];
  if (own === undefined) return {};
  const found = regionAtStart(own);
  return { label: own, ...(found !== undefined && { region: found.region.code }) };
}

/** White space between two phrases of a heading is one em (TYPOGRAPHY 11). */
export function headingEdits(text: string): readonly LineEdit[] {
  return [
    ...text.matchAll(
      /(?<=[\p{Script=Han}，。、；：！？”’）》」』】])[ \t\u00a0\u2002\u2003\u3000]+(?=[\p{Script=Han}“‘（《「『【])/gu,
    ),
  ].map(({ 0: from, index: at }) => ({ at, from, to: '\u3000', rule: 'structure/phrase-space' }));
}
