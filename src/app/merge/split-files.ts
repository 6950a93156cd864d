import { fileOf, fileText } from './tokens.js';

export interface MergedFile {
  readonly path: string;
  readonly text: string;
  /** How many tokens came from each file of the import. */
  readonly origins: ReadonlyMap<string, number>;
}

/** A row of tokens as files, each with a name of its own, in the order of the row. */
export function splitFiles(
  merged: readonly { readonly token: string; readonly from?: string }[],
): readonly MergedFile[] {
  const open: { path: string; tokens: string[]; origins: Map<string, number> }[] = [];
  for (const { token, from } of merged) {
    const path = fileOf(token);
    if (path !== undefined || open.length === 0) {
      const name = path ?? from ?? '01-chapter.md';
      open.push({ path: inOrder(name, open.at(-1)?.path), tokens: [], origins: new Map() });
    }
    const file = open.at(-1);
    if (file === undefined) continue;
    if (path === undefined) file.tokens.push(token);
    if (from !== undefined) file.origins.set(from, (file.origins.get(from) ?? 0) + 1);
  }
  return open.map(({ path, tokens, origins }) => ({ path, text: fileText(tokens), origins }));
}

/** The name, or one like it that comes behind `before` in the order of names. */
function inOrder(path: string, before: string | undefined): string {
  if (before === undefined || path > before) return path;
  const number = /^\d+/.exec(before)?.[0] ?? '';
  const name = path.replace(/^\d+-?/, '');
  const numbered = `${number}-${name}`;
  // An underscore stands behind the full stop of `.md`, so that the name comes behind that of the file before.
  return numbered > before ? numbered : `${before.replace(/\.md$/i, '')}_${name}`;
}
