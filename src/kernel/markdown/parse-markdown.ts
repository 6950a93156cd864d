import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import { remarkDefinitionList } from 'remark-definition-list';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkDefinitionList)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough);

/** Markdown (CommonMark, GFM, definition lists, emphasis that works beside Chinese marks) → mdast, positions kept. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
