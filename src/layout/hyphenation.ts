import type { Hyphenate } from '../clreq/line.js';
import { SOFT_HYPHEN } from '../model/soft-hyphen.js';
import type { Template } from '../model/template.js';

/** The patterns of a language are loaded at their first use: each is a table of some 50 kB. */
const LANGUAGES = {
  'en-us': () => import('hyphen/en-us/index.js'),
  'en-gb': () => import('hyphen/en-gb/index.js'),
  de: () => import('hyphen/de/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  es: () => import('hyphen/es/index.js'),
  it: () => import('hyphen/it/index.js'),
  ru: () => import('hyphen/ru/index.js'),
};

type Language = keyof typeof LANGUAGES;
const ALL_LANGUAGES = Object.keys(LANGUAGES) as readonly Language[];

/** Words with at least five of these letters may be divided. */
const LATIN = /\p{Script=Latin}{5}/u;
const CYRILLIC = /\p{Script=Cyrillic}{5}/u;
/** The letters that only one of the languages has. A word without them counts as English. */
const LETTERS: readonly (readonly [Language, RegExp])[] = [
  ['ru', /\p{Script=Cyrillic}/u],
  ['de', /[äöüßÄÖÜ]/u],
  ['fr', /[àâçèêëîïôùûœÀÂÇÈÊËÎÏÔÙÛŒ]/u],
  ['es', /[ñ¿¡áíóúÑÁÍÓÚ]/u],
];

/**
 * A function that finds the places where a word may be divided (Liang's patterns, as in TeX). A word is read in the language of
 * the template or, with `auto`, in the language of its letters. Only the patterns of `languages` are loaded. Undefined where the
 * template divides no words.
 */
export async function hyphenation(
  language: Template['hyphenation'],
  languages: () => ReadonlySet<string> = () => new Set(),
): Promise<Hyphenate | undefined> {
  if (language === 'none') return undefined;
  if (language !== 'auto') return inLanguage(language);
  const needed = languages();
  if (needed.size === 0) return undefined;
  const divide = new Map<Language, Hyphenate>();
  for (const one of ALL_LANGUAGES) if (needed.has(one)) divide.set(one, await inLanguage(one));
  return (word) => divide.get(languageOf(word))?.(word) ?? [];
}

function languageOf(word: string): Language {
  return LETTERS.find(([, letters]) => letters.test(word))?.[0] ?? 'en-us';
}

/** The languages of which the texts may have words. */
export function languagesOf(texts: Iterable<string>): ReadonlySet<string> {
  const languages = new Set<Language>();
  for (const text of texts) {
    if (CYRILLIC.test(text)) languages.add('ru');
    if (!LATIN.test(text)) continue;
    languages.add('en-us');
    for (const [language, letters] of LETTERS) if (letters.test(text)) languages.add(language);
  }
  return languages;
}

/** A longer run of letters is no word of a language, and the patterns take a time that grows with its square. */
const LONGEST_WORD = 200;

async function inLanguage(language: Language): Promise<Hyphenate> {
  const { default: patterns } = await LANGUAGES[language]();
  const known = new Map<string, readonly number[]>();
  return (word) => {
    if (word.length > LONGEST_WORD) return [];
    let offsets = known.get(word);
    if (offsets === undefined) {
      offsets = offsetsIn(patterns.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }));
      known.set(word, offsets);
    }
    return offsets;
  };
}

function offsetsIn(divided: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const part of divided.split(SOFT_HYPHEN).slice(0, -1)) {
    at += part.length;
    offsets.push(at);
  }
  return offsets;
}
