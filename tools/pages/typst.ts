import type { Nodes } from 'mdast';
import { tableGrid } from '../../src/edition/table-grid.js';
import type { Edition } from '../../src/model/edition.js';
import { MarkupWriter } from './markup-writer.js';

/** The page of every book that is compared: A5, 26 lines of 30 characters of 10.5 pt, 18 pt apart. */
export const PAGE = { side: '18.43mm', top: '22mm', bottom: '22mm' } as const;

/** The edition's text as a Typst document, as somebody who knows Typst would write it. */
export function typstOf({ divisions }: Edition): string {
  const text = divisions.map(({ tree }) => new Writer(tree.children).all()).join('\n\n');
  return `#set page(width: 148mm, height: 210mm, margin: (x: ${PAGE.side}, top: ${PAGE.top}, bottom: ${PAGE.bottom}), numbering: "1")
#set text(font: ("KanbenLatin", "Noto Serif SC", "Noto Serif"), size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 7.5pt, spacing: 7.5pt)
#set table(stroke: none)
#show table: set text(size: 9pt)
#show table: set par(justify: false, first-line-indent: 0em)
#show heading: set text(font: "Noto Sans SC", weight: "regular")
#show heading: set block(above: 1.5em, below: 1em)

${text}
`;
}

const SPECIAL = /[\\#$*_`<>@[\]~=+/-]/g;

class Writer extends MarkupWriter {
  protected override block(node: Nodes): string {
    switch (node.type) {
      case 'heading':
        return `${'='.repeat(node.depth)} ${this.inlines(node.children)}`;
      case 'paragraph':
        return this.inlines(node.children);
      case 'blockquote':
        return `#quote(block: true)[${this.blocks(node.children)}]`;
      case 'list':
        return node.children
          .map(({ children }) => `- ${this.blocks(children).replace(/\n/g, '\n  ')}`)
          .join('\n');
      case 'code':
        return `#raw(block: true, ${JSON.stringify(node.value)})`;
      case 'table':
        return this.table(node);
      default:
        return '';
    }
  }

  private table(node: Extract<Nodes, { type: 'table' }>): string {
    const { rows, headRows, columns, align } = tableGrid(node);
    const row = (cells: (typeof rows)[number]) =>
      cells
        .map(
          ({ cell, rows: down, columns: across }) =>
            `table.cell(rowspan: ${down}, colspan: ${across})[${this.inlines(cell.children)}]`,
        )
        .join(', ');
    const head = `table.header(${rows.slice(0, headRows).map(row).join(', ')})`;
    const body = rows.slice(headRows).map(row);
    return `#table(columns: ${columns}, align: (${align.map((one) => one ?? 'left').join(', ')},), table.hline(), ${[head, 'table.hline()', ...body].join(',\n')}, table.hline())`;
  }

  protected override inline(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return node.value.replace(SPECIAL, '\\$&');
      case 'inlineCode':
        return `#raw(${JSON.stringify(node.value)});`;
      case 'break':
        return ' \\\n';
      case 'strong':
        return `#strong[${this.inlines(node.children)}]`;
      case 'emphasis':
        return `#emph[${this.inlines(node.children)}]`;
      case 'link':
        return `#link(${JSON.stringify(node.url)})[${this.inlines(node.children)}]`;
      case 'footnoteReference':
        return `#footnote[${this.note(node.identifier)}]`;
      case 'image':
        return '';
      default:
        return 'children' in node ? this.inlines(node.children) : '';
    }
  }
}
