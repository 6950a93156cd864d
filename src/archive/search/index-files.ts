import { sha256 } from '../../model/sha256.js';
import { Folding } from './fold.js';
import {
  type BlockData,
  CALL,
  MANIFEST,
  type Manifest,
  PASSAGES_A_FILE,
  type ShardData,
  shardName,
  type TextData,
  textName,
} from './layout.js';
import { type PlacedBlock, passagesOf } from './passages.js';
import { shardsOf } from './postings.js';
import type { SearchText } from './text.js';

/** A file of an index by its path below the index's folder. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The texts of one edition as files of an index. */
export interface IndexedEdition {
  /** Names its files. */
  readonly name: string;
  readonly texts: readonly TextData[];
}

/** The file with `data`, as a page or `parseIndexFile` reads it. */
export function indexFile(name: string, data: unknown): IndexFile {
  const script = `\ufeff${CALL}(${JSON.stringify(name)},${JSON.stringify(data)});`;
  return { path: `${name}.js`, bytes: Buffer.from(script, 'utf16le') };
}

/** The data of a file; throws SyntaxError where it is none of an index. */
export function parseIndexFile(bytes: Uint8Array): unknown {
  const script = Buffer.from(bytes).toString('utf16le');
  const from = script.indexOf(',') + 1;
  return JSON.parse(script.slice(from, -2));
}

/** The texts of an edition, cut into passages. */
export function indexedEdition(text: SearchText, name: string): IndexedEdition {
  const passages = passagesOf(text);
  const texts: TextData[] = [];
  for (let at = 0; at < passages.length; at += PASSAGES_A_FILE) {
    texts.push(textData(text, passages.slice(at, at + PASSAGES_A_FILE)));
  }
  return { name, texts };
}

function textData(
  { edition, divisions }: SearchText,
  passages: readonly (readonly PlacedBlock[])[],
): TextData {
  const used = new Map<number, TextData['divisions'][number]>();
  const blocks = passages.map((passage) =>
    passage.map(({ text, end, division, id = '', steps = '', pages }): BlockData => {
      const number = divisions.indexOf(division);
      const { name, title, web = '', spine = '' } = division;
      used.set(number, [name, title, web, spine]);
      const starts = pages.map(({ offset, folio, page = 0 }) => [offset, folio, page] as const);
      return [text, number, starts, id, steps, end === text.length ? 0 : end];
    }),
  );
  return { edition, divisions: Object.fromEntries(used), passages: blocks };
}

/** The files of an edition's texts. */
export function textFiles({ name, texts }: IndexedEdition): readonly IndexFile[] {
  return texts.map((data, file) => indexFile(textName(name, file), data));
}

/** The manifest and the shards over all editions, in the order in which hits are to come. */
export function indexFiles(
  editions: readonly IndexedEdition[],
  folds: string,
): readonly IndexFile[] {
  const folding = new Folding(folds);
  let characters = 0;
  function* passages() {
    for (const { texts } of editions) {
      for (const one of texts) {
        for (const passage of one.passages) {
          for (const [text, , , , , end] of passage) characters += end || text.length;
          yield passage.map(([text]) => folding.fold(text));
        }
      }
    }
  }
  const shards = shardsOf(passages());
  const counts = editions
    .map(({ name, texts }) => `${name}:${texts.reduce((sum, one) => sum + one.passages.length, 0)}`)
    .join(' ');
  const seal = sha256(JSON.stringify([folds, counts, shards])).slice(0, 12);
  const manifest: Manifest = {
    version: 1,
    seal,
    folds,
    shards: shards.map(({ first }) => first).join(''),
    editions: counts,
    characters,
  };
  return [
    indexFile(MANIFEST, manifest),
    ...shards.map(({ bits }, number) =>
      indexFile(shardName(number), { seal, bits } satisfies ShardData),
    ),
  ];
}
