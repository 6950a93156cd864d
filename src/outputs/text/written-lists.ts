import type { List, ListItem, Parents } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Options } from 'mdast-util-to-markdown';
import { delimiterOf, itemNumber } from '../../edition/list-numbers.js';

/** An item with its box, if it is a task. */
const plainItem =
  gfmToMarkdown().extensions?.find(({ handlers }) => handlers?.listItem !== undefined)?.handlers
    ?.listItem ?? defaultHandlers.listItem;

/** Writes numbered lists in Markdown: each item has its printed number and the author's mark behind it. */
export const writtenLists: Options = {
  handlers: {
    list(node: List, parent, state, info) {
      if (node.ordered !== true) return defaultHandlers.list(node, parent, state, info);
      const { bulletCurrent } = state;
      const exit = state.enter('list');
      state.bulletCurrent = delimiterOf(node);
      const text = state.containerFlow(node, info);
      state.bulletCurrent = bulletCurrent;
      exit();
      return text;
    },
    listItem(node: ListItem, parent: Parents | undefined, state, info) {
      if (parent?.type !== 'list' || parent.ordered !== true)
        return plainItem(node, parent, state, info);
      // The writer counts from the first item of the list; here each item is the first one.
      const start = itemNumber(parent, parent.children.indexOf(node));
      return plainItem(node, { ...parent, start, children: [node] }, state, info);
    },
  },
  // A comment separates two lists with the same mark, which would be read as one list.
  join: [
    (left, right) =>
      left.type === 'list' &&
      right.type === 'list' &&
      left.ordered === true &&
      right.ordered === true &&
      delimiterOf(left) === delimiterOf(right)
        ? false
        : undefined,
  ],
};
