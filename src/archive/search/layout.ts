import type { SearchEdition } from './text.js';

/*
 * An index is a folder of scripts, each a call of one function with data, in UTF-16 with a mark of its byte order: a page
 * that lies on a disk may load scripts beside it and nothing else, and Chinese takes two bytes a character there, not three.
 *
 * index.js          the Manifest
 * s/0.js …          the shards: pairs of neighbouring characters, each with the numbers of its passages
 * t/<edition>-0.js  the texts, `PASSAGES_A_FILE` passages each
 */

/** The function that each file of an index calls, with the file's name and its data. */
export const CALL = 'kanbenSearch';

export const MANIFEST = 'index';
export const PASSAGES_A_FILE = 2;

export function shardName(number: number): string {
  return `s/${number}`;
}

export function textName(edition: string, file: number): string {
  return `t/${edition}-${file}`;
}

export interface Manifest {
  readonly version: 1;
  /** The same in each shard: shards of another state of the index don't fit this one. */
  readonly seal: string;
  /** Pairs for `Folding`. */
  readonly folds: string;
  /** The first pair of each shard, two UTF-16 units each. */
  readonly shards: string;
  /** The name of each edition's files and the number of its passages, in the order of the passages: `1f0c2aa:14 …`. */
  readonly editions: string;
  readonly characters: number;
}

export interface ShardData {
  readonly seal: string;
  readonly bits: string;
}

/** A page that begins in a block: page 0 where nobody knows the PDF's. */
export type PageData = readonly [offset: number, folio: string, page: number];

/** A block as a file has it; `end` is where hits no longer begin, 0 where they may to the end. */
export type BlockData = readonly [
  text: string,
  division: number,
  pages: readonly PageData[],
  id: string,
  steps: string,
  end: number,
];

export interface TextData {
  readonly edition: SearchEdition;
  /** Of the blocks' divisions: name, title, page's file, place in the EPUB's spine. */
  readonly divisions: Readonly<
    Record<number, readonly [name: string, title: string, web: string, spine: string]>
  >;
  readonly passages: readonly (readonly BlockData[])[];
}
