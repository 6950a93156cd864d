import { join } from 'node:path';
import { fileKind, namesOf } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';
import { shownText, withoutMark, writtenText } from './line-ends.js';

/** A text file of an edition's folder as it stands on the disk. */
export interface StoredText {
  /** Its name in the edition's folder: `01-beijing.md`, `edition.yaml`. */
  readonly path: string;
  /** The text as an editor shows it: each line ends with LF, without a byte order mark. */
  readonly text: string;
  /** Changes whenever the file does. */
  readonly version: string;
}

/** A text to be saved, and the version from which it was made; `undefined` for a new file. */
export interface SavedText {
  readonly path: string;
  readonly text: string;
  readonly version: string | undefined;
}

/** `theirs` is the present text of the file, if somebody else changed it meanwhile; then nothing was written. */
export type SaveResult =
  | { readonly saved: true; readonly version: string }
  | { readonly saved: false; readonly theirs: StoredText | undefined };

/** The Markdown files and edition.yaml of the edition in `folder`, in the order of the book. */
export async function editionTexts(folder: string): Promise<readonly StoredText[]> {
  if (fileKind(folder) !== 'folder') {
    throw new InputError([diagnose('io/no-edition', { file: folder })]);
  }
  await settleFolder(folder);
  return namesOf(folder)
    .filter((name) => isEditable(name) && kindWithin(folder, join(folder, name)) === 'file')
    .map((name) => shownAt(folder, name));
}

/**
 * Writes a text of the edition, at once and as a whole; the file keeps its line ends and its byte order mark. If the file has changed since the text was made,
 * nothing is written, and the answer has the present file. Throws an InputError if the name is not that of an
 * edition's text, or if the file is not UTF-8: a file that cannot be shown must not be overwritten.
 */
export async function saveText(
  folder: string,
  { path, text, version }: SavedText,
): Promise<SaveResult> {
  if (!isEditable(path)) throw new InputError([diagnose('io/outside-path', { file: path })]);
  await settleFolder(folder);
  const before = bytesAt(folder, path);
  const theirs = before && storedText(path, before);
  // The same text needs no writing, whoever wrote it.
  if (theirs?.text === text) return { saved: true, version: theirs.version };
  if (theirs?.version !== version) return { saved: false, theirs };
  const bytes = before === undefined ? text : writtenText(text, decodedText(path, before));
  await writeAll(folder, [{ path, bytes }]);
  return { saved: true, version: sha256(bytes) };
}

/** A text that is typed as it would stand in its file, without the byte order mark. */
export function typedText(folder: string, path: string, text: string): string {
  const before = bytesAt(folder, path);
  return before === undefined ? text : withoutMark(writtenText(text, decodedText(path, before)));
}

/** The text of that name; undefined where there is none. */
export function standingText(folder: string, path: string): StoredText | undefined {
  const bytes = bytesAt(folder, path);
  return bytes && storedText(path, bytes);
}

/** The text of that name as its file has it, line ends and byte order mark included. */
export function writtenAt(folder: string, path: string): string {
  return decodedText(path, readWithin(folder, join(folder, path)));
}

function bytesAt(folder: string, path: string): Uint8Array | undefined {
  const file = join(folder, path);
  return fileKind(file) === 'none' ? undefined : readWithin(folder, file);
}

function shownAt(folder: string, path: string): StoredText {
  return storedText(path, readWithin(folder, join(folder, path)));
}

function storedText(path: string, bytes: Uint8Array): StoredText {
  return { path, text: shownText(new TextDecoder().decode(bytes)), version: sha256(bytes) };
}

/** The text of UTF-8 bytes with its byte order mark. */
function decodedText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError([diagnose('editing/no-utf-8', { file: path })]);
  }
}

/** Whether the name is that of a text in the edition's folder itself: no path, nothing hidden. */
export function isEditable(name: string): boolean {
  return name === 'edition.yaml' || (/^[^./\\\0][^/\\\0]*\.md$/i.test(name) && name.length <= 200);
}
