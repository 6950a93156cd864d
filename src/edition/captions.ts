import type { FootnoteReference, Image, Nodes, Parent, Root, Text } from 'mdast';
import { eachNode } from '../model/markdown/each-node.js';

/** A caption in the order of its text: words, and marks of notes. */
export type Caption = readonly (Text | FootnoteReference)[];

/** `[^1]`, with what escapes it. */
const MARK = /\\?\[\^([^[\]\s]{1,200})\]/g;

/**
 * Lays the marks of notes that a caption holds behind its picture, where `![图题](pic.png)[^1]` has them: Markdown drops
 * those in the brackets (`![图题[^1]](pic.png)`) and takes those in the title for text. `text` is what the tree was read from.
 */
export function readCaptionNotes(tree: Root, text: string): void {
  const defined = new Set<string>();
  eachNode(tree, (node) => {
    if (node.type === 'footnoteDefinition') defined.add(node.identifier);
  });
  if (defined.size === 0) return;
  const within = (node: Nodes) => {
    if (!('children' in node)) return;
    const parent = node as Parent;
    // A mark is a link itself, and stands in no other.
    for (const child of parent.children) if (child.type !== 'link') within(child);
    if (!parent.children.some(isPictured)) return;
    parent.children = parent.children.flatMap((child) => [
      child,
      ...noteMarks(child, text, defined),
    ]);
  };
  within(tree);
}

function isPictured({ type }: Nodes): boolean {
  return type === 'image' || type === 'link';
}

/** The marks in the caption of a picture, or of those in a link. */
function noteMarks(
  node: Nodes,
  text: string,
  defined: ReadonlySet<string>,
): readonly FootnoteReference[] {
  if (!isPictured(node)) return [];
  const marks: (readonly FootnoteReference[])[] = [];
  eachNode(node, (image) => {
    if (image.type === 'image')
      marks.push(marksInBrackets(image, text, defined), marksInTitle(image, defined));
  });
  return marks.flat();
}

/** The marks that the words in brackets hold: the words are the caption where there is no title. */
function marksInBrackets(
  image: Image,
  text: string,
  defined: ReadonlySet<string>,
): readonly FootnoteReference[] {
  const { cut, marks } = withoutMarks(labelOf(image, text), defined);
  const same = typeof image.title === 'string' ? 0 : commonEnd(cut, image.alt ?? '');
  return marks.map(({ label, fromEnd }) => markOf(label, fromEnd <= same ? fromEnd : 0));
}

/** The marks that the title holds, which lose their places in it. */
function marksInTitle(image: Image, defined: ReadonlySet<string>): readonly FootnoteReference[] {
  const { cut, marks } = withoutMarks(image.title ?? '', defined);
  if (marks.length > 0) image.title = cut;
  return marks.map(({ label, fromEnd }) => markOf(label, fromEnd));
}

interface PartedWords {
  /** The words without the marks. */
  readonly cut: string;
  /** The marks with how many UTF-16 units of the words are behind each. */
  readonly marks: readonly { readonly label: string; readonly fromEnd: number }[];
}

/** Words and the marks of notes in them; a mark of a note that is nowhere, and one behind a backslash, is a word. */
function withoutMarks(words: string, defined: ReadonlySet<string>): PartedWords {
  if (!words.includes('[^')) return { cut: words, marks: [] };
  const places: { readonly label: string; readonly at: number }[] = [];
  let [cut, from] = ['', 0];
  for (const match of words.matchAll(MARK)) {
    const [whole, label = ''] = match;
    if (whole.startsWith('\\') || !defined.has(identifierOf(label))) continue;
    cut += words.slice(from, match.index);
    from = match.index + whole.length;
    places.push({ label, at: cut.length });
  }
  cut += words.slice(from);
  return { cut, marks: places.map(({ label, at }) => ({ label, fromEnd: cut.length - at })) };
}

/** The number of UTF-16 units that two texts have in common at their ends. */
function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}

function markOf(label: string, fromEnd: number): FootnoteReference {
  return {
    type: 'footnoteReference',
    identifier: identifierOf(label),
    label,
    ...(fromEnd > 0 && { data: { fromEnd } }),
  };
}

/** The name of a note as the parser of Markdown compares it. */
function identifierOf(label: string): string {
  return label.toLowerCase().toUpperCase().toLowerCase();
}

/** The text between a picture's brackets. */
function labelOf({ position }: Image, text: string): string {
  const start = (position?.start.offset ?? text.length) + '!['.length;
  const limit = position?.end.offset ?? start;
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return text.slice(start, at);
  }
  return '';
}

/** The marks of notes that stand directly behind the picture at `index`: they belong to its caption. */
export function notesBehind(nodes: readonly Nodes[], index: number): readonly FootnoteReference[] {
  const notes: FootnoteReference[] = [];
  for (let at = index + 1; nodes[at]?.type === 'footnoteReference'; at++)
    notes.push(nodes[at] as FootnoteReference);
  return notes;
}

/** A picture's caption with the marks of its notes at their places; empty where it has neither. */
export function captionOf(image: Image, notes: readonly FootnoteReference[]): Caption {
  const words = image.title ?? image.alt ?? '';
  const parts: (Text | FootnoteReference)[] = [];
  let from = 0;
  const upTo = (end: number) => {
    if (end > from) parts.push({ type: 'text', value: words.slice(from, end) });
    from = Math.max(from, end);
  };
  for (const note of notes) {
    upTo(Math.max(0, words.length - (note.data?.fromEnd ?? 0)));
    parts.push(note);
  }
  upTo(words.length);
  return parts;
}
