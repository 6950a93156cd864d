/**
 * Characters that a terminal obeys instead of showing: control characters (C0 and C1, the escape character among them),
 * marks that turn the direction of what follows (Unicode, UAX 9), and other ends of lines.
 */
const OBEYED = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{feff}]/gu;

/** A text or name of a user in a form for one line of a terminal: characters that the terminal would obey are written out, `\u001b`. */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) => {
    if (character === '\t') return character;
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/** JSON of the same value without characters that a terminal would obey; only JSON's line ends stay. */
export function printableJson(json: string): string {
  return json.split('\n').map(printable).join('\n');
}
