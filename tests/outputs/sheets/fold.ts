/**
 * Paper, as hands know it: takes what is printed on both sides of each sheet, turns, folds and gathers, and gives
 * in which order a reader meets the pages. It knows nothing of how sheets are planned.
 */

/** What is printed on half a side: which page, and whether its head is at the side's head. */
export interface Print {
  readonly page: number | undefined;
  readonly upright: boolean;
}

export interface Printed {
  readonly left: Print;
  readonly right: Print;
}

export interface PaperSheet {
  readonly front: Printed;
  /** As the printer's second side came out, seen by itself. */
  readonly back: Printed | undefined;
}

export interface Paper {
  /** The edge of the sheet that the printer's axis of turning runs along. */
  readonly flip: 'short' | 'long';
  readonly wider: boolean;
  readonly boundAt: 'left' | 'right';
}

interface Leaf {
  readonly recto: Print;
  readonly verso: Print;
}

const EMPTY: Printed = {
  left: { page: undefined, upright: true },
  right: { page: undefined, upright: true },
};

/** What is behind each half of the front, as it would look if the paper were turned like the leaf of a book. */
function behind({ back = EMPTY }: PaperSheet, { flip, wider }: Paper): Printed {
  // The short edges of a sheet that lies across stand upright: turning about them is turning a leaf.
  const likeALeaf = (flip === 'short') === wider;
  if (likeALeaf) return { left: back.right, right: back.left };
  // Turned head over heels, left stays left, and what stood upright hangs upside down.
  const over = ({ page, upright }: Print): Print => ({ page, upright: !upright });
  return { left: over(back.left), right: over(back.right) };
}

/** Folds each signature's sheets, the first outermost, and lays the signatures on one another. */
export function foldAndGather(
  signatures: readonly (readonly PaperSheet[])[],
  paper: Paper,
): readonly Print[] {
  return signatures.flatMap((sheets) => {
    const outwards: Leaf[] = [];
    const inwards: Leaf[] = [];
    for (const sheet of sheets) {
      const reverse = behind(sheet, paper);
      const [near, far] =
        paper.boundAt === 'left' ? (['right', 'left'] as const) : (['left', 'right'] as const);
      // The front is outside: the half away from the spine's side opens the book.
      outwards.push({ recto: sheet.front[near], verso: reverse[near] });
      inwards.unshift({ recto: reverse[far], verso: sheet.front[far] });
    }
    return [...outwards, ...inwards].flatMap(({ recto, verso }) => [recto, verso]);
  });
}

/** Reads loose sheets one after the other, each turned like a leaf. */
export function readInPairs(sheets: readonly PaperSheet[], paper: Paper): readonly Print[] {
  return sheets.flatMap((sheet) => {
    const reverse = behind(sheet, paper);
    // Turning the leaf brings what was behind the right half to the left.
    const turned: Printed = { left: reverse.right, right: reverse.left };
    return [sheet.front, turned].flatMap(({ left, right }) =>
      paper.boundAt === 'left' ? [left, right] : [right, left],
    );
  });
}
