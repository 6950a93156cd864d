import { describe, expect, it } from 'vitest';
import { costlyText } from '../../../src/model/markdown/costly-text.js';

const found = (text: string, maxLines?: number) => costlyText(text.split('\n'), maxLines);

describe('a Markdown text that remark takes too long for', () => {
  it.each([
    ['a line of brackets', `甲\n\n${'甲]'.repeat(20_001)}`, 'many-marks', 3],
    ['tildes over many lines', `${'~甲\n'.repeat(19_000)}${'~甲'.repeat(2000)}`, 'many-marks', 1],
    ['rows that are no table', '|[甲][乙]\n'.repeat(6000), 'many-marks', 1],
    ['a row of a table', `|甲|\n|-|\n|${'*'.repeat(20_001)}|`, 'many-marks', 3],
    ['a paragraph of lines', `甲\n\n${'乙\n'.repeat(20_001)}`, 'long-block', 3],
    [
      'a wide and long table',
      `甲\n\n${'|甲'.repeat(100)}\n${'|-'.repeat(100)}\n${`${'|乙'.repeat(100)}\n`.repeat(300)}`,
      'many-cells',
      3,
    ],
    [
      'a table of short rows',
      `${'|甲'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|乙\n'.repeat(30)}`,
      'many-cells',
      1,
    ],
    ['quotations', '> 甲\n\n'.repeat(20_000), 'many-ends', 7304],
    ['lists inside lists', '- 甲\n  - 乙\n\n'.repeat(20_000), 'many-ends', 8092],
    ['lists between paragraphs', '- 甲\n\n乙\n\n'.repeat(20_000), 'many-ends', 12_651],
    ['underlined headings', '甲\n---\n\n'.repeat(20_000), 'many-ends', 8945],
    ['quotations inside quotations', `${'> '.repeat(20)}甲\n\n`.repeat(5000), 'many-ends', 1976],
    ['definitions', `${'甲\n: 乙\n\n'.repeat(5001)}`, 'many-descriptions', 15_002],
  ])('is found: %s', (_, text, what, line) => {
    expect(found(text)).toMatchObject({ what, line });
  });

  it.each([
    ['a table of links', `|甲|\n|-|\n${'|[甲](乙)|\n'.repeat(15_000)}`],
    ['a long list', `${'- 甲\n'.repeat(15_000)}`],
    ['a book with many lists', `- 甲\n- 乙\n\n${'丙\n\n'.repeat(12)}`.repeat(1500)],
    ['a listing', `${'    甲\n\n乙\n\n'.repeat(20_000)}`],
    ['many tables', `${'|甲'.repeat(9)}\n${'|-'.repeat(9)}\n${'|甲'.repeat(9)}\n\n`.repeat(3000)],
    ['a list of links', '- [甲](乙)\n'.repeat(15_000)],
    ['paragraphs of links', '[甲](乙)\n\n'.repeat(15_000)],
  ])('is not %s', (_, text) => {
    expect(found(text)).toBeUndefined();
  });

  it('may have longer blocks where its user allows them', () => {
    const text = '乙\n'.repeat(25_000);
    expect(found(text)).toMatchObject({ what: 'long-block', most: 20_000 });
    expect(found(text, 30_000)).toBeUndefined();
    expect(found(text, 10)).toMatchObject({ what: 'long-block', most: 10 });
  });
});
