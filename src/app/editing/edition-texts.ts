import { join } from 'node:path';
import { kindOf, namesOf } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';

/** A text file of an edition's folder as it stands on the disk. */
export interface StoredText {
  /** Its name in the edition's folder: `01-beijing.md`, `edition.yaml`. */
  readonly path: string;
  readonly text: string;
  /** Changes whenever the file does. */
  readonly version: string;
}

/** What is to be saved: a text, and the version that it was made from; `undefined` where the file is to be new. */
export interface SavedText {
  readonly path: string;
  readonly text: string;
  readonly version: string | undefined;
}

/** `theirs` is what stands there where somebody else changed the file meanwhile; then nothing was written. */
export type SaveResult =
  | { readonly saved: true; readonly version: string }
  | { readonly saved: false; readonly theirs: StoredText | undefined };

/** The Markdown files and edition.yaml of the edition in `folder`, in the order of the book. */
export async function editionTexts(folder: string): Promise<readonly StoredText[]> {
  if (kindOf(folder) !== 'folder') {
    throw new InputError([diagnose('io/no-edition', { file: folder })]);
  }
  await settleFolder(folder);
  return namesOf(folder)
    .filter((name) => isEditable(name) && kindWithin(folder, join(folder, name)) === 'file')
    .map((name) => textAt(folder, name));
}

/**
 * Writes a text of the edition, at once and as a whole. Where the file is another one than the text was made from,
 * nothing is written, and the answer has the file as it stands. Throws an InputError where the name is none of an
 * edition's text.
 */
export async function saveText(
  folder: string,
  { path, text, version }: SavedText,
): Promise<SaveResult> {
  if (!isEditable(path)) throw new InputError([diagnose('io/outside-path', { file: path })]);
  const theirs = standingText(folder, path);
  // The same text needs no writing, whoever wrote it.
  if (theirs?.text === text) return { saved: true, version: theirs.version };
  if (theirs?.version !== version) return { saved: false, theirs };
  await writeAll(folder, [{ path, bytes: text }]);
  return { saved: true, version: sha256(text) };
}

/** The text of that name; undefined where there is none. */
export function standingText(folder: string, path: string): StoredText | undefined {
  return kindOf(join(folder, path)) === 'none' ? undefined : textAt(folder, path);
}

function textAt(folder: string, path: string): StoredText {
  const bytes = readWithin(folder, join(folder, path));
  return { path, text: new TextDecoder().decode(bytes), version: sha256(bytes) };
}

/** Whether the name is that of a text in the edition's folder itself: no path, nothing hidden. */
export function isEditable(name: string): boolean {
  return name === 'edition.yaml' || (/^[^./\\\0][^/\\\0]*\.md$/i.test(name) && name.length <= 200);
}
