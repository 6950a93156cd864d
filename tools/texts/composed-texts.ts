import type { ComposedPage, PlacedText, Structure } from '../../src/model/composition.js';
import { Collected, once, seen, type Texts } from './texts.js';

/** Kinds of structure that hold the text of one block. */
const BLOCKS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'Caption', 'Code', 'LBody']);

/** Readings are half as large as their text; indices and code are larger. */
const READING = 0.52;

/**
 * The texts of a book's pages, as their structure says what each item is; heads and folios have none. `apart` are the texts
 * that may stand elsewhere.
 */
export function composedTexts(pages: readonly ComposedPage[], apart: ReadonlySet<string>): Texts {
  const blocks = new Map<Structure, Map<Structure, PlacedText[]>>();
  for (const { structure, item } of pages.filter(({ kind }) => kind === 'text').flatMap(itemsOf)) {
    const around = ancestors(structure);
    if (around.some(({ kind }) => kind === 'Lbl' || kind === 'Reference')) continue;
    const nearest = (of: (kind: string) => boolean) => around.find(({ kind }) => of(kind));
    const cell = nearest((kind) => kind === 'TH' || kind === 'TD');
    const block =
      (cell && nearest((kind) => kind === 'Table')) ??
      nearest((kind) => kind === 'Note') ??
      nearest((kind) => BLOCKS.has(kind)) ??
      structure;
    const parts = blocks.get(block) ?? new Map<Structure, PlacedText[]>();
    blocks.set(block, parts);
    const part = cell ?? block;
    parts.set(part, [...(parts.get(part) ?? []), item]);
  }
  const collected = new Collected();
  for (const [{ kind }, parts] of blocks) {
    const texts = [...parts.values()].map((items) => withoutReadings(items, collected));
    const text = texts.join(kind === 'Table' ? '|' : '');
    if (kind === 'Note') collected.note(onceMarked(text));
    else if (kind === 'Caption' || kind === 'Table' || apart.has(seen(text))) collected.apart(text);
    else collected.flow(text);
  }
  return collected.texts();
}

/** What a note begins with. */
const MARK = '(?:[①-⑳㉑-㉟㊱-㊿]|\\[\\d+\\])';
const MARKED = new RegExp(`^${MARK}(.+?)(?:${MARK}\\1)*$`, 'u');

/** A note without its mark: once where it stands at the foot of several pages, since it is marked on each. */
function onceMarked(text: string): string {
  return MARKED.exec(text)?.[1] ?? text;
}

/** The items of text that belong to the book's structure. */
function itemsOf({ items }: ComposedPage): { structure: Structure; item: PlacedText }[] {
  return items.flatMap((item) =>
    item.kind === 'text' && item.structure !== undefined
      ? [{ structure: item.structure, item }]
      : [],
  );
}

/** The text of a block, its readings collected: once where the cell of a wide table's first column stands in each part. */
function withoutReadings(items: readonly PlacedText[], collected: Collected): string {
  const most = Math.max(...items.map(({ size }) => size));
  const isReading = ({ size }: PlacedText) => size <= READING * most;
  const text = items.filter((item) => !isReading(item)).map((item) => item.text);
  const joined = seen(text.join(''));
  const times = joined === '' ? 1 : joined.length / once(joined).length;
  const readings = items.filter(isReading);
  for (const reading of readings.slice(0, Math.ceil(readings.length / times)))
    collected.reading(reading.text);
  return joined;
}

/** A node of structure and those above it. */
function ancestors(structure: Structure | undefined): readonly Structure[] {
  const nodes: Structure[] = [];
  for (let node = structure; node !== undefined; node = node.parent) nodes.push(node);
  return nodes;
}

/** All that a page draws as text, in order. */
export function drawnText(page: ComposedPage): string {
  return page.items
    .filter((item): item is PlacedText => item.kind === 'text')
    .map(({ text }) => text)
    .join('');
}
