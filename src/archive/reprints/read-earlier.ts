import { basename, join } from 'node:path';
import { editionsIn } from '../../edition/read-edition.js';
import { fileKind, namesOf, readInput } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { MARKDOWN_NAME } from '../../model/markdown/file-name.js';
import { ROOT_FILES } from '../layout.js';
import { readObjects, readVersion } from '../store.js';
import { sentencesOfFile } from './letters.js';
import type { EarlierText } from './sentence-index.js';

/**
 * The texts of an archive's newest versions, or of a folder of editions, that of the edition `except` left out. Throws
 * InputError where there is no edition.
 */
export async function readEarlier(source: string, except: string): Promise<readonly EarlierText[]> {
  if (fileKind(source) !== 'folder')
    throw new InputError([diagnose('io/no-edition', { file: source })]);
  return isStore(source) ? ofStore(source, except) : ofFolder(source, except);
}

function isStore(folder: string): boolean {
  return fileKind(join(folder, ROOT_FILES.at(-1)?.path ?? '')) === 'file';
}

async function ofFolder(source: string, except: string): Promise<readonly EarlierText[]> {
  const texts: EarlierText[] = [];
  for (const folder of await editionsIn(source)) {
    const edition = basename(folder);
    if (edition === except) continue;
    for (const name of namesOf(folder).filter((one) => MARKDOWN_NAME.test(one))) {
      const file = join(folder, name);
      texts.push(earlierText(edition, file, readWithin(folder, file)));
    }
  }
  return texts;
}

async function ofStore(store: string, except: string): Promise<readonly EarlierText[]> {
  const texts: EarlierText[] = [];
  for (const object of await readObjects(store)) {
    if (object.id === except) continue;
    const { head } = object.inventory;
    const files = await readVersion(
      object,
      head,
      (path) => path.startsWith('content/') && MARKDOWN_NAME.test(path),
    );
    for (const [path, bytes] of files) {
      texts.push(earlierText(object.id, `${object.id}@${head}/${basename(path)}`, bytes));
    }
  }
  return texts;
}

function earlierText(edition: string, file: string, bytes: Uint8Array): EarlierText {
  return { edition, file, sentences: sentencesOfFile(new TextDecoder().decode(bytes)) };
}

/** The Markdown files of an edition (a folder, or one file) with their sentences. */
export function readSentences(path: string): readonly Pick<EarlierText, 'file' | 'sentences'>[] {
  const files =
    fileKind(path) === 'file'
      ? [path]
      : namesOf(path)
          .filter((name) => MARKDOWN_NAME.test(name))
          .map((name) => join(path, name));
  return files.map((file) => ({
    file,
    sentences: sentencesOfFile(new TextDecoder().decode(readInput(file))),
  }));
}
