import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { WorkingLine } from './working-line.js';

/** Text that was read in the wrong encoding and saved so, by the characters that it leaves behind. */
const KINDS: readonly {
  readonly kind: string;
  readonly mark: RegExp;
  /** The number of these characters in a line that shows garbled text. */
  readonly fewest: number;
  /** Their least share of the line's characters. */
  readonly share: number;
}[] = [
  // UTF-8 bytes read as Latin-1 or windows-1252: a lead byte and one or two that follow it.
  {
    kind: 'UTF-8 → Latin-1',
    mark: /[\u00c2-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]/gu,
    fewest: 3,
    share: 0.25,
  },
  // UTF-8 bytes read as GBK: Chinese text in UTF-8 always gives these.
  {
    kind: 'UTF-8 → GBK',
    mark: /[锛銆鐨勬槸鍦涓浠鏈鍥芥鈥绗]/gu,
    fewest: 4,
    share: 0.12,
  },
  // U+FFFD in UTF-8 read as GBK.
  { kind: '锟斤拷', mark: /锟斤拷/gu, fewest: 1, share: 0 },
  { kind: 'U+FFFD', mark: /\ufffd{2,}/gu, fewest: 1, share: 0 },
];

/** Lines that were garbled before their file was saved: one diagnostic a kind, at the first of them. */
export function mojibakeDiagnostics(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return KINDS.flatMap(({ kind, mark, fewest, share }) => {
    const garbled = lines.filter(({ text }) => {
      const count = text.match(mark)?.length ?? 0;
      return count >= fewest && count >= text.length * share;
    });
    const [first] = garbled;
    if (first === undefined) return [];
    return [
      diagnose(
        'manuscript/mojibake',
        { file: fileOf(first), line: first.number, column: 1 },
        { kind, text: first.text.slice(0, 12), count: garbled.length },
      ),
    ];
  });
}
