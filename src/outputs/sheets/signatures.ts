/**
 * Divides `sheets` folded sheets into signatures of at most `each`, in order. All are full but the last. If the last
 * would have less than half, the last two share their sheets evenly (the one before may have one more), since a
 * single sheet at the back of a block comes loose first.
 */
export function signatureSheets(sheets: number, each: number): readonly number[] {
  const full = Math.floor(sheets / each);
  const rest = sheets - full * each;
  const signatures = new Array<number>(full).fill(each);
  if (rest === 0) return signatures;
  if (full === 0 || rest * 2 >= each) return [...signatures, rest];
  const shared = each + rest;
  return [...signatures.slice(0, -1), Math.ceil(shared / 2), Math.floor(shared / 2)];
}
