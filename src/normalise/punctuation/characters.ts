import { ADDRESS, addressLength } from '../../model/addresses.js';

/** The marks that Chinese text is written with; “ ” ‘ ’ — … · are not among them, since Western text has them too. */
const CHINESE_MARK =
  /[\u3001-\u3020\u3030-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/u;
const HAN = /[\p{Script=Han}〇々]/u;
const KANA = /[\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff]/u;
/** Marks that both Chinese and Western text use: the text beyond them decides to which they belong. */
const SHARED_MARK = /[“”‘’—…·]/u;
const WESTERN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u;

/** Whether the character is an ideograph. */
export function isHan(character: string): boolean {
  return HAN.test(character);
}

/** Whether the character is of the Japanese syllabaries. */
export function isKana(character: string): boolean {
  return KANA.test(character);
}

/** Whether only Chinese (or Japanese) text has the character: ideographs, syllables, full-width marks. */
export function isChinese(character: string): boolean {
  return HAN.test(character) || KANA.test(character) || CHINESE_MARK.test(character);
}

/** Whether the character is a letter or digit of Western text, full-width ones not counted. */
export function isWestern(character: string): boolean {
  return WESTERN.test(character) && !/[\uff00-\uffef]/u.test(character);
}

/** Whether the paragraph is Chinese: it has ideographs or syllables. */
export function isChineseText(text: string): boolean {
  return HAN.test(text) || KANA.test(text);
}

/** The whole character that ends before `at`, also one of two UTF-16 units; empty at the text's start. */
export function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  const pair = last >= 0xdc00 && last <= 0xdfff;
  return text.slice(Math.max(0, at - (pair ? 2 : 1)), Math.max(0, at));
}

/** The whole character at `at`; empty at the text's end. */
export function characterAt(text: string, at: number): string {
  const code = at < 0 ? undefined : text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The kind of text beside a place: the nearest character that is neither a shared mark nor a single space decides. */
export type NeighbourScript = 'chinese' | 'western' | 'none';

/** The text behind `at` (`step` 1: from `at` on; -1: before `at`). */
export function sideOf(text: string, at: number, step: 1 | -1): NeighbourScript {
  let spaces = 0;
  for (let place = at; ; ) {
    const character = step === 1 ? characterAt(text, place) : characterBefore(text, place);
    if (character === '') return 'none';
    place += step * character.length;
    if (/[ \u00a0]/.test(character)) {
      if (++spaces > 1) return 'none';
    } else if (isChinese(character)) return 'chinese';
    else if (isWestern(character)) return 'western';
    else if (!SHARED_MARK.test(character)) return 'none';
  }
}

/** Whether the character at a UTF-16 offset stays as it is written. */
export type Verbatim = (at: number) => boolean;

/** E-mail addresses, `code` and character references. */
const MAIL_OR_CODE =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|`[^`]*`|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/gu;
/** The target of a Markdown link or picture, a reference, a tag. */
const MARKUP = /\]\([^()]*(?:\([^()]*\)[^()]*)?\)|\]\[[^\]]*\]|<[A-Za-z/!][^<>]*>/gu;

/** The places of a paragraph that no rule of punctuation changes; `markdown`: those of its markup too. */
export function verbatimPlaces(text: string, markdown = false): Verbatim {
  const stretches = [...text.matchAll(ADDRESS)].map(
    ({ 0: match, index }) => [index, index + addressLength(match)] as const,
  );
  for (const { 0: match, index } of text.matchAll(MAIL_OR_CODE))
    stretches.push([index, index + match.length]);
  if (markdown) {
    for (const { 0: match, index } of text.matchAll(MARKUP))
      stretches.push([index, index + match.length]);
  }
  if (stretches.length === 0) return () => false;
  const kept = new Uint8Array(text.length);
  for (const [from, to] of stretches) kept.fill(1, from, to);
  return (at) => kept[at] === 1;
}
