import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** `![alt][name]` with its definition becomes a plain image, so that no output has to look for the other half. */
export function resolveImageReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    // CommonMark: the first definition of a name counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, 'imageReference', (node, index, parent) => {
    const definition = definitions.get(node.identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    parent.children[index] = {
      type: 'image',
      url: definition.url,
      alt: node.alt ?? null,
      ...(node.position && { position: node.position }),
    };
  });
}
