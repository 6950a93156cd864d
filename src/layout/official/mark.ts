import type { PlacedItem } from '../../model/composition.js';
import type { Official } from '../../model/edition.js';
import type { OfficialSetting } from './place.js';
import { spread, textAt } from './place.js';
import { titleBreaks } from './title.js';

/** The ink of a Han character begins so far below its em box's top edge, em. */
const INK = 0.04;
/** From the top of a name to that of the next, of its size. */
const PITCH = 1.2;
/** The names of one mark are together no higher than this, pt, and each no smaller than this where text needs the room. */
export const HIGHEST = 300;
const SMALLEST = 16;
/** Behind the names, for all of them (联合行文). */
export const DOCUMENT_WORD = /文件$/u;

export interface IssuerMark {
  readonly items: readonly PlacedItem[];
  /** The lower edge of its last name's em box, pt from the type area's top. */
  readonly bottom: number;
}

/** The names of a mark are together at least this high, pt; one organ's keeps its size. */
export function lowestMark({ issuers = [] }: Official): number {
  return issuers.length > 1 ? issuers.length * PITCH * SMALLEST : HIGHEST;
}

/** The organs that a document names, without the word 文件. */
export function organs({ issuers = [] }: Official): readonly string[] {
  return issuers.map((name) => name.replace(DOCUMENT_WORD, ''));
}

/**
 * The issuing organs' mark (发文机关标志, GB/T 9704-2012 7.2.4) with the upper edge of its characters at `top`: in the middle;
 * of several organs one below the other, as wide as the longest, and 文件 at their right in the middle; together no higher than `highest`, pt.
 */
export function issuersMark(
  official: Official,
  top: number,
  setting: OfficialSetting,
  highest = HIGHEST,
): IssuerMark {
  const { measure, book } = setting;
  const issuers = official.issuers ?? [];
  const joint = issuers.length > 1 && issuers.some((name) => DOCUMENT_WORD.test(name));
  const names = joint ? organs(official) : issuers;
  const longest = Math.max(0, ...names.map((name) => [...name].length));
  const style = { ...book.template.styles.mastheadName, align: 'start' as const };
  const [only] = names;
  if (names.length === 1 && only !== undefined && measure / longest < SMALL_MARK)
    return longMark(only, top, setting);
  const word = joint ? 2.5 : 0;
  const size = Math.min(
    style.size,
    measure / Math.max(1, longest + word),
    highest / Math.max(1, names.length * PITCH),
  );
  const width = longest * size;
  const left = (measure - width - word * size) / 2;
  const first = top - INK * size;
  const sized = { ...style, size };
  const items = names.flatMap((name, index) => {
    const room = { x: left, measure: measure + size };
    const set = textAt(name, sized, room, first + index * PITCH * size, setting);
    return names.length > 1 ? spread(set.items, width) : set.items;
  });
  const last = first + Math.max(0, names.length - 1) * PITCH * size;
  const room = { x: left + width + 0.5 * size, measure: 3 * size };
  const shared = joint ? textAt('文件', sized, room, (first + last) / 2, setting).items : [];
  return { items: [...items, ...shared], bottom: last + size };
}

/** One organ's name that is as wide as the type area in a smaller size than this, pt, stands in two lines. */
const SMALL_MARK = 24;

/** A long name in lines that are divided by sense, each in the middle. */
function longMark(name: string, top: number, setting: OfficialSetting): IssuerMark {
  const { measure, book } = setting;
  const style = { ...book.template.styles.mastheadName, align: 'center' as const };
  const breaks = titleBreaks(name, Math.ceil(name.length / 2) + 2);
  const lines = [0, ...breaks].map((from, index) => name.slice(from, breaks[index]));
  const longest = Math.max(...lines.map((line) => [...line].length));
  const size = Math.min(style.size, measure / longest);
  const first = top - INK * size;
  const room = { x: -1, measure: measure + 2 };
  const items = lines.flatMap(
    (line, index) =>
      textAt(line, { ...style, size }, room, first + index * PITCH * size, setting).items,
  );
  return { items, bottom: first + ((lines.length - 1) * PITCH + 1) * size };
}
