import mammoth from 'mammoth';
import type { Extracted } from './extracted.js';
import { extractHtml } from './html.js';

/** Word's own styles for titles and headings, English and Chinese. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2.subtitle:fresh",
  "p[style-name='副标题'] => h2.subtitle:fresh",
  ...[1, 2, 3, 4].flatMap((level) => [
    `p[style-name='heading ${level}'] => h${level + 1}:fresh`,
    `p[style-name='Heading ${level}'] => h${level + 1}:fresh`,
    `p[style-name='标题 ${level}'] => h${level + 1}:fresh`,
  ]),
];

/** A Word document → its lines, one a paragraph or table row, headings by their styles. */
export async function extractDocx(bytes: Uint8Array, name: string): Promise<Extracted> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { value } = await mammoth.convertToHtml(
    { buffer },
    { styleMap: STYLES, externalFileAccess: false },
  );
  const { lines, images } = extractHtml(`<html><body>${value}</body></html>`, name);
  // What Word holds is all of it the text: nothing is set aside.
  const own = lines.map(({ text, markup }) =>
    markup === undefined || markup.kind === 'aside' ? { text } : { text, markup },
  );
  return { lines: own, images };
}
