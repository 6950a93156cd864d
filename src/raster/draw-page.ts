import { drawnAs } from '../compose/clusters.js';
import type { PlacedItem, PlacedText } from '../compose/pages/page.js';
import type { Outline } from '../font/outline.js';
import { type Contour, circleOutline, contoursOf, coverageOf } from './coverage.js';
import type { Picture } from './picture.js';

/** What drawing needs of a face. */
export interface DrawnFace {
  outline(codePoint: number): Outline;
}

export interface DrawOptions {
  /** The page, pt. */
  readonly width: number;
  readonly height: number;
  /** Of the picture, pixels; its height follows. */
  readonly pixels: number;
  readonly face: (id: string) => DrawnFace;
}

/**
 * Draws a page's letters, rules, boxes and dots on white: in greys where all of them are grey, else in colours.
 * A page with pictures on it is none of its work: it throws.
 */
export function drawPage(items: readonly PlacedItem[], options: DrawOptions): Picture {
  const { width, height, pixels, face } = options;
  const scale = pixels / width;
  const coloured = items.some((item) => item.kind !== 'image' && !isGrey(item.color));
  const paper = new Paper(pixels, Math.round(height * scale), coloured ? 3 : 1);
  for (const item of items) {
    switch (item.kind) {
      case 'text':
        for (const glyph of glyphs(item, face(item.face.id), scale)) paper.fill(glyph, item.color);
        break;
      case 'rule':
        paper.fill([ruleContour(item, scale)], item.color);
        break;
      case 'box': {
        const { x, y, color } = item;
        const [right, bottom] = [x + item.width, y + item.height];
        const corners = [x, y, right, y, right, bottom, x, bottom];
        paper.fill([corners.map((value) => value * scale)], color);
        break;
      }
      case 'dot':
        paper.fill(
          contoursOf(circleOutline(), item.radius * scale, item.x * scale, item.y * scale),
          item.color,
        );
        break;
      case 'image':
        throw new Error('a page with pictures is drawn from its PDF');
    }
  }
  return paper;
}

/** Each glyph's contours, at the place that it was composed for. */
function* glyphs(item: PlacedText, face: DrawnFace, scale: number): Generator<readonly Contour[]> {
  let x = item.x;
  let index = 0;
  for (const character of item.text) {
    const advance = item.advances[index++] ?? 0;
    const outline = face.outline(drawnAs(character.codePointAt(0) as number, advance === 0));
    yield contoursOf(outline, item.size * scale, x * scale, item.baseline * scale);
    x += advance;
  }
}

function ruleContour(rule: Extract<PlacedItem, { readonly kind: 'rule' }>, scale: number): Contour {
  const { x1, y1, x2, y2, width } = rule;
  const length = Math.hypot(x2 - x1, y2 - y1);
  // Half the width to either side, square to the rule.
  const dx = (-(y2 - y1) / length) * (width / 2);
  const dy = ((x2 - x1) / length) * (width / 2);
  const corners = [x1 + dx, y1 + dy, x2 + dx, y2 + dy, x2 - dx, y2 - dy, x1 - dx, y1 - dy];
  return corners.map((value) => value * scale);
}

function isGrey(color: string): boolean {
  return /^#(..)\1\1$/i.test(color);
}

class Paper implements Picture {
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly samples: 1 | 3,
  ) {
    this.pixels = new Uint8Array(width * height * samples).fill(255);
  }

  /** Lays a colour, `#rrggbb`, over what stands there, as far as each pixel is covered. */
  fill(contours: readonly Contour[], color: string): void {
    const covered = coverageOf(contours);
    if (covered === undefined) return;
    const { left, top, shares } = covered;
    const ink = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    const [firstRow, lastRow] = [Math.max(0, -top), Math.min(covered.height, this.height - top)];
    const [firstColumn, lastColumn] = [
      Math.max(0, -left),
      Math.min(covered.width, this.width - left),
    ];
    for (let row = firstRow; row < lastRow; row++) {
      for (let column = firstColumn; column < lastColumn; column++) {
        const share = shares[row * covered.width + column] as number;
        // What is left of exact sums.
        if (share < 1e-4) continue;
        const at = ((top + row) * this.width + left + column) * this.samples;
        for (let sample = 0; sample < this.samples; sample++) {
          const under = this.pixels[at + sample] as number;
          this.pixels[at + sample] = Math.round(under + ((ink[sample] as number) - under) * share);
        }
      }
    }
  }
}
