import { escapeXml } from '../epub/xml.js';

/** Classes for styles that elements have alone: a strict content security policy allows no `style` attribute. */
export class StyleClasses {
  readonly #classes = new Map<string, string>();

  /** The class of these declarations. */
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

/** Stands before an id in a link that leads to another division of the same document; no id begins with it. */
export const OTHER_DIVISION = '~';

/**
 * A body written for an EPUB as HTML for a browser. Text never holds a double quote there (it is escaped), so that what
 * stands between two of them is an attribute. `prefix` keeps apart the ids of divisions that share a document, and `within` the names
 * of their notes.
 */
export function htmlBody(xhtml: string, styles: StyleClasses, prefix = '', within = ''): string {
  return wideTables(
    xhtml
      .replace(/ epub:type="[^"]*"/g, '')
      // A browser's page has no pages: their beginnings are anchors, and nothing is read aloud there.
      .replace(/ role="doc-pagebreak"( id="[^"]*") aria-label="[^"]*"/g, ' class="pagebreak"$1')
      // Each note has another name: its number.
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

/** A table of more columns than this scrolls in its own room on a narrow screen. */
const COLUMNS = 3;

/** Tables of many columns in a room that scrolls, which keys reach. */
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

/** A printed page's anchor is `#p12` in every form: its folio is one of the whole book's. */
function idIn(id: string, prefix: string): string {
  return id.startsWith('page-') ? `p${id.slice('page-'.length)}` : `${prefix}${id}`;
}
