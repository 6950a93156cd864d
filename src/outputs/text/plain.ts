import type { Link, Nodes, Table } from 'mdast';
import { captionOf, notesBehind } from '../../edition/captions.js';
import { itemMark } from '../../edition/list-numbers.js';
import { tableGrid } from '../../edition/table-grid.js';
import { printedDate } from '../../messages/labels.js';
import { withoutControls } from '../../model/controls.js';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';

/** The text of the book without markup: one line for each paragraph, empty lines between divisions, notes at the ends of divisions. */
export function plainBook({ metadata, divisions }: Edition): string {
  const head = [
    metadata.kicker,
    metadata.title,
    metadata.subtitle,
    metadata.creators.map(({ name }) => name).join('　'),
    [metadata.publisher, printedDate(metadata.date, metadata.language)]
      .filter((one) => one !== undefined)
      .join('　'),
  ].filter((line) => line !== undefined && line !== '');
  const texts = divisions.map(({ tree }) => new PlainWriter().division(tree.children));
  return withoutControls(`${[head.join('\n'), ...texts].join('\n\n\n')}\n`);
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
          const mark = node.ordered === true ? `${itemMark(node, index)} ` : '· ';
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

  /** One line for each row, with tabs between the cells. The continuation of a merged cell is empty. */
  #table(table: Table): readonly string[] {
    const { rows, columns } = tableGrid(table);
    return rows.map((row) => {
      const texts = new Map(row.map(({ column, cell }) => [column, this.#inline(cell)]));
      return Array.from({ length: columns }, (_, column) => texts.get(column) ?? '').join('\t');
    });
  }

  /** The texts in order, with the marks of a caption's notes at their places. */
  #inlines(nodes: readonly Nodes[]): string {
    let text = '';
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as Nodes;
      if (node.type !== 'image') {
        text += this.#inline(node);
        continue;
      }
      const notes = notesBehind(nodes, at);
      text += captionOf(node, notes)
        .map((part) => this.#inline(part))
        .join('');
      at += notes.length;
    }
    return text;
  }

  /** The text of a link, and its address if that differs from the text. A place in the book has no address on paper. */
  #link(link: Link): string {
    const text = this.#inlines(link.children);
    const isSaid = [text, `mailto:${text}`, `http://${text}`].includes(link.url);
    return isSaid || !/^[a-z][a-z\d+.-]*:/i.test(link.url) ? text : `${text}（${link.url}）`;
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
      case 'superscript':
        return raised(this.#inlines(node.children), RAISED, '^');
      case 'subscript':
        return raised(this.#inlines(node.children), LOWERED, '_');
      case 'link':
        return this.#link(node);
      default:
        return 'children' in node
          ? this.#inlines(node.children as readonly Nodes[])
          : plainText(node);
    }
  }
}

const PLAIN = '0123456789+-=()';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';

/** An index in superscript or subscript characters (10⁴, since 104 is another number). If there are none, a sign precedes an index with digits. */
function raised(text: string, signs: string, sign: string): string {
  const places = [...text.replaceAll('−', '-')].map((character) => PLAIN.indexOf(character));
  if (places.every((place) => place >= 0)) return places.map((place) => signs[place]).join('');
  return /\d/.test(text) ? `${sign}(${text})` : text;
}
