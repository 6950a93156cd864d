/** The characters that Chinese numerals are written with, those of 二〇〇一 and the full forms of 第壹章 among them. */
export const NUMERALS = '[一二三四五六七八九十百千零〇○两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰廿卅]+';

const DIGITS: ReadonlyMap<string, number> = new Map(
  [
    '零〇○',
    '一壹',
    '二两兩贰貳',
    '三叁參',
    '四肆',
    '五伍',
    '六陆陸',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((forms, value) => [...forms].map((form): [string, number] => [form, value])),
);
const TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
]);

/** 十二 → 12, 一百零三 → 103, 两百 → 200, 廿一 → 21, ② → 2; digits, full-width ones too, as they are. */
export function numeralValue(text: string): number {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  let total = 0;
  let digit = 0;
  for (const character of plain) {
    const unit = TENS.get(character);
    if (unit !== undefined) {
      total += (digit || 1) * unit;
      digit = 0;
    } else if (character === '廿' || character === '卅') total += character === '廿' ? 20 : 30;
    else digit = DIGITS.get(character) ?? 0;
  }
  return total + digit;
}
