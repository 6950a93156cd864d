import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';
import type { List } from 'mdast';
import { delimiterOf, itemNumber, type ListDelimiter } from '../../edition/list-numbers.js';

/** The indent of a level of a list, twips. */
export const ITEM = 420;
/** The number of levels of a Word numbering. */
const LEVELS = 9;

/** The first number of a numbering, and the form of its numbers. */
interface NumberingFrom {
  readonly start: number;
  readonly delimiter: ListDelimiter;
}

interface Numbering {
  readonly reference: string;
  /** Undefined for bullets. */
  readonly from: NumberingFrom | undefined;
  /** The numbering that this one continues, in a list where a number does not follow the one before it. */
  readonly within?: string;
}

/** The numberings of a Word file: one for each list, so that each list begins anew and two successive lists stay apart. */
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
   * Changes word/numbering.xml so that the numberings of one list share one definition (17.9.16): the library writes one for each, but
   * Word counts numberings of one definition as one list.
   */
  joined(xml: string): string {
    const definitions = [...xml.matchAll(/<w:abstractNum w:abstractNumId="(\d+)"/g)];
    // The library writes a definition of its own before the given ones.
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
