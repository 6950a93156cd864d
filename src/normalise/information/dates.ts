const DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
/** A date, with a time, and what announces it; nothing else. */
export const WHOLE_DATE =
  /^[（(]?\s{0,4}(?:(?:发布|发表|更新|发稿|成文|刊发|印发)?(?:时间|日期|于)?\s{0,4}[:：]?\s{0,4})?\d{4}\s{0,4}[-/.年]\s{0,4}\d{1,2}\s{0,4}[-/.月]\s{0,4}\d{1,2}\s{0,4}日?(?:\s{0,4}(?:星期.|周.))?(?:\s{0,4}\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{2}分(?:\d{2}秒)?))?\s{0,4}[）)]?$/u;
export const CHINESE_DATE =
  /^[（(]?[二〇○零一九][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?[）)]?$/u;

/** The ISO date in `text`, where one stands in it. */
export function isoDate(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
