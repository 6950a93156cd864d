import { fileOf, fileText } from './tokens.js';

export interface MergedToken {
  readonly token: string;
  /** The file of the import that it comes from. */
  readonly from?: string | undefined;
  /** Where it begins a file: the name that the file has in the edition so far. */
  readonly name?: string | undefined;
}

export interface MergedFile {
  readonly path: string;
  readonly text: string;
  /** How many tokens came from each file of the import. */
  readonly origins: ReadonlyMap<string, number>;
}

interface OpenFile {
  readonly path: string;
  readonly name: string | undefined;
  readonly tokens: string[];
  readonly origins: Map<string, number>;
}

/** A row of tokens as files with distinct names; files keep the order that their names gave them. */
export function splitFiles(merged: readonly MergedToken[]): readonly MergedFile[] {
  const open: OpenFile[] = [];
  const taken = new Set<string>();
  for (const { token, from, name } of merged) {
    const given = fileOf(token);
    if (given !== undefined || open.length === 0) {
      const path = freeName(given ?? from ?? '01-chapter.md', name, open.at(-1), taken);
      taken.add(path);
      open.push({ path, name, tokens: [], origins: new Map() });
    }
    const file = open.at(-1) as OpenFile;
    if (given === undefined) file.tokens.push(token);
    if (from !== undefined) file.origins.set(from, (file.origins.get(from) ?? 0) + 1);
  }
  return open.map(({ path, tokens, origins }) => ({ path, text: fileText(tokens), origins }));
}

/** The name, or one like it where it is taken or would bring the file before one that stood before it. */
function freeName(
  path: string,
  name: string | undefined,
  before: OpenFile | undefined,
  taken: ReadonlySet<string>,
): string {
  const inOrder =
    before?.name === undefined || name === undefined || before.name > name || path > before.path;
  if (inOrder && !taken.has(path)) return path;
  const last = before?.path ?? path;
  const numbered = `${/^\d+/.exec(last)?.[0] ?? ''}-${path.replace(/^\d+-?/, '')}`;
  if (numbered > last && !taken.has(numbered)) return numbered;
  // An underscore stands behind the full stop of `.md`: the name comes behind that of the file before.
  let behind = `${last.replace(/\.md$/i, '')}_${path.replace(/^\d+-?/, '')}`;
  while (taken.has(behind)) behind = behind.replace(/\.md$/i, '_.md');
  return behind;
}
