/** A tag of an XML text, as it stands. */
export interface XmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** What stands between its name and its end. */
  readonly attributes: string;
  /** Where the text behind it begins. */
  readonly end: number;
}

/** The tags of a text in their order, before a tree is built of it; comments and declarations are none, what they hold may be. */
export function* xmlTags(source: string): Generator<XmlTag> {
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source[at + 1];
    if (next === '!' || next === '?') continue;
    const start = at + (next === '/' ? 2 : 1);
    const stop = next === '/' ? source.indexOf('>', at) : tagEnd(source, at);
    at = stop < 0 ? source.length : stop;
    const isEmpty = next !== '/' && source[at - 1] === '/';
    const inner = source.slice(start, isEmpty ? at - 1 : at);
    const name = inner.slice(0, nameEnd(inner));
    yield {
      name,
      kind: next === '/' ? 'close' : isEmpty ? 'empty' : 'open',
      attributes: inner.slice(name.length),
      end: at + 1,
    };
  }
}

const [QUOTE, APOSTROPHE, SLASH, GREATER, SPACE] = [0x22, 0x27, 0x2f, 0x3e, 0x20];

/** Where the name at the beginning of a tag's text ends. */
function nameEnd(inner: string): number {
  let at = 0;
  for (; at < inner.length; at++) {
    const code = inner.charCodeAt(at);
    if (code <= SPACE || code === SLASH || code === GREATER) break;
  }
  return at;
}

/** Where a tag ends: a `>` in an attribute's quotes is none. */
function tagEnd(source: string, start: number): number {
  let quote = 0;
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return at;
  }
  return source.length;
}

/** How many elements and attributes a tree of the DOM may have: each takes about a kilobyte. */
const MOST_NODES = 500_000;
/** How many a part of a Word file may have, whose tree takes a tenth of that: 2,000 rows of eight formatted cells have up to 1,200,000. */
export const MOST_WORD_NODES = 1_500_000;
/** Deeper texts are a mistake or an attack: Word itself nests a few dozen levels. */
const DEEPEST = 600;

/** Why no tree is built of an XML text; undefined of one that is. */
export function xmlProblem(source: string, most = MOST_NODES): 'large' | 'deep' | undefined {
  let [depth, nodes] = [0, 0];
  for (const { kind, attributes } of xmlTags(source)) {
    if (kind === 'open') depth++;
    else if (kind === 'close') depth--;
    if (kind !== 'close') nodes += 1 + occurrences(attributes, '=');
    if (depth > DEEPEST) return 'deep';
    if (nodes > most) return 'large';
  }
  return undefined;
}

function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
