/** The text of a book or of an edition, without white space and what no output draws. */
export interface Texts {
  /** The running text, in order: headings, paragraphs, items, cells, code. */
  readonly flow: string;
  /** A text a note. */
  readonly notes: readonly string[];
  /** What may stand elsewhere than at its place in the text: captions, and tables, each with its cells apart by `|`. */
  readonly apart: readonly string[];
  /** Readings of ruby. */
  readonly readings: readonly string[];
}

/** White space, invisible characters, variation selectors and noncharacters (which XML cannot hold) do not count. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\ufffe\uffff]/gu;

export function seen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Collects the texts of an edition or a book while it is walked. */
export class Collected {
  #flow = '';
  readonly #notes: string[] = [];
  readonly #apart: string[] = [];
  readonly #readings: string[] = [];

  flow(text: string): void {
    this.#flow += seen(text);
  }

  note(text: string): void {
    this.#notes.push(seen(text));
  }

  apart(text: string): void {
    this.#apart.push(
      text
        .split('|')
        .map(seen)
        .filter((cell) => cell !== '')
        .join('|'),
    );
  }

  reading(text: string): void {
    this.#readings.push(seen(text));
  }

  texts(): Texts {
    const listed = (texts: readonly string[]) => texts.filter((text) => text !== '').sort();
    return {
      flow: this.#flow,
      notes: listed(this.#notes),
      apart: listed(this.#apart),
      readings: listed(this.#readings),
    };
  }
}

/** Where two texts differ first, in words; undefined where they are equal. */
export function difference(expected: Texts, found: Texts): string | undefined {
  if (expected.flow !== found.flow) {
    let at = 0;
    while (expected.flow[at] === found.flow[at]) at++;
    const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 12), at + 20));
    return `the running text: ${around(expected.flow)} became ${around(found.flow)}`;
  }
  for (const part of ['notes', 'apart', 'readings'] as const) {
    const [want, has] = [expected[part], found[part]];
    if (want.join('\n') === has.join('\n')) continue;
    const lost = want.filter((text) => !has.includes(text));
    const added = has.filter((text) => !want.includes(text));
    if (part === 'apart' && sameCells(lost, added)) continue;
    return `${part}: lost ${shown(lost)}, added ${shown(added)} (${want.length} and ${has.length})`;
  }
  return undefined;
}

/** The beginnings of texts, for a message. */
function shown(texts: readonly string[]): string {
  return JSON.stringify(texts.slice(0, 3).map((text) => text.slice(0, 200)));
}

/**
 * Whether tables differ only in that a wide one is divided by its columns: its first column stands again in each part, and
 * its cells come in another order.
 */
function sameCells(lost: readonly string[], added: readonly string[]): boolean {
  const cells = (tables: readonly string[]) => tables.map((table) => table.split('|'));
  const [want, has] = [cells(lost), cells(added)];
  return lost.length === added.length && want.every((table) => has.some(isDivided(table)));
}

/** Whether a table has the cells of another, each as often as its columns stand in it. */
function isDivided(table: readonly string[]): (other: readonly string[]) => boolean {
  const bag = (cell: string) => [...new Set(cell)].sort().join('');
  const want = table.map(bag).sort().join('\n');
  return (other) => {
    const grown = other.join('').length / table.join('').length;
    return grown >= 1 && other.map(bag).sort().join('\n') === want;
  };
}

/** A text that stands several times in a row, once. */
export function once(text: string): string {
  const period = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, Math.min(period, text.length) || text.length);
}
