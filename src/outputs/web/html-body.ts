import { escapeXml } from '../epub/xml.js';

/** Classes for the styles of single elements, since a strict content security policy allows no `style` attribute. */
export class StyleClasses {
  readonly #classes = new Map<string, string>();

  /** The class for some declarations. */
  of(declarations: string): string {
    const known = this.#classes.get(declarations);
    if (known !== undefined) return known;
    const name = `s${this.#classes.size + 1}`;
    this.#classes.set(declarations, name);
    return name;
  }

  /** The rules of all classes given so far. */
  get css(): string {
    return [...this.#classes].map(([text, name]) => `.${name} { ${text}; }\n`).join('');
  }
}

/** The prefix of an id in a link to another division of the same document. No id begins with it. */
export const OTHER_DIVISION = '~';

/**
 * Changes the body of an EPUB document to HTML for a browser. Double quotes are escaped in text, so that a text between two of them is
 * an attribute. `prefix` separates the ids of divisions in one document, `within` the names of their notes.
 */
export function htmlBody(xhtml: string, styles: StyleClasses, prefix = '', within = ''): string {
  return wideTables(
    xhtml
      .replace(/ epub:type="[^"]*"/g, '')
      // The beginnings of printed pages are only anchors here, so that screen readers say nothing.
      .replace(/ role="doc-pagebreak"( id="[^"]*") aria-label="[^"]*"/g, ' class="pagebreak"$1')
      // Each note is named by its number.
      .replace(
        /<aside id="note-(\d+)" role="doc-footnote">/g,
        (_, number: string) =>
          `<aside id="note-${number}" role="doc-footnote" aria-label="${escapeXml(within)}[${number}]">`,
      )
      .replace(
        / style="([^"]*)"/g,
        (_, declarations: string) => ` class="${styles.of(declarations)}"`,
      )
      .replace(/ id="([^"]*)"/g, (_, id: string) => ` id="${idIn(id, prefix)}"`)
      .replace(/ href="#([^"]*)"/g, (_, id: string) =>
        id.startsWith(OTHER_DIVISION) ? ` href="#${id.slice(1)}"` : ` href="#${idIn(id, prefix)}"`,
      ),
  );
}

/** A table with more columns than this scrolls in a box of its own on a narrow screen. */
const COLUMNS = 3;

/** Puts wide tables into scrolling boxes, which the keyboard can reach. */
function wideTables(html: string): string {
  const [before = '', ...tables] = html.split('<table>');
  const wrapped = tables.map((part) => {
    const end = part.indexOf('</table>') + '</table>'.length;
    const [table, behind] = [part.slice(0, end), part.slice(end)];
    const row = table.slice(0, table.indexOf('</tr>'));
    const cells = row.split('<t').filter((cell) => /^[hd][ >]/.test(cell)).length;
    return cells <= COLUMNS
      ? `<table>${part}`
      : `<div class="scroll" tabindex="0"><table>${table}</div>${behind}`;
  });
  return before + wrapped.join('');
}

/** The id with its prefix. The anchor of a printed page is always `#p12`, since a folio occurs once in the book. */
function idIn(id: string, prefix: string): string {
  return id.startsWith('page-') ? `p${id.slice('page-'.length)}` : `${prefix}${id}`;
}
