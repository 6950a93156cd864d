import type { Nodes } from 'mdast';
import { picturesAlone } from '../../edition/pictures-alone.js';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';
import type { SearchBlock, SearchDivision } from './text.js';

/** The divisions of an edition that has not been built, as text without pages. */
export function editionDivisions({ divisions }: Edition): readonly SearchDivision[] {
  return divisions.map(({ name, heading, tree }) => ({
    name,
    title: heading,
    blocks: nodeBlocks(tree),
  }));
}

function nodeBlocks(node: Nodes): readonly SearchBlock[] {
  switch (node.type) {
    case 'paragraph': {
      const pictures = picturesAlone(node.children);
      return pictures === undefined ? searchBlocks(node) : pictures.flatMap(nodeBlocks);
    }
    case 'heading':
    case 'tableCell':
    case 'defListTerm':
    case 'code':
      return searchBlocks(node);
    case 'image': {
      const text = node.title ?? node.alt ?? '';
      return text.trim() === '' ? [] : [{ text, pages: [] }];
    }
    default:
      if (!('children' in node)) return searchBlocks(node);
      // Text that stands in no paragraph, as in a definition.
      return node.children.some(({ type }) => type === 'text')
        ? searchBlocks(node)
        : node.children.flatMap((child) => nodeBlocks(child));
  }
}

function searchBlocks(node: Nodes): readonly SearchBlock[] {
  const text = plainText(node);
  return text.trim() === '' ? [] : [{ text, pages: [] }];
}
