/** Makes new text that has the characters, and the pairs and triples of characters, of a given one as often as that. */
export class TextMaker {
  readonly #followers = new Map<string, string>();
  #state = 1;

  constructor(paragraphs: readonly string[]) {
    for (const paragraph of paragraphs) {
      const text = `${START}${paragraph}${END}`;
      for (let at = 0; at + 2 < text.length; at++) {
        const pair = text.slice(at, at + 2);
        this.#followers.set(pair, (this.#followers.get(pair) ?? '') + text[at + 2]);
      }
    }
  }

  /** A number from 0 to 1, the same ones at each run. */
  random(): number {
    this.#state = (Math.imul(this.#state, 1103515245) + 12345) >>> 0;
    return this.#state / 2 ** 32;
  }

  paragraph(): string {
    let text = START;
    for (;;) {
      const followers = this.#followers.get(text.slice(-2)) ?? END;
      const next = followers[Math.floor(this.random() * followers.length)] ?? END;
      if (next === END || text.length > LONGEST) return text.slice(START.length);
      text += next;
    }
  }
}

const START = '\u0001\u0001';
const END = '\u0002';
const LONGEST = 900;
