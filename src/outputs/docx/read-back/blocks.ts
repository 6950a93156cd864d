import type {
  BlockContent,
  FootnoteDefinition,
  Image,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { notesBehind } from '../../../edition/captions.js';
import { picturesAlone } from '../../../edition/pictures-alone.js';
import type { XmlElement } from '../../../inputs/docx/xml-element.js';
import { childOf, childrenOf, isOn, valOf } from '../../../inputs/docx/xml-tree.js';
import { plainText } from '../../../model/markdown/plain-text.js';
import { ITEM } from '../numberings.js';
import { FIRST_LEVEL, STYLE } from '../style-names.js';
import { CAPTIONS_BETWEEN } from '../styles.js';
import { inlines, type RunContext, runText } from './inline.js';
import { type ListPart, lists, wordMark } from './lists.js';
import { tableNode } from './table.js';

/** What blocks need to be read. */
export interface BlockReading extends RunContext {
  /** The number or bullet before the next paragraph of a numbering. Called once for each paragraph, in the order of the text. */
  readonly numbering: (
    id: string,
    level: number,
  ) => { readonly text: string; readonly bullet: boolean };
  /** The definition of a numbering: LibreOffice gives the paragraphs of one list several numberings. */
  readonly definition: (id: string) => string;
}

/** A block with the list, the quotation or the code that it belongs to. */
interface Placed {
  readonly quotes: number;
  /** The level of the list item to which the block belongs; absent for the numbered paragraphs themselves. */
  readonly inItem?: number | undefined;
  readonly content:
    | { readonly kind: 'block'; readonly node: RootContent }
    | ListPart
    | { readonly kind: 'gap' }
    | { readonly kind: 'code'; readonly text: string; readonly goesOn: boolean }
    | { readonly kind: 'term' | 'description'; readonly node: RootContent };
}

const QUOTE_DEPTHS: ReadonlyMap<string, number> = new Map([
  [STYLE.quote, 1],
  [STYLE.quote2, 2],
  [STYLE.quote3, 3],
]);

/** Turns paragraphs and tables of Word into blocks of Markdown. */
export function readBlocks(elements: readonly XmlElement[], context: BlockReading): RootContent[] {
  const blocks: Placed[] = [];
  for (const element of elements) {
    const isCaption = valOf(childOf(element, 'w:pPr'), 'w:pStyle') === STYLE.caption;
    if (!isCaption || !takeCaption(blocks.at(-1), element, context)) {
      blocks.push(...placed(element, context));
    }
  }
  return groupedBlocks(withItems(withoutGaps(blocks)), 0);
}

/** Gives the captions to the pictures above them; false where there are none, or not as many. */
function takeCaption(
  above: Placed | undefined,
  element: XmlElement,
  context: BlockReading,
): boolean {
  const text = runText(element);
  const node = above?.content.kind === 'block' ? above.content.node : undefined;
  if (node?.type !== 'paragraph') return false;
  const images = picturesAlone(node.children);
  if (images === undefined) return false;
  const captioned = images.filter(({ title, alt }) => (title ?? alt ?? '') !== '');
  const captions = captioned.length > 1 ? text.split(CAPTIONS_BETWEEN) : [text];
  const takers = captioned.length > 1 ? captioned : images.slice(-1);
  if (takers.length !== captions.length) return false;
  for (const [index, image] of takers.entries()) {
    const caption = captions[index] ?? '';
    if (typeof image.title === 'string') image.title = caption;
    else image.alt = caption;
  }
  addCaptionNotes(node, takers, inlines(element, context));
  return true;
}

/** Puts the marks of notes in captions behind the pictures. `CAPTIONS_BETWEEN` separates the captions. */
function addCaptionNotes(
  paragraph: Paragraph,
  takers: readonly Image[],
  caption: readonly PhrasingContent[],
): void {
  let taker = 0;
  /** The part of the caption before the mark. */
  let before = '';
  for (const part of caption) {
    if (part.type === 'footnoteReference') {
      const image = takers[Math.min(taker, takers.length - 1)] as Image;
      const at = paragraph.children.indexOf(image) + 1;
      const behind = at + notesBehind(paragraph.children, at - 1).length;
      const fromEnd = (image.title ?? image.alt ?? '').length - before.length;
      paragraph.children.splice(behind, 0, fromEnd > 0 ? { ...part, data: { fromEnd } } : part);
    } else {
      const [first = '', ...others] = plainText(part).split(CAPTIONS_BETWEEN);
      taker += others.length;
      before = others.at(-1) ?? before + first;
    }
  }
}

const NO_MARK = { text: '', bullet: false };

function placed(element: XmlElement, context: BlockReading): readonly Placed[] {
  if (element.name === 'w:tbl') {
    const node = tableNode(element, (paragraph, head) =>
      inlines(paragraph, context, { plain: head }),
    );
    const indent = childOf(childOf(element, 'w:tblPr'), 'w:tblInd')?.attributes.get('w');
    return [{ quotes: 0, inItem: itemLevel(indent), content: { kind: 'block', node } }];
  }
  if (element.name !== 'w:p') return element.children.flatMap((child) => placed(child, context));
  const properties = childOf(element, 'w:pPr');
  const style = valOf(properties, 'w:pStyle') ?? '';
  const quotes = QUOTE_DEPTHS.get(style) ?? 0;
  const level = FIRST_LEVEL.has(style) ? '1' : /^Heading([1-6])$/.exec(style)?.[1];
  // LibreOffice writes the later name (ISO/IEC 29500-1 17.3.1.12).
  const indents = childOf(properties, 'w:ind')?.attributes;
  const left = indents?.get('left') ?? indents?.get('start');
  const inItem = style === STYLE.code || quotes > 0 ? itemLevel(left) : undefined;
  const block = (node: RootContent): readonly Placed[] => [
    { quotes, inItem, content: { kind: 'block', node } },
  ];
  if (style === STYLE.code) {
    const goesOn = isOn(properties, 'w:keepNext') === true;
    return [{ quotes, inItem, content: { kind: 'code', text: runText(element), goesOn } }];
  }
  if (style === STYLE.rule) return block({ type: 'thematicBreak' });
  const text = inlines(element, context);
  // Word's users write empty paragraphs as space. In Markdown only one between two quotations has a meaning.
  if (text.length === 0 && level === undefined) return [{ quotes: 0, content: { kind: 'gap' } }];
  const list = childOf(properties, 'w:numPr');
  const id = valOf(list, 'w:numId') ?? '0';
  const depth = Number(valOf(list, 'w:ilvl') ?? 0) || 0;
  const shown = id === '0' ? NO_MARK : context.numbering(id, depth);
  const mark = level === undefined ? wordMark(shown) : undefined;
  // In Markdown a number of another form is text.
  const children =
    mark !== undefined || shown.text === ''
      ? text
      : [{ type: 'text' as const, value: shown.text }, ...text];
  if (level !== undefined) {
    return block({ type: 'heading', depth: Number(level) as 1, children });
  }
  const node = { type: 'paragraph' as const, children };
  if (mark !== undefined) {
    const definition = context.definition(id);
    return [{ quotes, content: { kind: 'item', level: depth, mark, definition, node } }];
  }
  if (style === STYLE.item) {
    const nodes = [node];
    return [{ quotes, content: { kind: 'more', level: itemLevel(left) ?? 0, nodes } }];
  }
  if (style === STYLE.term) {
    return [{ quotes, content: { kind: 'term', node: { type: 'defListTerm', children } } }];
  }
  if (style === STYLE.description) {
    return [{ quotes, content: { kind: 'description', node } }];
  }
  return block(node);
}

/** The level of the list with this indent; undefined for an indent of no list. */
function itemLevel(indent: string | undefined): number | undefined {
  const level = Math.round(Number(indent ?? 0) / ITEM) - 1;
  return level >= 0 ? level : undefined;
}

/** The blocks without empty paragraphs, except those between two quotations. */
function withoutGaps(blocks: readonly Placed[]): readonly Placed[] {
  const isQuote = (at: number) => (blocks[at]?.quotes ?? 0) > 0;
  return blocks.filter(
    ({ content: { kind } }, at) => kind !== 'gap' || (isQuote(at - 1) && isQuote(at + 1)),
  );
}

/** Moves the further blocks of a list item into the list. */
function withItems(blocks: readonly Placed[]): readonly Placed[] {
  const all: Placed[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Placed;
    const before = all.at(-1)?.content.kind;
    const level = before === 'item' || before === 'more' ? block.inItem : undefined;
    let end = at + 1;
    if (level === undefined) all.push(block);
    else {
      while (blocks[end]?.inItem === level) end++;
      const nodes = groupedBlocks(blocks.slice(at, end), 0) as BlockContent[];
      all.push({ quotes: 0, content: { kind: 'more', level, nodes } });
    }
    at = end;
  }
  return all;
}

/** The blocks as a tree, with quotations, lists and code as parents. */
function groupedBlocks(blocks: readonly Placed[], depth: number): RootContent[] {
  const nodes: RootContent[] = [];
  for (let at = 0; at < blocks.length; ) {
    const { quotes, content } = blocks[at] as Placed;
    const end = endOf(blocks, at, depth);
    const run = blocks.slice(at, end);
    if (quotes > depth) {
      nodes.push({ type: 'blockquote', children: groupedBlocks(run, depth + 1) as BlockContent[] });
    } else if (content.kind === 'block') nodes.push(content.node);
    else if (content.kind === 'code') nodes.push({ type: 'code', value: codeText(run) });
    else if (content.kind === 'term' || content.kind === 'description') {
      nodes.push(definitions(run));
    } else if (content.kind !== 'gap') nodes.push(...lists(run.flatMap((one) => listPart(one))));
    at = end;
  }
  return nodes;
}

/** The index behind the last block of the group that begins at index `at`. */
function endOf(blocks: readonly Placed[], at: number, depth: number): number {
  const first = blocks[at] as Placed;
  const kind = blockKind(first, depth);
  let end = at + 1;
  if (kind === 'block') return end;
  for (; end < blocks.length; end++) {
    const one = blocks[end] as Placed;
    const before = blocks[end - 1]?.content;
    if (blockKind(one, depth) !== kind) break;
    if (kind === 'code' && before?.kind === 'code' && !before.goesOn) break;
  }
  return end;
}

function blockKind({ quotes, content: { kind } }: Placed, depth: number): string {
  if (quotes > depth) return 'quote';
  if (kind === 'item' || kind === 'more') return 'list';
  return kind === 'term' || kind === 'description' ? 'definitions' : kind;
}

function listPart({ content }: Placed): readonly ListPart[] {
  return content.kind === 'item' || content.kind === 'more' ? [content] : [];
}

function codeText(run: readonly Placed[]): string {
  return run.map(({ content }) => (content.kind === 'code' ? content.text : '')).join('\n');
}

function definitions(run: readonly Placed[]): RootContent {
  const children: unknown[] = [];
  for (const { content } of run) {
    if (content.kind === 'term') children.push(content.node);
    else if (content.kind === 'description') {
      children.push({ type: 'defListDescription', children: [content.node] });
    }
  }
  return { type: 'defList', children } as unknown as RootContent;
}

/** The paragraphs of a note, without Word's own mark at the beginning. */
export function noteNode(
  identifier: string,
  note: XmlElement,
  context: BlockReading,
): FootnoteDefinition {
  const children = readBlocks(childrenOf(note, 'w:p'), context) as BlockContent[];
  const [first] = children;
  if (first?.type === 'paragraph' && first.children[0]?.type === 'text') {
    const text = first.children[0];
    first.children[0] = { ...text, value: text.value.replace(/^ /, '') };
  }
  return { type: 'footnoteDefinition', identifier, label: identifier, children };
}
