import type { Language, MessageText } from './rule.js';

/** The values for the `{name}` places of a text. A value may have words for each language; a list is joined in the way of the language. */
export type Values = Readonly<Record<string, Word | number | readonly Word[]>>;

type Word = string | MessageText;

/** A place: `{name}`, or `{name|one|many}` for a number with its English noun. */
const GAP = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * Puts `values` into the places of `text`. `{pages}` becomes the value; `{pages|page|pages}` becomes the value and the noun that
 * agrees with it. A place without a value stays as it is.
 */
export function fill(text: string, values: Values, language: Language = 'en'): string {
  return text.replace(GAP, (whole, name: string, one?: string, many?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    const word = shown(value, language);
    return one === undefined || many === undefined ? word : withNoun(word, one, many);
  });
}

/** `1 chapter`, `0 chapters`, `12 chapters`: a number and the English words behind it. */
export function withNoun(number: number | string, one: string, many: string): string {
  return `${number} ${String(number) === '1' ? one : many}`;
}

function shown(value: Values[string], language: Language): string {
  if (typeof value === 'number') return String(value);
  return isList(value) ? listed(value, language) : wordIn(value, language);
}

/** A list as text: `甲、乙` in Chinese, `A, B` in English. */
function listed(words: readonly Word[], language: Language): string {
  return words.map((word) => wordIn(word, language)).join(language === 'zh' ? '、' : ', ');
}

function wordIn(word: Word, language: Language): string {
  return typeof word === 'string' ? word : word[language];
}

/** Whether a value is a list. The type of `Array.isArray` does not cover readonly lists. */
function isList(value: Values[string]): value is readonly Word[] {
  return Array.isArray(value);
}
