import type { Image, Parent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { FigurePlace, PictureWidth } from './nodes.js';
import { widthIn } from './picture-width.js';

/** The attributes in braces behind a picture, as Pandoc and Quarto write them: `{#fig-map width=60% fig-pos="t"}`. */
const ATTRIBUTES = /^\{([^{}\n]{1,400})\}/;
const NAME = /^[\w-]+$/;

const PLACES: ReadonlyMap<string, FigurePlace> = new Map([
  ['t', 'top'],
  ['top', 'top'],
  ['b', 'bottom'],
  ['bottom', 'bottom'],
  ['h', 'here'],
  ['H', 'here'],
  ['here', 'here'],
]);

interface Attributes {
  readonly id?: string;
  readonly width?: PictureWidth;
  readonly place?: FigurePlace;
  readonly alt?: string;
}

/** Takes the attributes behind pictures out of the text; braces that hold anything else stay as they are written. */
export function readPictureAttributes(tree: Root): void {
  visit(tree, 'image', (image, index, parent) => {
    const next =
      index === undefined ? undefined : (parent as Parent | undefined)?.children[index + 1];
    if (next?.type !== 'text') return;
    const [whole, inside] = ATTRIBUTES.exec(next.value) ?? [];
    const attributes = inside === undefined ? undefined : attributesIn(inside);
    if (whole === undefined || attributes === undefined) return;
    takeOff(next, whole.length);
    if (next.value === '') (parent as Parent).children.splice((index as number) + 1, 1);
    apply(image, attributes);
  });
}

function apply(image: Image, { id, width, place, alt }: Attributes): void {
  // The words in brackets are the caption then, and those of fig-alt are for whoever does not see the picture.
  if (alt !== undefined) {
    image.title ??= image.alt ?? null;
    image.alt = alt;
  }
  image.data = {
    ...image.data,
    ...(id !== undefined && { id }),
    ...(width !== undefined && { width }),
    ...(place !== undefined && { place }),
  };
}

/** Undefined where something in the braces is not an attribute of a picture. */
function attributesIn(inside: string): Attributes | undefined {
  const tokens = tokensIn(inside);
  if (tokens.length === 0) return undefined;
  let attributes: Attributes = {};
  for (const token of tokens) {
    const one = attributeOf(token);
    if (one === undefined) return undefined;
    attributes = { ...attributes, ...one };
  }
  return attributes;
}

/** The words between white space; white space inside quotation marks divides nothing. */
function tokensIn(inside: string): readonly string[] {
  const tokens: string[] = [];
  let token = '';
  let isQuoted = false;
  for (const character of inside) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted || !/\s/u.test(character)) token += character;
    else if (token !== '') {
      tokens.push(token);
      token = '';
    }
  }
  return token === '' ? tokens : [...tokens, token];
}

function attributeOf(token: string): Attributes | undefined {
  if (token.startsWith('#')) {
    const id = token.slice(1);
    return NAME.test(id) ? { id } : undefined;
  }
  const at = token.indexOf('=');
  const value = token.slice(at + 1).replace(/^"|"$/g, '');
  switch (token.slice(0, at)) {
    case 'width': {
      const width = widthIn(value);
      return width && { width };
    }
    case 'fig-pos': {
      const place = PLACES.get(value);
      return place && { place };
    }
    case 'fig-alt':
      return { alt: value };
    default:
      return undefined;
  }
}

/** A text node without its first characters, its place moved on with them. */
function takeOff(text: Text, length: number): void {
  text.value = text.value.slice(length);
  const start = text.position?.start;
  if (start === undefined || text.position === undefined) return;
  text.position = {
    ...text.position,
    start: {
      ...start,
      column: start.column + length,
      ...(start.offset !== undefined && { offset: start.offset + length }),
    },
  };
}
