import type { Root } from 'mdast';
import { markedTree } from './marked-tree.js';
import { plainTree } from './plain-tree.js';

/** Markdown (CommonMark, GFM, definition lists, emphasis that works beside Chinese marks) → mdast, positions kept. */
export function parseMarkdown(text: string): Root {
  return plainTree(text) ?? markedTree(text);
}
