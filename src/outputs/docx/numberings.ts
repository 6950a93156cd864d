import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';
import type { List } from 'mdast';
import { delimiterOf, itemNumber, type ListDelimiter } from '../../edition/list-numbers.js';

/** The indent of a level of a list, twips. */
export const ITEM = 420;
/** Levels that a numbering of Word has. */
const LEVELS = 9;

/** Where a numbering begins, and how its numbers are written. */
interface NumberingFrom {
  readonly start: number;
  readonly delimiter: ListDelimiter;
}

interface Numbering {
  readonly reference: string;
  /** Undefined where it has bullets. */
  readonly from: NumberingFrom | undefined;
  /** The numbering that it goes on: one list, in which a number does not follow the one before it. */
  readonly within?: string;
}

/** The numberings of a Word file: one a list, so that each begins anew and two that follow each other stay two. */
export class Numberings {
  readonly #all: Numbering[] = [];

  /** The names of the numberings of a list's items: a new one begins where a number does not follow the one before it. */
  of(list: List): readonly string[] {
    const names: string[] = [];
    list.children.forEach((_, at) => {
      const before = names.at(-1);
      const isNext = itemNumber(list, at) === itemNumber(list, at - 1) + 1;
      if (before !== undefined && (list.ordered !== true || isNext)) names.push(before);
      else if (list.ordered !== true) names.push(this.#add(undefined, undefined));
      else {
        const from = { start: itemNumber(list, at), delimiter: delimiterOf(list) };
        names.push(this.#add(from, names[0]));
      }
    });
    return names;
  }

  get config(): INumberingOptions['config'] {
    return this.#all.map(({ reference, from }) => ({
      reference,
      levels: Array.from({ length: LEVELS }, (_, level) => ({
        level,
        format: from === undefined ? LevelFormat.BULLET : LevelFormat.DECIMAL,
        text: from === undefined ? '•' : `%${level + 1}${from.delimiter}`,
        start: from?.start ?? 1,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: (level + 1) * ITEM, hanging: ITEM } } },
      })),
    }));
  }

  /**
   * word/numbering.xml, in which the numberings of one list share one definition (17.9.16): the library makes one for each, and Word
   * counts those that share one as one list.
   */
  joined(xml: string): string {
    const definitions = [...xml.matchAll(/<w:abstractNum w:abstractNumId="(\d+)"/g)];
    // The library puts a definition before those that it was given.
    const given = definitions.slice(definitions.length - this.#all.length);
    const idOf = new Map(
      this.#all.map(({ reference }, index) => [reference, given[index]?.[1] ?? '']),
    );
    const takes = new Map(
      this.#all.flatMap(({ reference, within }) =>
        within === undefined ? [] : [[idOf.get(reference), idOf.get(within)] as const],
      ),
    );
    return xml
      .replace(/<w:abstractNum w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/g, (whole, id) =>
        takes.has(id) ? '' : whole,
      )
      .replace(
        /<w:abstractNumId w:val="(\d+)"\/>/g,
        (_, id) => `<w:abstractNumId w:val="${takes.get(id) ?? id}"/>`,
      );
  }

  #add(from: NumberingFrom | undefined, within: string | undefined): string {
    const reference = `list-${this.#all.length + 1}`;
    this.#all.push({ reference, from, ...(within !== undefined && { within }) });
    return reference;
  }
}
