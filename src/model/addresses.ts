/** An address in running text: it ends at the first character that is no ASCII (RFC 3986 has no others). */
export const ADDRESS = /(?:https?:\/\/|ftp:\/\/|www\.)[\x21-\x7e]+/giu;

/** How much of an address is its own: not the sentence's mark behind it, nor a bracket that it doesn't open. */
export function addressLength(address: string): number {
  let end = address.length;
  let surplus = count(address, ')') - count(address, '(');
  for (;;) {
    const last = address[end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus--;
    else if (!/[,;:.!?'"*~]/.test(last) || last === '') return end;
    end--;
  }
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
