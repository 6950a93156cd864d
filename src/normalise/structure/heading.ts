import { regionAtStart } from '../../model/regions.js';
import type { LineEdit } from '../working-line.js';
import type { Reading } from './reading.js';

/** The number or markup that may stand before a label: 一、北京：…… */
const LABELLED =
  /^(?:#{1,6}\s{1,9}|\*\*)?(?:[一二三四五六七八九十百]{1,9}、|[（(][一二三四五六七八九十]{1,9}[）)]|0?\d{1,2}[.．、\s]\s{0,9})?\s{0,9}((?![第附之\d])[^\s：:，。、—]{2,16}(?:[（(][^（）()]{2,30}[）)])?)(?=[:：]|——)/u;

const NUMBERED_PLACE =
  /^(?:[一二三四五六七八九十百]{1,9}、|[（(][一二三四五六七八九十]{1,9}[）)]|0?\d{1,2}[.．、\s]\s{0,9})\s{0,9}(\p{Script=Han}{2,9})(?=$|[\s\u3000])/u;

/** The label of a heading and the region that it names. */
export function headingLabel(
  text: string,
  { label }: Reading,
): { readonly label?: string; readonly region?: string } {
  const written = label ?? LABELLED.exec(text)?.[1] ?? numberedPlace(text);
  if (written === undefined) return {};
  const region = regionAtStart(written);
  return { label: written, ...(region !== undefined && { region: region.region.code }) };
}

/** 一、北京市: a number and a province, and nothing else. */
function numberedPlace(text: string): string | undefined {
  const [, place = ''] = NUMBERED_PLACE.exec(text) ?? [];
  return regionAtStart(place)?.length === place.length && place !== '' ? place : undefined;
}

/** White space between two phrases of a heading is one em (docs/typography.md, rule 11). */
export function headingEdits(text: string): readonly LineEdit[] {
  return [
    ...text.matchAll(
      /(?<=[\p{Script=Han}，。、；：！？”’）》」』】])[ \t\u00a0\u2002\u2003\u3000]+(?=[\p{Script=Han}“‘（《「『【])/gu,
    ),
  ].map(({ 0: from, index: at }) => ({ at, from, to: '\u3000', rule: 'structure/phrase-space' }));
}
