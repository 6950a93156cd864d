/** Characters that choose a form of the ideograph or sign before them (Unicode 23.4): VS1 to VS256. */
export function isVariationSelector(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}

/** The subtable of a cmap that has variation sequences (OpenType, cmap format 14). */
const UNICODE = 0;
const VARIATIONS = 5;
const FORMAT = 14;
const SELECTOR_ROW = 11;
const VARIANT_ROW = 5;

/**
 * The glyph of `base` in the form that `selector` asks for; 0 where the font has no form of its own for it, so that the
 * base's glyph is drawn. `cmap` is the font's cmap table and what lies behind it in the file.
 */
export function variantGlyph(cmap: DataView, base: number, selector: number): number {
  try {
    const table = variationsIn(cmap);
    if (table === undefined) return 0;
    const row = rowOf(cmap, table + 10, cmap.getUint32(table + 6), SELECTOR_ROW, selector);
    const forms = row === undefined ? 0 : cmap.getUint32(row + 7);
    if (forms === 0) return 0;
    const list = table + forms;
    const form = rowOf(cmap, list + 4, cmap.getUint32(list), VARIANT_ROW, base);
    return form === undefined ? 0 : cmap.getUint16(form + 3);
  } catch (error) {
    // A damaged table points beyond the file.
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

function variationsIn(cmap: DataView): number | undefined {
  const count = cmap.getUint16(2);
  for (let at = 4; at < 4 + count * 8; at += 8) {
    if (cmap.getUint16(at) !== UNICODE || cmap.getUint16(at + 2) !== VARIATIONS) continue;
    const table = cmap.getUint32(at + 4);
    return cmap.getUint16(table) === FORMAT ? table : undefined;
  }
  return undefined;
}

/** The row that begins with `value` in 24 bits, among rows sorted by it. */
function rowOf(
  cmap: DataView,
  from: number,
  count: number,
  size: number,
  value: number,
): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = from + middle * size;
    const key = cmap.getUint16(at) * 0x100 + cmap.getUint8(at + 2);
    if (key === value) return at;
    if (key < value) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
