import type { Nodes } from 'mdast';

/**
 * The text of a node as a reader sees it, for headings, navigation and comparisons. A hard break is a line end;
 * a picture is not text; a reading (ruby) isn't part of the text that it explains.
 */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
    case 'yaml':
    case 'definition':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'thematicBreak':
      return '';
    default:
      return 'children' in node ? node.children.map(plainText).join('') : '';
  }
}
