import type { PlaceAddress } from '../../outputs/output.js';
import { Folding } from './fold.js';
import {
  type BlockData,
  MANIFEST,
  type Manifest,
  PASSAGES_A_FILE,
  type PageData,
  type ShardData,
  shardName,
  type TextData,
  textName,
} from './layout.js';
import { passagesIn } from './postings.js';
import type { SearchEdition, SearchFile } from './text.js';
import { TextsAhead } from './texts-ahead.js';

/*
 * Looks phrases up in an index, in Node and in a browser alike: nothing here asks for more than the language has.
 */

/** Gives the data of a file of the index: `s/12`. */
export type LoadFile = (name: string) => Promise<unknown>;

/** One place where a phrase stands. */
export interface Hit {
  readonly edition: SearchEdition;
  readonly division: { readonly name: string; readonly title: string };
  /** The text before the phrase in its paragraph, the phrase as it is written there, and the text behind it. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** The printed page, and the page of the PDF from 1. */
  readonly folio?: string;
  readonly page?: number;
  /** Addresses of the place in the finished files, from the folder that the index is of. */
  readonly links: readonly SearchFile[];
}

/** The length of the paragraph that a hit shows on each side, in UTF-16 units. */
const CONTEXT = 40;
/** The most pairs of a phrase that are looked up; the text decides the rest. */
const MOST_PAIRS = 6;
/** With this few candidates left, no further pair is looked up. */
const FEW = 3;
/** The number of pairs that are looked up at a time: a browser takes hardly longer for several files than for one. */
const PAIRS_AT_ONCE = 3;

/** The value that `hits` gives if the next text may not be loaded yet. */
export const NO_ROOM: readonly Hit[] = [];

export class SearchIndex {
  readonly #folding: Folding;
  readonly #passages: number;
  /** The number of each edition's first passage. */
  readonly #firsts: readonly number[];
  readonly #names: readonly string[];

  private constructor(
    private readonly manifest: Manifest,
    private readonly load: LoadFile,
  ) {
    this.#folding = new Folding(manifest.folds);
    const counts = manifest.editions.split(' ').map((one) => one.split(':'));
    this.#names = counts.map(([name = '']) => name);
    const firsts: number[] = [];
    let passages = 0;
    for (const [, count] of counts) {
      firsts.push(passages);
      passages += Number(count ?? 0);
    }
    this.#firsts = firsts;
    this.#passages = passages;
  }

  static async open(load: LoadFile): Promise<SearchIndex> {
    return new SearchIndex((await load(MANIFEST)) as Manifest, load);
  }

  /** A phrase as it is looked up: its length is what limits count. */
  folded(phrase: string): string {
    return this.#folding.fold(phrase);
  }

