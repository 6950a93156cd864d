/**
 * The bars of an EAN-13 (ISO/IEC 15420): each digit takes seven modules. The first digit has no bars: it decides which of
 * two forms each of the next six has.
 */

const LEFT_ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Where the form of the left digits is the right one read backwards, by the first digit. */
const EVEN = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
];
const GUARD = '101';
const MIDDLE_GUARD = '01010';

/** Modules of the symbol, 1 is a bar; `digits` are thirteen. */
export function ean13Modules(digits: string): string {
  const forms = EVEN[Number(digits[0])] ?? '';
  const left = [...digits.slice(1, 7)].map((digit, at) => {
    const odd = LEFT_ODD[Number(digit)] ?? '';
    return forms[at] === '1' ? reversed(inverted(odd)) : odd;
  });
  const right = [...digits.slice(7)].map((digit) => inverted(LEFT_ODD[Number(digit)] ?? ''));
  return [GUARD, ...left, MIDDLE_GUARD, ...right, GUARD].join('');
}

function inverted(modules: string): string {
  return [...modules].map((module) => (module === '1' ? '0' : '1')).join('');
}

function reversed(modules: string): string {
  return [...modules].reverse().join('');
}

/** An ISBN's thirteen digits: ten-digit ones get 978 and a new check digit (ISO 2108). */
export function isbnDigits(key: string): string {
  if (key.length === 13) return key;
  const twelve = `978${key.slice(0, 9)}`;
  const sum = [...twelve].reduce((s, digit, at) => s + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
