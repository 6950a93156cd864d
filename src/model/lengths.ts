export const POINTS_PER_INCH = 72;
/** pt to the millimetre. */
export const MM = POINTS_PER_INCH / 25.4;

/** Chinese sizes of type (字号), pt. */
export const CHINESE_SIZES: Readonly<Record<string, number>> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 21,
  小二: 18,
  三号: 15.75,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
  六号: 7.5,
  小六: 6.5,
  七号: 5.5,
};

/** Page sizes by name, width and height in mm (ISO 216; GB/T 788-1999 for 开本). */
export const PAGE_SIZES: Readonly<Record<string, readonly [number, number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B5: [176, 250],
  大16开: [210, 285],
  '16开': [185, 260],
  大32开: [140, 203],
  '32开': [130, 184],
};

const UNITS: Readonly<Record<string, number>> = { pt: 1, mm: MM, cm: 10 * MM, in: 72 };

/** `10.5pt`, `15mm`, `五号` → pt; a bare number is pt. Undefined where it is not a length. */
export function lengthOf(text: string | number): number | undefined {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? text : undefined;
  const name = text.trim();
  if (Object.hasOwn(CHINESE_SIZES, name)) return CHINESE_SIZES[name];
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)\s*$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (UNITS[unit ?? ''] ?? 1);
}
