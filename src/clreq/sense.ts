/**
 * Finds the places at which a text may be divided by sense. A title, a heading or a cell of a table is never divided inside a word,
 * a name, a number with its unit, a date or a range. GB/T 9704-2012 7.3.1 requires this of titles (回行时词意完整).
 */

const COUNTED =
  '平方公里|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|美元|欧元|日元|港元|人次|户次|千瓦时|千瓦|小时|分钟|季度|' +
  '[个只件项户家人名次元吨米里克升度亩倍岁年月日天时分秒台套辆架艘座栋间所条张份本册页期号章节款届版卷编部成]';
const NUMERAL = '\\d〇零一二三四五六七八九十百千万亿两';

/**
 * Numbers with their units: `2020年9月17日`, `10—12月`, `1.77万户`, `第三十二条`, `50～60%`. No match begins inside a number, so
 * that a long row of digits is read once.
 */
const UNITS = [
  /(?<!\d)\d+年\d+月(?:\d+[日号])?/gu,
  /(?<!\d)\d+月\d+[日号]/gu,
  new RegExp(`(?<![${NUMERAL}])第?[${NUMERAL}]+(?:${COUNTED})`, 'gu'),
  new RegExp(
    `(?<![\\d.,])\\d[\\d.,:]*%?(?:[-–—~～∼至到][\\d.,:]+%?)*[十百千万亿兆]*(?:${COUNTED})?`,
    'gu',
  ),
];

let loaded: Intl.Segmenter | undefined;

/** The division into words. It is created at its first use, since its dictionary takes a while to load. */
function segmenter(): Intl.Segmenter {
  loaded ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return loaded;
}

/** A text is searched for words in pieces of this many characters: the search takes more than linear time. */
const STRETCH = 256;

const LONE_HAN = /^\p{Script=Han}$/u;
/** A longer row of characters that are not words may be divided. */
const LONGEST_UNKNOWN = 6;
/** Words of one character: a line may end before or behind them. */
const PARTICLES = new Set(
  '的地得了着过与和及或而并且但在于从自向对为由被把将以按据因至到等之其是有无不未也都就又再更最很各每某这那此该',
);

/** The particles that belong to the word before them, and those that belong to the word behind them. */
const ENCLITIC = new Set('的地得了着过等之');
const PROCLITIC = new Set(
  '与和及或而并且但在于从自向对为由被把将以按据因至到每各某这那此该最更很不未',
);

/** Han side by side, where a word may be. */
const HAN_PAIR = /\p{Script=Han}{2}/u;

/**
 * The UTF-16 offsets of `text` that stand inside a word, one of `names`, a number with its unit, or a date. Takes linear time.
 */
export function insideUnits(text: string, names: readonly string[] = []): ReadonlySet<number> {
  const inside = new Set<number>();
  const whole = (start: number, end: number) => {
    for (let at = start + 1; at < end; at++) inside.add(at);
  };
  const words = HAN_PAIR.test(text);
  for (let from = 0; words && from < text.length; from += STRETCH) {
    let lone = 0;
    for (const { segment, index } of segmenter().segment(text.slice(from, from + STRETCH))) {
      const start = from + index;
      whole(start, start + segment.length);
      if (start > 0 && ENCLITIC.has(segment)) inside.add(start);
      if (PROCLITIC.has(segment)) inside.add(start + segment.length);
      // A word that the dictionary lacks comes as single characters: 集|市, 摊|位.
      const isLone = LONE_HAN.test(segment) && !PARTICLES.has(segment);
      if (isLone && lone > 0 && lone < LONGEST_UNKNOWN) inside.add(start);
      lone = isLone ? lone + 1 : 0;
    }
  }
  for (const unit of UNITS) {
    for (const { 0: match, index } of text.matchAll(unit)) whole(index, index + match.length);
  }
  for (const name of names) {
    if (name.length < 2) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      whole(at, at + name.length);
    }
  }
  return inside;
}

/** The marks behind which a title is best divided. */
export const PHRASE_ENDS: ReadonlySet<string> = new Set('：；，。！？—');
/** A phrase is not divided so that fewer characters than these stand apart from the rest. */
const LEAST_OF_PHRASE = 3;
/** The words of a Western phrase up to this length stay together, UTF-16 units. */
const LONGEST_PHRASE = 24;
const SPACE_IN_PHRASE = /(?<=[A-Za-z]) (?=[A-Za-z])/gu;
const BETWEEN_PHRASES = /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e—…“”‘’]/u;

/**
 * The UTF-16 offsets of a title at which a line would end with the first word of a phrase or begin with its last one
 * (手册：兼记｜始末), and those behind the spaces of a short Western phrase (en dash). Takes linear time.
 */
export function insidePhrases(text: string): ReadonlySet<number> {
  const torn = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    if (!PHRASE_ENDS.has(text[at] as string)) continue;
    for (let by = 1; by < LEAST_OF_PHRASE; by++) torn.add(at + 1 + by).add(at - by);
  }
  let start = 0;
  let end = -1;
  for (const { index } of text.matchAll(SPACE_IN_PHRASE)) {
    if (index > end) {
      start = index;
      while (start > 0 && !BETWEEN_PHRASES.test(text[start - 1] as string)) start--;
      end = index;
      while (end < text.length && !BETWEEN_PHRASES.test(text[end] as string)) end++;
    }
    if (end - start <= LONGEST_PHRASE) torn.add(index + 1);
  }
  return torn;
}
