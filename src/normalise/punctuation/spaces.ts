import type { LineEdit } from '../working-line.js';
import { isChineseText } from './characters.js';

const RULE = 'gbt15834/space';
/** One space before a mark that closes or pauses, or behind any full-width mark; wider gaps part columns and stay. */
const BESIDE_MARK =
  /(?<![ \u00a0\u3000\t])[ \u00a0](?=[，。、；：！？）》〉】〕」』](?![ \u00a0\u3000]{2}))|(?<=[，。、；：！？（《〈【〔「『])[ \u00a0](?![ \u00a0\u3000\t]|$)/gu;
/** A space inside the quotation marks of Chinese words. */
const INSIDE_QUOTES = /(?<=[“‘])[ \u00a0](?=\p{Script=Han})|(?<=\p{Script=Han})[ \u00a0](?=[”’])/gu;
/** Single ideographs with a space between each two: left by a text taken out of a page. */
const SPACED_OUT =
  /(?<![\p{Script=Han}][ \u00a0]?)(?:\p{Script=Han}[ \u00a0]){5,}\p{Script=Han}(?!\p{Script=Han})/gu;

/**
 * Spaces beside full-width marks, which bring their own space, and between ideographs that a page spaced out (GB/T
 * 15834-2011 5.1.1: marks take a character's place, and nothing stands between them and the text).
 */
export function spaceEdits(text: string): readonly LineEdit[] {
  if (!isChineseText(text)) return [];
  const single = [BESIDE_MARK, INSIDE_QUOTES].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: from, index: at }) => ({ at, from, to: '', rule: RULE })),
  );
  const between = [...text.matchAll(SPACED_OUT)].flatMap(({ 0: match, index }) =>
    [...match.matchAll(/[ \u00a0]/gu)].map(({ 0: from, index: at }) => ({
      at: index + at,
      from,
      to: '',
      rule: RULE,
    })),
  );
  return [...single, ...between].filter(({ at }) => !isBlankToFill(text, at));
}

/** （ ） with nothing in it is a blank to be filled in. */
function isBlankToFill(text: string, at: number): boolean {
  return /[（“‘《【〔]/u.test(text[at - 1] ?? '') && /[）”’》】〕]/u.test(text[at + 1] ?? '');
}
