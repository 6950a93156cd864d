export function hasUnsafeElement(path: string): boolean {
  return path.split('/').some((element) => ['', '.', '..'].includes(element));
}

/** Paths that stand twice, or that another path goes through as if they were folders. */
export function clashes(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const folders = new Set<string>();
  const repeated: string[] = [];
  for (const path of paths) {
    if (seen.has(path)) repeated.push(path);
    seen.add(path);
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      folders.add(path.slice(0, at));
    }
  }
  return [...repeated, ...[...seen].filter((path) => folders.has(path))];
}
