import type { LineEdit } from '../working-line.js';
import { hasChinese } from './marks.js';

/** Straight quotes → curly ones by pairing (GB/T 15834-2011 4.8), and where a quote has no partner. */
export function quoteEdits(text: string): {
  readonly edits: readonly LineEdit[];
  /** UTF-16 offset of the quote that doesn't pair. */
  readonly unpaired?: number;
} {
  if (!text.includes('"') || !hasChinese(text)) return { edits: [] };
  const places = [...text.matchAll(/"/g)].map(({ index }) => index);
  if (places.length % 2 === 1) return { edits: [], unpaired: places.at(-1) as number };
  const edits = places.map((at, index) => ({
    at,
    from: '"',
    to: index % 2 === 0 ? '“' : '”',
    rule: 'gbt15834/quotation',
  }));
  return { edits: [...edits, ...innerQuotes(text)] };
}

/** ' inside a quotation → ‘ ’; an apostrophe stands between letters and stays. */
function innerQuotes(text: string): readonly LineEdit[] {
  const places = [...text.matchAll(/(?<![A-Za-z])'|'(?![A-Za-z])/g)].map(({ index }) => index);
  if (places.length % 2 === 1) return [];
  return places.map((at, index) => ({
    at,
    from: "'",
    to: index % 2 === 0 ? '‘' : '’',
    rule: 'gbt15834/quotation',
  }));
}

/** A full stop that closes a Chinese sentence (GB/T 15834-2011 4.1): at the paragraph's end, behind no Western word. */
export function stopEdits(text: string): readonly LineEdit[] {
  const match = /(?<=[\p{Script=Han}\d%％)）”’"'》])(?<![A-Za-z]\)?)\.(?=["'”’]*\s*$)/u.exec(text);
  if (match === null || !hasChinese(text)) return [];
  return [{ at: match.index, from: '.', to: '。', rule: 'gbt15834/full-stop' }];
}

/** `...` and `。。。` → ……, `--` → ——, beside Chinese (docs/typography.md, rule 28; GB/T 15834-2011 4.10, 4.11). */
export function dotEdits(text: string): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  for (const { 0: from, index } of text.matchAll(/\.{3,}|。{3,}|(?<!-)--(?!-)/gu)) {
    const before = text[index - 1] ?? '';
    const after = text[index + from.length] ?? '';
    if (!hasChinese(before) && !hasChinese(after)) continue;
    const dash = from === '--';
    edits.push({
      at: index,
      from,
      to: dash ? '——' : '……',
      rule: dash ? 'gbt15834/dash' : 'gbt15834/ellipsis',
    });
  }
  return edits;
}
