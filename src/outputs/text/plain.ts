import type { Nodes, Table } from 'mdast';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';

/** The book's text without any markup: a paragraph a line, a line empty between divisions, notes at their ends. */
export function plainBook({ metadata, divisions }: Edition): string {
  const head = [
    metadata.kicker,
    metadata.title,
    metadata.subtitle,
    metadata.creators.map(({ name }) => name).join('　'),
    [metadata.publisher, metadata.date].filter((one) => one !== undefined).join('　'),
  ].filter((line) => line !== undefined && line !== '');
  const texts = divisions.map(({ tree }) => new PlainWriter().division(tree.children));
  return `${[head.join('\n'), ...texts].join('\n\n\n')}\n`;
}

class PlainWriter {
  readonly #numbers = new Map<string, number>();
  readonly #notes = new Map<string, string>();

  division(nodes: readonly Nodes[]): string {
    const lines = nodes.flatMap((node) => this.#block(node));
    const notes = [...this.#notes]
      .map(([identifier, text]) => ({ number: this.#number(identifier), text }))
      .sort((a, b) => a.number - b.number)
      .map(({ number, text }) => `[${number}] ${text}`);
    return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
  }

  #number(identifier: string): number {
    const known = this.#numbers.get(identifier) ?? this.#numbers.size + 1;
    this.#numbers.set(identifier, known);
    return known;
  }

  #block(node: Nodes): readonly string[] {
    switch (node.type) {
      case 'heading':
        return node.depth === 1 ? [this.#inline(node), ''] : ['', this.#inline(node)];
      case 'list':
        return node.children.flatMap((item, index) => {
          const mark = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '· ';
          const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
          const [first = '', ...rest] = item.children.flatMap((child) => this.#block(child));
          return [`${mark}${box}${first}`, ...rest.map((line) => `  ${line}`)];
        });
      case 'table':
        return this.#table(node);
      case 'code':
        return node.value.split('\n');
      case 'thematicBreak':
        return ['* * *'];
      case 'footnoteDefinition':
        this.#notes.set(
          node.identifier,
          node.children.flatMap((child) => this.#block(child)).join(' '),
        );
        return [];
      case 'definition':
      case 'yaml':
        return [];
      case 'paragraph':
        return this.#inline(node).split('\n');
      case 'defListTerm':
        return this.#inline(node).split('\n');
      default:
        return 'children' in node
          ? (node.children as readonly Nodes[]).flatMap((child) => this.#block(child))
          : [this.#inline(node)];
    }
  }

  /** A row a line, its cells apart by tabs. */
  #table({ children }: Table): readonly string[] {
    return children.map((row) => row.children.map((cell) => this.#inline(cell)).join('\t'));
  }

  #inline(node: Nodes): string {
    switch (node.type) {
      case 'footnoteReference':
        return `[${this.#number(node.identifier)}]`;
      case 'break':
        return '\n';
      case 'image':
        return node.title ?? node.alt ?? '';
      case 'ruby':
        return `${plainText(node)}（${node.annotation}）`;
      case 'link': {
        const text = node.children.map((child) => this.#inline(child)).join('');
        return text === node.url ? text : `${text}（${node.url}）`;
      }
      default:
        return 'children' in node
          ? (node.children as readonly Nodes[]).map((child) => this.#inline(child)).join('')
          : plainText(node);
    }
  }
}
