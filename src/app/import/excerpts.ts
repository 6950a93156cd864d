/** The length of a text in a message, in characters, and the length before the first difference. */
const SHOWN = 24;
const BEFORE = 6;

/** Two texts as a message shows them: from shortly before their first difference. */
export function excerpts(
  has: string,
  wants: string,
): { readonly has: string; readonly wants: string } {
  const [left, right] = [onOneLine(has), onOneLine(wants)];
  let from = 0;
  while (from < left.length && left[from] === right[from]) from++;
  const start = Math.max(0, from - BEFORE);
  return { has: excerpt(left, start), wants: excerpt(right, start) };
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function excerpt(text: string, start: number): string {
  const end = start + SHOWN;
  return `${start > 0 && text !== '' ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}`;
}
