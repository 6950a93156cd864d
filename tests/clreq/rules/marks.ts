/**
 * The classes of marks as docs/typography.md lists them, written out here once more: the tests hold the composer's own table
 * to this one.
 */
export const MARKS = {
  opening: '“‘（《〈「『【〔［｛',
  closing: '”’）》〉」』】〕］｝',
  stop: '。．',
  pause: '，、；：',
  exclaim: '！？‼⁇⁈⁉',
  connector: '—–～',
  interpunct: '·・‧',
  solidus: '／',
  prefix: '￥№',
  postfix: '‰℃％%',
  iteration: '々',
} as const;

export type MarkClass = keyof typeof MARKS;

export const LEVELS = ['basic', 'gb', 'strict'] as const;

/** `[class, mark]` of each mark of these classes. */
export function marksOf(
  ...classes: readonly MarkClass[]
): readonly (readonly [MarkClass, string])[] {
  return classes.flatMap((kind) => [...MARKS[kind]].map((mark) => [kind, mark] as const));
}

/** Ten Han characters again and again. */
export function han(count: number): string {
  return '一二三四五六七八九十'.repeat(Math.ceil(count / 10)).slice(0, count);
}
