const MM = 25.4 / 72;

/** Places are rounded to a ten-thousandth of a millimetre. */
const FINEST = 1e4;

/** A length in pt as a whole number of ten-thousandths of a millimetre: differences of such numbers add up exactly. */
export function unitsOf(pt: number): number {
  return Math.round(pt * MM * FINEST);
}

/** Units as text in mm: `3.7042`. */
export function mm(units: number): string {
  return String(units / FINEST);
}
