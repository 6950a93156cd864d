import type { PlacedItem } from '../../../model/composition.js';

/** The inks and the boxes of a file for the press. */
export interface Press {
  /** Spot inks (专色): `#rrggbb` in lower case → the ink's name. */
  readonly spots: ReadonlyMap<string, string>;
  /** PDF/X-4 (ISO 15930-7): one black ink and spots as the printing condition, bleed, no links. */
  readonly pdfx: boolean;
  /** The distance by which colour at the edge of a page continues beyond it, pt, since trimming is not exact (出血). */
  readonly bleed: number;
}

/** A file for readers: all colours as on a screen, nothing beyond the page. */
export const FOR_READERS: Press = { spots: new Map(), pdfx: false, bleed: 0 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The boxes in a page's dictionary (ISO 32000-1 14.11.2). The finished page is `page`, pt. */
export function boxesOf({ width, height }: Size, bleed: number): Readonly<Record<string, unknown>> {
  return {
    TrimBox: [bleed, bleed, bleed + width, bleed + height],
    BleedBox: [0, 0, width + 2 * bleed, height + 2 * bleed],
  };
}

/** The distance within which an item touches the page's edge, pt. */
const AT_EDGE = 0.1;

/** An item of a page on paper that is larger by the bleed on all sides. An item at the edge of the page continues to the edge of the paper. */
export function withBleed(item: PlacedItem, page: Size, bleed: number): PlacedItem {
  switch (item.kind) {
    case 'text':
      return { ...item, x: item.x + bleed, baseline: item.baseline + bleed };
    case 'dot':
      return { ...item, x: item.x + bleed, y: item.y + bleed };
    case 'rule': {
      const [x1, x2] = [item.x1, item.x2].map((x) => reaching(x, page.width, bleed));
      const [y1, y2] = [item.y1, item.y2].map((y) => reaching(y, page.height, bleed));
      return { ...item, x1, x2, y1, y2 } as typeof item;
    }
    case 'box': {
      const x = reaching(item.x, page.width, bleed);
      const y = reaching(item.y, page.height, bleed);
      const right = reaching(item.x + item.width, page.width, bleed);
      const foot = reaching(item.y + item.height, page.height, bleed);
      return { ...item, x, y, width: right - x, height: foot - y };
    }
    case 'image': {
      const grown = coversPage(item, page)
        ? Math.max(1 + (2 * bleed) / item.width, 1 + (2 * bleed) / item.height)
        : 1;
      const width = item.width * grown;
      const height = item.height * grown;
      const x = item.x + bleed - (width - item.width) / 2;
      return { ...item, x, y: item.y + bleed - (height - item.height) / 2, width, height };
    }
  }
}

/** A coordinate on the larger paper, pt: an edge of the page becomes the edge of the paper. */
function reaching(at: number, extent: number, bleed: number): number {
  if (at <= AT_EDGE) return at < -AT_EDGE ? at + bleed : 0;
  return at >= extent - AT_EDGE && at <= extent + AT_EDGE ? extent + 2 * bleed : at + bleed;
}

function coversPage(
  { x, y, width, height }: Size & { readonly x: number; readonly y: number },
  page: Size,
): boolean {
  return (
    x <= AT_EDGE &&
    y <= AT_EDGE &&
    x + width >= page.width - AT_EDGE &&
    y + height >= page.height - AT_EDGE
  );
}
