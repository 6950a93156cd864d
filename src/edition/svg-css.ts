import { type CssNode, find, generate, ident, parse, walk } from 'css-tree';

/** At-rules that only say when rules apply; every other one fetches, moves or has no use in a drawing. */
const AT_RULES = new Set('media supports layer container scope'.split(' '));

/** Properties that load or run something in a reader, whatever their value is. */
const RUNNING = new Set('behavior -moz-binding'.split(' '));

/**
 * Functions of values that fetch nothing (CSS Values 4, Color 5, Transforms 2, Filter Effects 1, Masking 1, Images 3).
 * A list of those that fetch (`src()`, `image()`, `image-set()`, `cross-fade()`) would miss the next one.
 */
const FUNCTIONS = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk
  calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign var attr
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
  rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  circle ellipse polygon inset path rect xywh shape ray
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient cubic-bezier steps linear counter counters selector
  stylistic styleset character-variant swash ornaments annotation`.split(/\s+/),
);

/** Whether an address is a place in the drawing itself (URL Standard: the ASCII white space before it is cut off). */
export function isPlaceWithin(address: string): boolean {
  return /^[\t\n\f\r ]*#/.test(address);
}

/**
 * A stylesheet, or the declarations of a `style` attribute, without what would make a reader fetch, run or move
 * something; what the parser cannot read goes too. `removed` names the at-rules and the properties that went. Where
 * something went, `css` is written anew from what was read.
 */
export function cleanCss(
  css: string,
  context: 'stylesheet' | 'declarationList',
): { readonly css: string; readonly removed: readonly string[] } {
  const removed = new Set<string>();
  const tree = parse(css, { context, parseCustomProperty: true });
  walk(tree, (node, item, list) => {
    const name = unwanted(node);
    if (name === undefined || !item || !list) return;
    list.remove(item);
    removed.add(name);
  });
  return { css: generate(tree), removed: [...removed] };
}

/** Whether the value of a presentation attribute fetches nothing. */
export function isSafeValue(value: string): boolean {
  // Without a bracket there is no function, and a value fetches by functions alone.
  if (!value.includes('(')) return true;
  try {
    return fetching(parse(value, { context: 'value' })) === null;
  } catch {
    return false;
  }
}

/** The name under which a node of a stylesheet goes; undefined where it stays. */
function unwanted(node: CssNode): string | undefined {
  switch (node.type) {
    case 'Atrule': {
      const name = decodedName(node.name);
      const safe = AT_RULES.has(name) && !(node.prelude && fetching(node.prelude) !== null);
      return safe ? undefined : `@${name}`;
    }
    case 'Rule':
      return node.prelude?.type === 'Raw' ? 'style' : undefined;
    case 'Declaration': {
      const name = decodedName(node.property);
      return RUNNING.has(name) || fetching(node) !== null ? name : undefined;
    }
    case 'Raw':
      return 'style';
    default:
      return undefined;
  }
}

/** The first node below that fetches or that the parser could not read; null where all is safe. */
function fetching(tree: CssNode): CssNode | null {
  return find(tree, (node) => {
    if (node.type === 'Raw' || node.type === 'GeneralEnclosed') return true;
    if (node.type === 'Url') return !isPlaceWithin(node.value);
    return node.type === 'Function' && !FUNCTIONS.has(decodedName(node.name));
  });
}

function decodedName(name: string): string {
  return ident.decode(name).toLowerCase();
}
