import type { Nodes } from 'mdast';

/**
 * Calls `see` with every node of a tree, in the order of the text. It only visits: unist-util-visit, which can
 * pass parents, skip and replace, costs many times as much.
 */
export function eachNode(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) eachNode(child, see);
}
