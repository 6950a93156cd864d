/** The Chinese digits from 0 to 9. */
export const CHINESE_DIGITS = '〇一二三四五六七八九';

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** To three decimals, as a report prints it. */
export function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
