import type { Nodes } from 'mdast';
import { picturesAlone } from '../../edition/pictures-alone.js';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';
import type { SearchBlock, SearchDivision } from './text.js';

/** The divisions of an edition that has not been built: its text alone, without pages. */
export function editionDivisions({ divisions }: Edition): readonly SearchDivision[] {
  return divisions.map(({ name, heading, tree }) => ({
    name,
    title: heading,
    blocks: blocksOf(tree),
  }));
}

function blocksOf(node: Nodes): readonly SearchBlock[] {
  switch (node.type) {
    case 'paragraph': {
      const pictures = picturesAlone(node.children);
      return pictures === undefined ? textOf(node) : pictures.flatMap(blocksOf);
    }
    case 'heading':
    case 'tableCell':
    case 'defListTerm':
    case 'code':
      return textOf(node);
    case 'image': {
      const text = node.title ?? node.alt ?? '';
      return text.trim() === '' ? [] : [{ text, pages: [] }];
    }
    default:
      if (!('children' in node)) return textOf(node);
      // Text that stands in no paragraph, as in a definition.
      return node.children.some(({ type }) => type === 'text')
        ? textOf(node)
        : node.children.flatMap((child) => blocksOf(child));
  }
}

function textOf(node: Nodes): readonly SearchBlock[] {
  const text = plainText(node);
  return text.trim() === '' ? [] : [{ text, pages: [] }];
}
