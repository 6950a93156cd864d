import { drawnAs } from '../../clreq/clusters.js';
import type { GlyphOutline } from '../../fonts/outline.js';
import type { PlacedItem, PlacedText } from '../../model/composition.js';
import { Paper } from './paper.js';
import { circleOutline, polygonOutline } from './shape.js';

/** The parts of a face that drawing needs. */
export interface DrawnFace {
  outlines(codePoints: readonly number[]): readonly GlyphOutline[];
}

export interface DrawOptions {
  /** The page, pt. */
  readonly width: number;
  readonly height: number;
  /** Width of the picture, pixels; the height follows from it. */
  readonly pixels: number;
  readonly face: (id: string) => DrawnFace;
}

/**
 * Draws the letters, rules, boxes and dots of a page on white: in greys if all of them are grey, else in colours. Throws for a page
 * with pictures.
 */
export function drawPage(items: readonly PlacedItem[], options: DrawOptions): Paper {
  const { width, height, pixels, face } = options;
  const scale = pixels / width;
  const coloured = items.some((item) => item.kind !== 'image' && !isGrey(item.color));
  const paper = new Paper(pixels, Math.round(height * scale), coloured ? 3 : 1);
  for (const item of items) {
    switch (item.kind) {
      case 'text':
        drawText(paper, item, face(item.face.id), scale);
        break;
      case 'rule':
        paper.fill({ outline: polygonOutline(ruleCorners(item)), scale, x: 0, y: 0 }, item.color);
        break;
      case 'box': {
        const { x, y } = item;
        const right = x + item.width;
        const bottom = y + item.height;
        const outline = polygonOutline([x, -y, right, -y, right, -bottom, x, -bottom]);
        paper.fill({ outline, scale, x: 0, y: 0 }, item.color);
        break;
      }
      case 'dot':
        paper.fill(
          {
            outline: circleOutline(),
            scale: item.radius * scale,
            x: item.x * scale,
            y: item.y * scale,
          },
          item.color,
        );
        break;
      case 'image':
        throw new Error('a page with pictures is drawn from its PDF');
    }
  }
  return paper;
}

/** Each glyph at its composed place. */
function drawText(paper: Paper, item: PlacedText, face: DrawnFace, scale: number): void {
  const { advances, color } = item;
  const y = item.baseline * scale;
  const drawn = [...item.text].map((character, index) =>
    drawnAs(item.drawn?.[index] ?? (character.codePointAt(0) as number), advances[index] === 0),
  );
  let x = item.x;
  face.outlines(drawn).forEach((outline, index) => {
    paper.fill({ outline, scale: item.size * scale, x: x * scale, y }, color);
    x += advances[index] ?? 0;
  });
}

/** The corners of a rule in the form of an outline's points: pt, y upwards from the top of the page. */
function ruleCorners(rule: Extract<PlacedItem, { readonly kind: 'rule' }>): readonly number[] {
  const { x1, y1, x2, y2, width } = rule;
  const length = Math.hypot(x2 - x1, y2 - y1);
  // Half the width to either side, at right angles to the rule.
  const dx = (-(y2 - y1) / length) * (width / 2);
  const dy = ((x2 - x1) / length) * (width / 2);
  return [x1 + dx, -y1 - dy, x2 + dx, -y2 - dy, x2 - dx, dy - y2, x1 - dx, dy - y1];
}

function isGrey(color: string): boolean {
  return /^#(..)\1\1$/i.test(color);
}
