import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { WorkingLine } from './working-line.js';

/** Two ways of writing the same kind of number; a text should keep to one (GB/T 15835-2011 3). */
const HABITS: readonly { readonly one: RegExp; readonly other: RegExp }[] = [
  { one: /(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d])/u, other: /(?<![\d.,])\d{5,}(?![\d年])/u },
  { one: /百分之[一二三四五六七八九十百零点]+/u, other: /\d[%％]/u },
];

/**
 * Numbers that one text writes in two ways: reported once a habit, at the first place of the rarer one. Numerals are
 * never rewritten (docs/typography.md, rule 29).
 */
export function numeralDiagnostics(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return HABITS.flatMap(({ one, other }) => {
    const [ones, others] = [one, other].map((pattern) =>
      lines.filter(({ text }) => pattern.test(text)),
    );
    if (ones === undefined || others === undefined || ones.length === 0 || others.length === 0)
      return [];
    const [rarer, pattern, usual] =
      ones.length <= others.length ? [ones, one, other] : [others, other, one];
    const line = rarer[0] as WorkingLine;
    const match = pattern.exec(line.text) as RegExpExecArray;
    const like = (ones.length <= others.length ? others : ones)[0] as WorkingLine;
    return [
      diagnose(
        'manuscript/numerals',
        { file: fileOf(line), line: line.number, column: match.index + 1 },
        {
          here: match[0],
          there: usual.exec(like.text)?.[0] ?? '',
          of: like.number,
        },
      ),
    ];
  });
}

/** A full stop of Western text between two Chinese characters: 。, or the · of a name. */
const HALF_STOP = /(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;

/** Where half-width full stops stand between ideographs, in UTF-16 units. */
export function halfStops(text: string): readonly number[] {
  return [...text.matchAll(HALF_STOP)].map(({ index }) => index);
}

/** Half-width full stops between Chinese characters: what they stand for only the editor knows. */
export function halfStopDiagnostics(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return lines.flatMap((line) =>
    halfStops(line.text)
      .filter((index) => !line.edits.some(({ at }) => at === index))
      .map((index) =>
        diagnose(
          'manuscript/half-stop',
          { file: fileOf(line), line: line.number, column: index + 1 },
          { here: line.text.slice(Math.max(0, index - 4), index + 5) },
        ),
      ),
  );
}
