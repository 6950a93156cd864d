import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { Encoding } from '../model/source.js';
import { binaryKind } from './binary.js';
import { type BrokenByte, brokenBytes } from './broken-bytes.js';
import { ENCODINGS, encodingByMark, encodingNamed, likeliestEncoding } from './encodings.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Broken bytes, control characters. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Of so many characters one may be broken: more, and the text is another's or in another encoding. */
const CHARACTERS_A_BREAK = 1000;
/** So many broken places are named one by one; of the others the number. */
const MOST_NAMED = 20;
/** The name of the only control characters that make a file look like no text. */
const NUL = 'NUL';

/**
 * Bytes → text, a byte order mark left out. The encoding is the one given, else that of the mark, else
 * UTF-8 where the bytes are valid, else the one that reads most like Chinese. Bytes that break it are decoded as
 * U+FFFD, each place reported. What a page declares decides only between encodings that read alike. Throws InputError: empty, binary, or more than one character in a thousand broken, with
 * the offset, line and column of the first bad byte.
 */
export function decode(
  bytes: Uint8Array,
  file: string,
  given?: string,
  declared?: string,
): Decoded {
  if (bytes.length === 0) throw new InputError([diagnose('source/empty', { file })]);
  const mark = encodingByMark(bytes);
  const chosen = given === undefined ? undefined : wantedEncoding(given, file);
  const kind = mark === undefined ? binaryKind(bytes) : undefined;
  if (kind !== undefined) throw new InputError([diagnose('source/binary', { file }, { kind })]);
  const said = declared === undefined ? undefined : encodingNamed(declared);
  const encoding = chosen ?? mark ?? likeliestEncoding(bytes, said);
  const text = new TextDecoder(encoding).decode(bytes);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const diagnostics: Diagnostic[] = [];
  if (isWide && chosen === undefined && mark === undefined)
    diagnostics.push(diagnose('encoding/without-mark', { file }, { encoding }));
  if (chosen === undefined && said !== undefined && said !== encoding)
    diagnostics.push(
      diagnose('encoding/declared', { file }, { declared: declared ?? '', encoding }),
    );
  const broken = text.includes('\ufffd') ? brokenBytes(bytes, encoding) : [];
  diagnostics.push(...brokenDiagnostics(broken, text, encoding, file));
  diagnostics.push(...controlDiagnostics(text, file));
  return { text, encoding, diagnostics };
}

function wantedEncoding(name: string, file: string): Encoding {
  const encoding = encodingNamed(name);
  if (encoding !== undefined) return encoding;
  const known = ENCODINGS.join(', ');
  throw new InputError([diagnose('source/unknown-encoding', { file }, { name, known })]);
}

/** What broken places say; throws where they are too many for a text in this encoding. */
function brokenDiagnostics(
  broken: readonly BrokenByte[],
  text: string,
  encoding: Encoding,
  file: string,
): readonly Diagnostic[] {
  const [first] = broken;
  if (first === undefined) return [];
  const values = ({ offset, byte }: BrokenByte) => ({
    encoding,
    offset,
    byte: byte.toString(16).padStart(2, '0').toUpperCase(),
  });
  const place = ({ line, column }: BrokenByte) => ({ file, line, column });
  if (broken.length * CHARACTERS_A_BREAK > [...text].length) {
    throw new InputError([diagnose('source/undecodable', place(first), values(first))]);
  }
  const named = broken
    .slice(0, MOST_NAMED)
    .map((one) => diagnose('encoding/broken-bytes', place(one), values(one)));
  const rest = broken[MOST_NAMED];
  return rest === undefined
    ? named
    : [
        ...named,
        diagnose('encoding/more-broken-bytes', place(rest), {
          count: broken.length - MOST_NAMED,
        }),
      ];
}

/** NULs are no characters of a text: the first is reported, and a file that is full of them is no text. */
function controlDiagnostics(text: string, file: string): readonly Diagnostic[] {
  const at = text.indexOf('\0');
  if (at < 0) return [];
  const count = text.split('\0').length - 1;
  const inside = text.replace(/(?<!\0)\0+$/, '');
  const scattered = inside.split('\0').length - 1;
  if (scattered * 20 > inside.length || inside === '') {
    throw new InputError([diagnose('source/binary', { file }, { kind: NUL })]);
  }
  const before = text.slice(0, at).split(/\r\n|[\n\r\u2028\u2029]/);
  const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return [diagnose('encoding/nul', place, { count })];
}
