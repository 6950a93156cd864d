/** The parts of the `identifier` in edition.yaml. */
export interface Identifier {
  readonly kind: 'isbn' | 'issn' | 'cn' | 'other';
  /** In its usual form: `978-7-...` as written for ISBN, `1000-1234`, `CN 11-0086/F`; else as written. */
  readonly text: string;
  /** The digits of the identifier, checked: `9787…`; for a serial its number. */
  readonly key: string;
  /** Of a serial, where it is written with it: `12` of `ISSN 1000-1234 第12期`. */
  readonly issue?: string;
  /** False where its last digit contradicts the others. */
  readonly sound: boolean;
}

const ISBN = /^(?:urn:isbn:|ISBN(?:-1[03])?[:：\s]{0,9})?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])$/i;
const ISSN = /^(?:urn:issn:|ISSN[:：\s]{0,9})(\d{4})-?(\d{3}[\dXx])(?:[\s,，;；]\s{0,9}(.+))?$/i;
/** 国内统一刊号 (GB/T 9999): `CN 11-0086`, for periodicals with their class: `CN 11-1111/F`. */
const CN = /^CN[:：\s]{0,9}(\d{2})-(\d{4})(?:\/([A-Z0-9]{1,3}))?(?:[\s,，;；]\s{0,9}(.+))?$/i;

/** Takes an identifier apart by its form. */
export function readIdentifier(written: string): Identifier {
  const text = written.trim();
  const isbn = ISBN.exec(text)?.[1];
  if (isbn !== undefined) {
    const key = isbn.replace(/[- ]/g, '').toUpperCase();
    const sound = key.length === 13 ? isSoundByTen(key) : isSoundByEleven(key);
    return { kind: 'isbn', text: isbn.trim(), key, sound };
  }
  const issn = ISSN.exec(text);
  if (issn !== null) {
    const key = `${issn[1]}-${issn[2]?.toUpperCase()}`;
    const issue = issueOf(issn[3]);
    return {
      kind: 'issn',
      text: key,
      key,
      sound: isSoundByEleven(key.replace('-', '')),
      ...(issue && { issue }),
    };
  }
  const cn = CN.exec(text);
  if (cn !== null) {
    const key = `${cn[1]}-${cn[2]}${cn[3] === undefined ? '' : `/${cn[3].toUpperCase()}`}`;
    const issue = issueOf(cn[4]);
    return { kind: 'cn', text: `CN ${key}`, key, sound: true, ...(issue && { issue }) };
  }
  return { kind: 'other', text, key: text, sound: true };
}

/** `第12期` → `12`; any other text as it is. */
function issueOf(written: string | undefined): string | undefined {
  const text = written?.trim();
  return text === undefined || text === ''
    ? undefined
    : (/^第(.+)期$/.exec(text)?.[1]?.trim() ?? text);
}

/** ISBN-13 (ISO 2108): weights 1 and 3 in turn, the sum a multiple of 10. */
function isSoundByTen(digits: string): boolean {
  return eanSum(digits) % 10 === 0;
}

/** The digits of an EAN with the weights 1 and 3 in turn: its check digit makes the sum a multiple of 10 (ISO 2108). */
export function eanSum(digits: string): number {
  return [...digits].reduce((s, digit, at) => s + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
}

/** ISBN-10 and ISSN (ISO 3297): weights that fall to 1, X for 10, the sum a multiple of 11. */
function isSoundByEleven(digits: string): boolean {
  const sum = [...digits].reduce(
    (s, digit, at) => s + (digit === 'X' ? 10 : Number(digit)) * (digits.length - at),
    0,
  );
  return sum % 11 === 0;
}
