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

/** The line ends that are missing of a blank line between a block and the text beside it. */
function missingEnds(beside: string, ends: RegExp): string {
  if (beside === '') return '';
  return '\n'.repeat(2 - (ends.exec(beside)?.[0].length ?? 0));
}
