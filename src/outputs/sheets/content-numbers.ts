import { type Box, heightOf, widthOf } from './geometry.js';

export function corners({ left, bottom, right, top }: Box): number[] {
  return [left, bottom, right, top].map(rounded);
}

export function rectangle(box: Box, operator: string): string {
  return `${numbers([box.left, box.bottom, widthOf(box), heightOf(box)])} re ${operator}`;
}

export function numbers(values: readonly number[]): string {
  return values.map((value) => String(rounded(value))).join(' ');
}

/** A number of a content stream, rounded to a millionth of a point, which no plate can show; without exponent and −0. */
export function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5 + 0;
}
