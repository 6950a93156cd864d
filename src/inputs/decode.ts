import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { Encoding } from '../model/source.js';
import { ENCODINGS } from '../model/source.js';
import { binaryKind } from './binary.js';
import { type BrokenByte, brokenBytes, LONGEST_CHARACTER } from './broken-bytes.js';
import { encodingByMark, encodingNamed, isUnlikely, likeliestEncoding } from './encodings.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Broken bytes, control characters. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One character in this many may be broken. With more broken ones the bytes are not text, or are in another encoding. */
const CHARACTERS_A_BREAK = 1000;
/** The number of broken places that are named one by one; of the others only the number is reported. */
const MOST_NAMED = 20;
/** The name of the control character (NUL) of which many show that a file is not text. */
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
  const declaredEncoding = declared === undefined ? undefined : encodingNamed(declared);
  const encoding = chosen ?? mark ?? likeliestEncoding(bytes, declaredEncoding);
  const text = new TextDecoder(encoding).decode(bytes);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const diagnostics: Diagnostic[] = [];
  if (isWide && chosen === undefined && mark === undefined)
    diagnostics.push(diagnose('encoding/without-mark', { file }, { encoding }));
  // UTF-8 is no guess: hardly any other text is valid in it.
  const isGuess = chosen === undefined && mark === undefined && encoding !== 'utf-8';
  if (isGuess && isUnlikely(text))
    diagnostics.push(diagnose('encoding/unlikely', { file }, { encoding }));
  if (chosen === undefined && declaredEncoding !== undefined && declaredEncoding !== encoding)
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
  const known = ENCODINGS;
  throw new InputError([diagnose('source/unknown-encoding', { file }, { name, known })]);
}

/** The diagnostics of broken places; throws if they are too many for a text in this encoding. */
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
  if (charactersIn(broken) * CHARACTERS_A_BREAK > [...text].length) {
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

/** How many characters the broken bytes were at least: those of a damaged one break one after the other, and no one has more than four. */
function charactersIn(broken: readonly BrokenByte[]): number {
  let [count, run] = [0, 0];
  for (const [at, { offset }] of broken.entries()) {
    run = offset === (broken[at - 1]?.offset ?? -2) + 1 ? run + 1 : 0;
    if (run % LONGEST_CHARACTER === 0) count++;
  }
  return count;
}

/** NULs are not characters of a text: the first is reported, and a file that is full of them is not text. */
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
