import { CHINESE_DIGITS } from '../../model/numbers.js';
import { roman } from '../../model/roman.js';
import { letters } from '../numerals.js';

const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Chinese numbers up to 9999: `十二`, `一百零五`; `units` and `digits` choose plain or legal characters. */
function counting(
  value: number,
  digits: string,
  units: readonly string[],
  zero: string,
  bareTen: boolean,
): string {
  if (value <= 0 || value > 9999) return String(value);
  const places = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  places.forEach((digit, index) => {
    const unit = units[places.length - 1 - index] as string;
    if (digit === 0) gap = text !== '';
    else {
      if (gap) text += zero;
      gap = false;
      text += `${digits[digit]}${unit}`;
    }
  });
  const ten = `${digits[1]}${units[1]}`;
  return bareTen && value < 20 && text.startsWith(ten) ? text.slice(1) : text;
}

const UNITS = ['', '十', '百', '千'];
const LEGAL_UNITS = ['', '拾', '佰', '仟'];

/** `一〇五`: each digit by itself. */
function digitByDigit(value: number): string {
  return String(value).replace(/\d/g, (digit) => CHINESE_DIGITS[Number(digit)] as string);
}

/** The `value`th character of a run of Unicode that begins at `first`; the plain figures beyond `last`. */
function enclosed(runs: readonly (readonly [from: number, to: number, first: number])[]) {
  return (value: number): string => {
    const run = runs.find(([from, to]) => value >= from && value <= to);
    return run === undefined ? String(value) : String.fromCodePoint(run[2] + value - run[0]);
  };
}

const circled = enclosed([
  [0, 0, 0x24ea],
  [1, 20, 0x2460],
  [21, 35, 0x3251],
  [36, 50, 0x32b1],
]);

const nth = (characters: string) => (value: number) => characters[value - 1] ?? String(value);

/** The number formats of Word's lists (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat), as Word writes them. */
const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimal', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalFullWidth', (value) => fullWidth(String(value))],
  ['decimalFullWidth2', (value) => fullWidth(String(value))],
  ['decimalHalfWidth', String],
  ['upperRoman', (value) => roman(value).toUpperCase()],
  ['lowerRoman', roman],
  ['upperLetter', (value) => repeated(value).toUpperCase()],
  ['lowerLetter', repeated],
  ['chineseCounting', digitOrTens],
  ['chineseCountingThousand', (value) => counting(value, CHINESE_DIGITS, UNITS, '零', true)],
  [
    'chineseLegalSimplified',
    (value) => counting(value, LEGAL_SIMPLIFIED, LEGAL_UNITS, '零', false),
  ],
  [
    'ideographLegalTraditional',
    (value) => counting(value, LEGAL_TRADITIONAL, LEGAL_UNITS, '零', false),
  ],
  ['taiwaneseCounting', digitOrTens],
  ['taiwaneseCountingThousand', (value) => counting(value, CHINESE_DIGITS, UNITS, '零', true)],
  ['taiwaneseDigital', digitByDigit],
  ['japaneseCounting', (value) => counting(value, CHINESE_DIGITS, UNITS, '', true)],
  ['japaneseDigitalTenThousand', digitByDigit],
  ['ideographDigital', digitByDigit],
  ['ideographTraditional', nth(STEMS)],
  ['ideographZodiac', nth(BRANCHES)],
  [
    'ideographZodiacTraditional',
    (value) => `${STEMS[(value - 1) % 10] ?? ''}${BRANCHES[(value - 1) % 12] ?? ''}`,
  ],
  ['ideographEnclosedCircle', enclosed([[1, 10, 0x3280]])],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedFullstop', enclosed([[1, 20, 0x2488]])],
  ['decimalEnclosedParen', enclosed([[1, 20, 0x2474]])],
  ['numberInDash', (value) => `- ${value} -`],
  ['ordinal', (value) => `${value}${ordinalEnd(value)}`],
  ['none', () => ''],
]);

/** A number as a list's level writes it; formats of other scripts as figures. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS.get(format) ?? String)(value);
}

/** Word counts with tens up to 99, and then digit by digit. */
function digitOrTens(value: number): string {
  return value < 100 ? counting(value, CHINESE_DIGITS, UNITS, '', true) : digitByDigit(value);
}

/** a … z, aa, bb, cc …: Word repeats the letter. */
function repeated(value: number): string {
  return value <= 0 ? String(value) : letters(((value - 1) % 26) + 1).repeat(Math.ceil(value / 26));
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function ordinalEnd(value: number): string {
  const ten = value % 100;
  if (ten >= 11 && ten <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
