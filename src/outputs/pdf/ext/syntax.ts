/** The parts of pdfkit's name trees and number trees. Both keep their entries in one object. */
interface Tree {
  readonly _items: Readonly<Record<string, unknown>>;
  _keysName(): string;
}

/** An indirect object of the file, mostly one of pdfkit's references. */
interface Indirect {
  readonly id: number;
  readonly gen: number;
}

/**
 * A value of pdfkit's objects in the syntax of ISO 32000-1 7.3; one character is one byte. A string is a name, and a `String` object
 * is a text.
 */
export function pdfSyntax(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `/${value}`;
    case 'number':
      return pdfNumber(value);
    case 'object':
      return value === null ? 'null' : ofObject(value);
    default:
      return String(value);
  }
}

/** A number rounded to a millionth, as in pdfkit. */
export function pdfNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6);
}

function ofObject(value: object): string {
  if ('gen' in value) return `${(value as Indirect).id} ${(value as Indirect).gen} R`;
  if (Array.isArray(value)) return `[${value.map(pdfSyntax).join(' ')}]`;
  if (value instanceof String) return pdfText(value.valueOf());
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (value instanceof Date) return `(D:${value.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
  if ('_items' in value) return ofTree(value as Tree);
  let entries = '';
  for (const key in value) {
    const entry = (value as Readonly<Record<string, unknown>>)[key];
    if (entry === undefined) continue;
    const written = pdfSyntax(entry);
    // A delimiter ends the key by itself.
    entries += DELIMITERS.includes(written[0] as string)
      ? `/${key}${written}`
      : `/${key} ${written}`;
  }
  return `<<${entries}>>`;
}

const DELIMITERS = '/([<';

/** A text string: ASCII unchanged, any other text as UTF-16BE with its byte order mark (7.9.2.2). */
function pdfText(text: string): string {
  const bytes = /^[\0-\x7f]*$/.test(text)
    ? text
    : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return `(${escaped(bytes)})`;
}

/** The bytes of a literal string, with parentheses, backslashes and line ends escaped (7.3.4.2). */
export function escaped(bytes: string): string {
  return bytes.replace(/[\r()\\]/g, (one) => (one === '\r' ? '\\r' : `\\${one}`));
}

/** The tree as a single root node, sorted by the bytes of the keys (7.9.6, 7.9.7). */
function ofTree(tree: Tree): string {
  const kind = tree._keysName();
  const entries = Object.entries(tree._items);
  const rows =
    kind === 'Nums'
      ? // The whole-number keys of an object are in numeric order.
        entries
      : entries
          .map(([key, value]) => [pdfText(key), value] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1));
  return `<</${kind}[${rows.map(([key, value]) => `${key} ${pdfSyntax(value)}`).join(' ')}]>>`;
}
