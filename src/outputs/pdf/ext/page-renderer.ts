import type { OutlineItem } from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import type { PlacedImage, PlacedItem, PlacedText } from '../../../model/composition.js';
import { sum } from '../../../model/numbers.js';

import type { NestedBookmark } from '../bookmarks.js';
import { theDefault } from './commonjs.js';
import type { ComposedDocument } from './composed-document.js';
import { boxesOf, FOR_READERS, withBleed } from './press.js';
import { drawSvg } from './svg-drawing.js';

const Renderer = theDefault(renderer);

/** pdfmake's renderer for composed pages. It marks each item with its node in the structure of the book. */
export class PageRenderer extends Renderer {
  /** The destinations on the pages drawn so far. */
  private readonly named = new Set<string>();
  private readonly outlined = new Map<string, OutlineItem>();
  /** Whether a page has a character of the private use areas. */
  drewPrivateUse = false;

  constructor(
    private readonly composed: ComposedDocument,
    private readonly page: { readonly width: number; readonly height: number },
    /** The bookmarks by destination. */
    private readonly bookmarks: ReadonlyMap<string, NestedBookmark>,
    private readonly press = FOR_READERS,
  ) {
    super(composed);
  }

  draw(items: readonly PlacedItem[]): void {
    const { page, composed } = this;
    const { bleed } = this.press;
    const placed = bleed === 0 ? items : items.map((item) => withBleed(item, page, bleed));
    const pageSize = { width: page.width + 2 * bleed, height: page.height + 2 * bleed };
    this.renderPages([{ pageSize, items: placed.map(laidOut) }]);
    Object.assign(composed.page.dictionary.data, boxesOf(page, bleed));
    Object.assign(composed.page.colorSpaces, composed.pageSpaces);
  }

  override renderLine(line: PlacedText): void {
    const { composed } = this;
    const { text, x, baseline, size, advances, face, destination, link, color, turned } = line;
    composed.structure.begin(line.structure ?? 'artifact');
    const glyphs = composed.face(face.id);
    const { embedded } = glyphs;
    const top = baseline - (embedded.ascender / 1000) * size;
    // A heading of several runs has one destination and one bookmark, at its first run.
    if (destination !== undefined && !this.named.has(destination)) {
      this.named.add(destination);
      this.addBookmark(destination);
      composed.addNamedDestination(destination, 'XYZ', x, top, null);
    }
    if (link !== undefined) {
      const width = sum(advances);
      const height = embedded.lineHeight(size);
      const ascent = baseline - top;
      if (turned === true) this.lead(link, text, x - ascent, baseline - width, height, width);
      else this.lead(link, text, x, top, width, height);
    }
    if (PRIVATE_USE.test(text)) this.drewPrivateUse = true;
    composed.paint(color, 'fill');
    const shown = glyphs.of(text, advances, line.drawn);
    composed.content.show({
      x,
      baseline,
      font: embedded.id,
      size,
      glyphs: shown,
      advances,
      turned,
    });
  }

  override renderVector(vector: object): void {
    this.composed.structure.begin('artifact');
    super.renderVector(vector);
  }

  override renderImage(
    image: Omit<PlacedImage, 'link'> & { readonly image: string; readonly leadsTo?: string },
  ): void {
    const { structure, leadsTo, x, y, width, height } = image;
    this.composed.structure.begin(structure ?? 'artifact');
    this.composed.structure.seePicture(structure);
    if (leadsTo !== undefined) this.lead(leadsTo, structure?.alt ?? '', x, y, width, height);
    const svg = this.composed.svgOf(image.image);
    if (svg !== undefined) {
      drawSvg(this.composed, image.image, svg, { x, y, width, height });
      return;
    }
    this.composed.provideImage(image.image);
    super.renderImage(image);
  }

  /** Makes a rectangle of the page a link. `words`: the text at that place. */
  private lead(
    link: string,
    words: string,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    // PDF/X-4 allows no links.
    if (this.press.pdfx) return;
    const inside = link.startsWith('#');
    this.composed.linkText = inside ? words : link;
    if (inside) this.composed.goTo(x, y, width, height, link.slice(1));
    else this.composed.link(x, y, width, height, link);
  }

  private addBookmark(destination: string): void {
    const mark = this.bookmarks.get(destination);
    if (mark === undefined) return;
    const { title, level } = mark.bookmark;
    const parent = mark.parent === undefined ? undefined : this.outlined.get(mark.parent);
    const item = (parent ?? this.composed.outline).addItem(title, { expanded: level === 1 });
    this.outlined.set(destination, item);
  }
}

/** The private use areas by code units, which are read faster than code points: planes 15 and 16 begin with these high surrogates. */
const PRIVATE_USE = /[\ue000-\uf8ff\udb80-\udbff]/;

/** A placed item in the form in which pdfmake's renderer expects it. */
function laidOut(item: PlacedItem): object {
  switch (item.kind) {
    case 'text':
      return { type: 'line', item };
    case 'rule': {
      const { width, color, x1, y1, x2, y2 } = item;
      return vector({ type: 'line', x1, y1, x2, y2, lineWidth: width, lineColor: color });
    }
    case 'box': {
      const { x, y, width, height, color } = item;
      return vector({ type: 'rect', x, y, w: width, h: height, color });
    }
    case 'dot': {
      const { x, y, radius, color } = item;
      return vector({ type: 'ellipse', x, y, r1: radius, r2: radius, color });
    }
    case 'image': {
      const { link: leadsTo, ...rest } = item;
      const { asset: image, width: _width, height: _height } = rest;
      // pdfmake's own links lead only to addresses, not to places in the book.
      return { type: 'image', item: { ...rest, leadsTo, image, _width, _height } };
    }
  }
}

function vector(item: object): object {
  return { type: 'vector', item };
}
