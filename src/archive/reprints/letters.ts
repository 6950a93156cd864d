import { sentencesOf } from '../sentences.js';

/** A sentence as reprints are found by: its letters and digits, and where it begins in its file. */
export interface PlacedSentence {
  readonly letters: string;
  readonly text: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

const NO_LETTER = /[^\p{L}\p{N}]+/gu;
/** The marks of Markdown before a line's text: of headings, lists and quotations. */
const LINE_MARK = /^[#>*+\s-]+/;
const FRONT_MATTER = /^---\n[\s\S]*?\n---(?:\n|$)/;

/** The sentences of a Markdown file (or of plain text) by their lines; front matter is none, marks and spaces don't count. */
export function sentencesOfFile(text: string): readonly PlacedSentence[] {
  const source = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const front = FRONT_MATTER.exec(source)?.[0] ?? '';
  const skipped = front.split('\n').length - 1;
  const sentences: PlacedSentence[] = [];
  source
    .slice(front.length)
    .split('\n')
    .forEach((line, index) => {
      let from = LINE_MARK.exec(line)?.[0].length ?? 0;
      const text = line.slice(from);
      for (const sentence of sentencesOf(text)) {
        const at = line.indexOf(sentence, from);
        from = at + sentence.length;
        const letters = sentence.replace(NO_LETTER, '');
        if (letters === '') continue;
        sentences.push({ letters, text: sentence, line: skipped + index + 1, column: at + 1 });
      }
    });
  return sentences;
}
