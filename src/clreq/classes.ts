/**
 * Classes of characters in Chinese composition, after CLREQ 3.1 and GB/T 15834-2011 5.1. Their order is that
 * of the table in which `classOf` looks them up.
 */
export const CLASS = {
  han: 0,
  western: 1,
  space: 2,
  opening: 3,
  closing: 4,
  stop: 5,
  pause: 6,
  exclaim: 7,
  connector: 8,
  interpunct: 9,
  inseparable: 10,
  solidus: 11,
  /** ￥ $ £ №: a sign that belongs to the number after it. */
  prefix: 12,
  /** % ‰ ℃: a sign that belongs to the number before it. */
  postfix: 13,
  /** 々 and the like: a sign that repeats the character before it. */
  iteration: 14,
} as const;

export type CharacterClass = (typeof CLASS)[keyof typeof CLASS];

/** A set of classes as one number: bit n stands for class n. */
export type ClassSet = number;

export function classSet(kinds: readonly CharacterClass[]): ClassSet {
  return kinds.reduce((set: number, kind) => set | (1 << kind), 0);
}

export function isIn(set: ClassSet, kind: number): boolean {
  return (set & (1 << kind)) !== 0;
}

/** The marks of each class (docs/typography.md, “Classes”). A character of no class is Han or Western by its script. */
const MARKS: readonly (readonly [CharacterClass, string])[] = [
  [CLASS.opening, '“‘（《〈「『【〔〖［｛'],
  [CLASS.closing, '”’）》〉」』】〕〗］｝'],
  [CLASS.stop, '。．'],
  [CLASS.pause, '，、；：'],
  [CLASS.exclaim, '！？‼⁇⁈⁉'],
  [CLASS.connector, '–～'],
  [CLASS.interpunct, '·・‧'],
  [CLASS.inseparable, '—…'],
  [CLASS.solidus, '／'],
  [CLASS.prefix, '￥￡＄№'],
  [CLASS.postfix, '‰℃％℉'],
  [CLASS.iteration, '々〻ヽヾゝゞ'],
  [CLASS.space, ' \u3000\u2003\u2002'],
];

/** Small kana and the long-vowel sign: no line starts with them at level `strict`. */
export const SMALL_KANA: ReadonlySet<number> = new Set(
  [...'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー'].map((c) => c.codePointAt(0) as number),
);

/** Includes ₀ ⁺ and the like, which belong to the formula or the unit before them. */
const WESTERN =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}0-9\u0021-\u007e\u00a0-\u00ff\u2032-\u2037\u2070-\u209c\u20a0-\u20c0]/u;
const FULL_WIDTH_FORM = /[\uff00-\uffef]/u;

const BMP = 0x10000;
const UNKNOWN = 255;
/** The bounds of ideographs and hexagrams, which need no look-up: nearly all characters of a book are ideographs. */
const IDEOGRAPHS = [0x3400, 0xa000] as const;
const table = new Uint8Array(BMP).fill(UNKNOWN).fill(CLASS.han, ...IDEOGRAPHS);
for (const [kind, marks] of MARKS) {
  for (const mark of marks) table[mark.codePointAt(0) as number] = kind;
}

/** The class of a code point. It is kept, since a book asks for the class of each of its characters. */
export function classOf(codePoint: number): CharacterClass {
  if (codePoint >= BMP) return CLASS.han;
  const known = table[codePoint] as number;
  if (known !== UNKNOWN) return known as CharacterClass;
  const character = String.fromCharCode(codePoint);
  const kind =
    WESTERN.test(character) && !FULL_WIDTH_FORM.test(character) ? CLASS.western : CLASS.han;
  table[codePoint] = kind;
  return kind;
}
