import type { ProofFinding } from '../../model/composition.js';
import type { FlowPage, PlacedLine } from './flow.js';

/** A float is astray at this distance from its place in the text, pages. */
const PAGES_AWAY = 2;

/** For each page, the floats that stand two pages or more behind their place in the text. */
export function floatsAstray(pages: readonly FlowPage[]): readonly (readonly ProofFinding[])[] {
  const lastPage = new Map<string, number>();
  pages.forEach((page, number) => {
    for (const placed of page) {
      if (placed.floats === true || placed.note || placed.division === undefined) continue;
      lastPage.set(blockKey(placed), number);
    }
  });
  return pages.map((page, number) => {
    const seen = new Set<number>();
    return page.flatMap((placed): readonly ProofFinding[] => {
      if (placed.floats !== true || seen.has(placed.block)) return [];
      seen.add(placed.block);
      const anchor = anchorOf(placed, lastPage);
      if (anchor === undefined || number - anchor < PAGES_AWAY) return [];
      return [{ rule: 'compose/float-astray', text: floatText(page, placed.block) }];
    });
  });
}

function blockKey({ division, block }: PlacedLine): string {
  return `${division} ${block}`;
}

/** The page of the text before the float. */
function anchorOf(float: PlacedLine, lastPage: ReadonlyMap<string, number>): number | undefined {
  for (let block = float.block; block >= 0; block--) {
    const page = lastPage.get(blockKey({ ...float, block }));
    if (page !== undefined) return page;
  }
  return undefined;
}

/** The words of a float: the caption of a picture. */
function floatText(page: FlowPage, block: number): string {
  return page
    .filter((placed) => placed.floats === true && placed.block === block)
    .flatMap(({ line }) => line.items)
    .map((item) => (item.kind === 'text' ? item.text : ''))
    .join('');
}
