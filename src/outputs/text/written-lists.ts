import type { List, ListItem, Parents } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Options } from 'mdast-util-to-markdown';
import { delimiterOf, itemNumber } from '../../edition/list-numbers.js';

/** An item with its box, if it is a task. */
const plainItem =
  gfmToMarkdown().extensions?.find(({ handlers }) => handlers?.listItem !== undefined)?.handlers
    ?.listItem ?? defaultHandlers.listItem;

/** Numbered lists in Markdown: each item has the number that is printed, and the mark that the author wrote behind it. */
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
      // The writer counts from the list's first item: here each item is the first.
      const start = itemNumber(parent, parent.children.indexOf(node));
      return plainItem(node, { ...parent, start, children: [node] }, state, info);
    },
  },
  // Two lists of one mark would be read as one: a comment parts them.
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
