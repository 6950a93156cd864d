import type { Nodes } from 'mdast';

/** What every markup writes alike: blocks with an empty line between them, text in one line, notes where their marks stand. */
export abstract class MarkupWriter {
  private readonly notes: ReadonlyMap<string, readonly Nodes[]>;

  constructor(private readonly nodes: readonly Nodes[]) {
    this.notes = new Map(
      nodes.flatMap((node) =>
        node.type === 'footnoteDefinition' ? [[node.identifier, node.children] as const] : [],
      ),
    );
  }

  all(): string {
    return this.blocks(this.nodes);
  }

  protected blocks(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.block(node)).join('\n\n');
  }

  protected inlines(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.inline(node)).join('');
  }

  /** The text of the note; empty where there is none. */
  protected note(identifier: string): string {
    return this.blocks(this.notes.get(identifier) ?? []);
  }

  protected abstract block(node: Nodes): string;
  protected abstract inline(node: Nodes): string;
}
