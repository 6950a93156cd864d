const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const LARGEST_ROMAN = 3999;

/** Roman numerals in lower case; other numbers than 1 to 3999 in figures. */
export function roman(value: number): string {
  if (value < 1 || value > LARGEST_ROMAN) return String(value);
  let rest = value;
  return ROMAN.map(([unit, sign]) => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return sign.repeat(count);
  }).join('');
}
