/** A text without control characters other than its line ends and tabs: a terminal obeys them, and no other program shows them. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, '');
}
