/** The order of texts by UTF-16 units: the same everywhere, whatever the locale. */
export function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of files by their paths. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareUnits(a.path, b.path);
}
