import type { BlockContent, List, ListItem, RootContent } from 'mdast';
import { delimiterOf, type ListDelimiter, setItemNumber } from '../../../edition/list-numbers.js';

/** The mark of a list item in Markdown. */
type ItemMark = 'bullet' | { readonly number: number; readonly delimiter: ListDelimiter };

/** A paragraph of a list. */
export type ListPart =
  | {
      readonly kind: 'item';
      readonly level: number;
      readonly mark: ItemMark;
      /** The definition of the numbering, which all numberings of one list share. */
      readonly definition: string;
      readonly node: BlockContent;
    }
  | { readonly kind: 'more'; readonly level: number; readonly nodes: readonly BlockContent[] };

/** The Markdown mark for a number or bullet of Word; undefined where Markdown has no such mark. */
export function wordMark({
  text,
  bullet,
}: {
  text: string;
  bullet: boolean;
}): ItemMark | undefined {
  if (bullet) return 'bullet';
  const [, number, delimiter] = /^(\d{1,9})([.)]) ?$/.exec(text) ?? [];
  if (number === undefined || (delimiter !== '.' && delimiter !== ')')) return undefined;
  return { number: Number(number), delimiter };
}

/** Builds lists from their paragraphs. A deeper level belongs to the item before it; another numbering begins another list. */
export function lists(parts: readonly ListPart[]): readonly RootContent[] {
  const top: RootContent[] = [];
  const open: OpenList[] = [];
  for (const content of parts) {
    if (content.kind === 'more') {
      const item = open[Math.min(content.level, open.length - 1)]?.list.children.at(-1);
      if (item !== undefined) {
        item.children.push(...content.nodes);
        item.spread = true;
      } else top.push(...content.nodes);
      continue;
    }
    const level = Math.min(content.level, open.length);
    open.length = Math.min(open.length, level + 1);
    const { mark, definition } = content;
    const before = open[level];
    const goesOn = before?.definition === definition && isLike(before.list, mark);
    if (!goesOn) {
      const list = emptyList(mark);
      const parent = open[level - 1]?.list.children.at(-1);
      if (parent === undefined) top.push(list);
      else parent.children.push(list);
      open[level] = { list, definition };
    }
    const { list } = open[level] as OpenList;
    list.children.push(itemOf(content.node));
    if (mark !== 'bullet') setItemNumber(list, list.children.length - 1, mark.number);
  }
  return top;
}

/** A list to which a further item may be added. */
interface OpenList {
  readonly list: List;
  readonly definition: string;
}

function emptyList(mark: ItemMark): List {
  if (mark === 'bullet') return { type: 'list', ordered: false, spread: false, children: [] };
  const { number: start, delimiter } = mark;
  const bracketed = delimiter === ')' && { data: { delimiter } };
  return { type: 'list', ordered: true, start, spread: false, ...bracketed, children: [] };
}

function isLike(list: List, mark: ItemMark): boolean {
  return mark === 'bullet'
    ? list.ordered !== true
    : list.ordered === true && delimiterOf(list) === mark.delimiter;
}

/** A list item. A box at its beginning makes it a task, done or not. */
function itemOf(node: BlockContent): ListItem {
  const [first] = node.type === 'paragraph' ? node.children : [];
  const box = first?.type === 'text' ? /^([☑☐]) /.exec(first.value)?.[1] : undefined;
  if (box === undefined || first?.type !== 'text' || node.type !== 'paragraph') {
    return { type: 'listItem', spread: false, children: [node] };
  }
  const text = first.value.slice(2);
  const rest = node.children.slice(1);
  const children = text === '' ? rest : [{ type: 'text' as const, value: text }, ...rest];
  return {
    type: 'listItem',
    spread: false,
    checked: box === '☑',
    children: [{ type: 'paragraph', children }],
  };
}
