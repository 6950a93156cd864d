import type { Nodes, Root } from 'mdast';

/** The deepest nesting of quotations, lists and emphasis. No book comes near it, and deeper nesting exhausts reading programs. */
export const DEEPEST = 100;

/** A list is two nodes a level: itself and its item. */
const DEEPEST_NODES = 2 * DEEPEST;

/** A list in a list is indented by at least two columns. */
const INDENT = 2;

/**
 * The first line, from 1, that opens more quotations or stands in more lists than are permitted. It is found by the marks at its
 * beginning, before Markdown is parsed, since parsing takes ever longer with the depth.
 */
export function deepLine(text: string): number | undefined {
  // Most texts hold no line that is indented or quoted so far.
  if (!/^[ \t>]{100}/m.test(text)) return undefined;
  const line = text.split('\n').findIndex((one) => {
    const [prefix = ''] = /^[ \t>]*/.exec(one) ?? [];
    const quotations = prefix.split('>').length - 1;
    const isItem = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(one.slice(prefix.length));
    return quotations > DEEPEST || (isItem && prefix.length > INDENT * DEEPEST);
  });
  return line < 0 ? undefined : line + 1;
}

/** The first node that stands deeper than any may. */
export function deepNode(tree: Root): Nodes | undefined {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_NODES) return level[0];
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []));
  }
  return undefined;
}
