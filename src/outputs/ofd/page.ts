import type { ComposedPage, PlacedItem, PlacedText } from '../../model/composition.js';
import { element } from '../epub/xml.js';
import { drawnCharacters } from './drawn.js';
import type { Ids } from './ids.js';
import { mm, unitsOf } from './millimetres.js';

/** A link of a page: its rectangle, ten-thousandths of a millimetre, and an address or `#name` of a destination. */
export interface PageLink {
  readonly box: OfdBox;
  readonly link: string;
}

export interface OfdBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The objects to which a page's content refers, and the objects that refer to the page. */
export interface PageContext {
  readonly ids: Ids;
  /** The id of a face's font among the resources. */
  readonly font: (face: string) => string;
  /** The number of a character's glyph in that font. */
  readonly glyph: (face: string, character: string) => number;
  /** The id of a picture among the resources; undefined where the book cannot show it. */
  readonly picture: (asset: string) => string | undefined;
  /** Called with each destination on the page and its height, in units. */
  readonly onDestination: (name: string, x: number, y: number) => void;
  readonly onLink: (link: PageLink) => void;
}

/** The content of a page (Content.xml, GB/T 33190-2016 7.7): the composed items at their exact places, mm. */
export function pageContent(
  { items }: ComposedPage,
  page: { readonly width: number; readonly height: number },
  context: PageContext,
): string {
  const layer = context.ids.next();
  const objects = items.map((item) => objectOf(item, context)).join('\n');
  const box = `0 0 ${mm(unitsOf(page.width))} ${mm(unitsOf(page.height))}`;
  const body = element('ofd:Layer', { ID: layer, Type: 'Body' }, `\n${objects}\n`);
  return [
    element('ofd:Area', {}, element('ofd:PhysicalBox', {}, box)),
    element('ofd:Content', {}, body),
  ].join('');
}

function objectOf(item: PlacedItem, context: PageContext): string {
  switch (item.kind) {
    case 'text':
      return text(item, context);
    case 'rule': {
      const { x1, y1, x2, y2, width, color } = item;
      const half = width / 2;
      const left = Math.min(x1, x2) - half;
      const top = Math.min(y1, y2) - half;
      const box = ofdBox(left, top, Math.abs(x2 - x1) + width, Math.abs(y2 - y1) + width);
      const at = (x: number, y: number) => `${mm(unitsOf(x) - box.x)} ${mm(unitsOf(y) - box.y)}`;
      return path(context.ids, box, `M ${at(x1, y1)} L ${at(x2, y2)}`, {
        stroke: color,
        width: unitsOf(width),
      });
    }
    case 'box': {
      const box = ofdBox(item.x, item.y, item.width, item.height);
      const [w, h] = [mm(box.width), mm(box.height)];
      return path(context.ids, box, `M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C`, { fill: item.color });
    }
    case 'dot': {
      const { x, y, radius } = item;
      const box = ofdBox(x - radius, y - radius, 2 * radius, 2 * radius);
      const r = mm(unitsOf(radius));
      const arcs = `M 0 ${r} A ${r} ${r} 0 0 1 ${mm(box.width)} ${r} A ${r} ${r} 0 0 1 0 ${r} C`;
      return path(context.ids, box, arcs, { fill: item.color });
    }
    case 'image': {
      const resource = context.picture(item.asset);
      const box = ofdBox(item.x, item.y, item.width, item.height);
      if (item.link !== undefined) context.onLink({ box, link: item.link });
      if (resource === undefined) return '';
      return element('ofd:ImageObject', {
        ID: context.ids.next(),
        Boundary: boundary(box),
        ResourceID: resource,
        CTM: `${mm(box.width)} 0 0 ${mm(box.height)} 0 0`,
      });
    }
  }
}

/**
 * A stretch of glyphs as text objects. A character that another one's glyph draws has an object of its own that names the
 * glyph, and so has one beyond the basic plane:
 * programs differ in whether DeltaX counts it once or twice, and some look up half of it in the font.
 */
