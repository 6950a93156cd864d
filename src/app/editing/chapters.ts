import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { ManuscriptFile } from '../../model/manuscript.js';
import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import { NO_HEADING } from '../../normalise/files.js';
import { reimport } from '../review/reimport.js';
import { editionTexts, type StoredText, writtenAt } from './edition-texts.js';
import { writtenText } from './line-ends.js';

/** The changes of an edition's chapters: their files by name. */
export type ChapterChange =
  | { readonly kind: 'move'; readonly file: string; readonly to: number }
  | { readonly kind: 'merge'; readonly file: string }
  | { readonly kind: 'split'; readonly file: string; readonly offset: number };

const YAML = 'edition.yaml';

type TextFile = Pick<StoredText, 'path' | 'text'>;

/**
 * Moves a chapter to another place (`to` counts from 0), merges it with the one that follows, or splits it before the
 * block at a UTF-16 offset; the files are numbered anew in their order. `versions` are those that the change was made
 * for. The ledger is brought up to date where the edition keeps its sources. Throws an InputError where a file
 * changed meanwhile or the change is impossible; nothing is changed then. Gives the new names, in order.
 */
export async function changeChapters(
  folder: string,
  change: ChapterChange,
  versions: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  await settleFolder(folder);
  const texts = await editionTexts(folder);
  const chapters = texts.filter(({ path }) => path !== YAML);
  for (const { path, version } of chapters) {
    if (versions.get(path) !== version) {
      throw new InputError([diagnose('editing/changed-meanwhile', { file: path })]);
    }
  }
  const index = chapters.findIndex(({ path }) => path === change.file);
  if (index < 0) throw new InputError([diagnose('io/no-such-file', { file: change.file })]);
  const arranged = numbered(CHANGES[change.kind](chapters, index, change as never));
  const standing = new Map(texts.map(({ path }) => [path, writtenAt(folder, path)]));
  // A chapter that only moves keeps its bytes; one that changes keeps the line ends of the file that it was.
  const moved = new Map(chapters.map(({ path, text }) => [text, standing.get(path) ?? text]));
  const written = arranged.map(({ path, text }) => ({
    path,
    text: moved.get(text) ?? writtenText(text, standing.get(change.file) ?? ''),
  }));
  await writeArranged(folder, standing, written);
  return arranged.map(({ path }) => path);
}

/** Writes the chapters and the ledger that names the file of each line, as one set. */
async function writeArranged(
  folder: string,
  standing: ReadonlyMap<string, string>,
  chapters: readonly ManuscriptFile[],
): Promise<void> {
  const yaml = [...standing].flatMap(([path, text]) => (path === YAML ? [{ path, text }] : []));
  try {
    await reimport(folder, { take: 'edited', texts: [...yaml, ...chapters] });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (!error.diagnostics.some(({ ruleId }) => ruleId === 'review/no-sources')) throw error;
    // An edition without sources has no ledger to keep true.
    const names = new Set([YAML, ...chapters.map(({ path }) => path)]);
    const changed = chapters.filter(({ path, text }) => standing.get(path) !== text);
    await writeAll(
      folder,
      changed.map(({ path, text }) => ({ path, bytes: text })),
      [...standing.keys()].filter((path) => !names.has(path)),
    );
  }
}

type Arrange<Kind extends ChapterChange['kind']> = (
  chapters: readonly TextFile[],
  index: number,
  change: Extract<ChapterChange, { readonly kind: Kind }>,
) => readonly TextFile[];

const CHANGES: { readonly [Kind in ChapterChange['kind']]: Arrange<Kind> } = {
  move(chapters, index, { to }) {
    const rest = chapters.toSpliced(index, 1);
    const place = Math.max(0, Math.min(rest.length, to));
    return rest.toSpliced(place, 0, chapters[index] as TextFile);
  },
  merge(chapters, index) {
    const [one, other] = [chapters[index] as TextFile, chapters[index + 1]];
    if (other === undefined) {
      throw new InputError([diagnose('editing/nothing-follows', { file: one.path })]);
    }
    const { body } = frontAndBody(other.text);
    const text = `${one.text.trimEnd()}\n\n${shifted(body, 1).trim()}\n`;
    return chapters.toSpliced(index, 2, { path: one.path, text });
  },
  split(chapters, index, { offset }) {
    const { path, text } = chapters[index] as TextFile;
    const { front, body } = frontAndBody(text);
    const blocks = parseMarkdown(body).children;
    const at = offset - front.length;
    const block = blocks.findLast(({ position }) => (position?.start.offset ?? 0) <= at);
    const from = block?.position?.start.offset ?? 0;
    if (block === undefined || blocks[0] === block) {
      throw new InputError([diagnose('editing/no-split', { file: path })]);
    }
    const second = body.slice(from);
    const opened =
      block.type === 'heading' ? shifted(second, 1 - block.depth) : `# ${NO_HEADING}\n\n${second}`;
    const parts = [
      { path, text: `${front}${body.slice(0, from).trimEnd()}\n` },
      { path: splitName(path, chapters), text: `---\nrole: chapter\n---\n\n${opened}` },
    ];
    return chapters.toSpliced(index, 1, ...parts);
  },
};

/** A name for the second part of a chapter that no other chapter has. */
function splitName(path: string, chapters: readonly TextFile[]): string {
  const stems = new Set(chapters.map(({ path: one }) => stemOf(one)));
  const stem = stemOf(path);
  for (let n = 2; ; n++) if (!stems.has(`${stem}-${n}`)) return `00-${stem}-${n}.md`;
}

/** The front matter with its fences and the blank lines after it, and what follows. */
function frontAndBody(text: string): { readonly front: string; readonly body: string } {
  const [front = ''] = /^---\n[\s\S]*?\n---\n\s*/.exec(text) ?? [];
  return { front, body: text.slice(front.length) };
}

/** Every heading `by` levels lower (or higher), so far as there are levels. */
function shifted(markdown: string, by: number): string {
  const parts: string[] = [];
  let done = 0;
  for (const { type, position } of parseMarkdown(markdown).children) {
    const from = position?.start.offset ?? 0;
    const [hashes = ''] = /^#{1,6}(?= )/.exec(markdown.slice(from, from + 7)) ?? [];
    if (type !== 'heading' || hashes === '') continue;
    const level = Math.max(1, Math.min(4, hashes.length + by));
    parts.push(markdown.slice(done, from), '#'.repeat(level));
    done = from + hashes.length;
  }
  return parts.join('') + markdown.slice(done);
}

/** The chapters with the numbers of their order in their names; an editor's note that comes first stays at 00. */
function numbered(chapters: readonly TextFile[]): readonly TextFile[] {
  const opens = /\n?role: editors-note\b/.test(frontAndBody(chapters[0]?.text ?? '').front);
  const first = opens ? 0 : 1;
  const width = Math.max(2, String(chapters.length + first).length);
  return chapters.map(({ path, text }, index) => {
    const number = String(index + first).padStart(width, '0');
    return { path: `${number}-${stemOf(path)}.md`, text };
  });
}

/** `01-beijing.md` → `beijing`. */
function stemOf(path: string): string {
  return path.replace(/\.md$/i, '').replace(/^\d{1,9}-(?=.)/, '');
}
