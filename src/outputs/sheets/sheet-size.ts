import { MM } from '../../model/lengths.js';

/** The size of a sheet or a page, pt. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sheets by name, mm: ISO 216 (A, B) and ISO 217 (RA, SRA: untrimmed stock with room for marks and bleed). */
const NAMED: Readonly<Record<string, readonly [number, number]>> = {
  A0: [841, 1189],
  A1: [594, 841],
  A2: [420, 594],
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  A7: [74, 105],
  B0: [1000, 1414],
  B1: [707, 1000],
  B2: [500, 707],
  B3: [353, 500],
  B4: [250, 353],
  B5: [176, 250],
  B6: [125, 176],
  B7: [88, 125],
  RA0: [860, 1220],
  RA1: [610, 860],
  RA2: [430, 610],
  RA3: [305, 430],
  RA4: [215, 305],
  SRA0: [900, 1280],
  SRA1: [640, 900],
  SRA2: [450, 640],
  SRA3: [320, 450],
  SRA4: [225, 320],
};

/** The largest sheet: no paper machine makes a larger one, and PDF readers show at most 14 400 pt. */
const LARGEST_MM = 5000;

/**
 * `A4`, `sra3`, `320x450mm`, `320mm×450mm` → the sheet in pt, portrait or landscape as written.
 * Undefined if the text names no sheet.
 */
export function sheetSize(text: string): Size | undefined {
  const named = NAMED[text.trim().toUpperCase()];
  const [, width, height] =
    /^\s*(\d+(?:\.\d+)?)\s*(?:mm)?\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:mm)?\s*$/i.exec(text) ?? [];
  const [w, h] = named ?? [Number(width), Number(height)];
  if (!(w > 0 && h > 0 && w <= LARGEST_MM && h <= LARGEST_MM)) return undefined;
  return { width: w * MM, height: h * MM };
}

/** The name of the smallest A or B sheet on which `width` × `height` (pt) fits, either way round. */
export function smallestSheet(width: number, height: number): string | undefined {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return Object.entries(NAMED)
    .filter(([name, [w, h]]) => /^[AB]/.test(name) && fits(short, w * MM) && fits(long, h * MM))
    .sort(([, [w, h]], [, [w2, h2]]) => w * h - w2 * h2)[0]?.[0];
}

/** A4, or the next A size on which two pages of `page` fit side by side at full size; A4 if none does. */
export function fittingSheet({ width, height }: Size): string {
  const fitting = ['A4', 'A3', 'A2', 'A1', 'A0'].find((name) => {
    const { width: short, height: long } = sheetSize(name) as Size;
    const lying = fits(2 * width, long) && fits(height, short);
    return lying || (fits(2 * width, short) && fits(height, long));
  });
  return fitting ?? 'A4';
}

/**
 * Tolerance of a size against the room for it, pt: ISO sizes are rounded to the millimetre, and writers of PDFs
 * round them again to whole points.
 */
export const TOLERANCE = 1;

export function fits(measure: number, room: number): boolean {
  return measure <= room + TOLERANCE;
}
