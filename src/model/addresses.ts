/** An address in running text: it ends at the first character that is not ASCII (RFC 3986 has no others). */
export const ADDRESS = /(?:https?:\/\/|ftp:\/\/|www\.)[\x21-\x7e]+/giu;

/** The length of an address without the sentence's mark behind it and without a bracket that it does not open. */
export function addressLength(address: string): number {
  let end = address.length;
  let surplus = occurrences(address, ')') - occurrences(address, '(');
  for (;;) {
    const last = address[end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus--;
    else if (!/[,;:.!?'"*~]/.test(last) || last === '') return end;
    end--;
  }
}

export function occurrences(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
