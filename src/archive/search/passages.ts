import type { SearchBlock, SearchDivision, SearchPage, SearchText } from './text.js';

/** The number of characters of neighbouring blocks that share the index's lists, UTF-16 units. */
export const PASSAGE = 2000;
/** The longest phrase, in folded UTF-16 units. */
export const LONGEST_PHRASE = 200;
/** The length of the next part that a part of a long block repeats: a phrase has room there, folded or not. */
const OVERLAP = 2 * LONGEST_PHRASE;

/** A block, or a part of a long one, as a file of the index holds it. */
export interface PlacedBlock {
  readonly text: string;
  /** A hit begins before this offset: what follows is the next part's. */
  readonly end: number;
  readonly division: SearchDivision;
  readonly id?: string | undefined;
  readonly steps?: string | undefined;
  /** The pages that begin in it; of a passage's first block, before them the one that continues there. */
  readonly pages: readonly SearchPage[];
}

/** An edition's blocks in groups of some `PASSAGE` characters. */
export function passagesOf({ divisions }: SearchText): readonly (readonly PlacedBlock[])[] {
  const passages: PlacedBlock[][] = [];
  let open: PlacedBlock[] = [];
  let size = 0;
  let page: SearchPage | undefined;
  for (const division of divisions) {
    for (const block of division.blocks) {
      for (const part of placedBlocks(block, division)) {
        if (open.length > 0 && size + part.end > PASSAGE) {
          passages.push(open);
          [open, size] = [[], 0];
        }
        open.push(open.length === 0 && page !== undefined ? goingOn(part, page) : part);
        size += part.end;
        page = part.pages.findLast(({ offset }) => offset < part.end) ?? page;
      }
    }
  }
  return open.length > 0 ? [...passages, open] : passages;
}

/** The part with the page on which its text begins. */
function goingOn(part: PlacedBlock, page: SearchPage): PlacedBlock {
  return part.pages[0]?.offset === 0
    ? part
    : { ...part, pages: [{ ...page, offset: 0 }, ...part.pages] };
}

/** A block; a long one in parts. */
function placedBlocks(
  { text, id, steps, pages: all }: SearchBlock,
  division: SearchDivision,
): readonly PlacedBlock[] {
  // Of several pages that begin at one place, the last is the one that the text stands on.
  const pages = all.filter(({ offset }, index) => all[index + 1]?.offset !== offset);
  if (text.length <= PASSAGE + OVERLAP) {
    return [{ text, end: text.length, division, id, steps, pages }];
  }
  const parts: PlacedBlock[] = [];
  for (let from = 0; from < text.length; ) {
    const isLast = text.length - from <= PASSAGE + OVERLAP;
    const end = isLast ? text.length : whole(text, from + PASSAGE);
    const to = isLast ? end : whole(text, end + OVERLAP);
    const within = pages.filter(({ offset }) => offset >= from && offset < to);
    parts.push({
      text: text.slice(from, to),
      end: end - from,
      division,
      id,
      steps,
      pages: within.map((page) => ({ ...page, offset: page.offset - from })),
    });
    from = end;
  }
  return parts;
}

/** The offset, moved behind a character of two units that it would divide. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset;
}
