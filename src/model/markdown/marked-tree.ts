import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import { remarkDefinitionList } from 'remark-definition-list';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { endAddressesAtAscii } from './ascii-addresses.js';
import { withAddressesEnded } from './bracketed-addresses.js';

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkDefinitionList)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough);

/** The tree that remark makes of any text. In the bundle remark is loaded when this is first called. */
export function markedTree(text: string): Root {
  const tree = withAddressesEnded(text, (written) => processor.parse(written));
  endAddressesAtAscii(tree);
  return tree;
}
