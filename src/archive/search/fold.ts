/**
 * Reads texts so that simplified and traditional characters, and full and half width, count as one. The pairs are those of
 * an index: each character, and behind it the one that stands for it.
 */
export class Folding {
  /** The replacement of each UTF-16 unit. */
  readonly #units = new Uint16Array(0x10000);
  /** Characters of two units, and those for which two stand. */
  readonly #long = new Map<string, string>();
  readonly #isLong = new Uint8Array(0x10000);

  constructor(pairs: string) {
    for (let unit = 0; unit < 0x10000; unit++) this.#units[unit] = unit;
    for (let unit = 0xff01; unit <= 0xff5e; unit++) this.#units[unit] = unit - 0xfee0;
    this.#units[0x3000] = 0x20;
    for (const [from, to] of WIDE_SIGNS) this.#units[from] = to;
    // Katakana of half width, and what else of that block is one character wide or narrow.
    for (let unit = 0xff61; unit <= 0xff9f; unit++) {
      this.#units[unit] = String.fromCharCode(unit).normalize('NFKC').charCodeAt(0);
    }
    const characters = [...pairs];
    for (let at = 0; at + 1 < characters.length; at += 2) {
      const [from = '', to = ''] = [characters[at], characters[at + 1]];
      if (from.length === 1 && to.length === 1) this.#units[from.charCodeAt(0)] = to.charCodeAt(0);
      else {
        this.#long.set(from, to);
        this.#isLong[from.charCodeAt(0)] = 1;
      }
    }
  }

  fold(text: string): string {
    if (this.#hasLong(text)) return [...text].map((character) => this.#one(character)).join('');
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) {
      units[at] = this.#units[text.charCodeAt(at)] as number;
    }
    let folded = '';
    for (let at = 0; at < units.length; at += STRETCH) {
      folded += String.fromCharCode(...units.subarray(at, at + STRETCH));
    }
    return folded;
  }

  /** The UTF-16 offset in `text` of the character that stands at `offset` of the folded text. */
  origin(text: string, offset: number): number {
    if (!this.#hasLong(text)) return offset;
    let [at, folded] = [0, 0];
    for (const character of text) {
      folded += this.#one(character).length;
      if (folded > offset) return at;
      at += character.length;
    }
    return at;
  }

  #one(character: string): string {
    const long = this.#long.get(character);
    if (long !== undefined) return long;
    return character.length === 1
      ? String.fromCharCode(this.#units[character.charCodeAt(0)] as number)
      : character;
  }

  #hasLong(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      if (this.#isLong[text.charCodeAt(at)] === 1) return true;
    }
    return false;
  }
}

/** The most arguments of one call. */
const STRETCH = 8192;

/** ￠￡￢￣￤￥￦ and their forms of usual width. */
const WIDE_SIGNS: readonly (readonly [number, number])[] = [
  [0xffe0, 0xa2],
  [0xffe1, 0xa3],
  [0xffe2, 0xac],
  [0xffe3, 0xaf],
  [0xffe4, 0xa6],
  [0xffe5, 0xa5],
  [0xffe6, 0x20a9],
];
