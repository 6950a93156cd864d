import { BitReader, BitWriter } from './bits.js';

/** Stands behind the last character of a block, so that each character begins a pair. */
export const END = '\0';

/** The largest size of a shard, in UTF-16 units, apart from the list of a single pair. */
const SHARD = 4000;

/** Pairs of neighbouring UTF-16 units, each with the numbers of the passages in which it stands. */
export interface Shard {
  /** Its first pair, as two units. */
  readonly first: string;
  readonly bits: string;
}

/** The Rice parameter for `count` numbers below `range`: the gap's usual length in bits. */
function riceOf(count: number, range: number): number {
  const k = Math.floor(Math.log2(Math.max(1, (Math.LN2 * range) / count)));
  return Math.min(k, 24);
}

/** The passages of each pair, cut into shards in the order of the pairs. `passages` are folded texts, several blocks each. */
export function shardsOf(passages: Iterable<readonly string[]>): readonly Shard[] {
  const pairs = new PairTable();
  let number = 0;
  for (const blocks of passages) {
    for (const block of blocks) pairs.add(block, number);
    number++;
  }
  const shards: Shard[] = [];
  let writer = new BitWriter();
  let first = '';
  let group: Group[] = [];
  const close = () => {
    writeGroup(writer, group, number);
    group = [];
  };
  const cut = () => {
    close();
    if (writer.length > 0) shards.push({ first, bits: writer.text() });
    writer = new BitWriter();
  };
  let size = 0;
  for (const one of pairs.sorted()) {
    if (group.length > 0 && group[0]?.first !== one.first) close();
    // A group counts before it is written: a pair takes some 12 bits, each of its passages at most 15.
    if (writer.length + size > SHARD) {
      cut();
      size = 0;
    }
    if (group.length === 0) size = 0;
    if (writer.length === 0 && group.length === 0) {
      first = String.fromCharCode(one.first, one.second);
    }
    group.push(one);
    size += 1 + one.passages.length * bitsOfGap(one.passages.length, number);
  }
  cut();
  return shards;
}

/** The usual length of a gap in UTF-16 units of a shard. */
function bitsOfGap(count: number, range: number): number {
  return (riceOf(count, range) + 1.5) / 15;
}

interface Group {
  readonly first: number;
  readonly second: number;
  /** Rising. */
  readonly passages: Uint32Array;
}

/** The pairs of one first unit: that unit, how many there are, then each second unit with its passages. */
function writeGroup(writer: BitWriter, group: readonly Group[], passages: number): void {
  const [head] = group;
  if (head === undefined) return;
  writer.bits(head.first, 16);
  writer.gamma(group.length);
  const k = riceOf(group.length, (group.at(-1)?.second ?? 0) + 1);
  writer.bits(k, 5);
  let before = -1;
  for (const { second, passages: list } of group) {
    writer.rice(second - before - 1, k);
    before = second;
    writer.gamma(list.length);
    const gap = riceOf(list.length, passages);
    let last = -1;
    for (const passage of list) {
      writer.rice(passage - last - 1, gap);
      last = passage;
    }
  }
}

/** The passages of each pair of a shard that begins with `first`, or of the one with `second` behind it. */
export function passagesIn(
  bits: string,
  passages: number,
  first: number,
  second?: number,
): readonly (readonly number[])[] {
  const reader = new BitReader(bits);
  const lists: (readonly number[])[] = [];
  while (!reader.done) {
    const begins = reader.bits(16);
    // Groups and their pairs rise: what stands behind the wanted ones need not be read.
    if (reader.done || begins > first) break;
    const size = reader.gamma();
    const k = reader.bits(5);
    let ends = -1;
    for (let left = size; left > 0 && !reader.done; left--) {
      ends += reader.rice(k) + 1;
      const count = reader.gamma();
      const gap = riceOf(count, passages);
      const isWanted = begins === first && (second === undefined || ends === second);
      if (isWanted) lists.push(passagesOf(reader, count, gap));
      else reader.skipRice(gap, count);
      if (begins === first && second !== undefined && ends >= second) return lists;
    }
  }
  return lists;
}

function passagesOf(reader: BitReader, count: number, gap: number): readonly number[] {
  const list: number[] = [];
  let last = -1;
  for (let rest = count; rest > 0 && !reader.done; rest--) {
    last += reader.rice(gap) + 1;
    list.push(last);
  }
  return list;
}

/** Gathers pairs and their passages in arrays of numbers: a shelf of a thousand editions has some 20 million of them. */
class PairTable {
  #slots = new Int32Array(1 << 16).fill(-1);
  #keys = new Uint32Array(1 << 15);
  #lasts = new Int32Array(1 << 15);
  #counts = new Uint32Array(1 << 15);
  #pairs = 0;
  /** The pairs in the order of the text, each once a passage; and where each passage's begin. */
  #stream = new Uint32Array(1 << 16);
  #length = 0;
  readonly #starts: number[] = [];

  add(block: string, passage: number): void {
    while (this.#starts.length <= passage) this.#starts.push(this.#length);
    for (let at = 0; at < block.length; at++) {
      const next = at + 1 < block.length ? block.charCodeAt(at + 1) : 0;
      const pair = this.#numberOf((block.charCodeAt(at) * 65536 + next) >>> 0);
      if (this.#lasts[pair] === passage) continue;
      this.#lasts[pair] = passage;
      this.#counts[pair] = (this.#counts[pair] as number) + 1;
      if (this.#length === this.#stream.length) this.#stream = grown(this.#stream);
      this.#stream[this.#length++] = pair;
    }
  }

  *sorted(): Generator<Group> {
    const places = new Float64Array(this.#pairs);
    let total = 0;
    for (let pair = 0; pair < this.#pairs; pair++) {
      places[pair] = total;
      total += this.#counts[pair] as number;
    }
    const lists = new Uint32Array(total);
    const ends = places.slice();
    this.#starts.forEach((from, passage) => {
      const to = this.#starts[passage + 1] ?? this.#length;
      for (let at = from; at < to; at++) {
        const pair = this.#stream[at] as number;
        lists[ends[pair] as number] = passage;
        ends[pair] = (ends[pair] as number) + 1;
      }
    });
    const keys = this.#keys.slice(0, this.#pairs).sort();
    for (const key of keys) {
      const pair = this.#numberOf(key);
      const passages = lists.subarray(places[pair], ends[pair]);
      yield { first: key >>> 16, second: key & 0xffff, passages };
    }
  }

  #numberOf(key: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = Math.imul(key, 0x9e3779b1) >>> 3; ; slot++) {
      const pair = this.#slots[slot & mask] as number;
      if (pair >= 0 && this.#keys[pair] === key) return pair;
      if (pair < 0) return this.#new(key, slot & mask);
    }
  }

  #new(key: number, slot: number): number {
    const pair = this.#pairs++;
    if (pair === this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#counts = grown(this.#counts);
      const lasts = new Int32Array(this.#keys.length);
      lasts.set(this.#lasts);
      this.#lasts = lasts;
    }
    this.#keys[pair] = key;
    this.#lasts[pair] = -1;
    this.#slots[slot] = pair;
    if (this.#pairs * 2 > this.#slots.length) this.#widen();
    return pair;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let pair = 0; pair < this.#pairs; pair++) {
      let slot = Math.imul(this.#keys[pair] as number, 0x9e3779b1) >>> 3;
      while ((slots[slot & mask] as number) >= 0) slot++;
      slots[slot & mask] = pair;
    }
    this.#slots = slots;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
