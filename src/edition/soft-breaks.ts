import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * The text for a line end inside a Markdown paragraph: nothing beside Chinese, which has no spaces, and a space
 * between Western words.
 */
export function softBreak(before: string, after: string): '' | ' ' {
  return isSpaced(before) && isSpaced(after) ? ' ' : '';
}

/** Whether words parted by a line end need a space beside this character of theirs. */
function isSpaced(character: string): boolean {
  // Here, since V8 looks the scripts up as soon as it meets the expression.
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}!-~]/u.test(
    character,
  );
}

/** Resolves the line ends in the tree's text, so that every output reads the same. */
export function resolveSoftBreaks(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!node.value.includes('\n')) return;
    const before = parent?.children[(index ?? 0) - 1];
    const after = parent?.children[(index ?? 0) + 1];
    node.value = node.value.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, (lineEnd, at: number) => {
      const left = node.value[at - 1] ?? edge(before, -1);
      const right = node.value[at + lineEnd.length] ?? edge(after, 0);
      return softBreak(left, right);
    });
  });
}

/** The last or the first character of a neighbouring node. */
function edge(node: unknown, at: 0 | -1): string {
  const content = node as { value?: string; children?: unknown[] } | undefined;
  if (typeof content?.value === 'string') return content.value.at(at) ?? '';
  return content?.children ? edge(content.children.at(at), at) : '';
}
