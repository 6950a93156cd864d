import { xmlTags } from '../model/xml-tags.js';

/** How many elements a drawing may have, what it uses again counted each time: a map of a country has some ten thousand. */
const MOST_ELEMENTS = 50_000;
/** As many numbers of outlines take as long as one element. */
const NUMBERS_AN_ELEMENT = 10;
/** A drawing's largest number; identifiers in digits have no more. */
const LARGEST = 1e15;
/** How deep elements may stand in one another, or use one another. */
const DEEPEST = 200;

/** An element with an `id`, or the whole drawing, with all that no inner one has an `id` for. */
interface Part {
  weight: number;
  /** Parts that stand in it or that it uses, and how often. */
  readonly uses: Map<string, number>;
}

/**
 * Whether an SVG is drawn in reasonable time: its elements, its outlines and what it uses again (`use`, patterns, markers,
 * masks) are counted before a tree is built of it.
 */
export function isDrawable(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const whole: Part = { weight: 0, uses: new Map() };
  const parts = new Map<string, Part>();
  const open: Part[] = [whole];
  let elements = 0;
  let style: number | undefined;
  for (const { name, kind, attributes, end } of xmlTags(text)) {
    const isStyle = /(?:^|:)style$/.test(name);
    if (isStyle && kind === 'close' && style !== undefined) {
      // Whose rules these are is not known here: they are counted as the drawing's.
      use(whole, text.slice(style, end), elements);
    }
    style = isStyle && kind === 'open' ? end : undefined;
    if (kind === 'close') {
      if (open.length > 1) open.pop();
      continue;
    }
    if (++elements > MOST_ELEMENTS) return false;
    const numbers = numbersIn(attributes);
    let part = open.at(-1) as Part;
    const id = ID.exec(attributes)?.groups?.id;
    if (id !== undefined) {
      use(part, `#${id}`, 1);
      part = { weight: 0, uses: new Map() };
      parts.set(id, part);
    }
    part.weight += 1 + numbers / NUMBERS_AN_ELEMENT;
    // A marker stands at each point of an outline.
    use(part, attributes, attributes.includes('marker') ? Math.max(1, numbers / 2) : 1);
    if (kind === 'open' && open.push(part) > DEEPEST) return false;
  }
  return weightOf(whole, parts, new Map(), 0) <= MOST_ELEMENTS;
}

const ID = /\sid\s*=\s*["'](?<id>[^"']*)["']/;

/** Adds the places in the drawing that attributes or a stylesheet lead to: `href="#a"`, `url(#a)`. */
function use(part: Part, text: string, times: number): void {
  for (const [, id = ''] of text.matchAll(/#([^\s"'()#]+)/g))
    part.uses.set(id, (part.uses.get(id) ?? 0) + times);
}

/** How many numbers attributes hold; `Infinity` where one is larger than any drawing's. */
function numbersIn(attributes: string): number {
  if (attributes.includes('data:')) return 0;
  const numbers = attributes.match(/[\d.]+(?:[eE][+-]?\d+)?/g) ?? [];
  return numbers.some((one) => Number(one) > LARGEST) ? Number.POSITIVE_INFINITY : numbers.length;
}

/** What is drawn of a part; `Infinity` where its uses go on too deep. What leads back to itself is drawn once. */
function weightOf(
  part: Part,
  parts: ReadonlyMap<string, Part>,
  known: Map<Part, number>,
  depth: number,
): number {
  const before = known.get(part);
  if (before !== undefined) return before;
  if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
  known.set(part, 0);
  let { weight } = part;
  for (const [id, times] of part.uses) {
    const used = parts.get(id);
    if (used !== undefined) weight += times * weightOf(used, parts, known, depth + 1);
  }
  known.set(part, weight);
  return weight;
}
