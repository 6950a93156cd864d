import { diagnose, InputError } from '../messages/diagnostic.js';
import { sha256 } from '../model/sha256.js';
import type { Source, SourceKind, SourceLine } from '../model/source.js';
import { decode, encodingNamed } from './decode.js';
import type { Extracted } from './extracted.js';
import { splitLines } from './split-lines.js';

export type {
  Encoding,
  LineMarkup,
  Source,
  SourceFile,
  SourceKind,
  SourceLine,
} from '../model/source.js';

export interface SourceBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SourceOptions {
  readonly encoding?: string;
}

/**
 * Decodes one source into numbered lines: text and Markdown as they are, the text of HTML pages and Word documents
 * taken out, one block a line. Throws InputError where its bytes can't be read.
 */
export async function readSource(
  source: SourceBytes,
  options: SourceOptions = {},
): Promise<Source> {
  const kind = kindOf(source);
  if (kind === 'docx') return extracted(source, kind, await docxLines(source));
  if (kind === 'html') return extracted(source, kind, await htmlLines(source, options));
  const { name, bytes } = source;
  const { text, encoding } = decode(bytes, name, options.encoding);
  return {
    name,
    kind,
    bytes: bytes.length,
    sha256: digest(bytes),
    encoding,
    lines: splitLines(text).map((line, index) => ({ number: index + 1, text: line })),
    files: [{ name, bytes }],
  };
}

function kindOf({ name, bytes }: SourceBytes): SourceKind {
  if (/\.(md|markdown)$/i.test(name)) return 'md';
  if (/\.x?html?$/i.test(name)) return 'html';
  // A Word document is a ZIP archive; any other archive is told by the decoder.
  if (/\.docx$/i.test(name) && bytes[0] === 0x50 && bytes[1] === 0x4b) return 'docx';
  return 'txt';
}

async function docxLines({ name, bytes }: SourceBytes): Promise<Extracted> {
  const { extractDocx } = await import('./docx.js');
  try {
    return await extractDocx(bytes, name);
  } catch (error) {
    const problem =
      error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new InputError([diagnose('source/bad-docx', { file: name }, { problem })]);
  }
}

async function htmlLines(
  { name, bytes }: SourceBytes,
  { encoding }: SourceOptions,
): Promise<Extracted> {
  const { text } = decode(bytes, name, encoding ?? declaredEncoding(bytes));
  const { extractHtml } = await import('./html.js');
  return extractHtml(text, name);
}

/** How much of a page is looked at for its declaration, bytes. */
const HEAD = 2048;

/** The encoding that a page says it has. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const name = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  return name !== undefined && encodingNamed(name) !== undefined ? name : undefined;
}

/** The source whose lines were taken out: they are kept beside the original as a text of their own. */
function extracted(
  { name, bytes }: SourceBytes,
  kind: SourceKind,
  { lines, images }: Extracted,
): Source {
  const text = lines.map((line) => `${line.text}\n`).join('');
  if (text === '') throw new InputError([diagnose('source/empty', { file: name })]);
  const own = new TextEncoder().encode(text);
  return {
    name: `${name}.txt`,
    from: name,
    kind,
    bytes: own.length,
    sha256: digest(own),
    encoding: 'utf-8',
    lines: lines.map(
      ({ text: line, markup }, index): SourceLine => ({
        number: index + 1,
        text: line,
        ...(markup && { markup }),
      }),
    ),
    files: [{ name, bytes }, { name: `${name}.txt`, bytes: own }, ...images],
  };
}

function digest(bytes: Uint8Array): string {
  return sha256(bytes);
}
