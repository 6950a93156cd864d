import type { Nodes, Parent, Root } from 'mdast';
import { picturesAlone } from '../../src/edition/pictures-alone.js';
import { tableGrid } from '../../src/edition/table-grid.js';
import { tableGroupAt } from '../../src/edition/table-group.js';
import { Collected, type Texts } from './texts.js';

type Hear = (text: string) => void;

/** The texts of trees of Markdown, in their order. */
export function editionTexts(trees: readonly Root[]): Texts {
  const collected = new Collected();
  for (const tree of trees) walk(tree, collected, (text) => collected.flow(text));
  return collected.texts();
}

function walk(node: Nodes, collected: Collected, hear: Hear): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      hear(node.value);
      return;
    case 'ruby':
      collected.reading(node.annotation);
      break;
    case 'footnoteDefinition':
      collected.note(textWithin(node.children, collected));
      return;
    case 'paragraph':
      for (const { title, alt } of picturesAlone(node.children) ?? [])
        collected.apart(title ?? alt ?? '');
      break;
    case 'table': {
      const cells = tableGrid(node).rows.flat();
      collected.apart(cells.map(({ cell }) => textWithin(cell.children, collected)).join('|'));
      return;
    }
  }
  if ('children' in node) children(node, collected, hear);
}

function children(node: Parent, collected: Collected, hear: Hear): void {
  const nodes = node.children as readonly Nodes[];
  for (let at = 0; at < nodes.length; at++) {
    const group = tableGroupAt(nodes, at);
    if (group === undefined) walk(nodes[at] as Nodes, collected, hear);
    else {
      walk(group.table, collected, hear);
      for (const beside of [group.title, group.unit, ...group.notes])
        if (beside !== undefined) collected.apart(textWithin([beside], collected));
      at = group.next - 1;
    }
  }
}

function textWithin(nodes: readonly Nodes[], collected: Collected): string {
  const parts: string[] = [];
  for (const node of nodes) walk(node, collected, (text) => parts.push(text));
  return parts.join('');
}
