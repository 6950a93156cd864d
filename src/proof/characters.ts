/**
 * The classes of characters in the proof (docs/typography.md, “Classes”). This file repeats them and does not
 * import them from the composer, so that a fault in the composer's tables is found.
 */

/** Full-width marks with their ink in the left half: closing, stop, pause, exclaim. */
const LEFT_INKED = new Set('，。、；：！？”’》〉）】〕」』〗．｝］');
/** Full-width marks with their ink in the right half: opening. */
const RIGHT_INKED = new Set('“‘《〈（【〔「『〖｛［');

/** Rule 1: characters that start no line. */
const NEVER_FIRST = new Set([...LEFT_INKED, ...',.;:!?)]}%‰℃·・‧～％々‼⁇⁈⁉—–']);
/** Rule 2: characters that end no line. */
const NEVER_LAST = new Set([...RIGHT_INKED, ...'([{$￥¥£№／']);

/** Characters that are in a text layer only by mistake, beside the blocks below. */
const STRAY = new Set([0x0, 0x2060, 0x200b, 0xfeff, 0xad, 0x2011, 0x22ef, 0x2e3a, 0xfffd]);
/** Radicals, compatibility ideographs, private use: they look right, but a search does not find them. */
const WRONG_BLOCKS: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0xe000, 0xf8ff],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
  [0xf0000, 0x10ffff],
];
/** Twelve characters of U+FA0E–FA29 are unified ideographs (The Unicode Standard, 18.1). */
const UNIFIED_AMONG_COMPATIBILITY = new Set('﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩');

export type CharacterKind = 'han' | 'western' | 'closing' | 'opening' | 'other';

/** The class of a character, for measuring gaps and edges. */
export function characterKind(character: string): CharacterKind {
  if (LEFT_INKED.has(character)) return 'closing';
  if (RIGHT_INKED.has(character)) return 'opening';
  if (/\p{Script=Han}/u.test(character)) return 'han';
  return /[A-Za-z0-9]/.test(character) ? 'western' : 'other';
}

export function mayNotStartLine(character: string): boolean {
  return NEVER_FIRST.has(character);
}

export function mayNotEndLine(character: string): boolean {
  return NEVER_LAST.has(character);
}

export function isHalfInked(character: string): boolean {
  return LEFT_INKED.has(character) || RIGHT_INKED.has(character);
}

/** Rule 21: a code point that no text intends. */
export function isWrongCodePoint(codePoint: number): boolean {
  if (STRAY.has(codePoint)) return true;
  if (UNIFIED_AMONG_COMPATIBILITY.has(String.fromCodePoint(codePoint))) return false;
  return WRONG_BLOCKS.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** A letter, a figure or a sign of a Western run. */
export const WESTERN = /^[!-~\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}°′″×–⁰-₎−-⋿]$/u;
