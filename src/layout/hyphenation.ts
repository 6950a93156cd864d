import type { Hyphenate } from '../clreq/line.js';
import type { Template } from '../model/template.js';

/** The patterns of a language are read when a template wants them: each is a table of some 50 kB. */
const LANGUAGES = {
  'en-us': () => import('hyphen/en-us/index.js'),
  'en-gb': () => import('hyphen/en-gb/index.js'),
  de: () => import('hyphen/de/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  es: () => import('hyphen/es/index.js'),
  it: () => import('hyphen/it/index.js'),
  ru: () => import('hyphen/ru/index.js'),
};

const SOFT_HYPHEN = '\u00ad';

/** Where words of the language may be divided (Liang's patterns, as TeX has them). */
export async function hyphenation(
  language: Template['hyphenation'],
): Promise<Hyphenate | undefined> {
  if (language === 'none') return undefined;
  const { default: patterns } = await LANGUAGES[language]();
  const known = new Map<string, readonly number[]>();
  return (word) => {
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
