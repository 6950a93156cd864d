/** UTF-8 that was read as Windows-1252 or Latin-1 before it was saved: `ä¸­å›½`, or with C1 controls. */
const AS_LATIN = /[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{1,2}/g;
/** UTF-8 that was read as GBK before it was saved: syllables that its commonest characters and marks turn into. */
const AS_GBK = /鐨|銆[倢傗]?|锛[屽宔]?|涓[浗€]|鏄|鍦|绗[竴]|€[傗]?/g;
/** What GBK makes of U+FFFD, the mark of what was lost already. */
const LOST = /锟斤拷|锟截|烫烫烫|屯屯屯/;
/** So many characters of a text are looked at. */
const SAMPLE = 20_000;
/** Fewer signs than this may be words of another language. */
const FEWEST = 6;
/** Of Chinese text that was decoded wrongly so much is made of these signs. */
const SHARE = 0.05;

/** Whether a text is what another encoding made of Chinese before it was saved (乱码). */
export function isMojibake(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (LOST.test(sample)) return true;
  const letters = sample.replace(/[\s\d\p{P}]+/gu, '').length;
  return [AS_LATIN, AS_GBK].some((signs) => {
    const count = sample.match(signs)?.length ?? 0;
    return count >= FEWEST && count > letters * SHARE && !isLatinText(sample, signs);
  });
}

/** French or Vietnamese text has such letters too, but among plain ones. */
function isLatinText(text: string, signs: RegExp): boolean {
  return (
    signs === AS_LATIN && (text.match(/[a-z]/gi)?.length ?? 0) > (text.match(signs)?.length ?? 0)
  );
}
