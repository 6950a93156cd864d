import { compareUnits } from '../../../model/order.js';

/** The parts of pdfkit's trees of names and numbers; both keep their entries in one object. */
interface Tree {
  readonly _items: Readonly<Record<string, unknown>>;
  _keysName(): string;
}

/** Anything that another object of the file names as an indirect one: pdfkit's references, mostly. */
interface Indirect {
  readonly id: number;
  readonly gen: number;
}

/**
 * A value of pdfkit's objects as ISO 32000-1 7.3 writes it; one character is one byte. Texts
 * are names, `String` objects texts.
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

/** To a millionth, as pdfkit does. */
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

/** A text string: ASCII as it is, all else UTF-16BE behind its mark (7.9.2.2). */
function pdfText(text: string): string {
  const bytes = /^[\0-\x7f]*$/.test(text)
    ? text
    : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return `(${escaped(bytes)})`;
}

/** The bytes of a literal string: parentheses and what a reader would take for the end of a line (7.3.4.2). */
export function escaped(bytes: string): string {
  return bytes.replace(/[\r()\\]/g, (one) => (one === '\r' ? '\\r' : `\\${one}`));
}

/** The tree as its root alone, sorted by the keys' bytes (7.9.6, 7.9.7). */
function ofTree(tree: Tree): string {
  const kind = tree._keysName();
  const entries = Object.entries(tree._items);
  const rows =
    kind === 'Nums'
      ? // An object has whole numbers in their order.
        entries
      : entries
          .map(([key, value]) => [pdfText(key), value] as const)
          .sort(([a], [b]) => compareUnits(a, b));
  return `<</${kind}[${rows.map(([key, value]) => `${key} ${pdfSyntax(value)}`).join(' ')}]>>`;
}
