/** A paragraph with a picture that goes behind `before` and in front of `after`, with the blank lines that it needs there. */
export function pictureBlock(
  { name, path }: { readonly name: string; readonly path: string },
  before: string,
  after: string,
): string {
  const caption = name.replace(/\.[^.]*$/, '').replace(/[\\[\]`*_<>]/g, '\\$&');
  const picture = `![${caption}](${path.replaceAll(' ', '%20')})`;
  return missingEnds(before, /\n{0,2}$/) + picture + missingEnds(after, /^\n{0,2}/);
}

/** The line ends that are missing for a blank line between a block and the neighbouring text. */
function missingEnds(beside: string, ends: RegExp): string {
  if (beside === '') return '';
  return '\n'.repeat(2 - (ends.exec(beside)?.[0].length ?? 0));
}

/** The settings at the top of a file. */
const SETTINGS = /^---\n(?:[^\n]*\n)*?---(?=\n|$)/;

/** The place for a picture that is dropped on a text: behind the paragraph, and never inside the settings. */
export function picturePlace(text: string, at: number): number {
  const settings = SETTINGS.exec(text)?.[0].length ?? 0;
  const from = Math.min(Math.max(at, settings), text.length);
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  if (line.trim() === '' && /^[ \t]*(?:\n|$)/.test(text.slice(from))) return from;
  const end = text.slice(from).search(/\n[ \t]*(?:\n|$)/);
  return end < 0 ? text.length : from + end;
}
