import type { Nodes } from 'mdast';
import type { Edition } from '../model/edition.js';
import { plainText } from '../model/markdown/plain-text.js';
import { compareUnits } from '../model/order.js';
import { diffSentences, type SentenceChange, sentencesOf } from './sentences.js';

/** An edition as versions are compared: its text by sentences, its metadata by keys. */
export interface EditionText {
  readonly metadata: ReadonlyMap<string, string>;
  readonly divisions: readonly DivisionText[];
}

export interface DivisionText {
  /** `01-beijing` */
  readonly name: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** The change of a division. `marking`: its file changed, but no sentence (emphasis, a link, front matter). */
export interface DivisionChange {
  readonly name: string;
  readonly heading: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'marking';
  readonly sentences: readonly SentenceChange[];
}

export interface MetadataChange {
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** The changes of a version against the version before. */
export interface VersionChanges {
  readonly metadata: readonly MetadataChange[];
  readonly divisions: readonly DivisionChange[];
  /** All files, the Markdown among them. */
  readonly files: readonly FileChange[];
}

export const NO_TEXT: EditionText = { metadata: new Map(), divisions: [] };

export function editionText({ metadata, divisions }: Edition): EditionText {
  const pairs: [string, string][] = [];
  flatten('', metadata, pairs);
  return {
    metadata: new Map(pairs),
    divisions: divisions.map(({ name, heading, tree }) => ({
      name,
      heading,
      sentences: blockTexts(tree).flatMap(sentencesOf),
    })),
  };
}

/** Compares two versions: their texts and the digests of their files by path. */
export function compareVersions(
  before: { readonly text: EditionText; readonly files: ReadonlyMap<string, string> },
  after: { readonly text: EditionText; readonly files: ReadonlyMap<string, string> },
): VersionChanges {
  const files = compareFiles(before.files, after.files);
  const touched = new Set(files.map(({ path }) => chapterName(path)));
  return {
    metadata: compareMetadata(before.text.metadata, after.text.metadata),
    divisions: compareDivisions(before.text.divisions, after.text.divisions, touched),
    files,
  };
}

/** The numbers of sentences that were added, removed and changed. */
export function countSentences(
  changes: VersionChanges,
): Readonly<Record<SentenceChange['kind'], number>> {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { sentences } of changes.divisions) {
    for (const { kind } of sentences) counts[kind] += 1;
  }
  return counts;
}

/** The texts of a tree's paragraphs, headings, cells and code, each by itself. */
function blockTexts(node: Nodes): readonly string[] {
  if (['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)) return [plainText(node)];
  return 'children' in node ? node.children.flatMap((child) => blockTexts(child)) : [];
}

/** The change of each division; `touched` names the divisions whose files changed, perhaps in their marking alone. */
export function compareDivisions(
  before: readonly DivisionText[],
  after: readonly DivisionText[],
  touched: ReadonlySet<string>,
): readonly DivisionChange[] {
  const then = new Map(before.map((one) => [one.name, one]));
  const now = new Map(after.map((one) => [one.name, one]));
  const names = [...new Set([...then.keys(), ...now.keys()])].sort(compareUnits);
  return names.flatMap((name): readonly DivisionChange[] => {
    const [old, young] = [then.get(name), now.get(name)];
    const heading = (young ?? old)?.heading ?? '';
    const sentences = diffSentences(old?.sentences ?? [], young?.sentences ?? []);
    if (old === undefined) return [{ name, heading, kind: 'added', sentences }];
    if (young === undefined) return [{ name, heading, kind: 'removed', sentences }];
    if (sentences.length > 0) return [{ name, heading, kind: 'changed', sentences }];
    return touched.has(name) ? [{ name, heading, kind: 'marking', sentences }] : [];
  });
}

function compareMetadata(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly MetadataChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key), after.get(key)];
    if (then === now) return [];
    return [
      {
        key,
        ...(then !== undefined && { before: then }),
        ...(now !== undefined && { after: now }),
      },
    ];
  });
}

function compareFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort(compareUnits);
  return paths.flatMap((path): readonly FileChange[] => {
    const [then, now] = [before.get(path), after.get(path)];
    if (then === now) return [];
    const kind = then === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ path, kind }];
  });
}

/** `creators.0.name` → `张三`, for every value in `value`. */
function flatten(prefix: string, value: unknown, into: [string, string][]): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      flatten(prefix === '' ? key : `${prefix}.${key}`, one, into);
    }
  } else if (value !== undefined) into.push([prefix, String(value)]);
}

/** `content/id/01-beijing.md` → `01-beijing`. */
function chapterName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}