  /**
   * Every place where the phrase stands, in the order of the editions and of their texts: those of one passage after the
   * other, none where a passage has only the phrase's pairs. Places overlap where the phrase does. Texts are loaded while
   * `mayLoad` says so; where the next one has to wait, NO_ROOM is given, as often as it is asked for. Throws
   * StaleIndexError where the index was made anew meanwhile.
   */
  async *hits(phrase: string, mayLoad: () => boolean = () => true): AsyncGenerator<readonly Hit[]> {
    const folded = this.#folding.fold(phrase);
    if (folded === '') return;
    const places = (await this.candidates(folded)).map((passage) => this.#placeOf(passage));
    const names = [...new Set(places.map(({ name }) => name))];
    const texts = new TextsAhead(names, this.load, mayLoad);
    let file = '';
    let text: TextData | undefined;
    for (const { name, within } of places) {
      while (name !== file) {
        const next = texts.next();
        if (next === undefined) yield NO_ROOM;
        else [file, text] = [name, (await next) as TextData];
      }
      if (text === undefined) continue;
      const hits: Hit[] = [];
      let page: PageData | undefined;
      for (const block of text.passages[within] ?? []) {
        hits.push(...this.#hitsIn(block, page, text, folded));
        page = block[2].at(-1) ?? page;
      }
      yield hits;
    }
  }

  /** The numbers of the passages that have pairs of the phrase, rising: all in which it stands, and some others. */
  async candidates(folded: string): Promise<readonly number[]> {
    if (folded.length === 1) return this.#withUnit(folded.charCodeAt(0));
    let candidates: readonly number[] | undefined;
    const pairs = chosenPairs(folded);
    for (let n = 0; n < pairs.length; n += PAIRS_AT_ONCE) {
      const lists = await Promise.all(
        pairs
          .slice(n, n + PAIRS_AT_ONCE)
          .map((at) => this.#withPair(folded.charCodeAt(at), folded.charCodeAt(at + 1))),
      );
      for (const passages of lists) {
        candidates = candidates === undefined ? passages : common(candidates, passages);
      }
      if (candidates !== undefined && candidates.length <= FEW) break;
    }
    return candidates ?? [];
  }

  async #withPair(first: number, second: number): Promise<readonly number[]> {
    const shard = this.#shardOf(first, second);
    if (shard < 0) return [];
    const bits = await this.#bitsOf(shard);
    return passagesIn(bits, this.#passages, first, second)[0] ?? [];
  }

  /** The passages with a character: those of all pairs that begin with it. */
  async #withUnit(unit: number): Promise<readonly number[]> {
    const passages = new Set<number>();
    const [from, to] = [Math.max(0, this.#shardOf(unit, 0)), this.#shardOf(unit, 0xffff)];
    for (let shard = from; shard <= to; shard++) {
      for (const list of passagesIn(await this.#bitsOf(shard), this.#passages, unit)) {
        for (const passage of list) passages.add(passage);
      }
    }
    return [...passages].sort((a, b) => a - b);
  }

  async #bitsOf(shard: number): Promise<string> {
    const { seal, bits } = (await this.load(shardName(shard))) as ShardData;
    if (seal !== this.manifest.seal) throw new StaleIndexError();
    return bits;
  }

  /** The last shard that does not begin behind the pair; -1 where all do. */
  #shardOf(first: number, second: number): number {
    const { shards } = this.manifest;
    const pair = first * 65536 + second;
    let [low, high] = [0, shards.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      const begins = shards.charCodeAt(2 * middle) * 65536 + shards.charCodeAt(2 * middle + 1);
      if (begins <= pair) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The file in which a passage stands, and its place there. */
  #placeOf(passage: number): { readonly name: string; readonly within: number } {
    let [low, high] = [0, this.#firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] as number) <= passage) low = middle + 1;
      else high = middle;
    }
    const name = this.#names[low - 1] ?? '';
    const below = passage - (this.#firsts[low - 1] ?? 0);
    const file = Math.floor(below / PASSAGES_A_FILE);
    return { name: textName(name, file), within: below - file * PASSAGES_A_FILE };
  }

  /** The hits in a block; `before` is the page that continues where it begins. */
  *#hitsIn(
    block: BlockData,
    before: PageData | undefined,
    data: TextData,
    phrase: string,
  ): Generator<Hit> {
    const [text, , , , , end] = block;
    const folded = this.#folding.fold(text);
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
      const from = this.#folding.origin(text, at);
      if (end > 0 && from >= end) return;
      // Of a character that is two when it is folded, the whole is shown.
      const last = this.#folding.origin(text, at + phrase.length - 1);
      const to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
      yield hitAt(block, before, data, from, to);
    }
  }
}

/** The index was made anew since its manifest was read. */
export class StaleIndexError extends Error {}

function hitAt(
  block: BlockData,
  pageBefore: PageData | undefined,
  data: TextData,
  from: number,
  to: number,
): Hit {
  const [text, number, pages, id, steps] = block;
  const [name, title, web, spine] = data.divisions[number] ?? ['', '', '', ''];
  const { edition } = data;
  const begun = pages.findLast(([at]) => at <= from);
  const [, folio, page = 0] = begun ?? pageBefore ?? [];
  // A page that begins inside the block has its anchor there; else the nearest anchor before the block is the block's.
  const anchor = (begun?.[0] ?? 0) > 0 ? `p${folio}` : id;
  const behindAddress: Readonly<Record<PlaceAddress, string | undefined>> = {
    id: web === '' ? undefined : `${web}${anchor === '' ? '' : `#${anchor}`}`,
    cfi: spine === '' ? '' : `#epubcfi(${spine}!${steps})`,
    page: page > 0 ? `#page=${page}` : '',
  };
  return {
    edition,
    division: { name, title },
    before: text.slice(cutBefore(text, from - CONTEXT), from),
    match: text.slice(from, to),
    after: text.slice(to, cutBefore(text, to + CONTEXT)),
    ...(folio !== undefined && { folio }),
    ...(page > 0 && { page }),
    links: (edition.files ?? []).flatMap(({ format, address, places }) => {
      const behind = behindAddress[places];
      return behind === undefined ? [] : [{ format, places, address: address + behind }];
    }),
  };
}

/** The offset, moved before a character of two units that it would divide. */
function cutBefore(text: string, offset: number): number {
  const at = Math.max(0, offset);
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** The places of the pairs that are looked up: all pairs of a short phrase, some of a long one, spread over it. */
function chosenPairs(phrase: string): readonly number[] {
  const pairs = phrase.length - 1;
  const count = Math.min(pairs, MOST_PAIRS);
  const chosen = new Set<number>();
  const seen = new Set<string>();
  for (let n = 0; n < count; n++) {
    const at = count === 1 ? 0 : Math.round((n * (pairs - 1)) / (count - 1));
    const pair = phrase.slice(at, at + 2);
    if (!seen.has(pair)) chosen.add(at);
    seen.add(pair);
  }
  // The two ends first, then the pairs between: neighbouring pairs are the least selective together.
  const places = [...chosen];
  const outer = places.filter((_, n) => n % 2 === 0);
  return [...outer, ...places.filter((_, n) => n % 2 === 1)];
}

/** The numbers that two rising lists have in common. */
function common(a: readonly number[], b: readonly number[]): readonly number[] {
  const both: number[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const [one = 0, other = 0] = [a[i], b[j]];
    if (one === other) both.push(one);
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return both;
}
