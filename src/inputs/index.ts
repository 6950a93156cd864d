import { diagnose, InputError } from '../messages/diagnostic.js';
import { MOST_LINES } from '../model/line-limit.js';
import { sha256 } from '../model/sha256.js';
import type { Source, SourceLine } from '../model/source.js';
import type { Extracted, Input, InputBytes, InputOptions } from './input.js';
import { INPUTS } from './table.js';

export type {
  Encoding,
  LineMarkup,
  LineSpan,
  Source,
  SourceFile,
  SourceLine,
} from '../model/source.js';
export type { InputBytes as SourceBytes, InputOptions as SourceOptions } from './input.js';
export { inputMediaType } from './table.js';

/**
 * Decodes one source into numbered lines: text and Markdown as they are, the text of other formats taken out, one
 * block a line. Throws InputError where its bytes can't be read.
 */
export async function readSource(source: InputBytes, options: InputOptions = {}): Promise<Source> {
  const input = INPUTS.find((one) => one.sniff(source.bytes, source.name)) as Input;
  const most = options.maxLines ?? MOST_LINES;
  refuseTooLong(source, most);
  const extracted = await input.extract(source, options);
  if (extracted.lines.length > most) throw tooLong(source.name, most);
  return {
    ...identity(source, extracted),
    kind: input.kind,
    ...(source.title !== undefined && { title: source.title }),
    ...(input.markdown === true && { markdown: true }),
    lines: extracted.lines.map((line, index): SourceLine => ({ number: index + 1, ...line })),
    diagnostics: extracted.diagnostics,
  };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAG = 0x3c;
/** A line of a page is one or two elements, with a tag before and one behind each. */
const TAGS_OF_A_LINE = 4;
const ZIP = [0x50, 0x4b];

/** Throws InputError, before any line is read, where a text has more line ends or tags than a book has lines. */
function refuseTooLong({ name, bytes }: InputBytes, most: number): void {
  // A Word file has bytes of every kind; it is bounded when it is unpacked.
  if (bytes.length <= most || ZIP.every((byte, at) => bytes[at] === byte)) return;
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] as number) + 1;
  const over = (byte: number, times = 1) => (counts[byte] as number) > times * most;
  if (over(LINE_FEED) || over(CARRIAGE_RETURN) || over(TAG, TAGS_OF_A_LINE)) {
    throw tooLong(name, most);
  }
}

function tooLong(file: string, most: number): InputError {
  return new InputError([diagnose('source/too-many-lines', { file }, { most })]);
}

/** Lines that were taken out are kept beside the original as a text of their own. */
function identity(
  { name, bytes }: InputBytes,
  { lines, encoding, images }: Extracted,
): Pick<Source, 'name' | 'from' | 'bytes' | 'sha256' | 'encoding' | 'files'> {
  const original = { name, bytes };
  if (encoding !== undefined)
    return { name, bytes: bytes.length, sha256: sha256(bytes), encoding, files: [original] };
  const text = new TextEncoder().encode(lines.map((line) => `${line.text}\n`).join(''));
  if (text.length === 0) throw new InputError([diagnose('source/empty', { file: name })]);
  const textName = `${name}.txt`;
  return {
    name: textName,
    from: name,
    bytes: text.length,
    sha256: sha256(text),
    encoding: 'utf-8',
    files: [original, { name: textName, bytes: text }, ...images],
  };
}
