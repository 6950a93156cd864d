/** A text without its white space, for comparing and for finding words that are set with space between the characters. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}
