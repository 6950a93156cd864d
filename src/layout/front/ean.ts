/**
 * The bars of an EAN-13 (ISO/IEC 15420): each digit takes seven modules. The first digit has no bars of its own. It decides
 * between two forms for each of the next six digits.
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
/** For each first digit, the left digits whose bars are those of the right form in reverse order. */
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

/** The modules of the symbol, from the left: 1 is a bar, 0 is blank. `digits` are thirteen digits. */
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

/** The thirteen digits of an ISBN. An ISBN of ten digits gets 978 and a new check digit (ISO 2108). */
export function isbnDigits(key: string): string {
  if (key.length === 13) return key;
  const twelve = `978${key.slice(0, 9)}`;
  const sum = [...twelve].reduce((s, digit, at) => s + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