function text(item: PlacedText, context: PageContext): string {
  const { size, face, color, link, destination, turned = false } = item;
  const font = context.font(face.id);
  const ascent = unitsOf(face.ascent * size);
  const height = ascent + unitsOf(-face.descent * size);
  const origin = { x: unitsOf(item.x), y: unitsOf(item.baseline) };
  if (destination !== undefined) context.onDestination(destination, origin.x, origin.y - ascent);
  const stretches = stretchesOf(item);
  const whole = stretches.at(-1);
  const length = whole === undefined ? 0 : unitsOf(whole.end);
  if (link !== undefined) {
    const box = turned
      ? { x: origin.x - ascent, y: origin.y - length, width: height, height: length }
      : { x: origin.x, y: origin.y - ascent, width: length, height };
    context.onLink({ box, link });
  }
  return stretches
    .map(({ characters, offsets, end, drawn }) => {
      // From each glyph's origin to the next one's, by places that are rounded once: no error adds up.
      const places = offsets.map((offset) => unitsOf(offset));
      const start = places[0] ?? 0;
      const width = Math.max(unitsOf(end) - start, 1);
      const deltas = places.slice(1).map((place, index) => mm(place - (places[index] ?? 0)));
      const box = turned
        ? { x: origin.x - ascent, y: origin.y - start - width, width: height, height: width }
        : { x: origin.x + start, y: origin.y - ascent, width, height };
      const code = element(
        'ofd:TextCode',
        {
          X: '0',
          Y: turned ? '0' : mm(ascent),
          DeltaX: deltas.length === 0 ? undefined : deltas.join(' '),
        },
        characterData(characters),
      );
      return element(
        'ofd:TextObject',
        {
          ID: context.ids.next(),
          Boundary: boundary(box),
          Font: font,
          Size: mm(unitsOf(size)),
          CTM: turned ? `0 -1 1 0 ${mm(ascent)} ${mm(width)}` : undefined,
        },
        [
          fillColor(color),
          ...(drawn === undefined ? [] : [glyphOf(context.glyph(face.id, drawn), characters)]),
          code,
        ].join(''),
      );
    })
    .join('\n');
}

/** Whether the text begins with a character that UTF-16 writes in two units. */
function isBeyond(text: string): boolean {
  return (text.codePointAt(0) ?? 0) > 0xffff;
}

/** The element that names the glyph of one character (CT_CGTransform, GB/T 33190-2016 11.4.1). */
function glyphOf(glyph: number, character: string): string {
  return element(
    'ofd:CGTransform',
    { CodePosition: '0', CodeCount: String(character.length), GlyphCount: '1' },
    element('ofd:Glyphs', {}, String(glyph)),
  );
}

interface Stretch {
  readonly characters: string;
  /** pt from the item's origin to each glyph's. */
  readonly offsets: readonly number[];
  /** pt from the item's origin to the end of the last glyph. */
  readonly end: number;
  /** The character whose glyph is named, where the stretch is one character that needs it. */
  readonly drawn?: string;
}

function stretchesOf(item: PlacedText): readonly Stretch[] {
  const drawn = drawnCharacters(item);
  const stretches: Stretch[] = [];
  let characters = '';
  let offsets: number[] = [];
  let at = 0;
  const close = (named?: string) => {
    if (characters !== '')
      stretches.push({
        characters,
        offsets,
        end: at,
        ...(named !== undefined && { drawn: named }),
      });
    characters = '';
    offsets = [];
  };
  [...item.text].forEach((character, index) => {
    const other = drawn[index];
    const named = isBeyond(character) || other !== character;
    if (named) close();
    characters += character;
    offsets.push(at);
    at += item.advances[index] ?? 0;
    if (named) close(other);
  });
  close();
  return stretches;
}

/** Characters that XML 1.0 cannot contain. Each has a place of its own, so that another character takes its place. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** The characters of a text code. Only a CDATA section keeps spaces at its edges. */
function characterData(characters: string): string {
  const written = characters.replace(NOT_XML, '\ufffd');
  return `<![CDATA[${written.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function path(
  ids: Ids,
  box: OfdBox,
  data: string,
  ink: { readonly stroke?: string; readonly fill?: string; readonly width?: number },
): string {
  const { stroke, fill, width } = ink;
  const colours = [
    ...(fill === undefined ? [] : [fillColor(fill)]),
    ...(stroke === undefined ? [] : [element('ofd:StrokeColor', { Value: rgb(stroke) })]),
  ];
  return element(
    'ofd:PathObject',
    {
      ID: ids.next(),
      Boundary: boundary(box),
      LineWidth: width === undefined ? undefined : mm(width),
      Stroke: String(stroke !== undefined),
      Fill: String(fill !== undefined),
    },
    colours.join('') + element('ofd:AbbreviatedData', {}, data),
  );
}

function ofdBox(x: number, y: number, width: number, height: number): OfdBox {
  return { x: unitsOf(x), y: unitsOf(y), width: unitsOf(width), height: unitsOf(height) };
}

export function boundary({ x, y, width, height }: OfdBox): string {
  return [x, y, width, height].map(mm).join(' ');
}

/** `#rrggbb`, or `#rrggbbaa` with its opacity. */
function fillColor(color: string): string {
  const alpha = color.length > 7 ? String(Number.parseInt(color.slice(7), 16)) : undefined;
  return element('ofd:FillColor', { Value: rgb(color), Alpha: alpha });
}

/** `#rrggbb` → `r g b` from 0 to 255. */
function rgb(color: string): string {
  const part = (from: number) => Number.parseInt(color.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)].join(' ');
}
