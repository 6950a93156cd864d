import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableJson } from '../../src/cli/printable.js';

describe('a text of a user’s on the terminal', () => {
  it.each([
    ['\u001b[2J清屏', '\\u001b[2J清屏'],
    ['a\r覆盖', 'a\\u000d覆盖'],
    ['一\n二', '一\\u000a二'],
    ['\u202e反\u202c', '\\u202e反\\u202c'],
    ['\u2066\u2069', '\\u2066\\u2069'],
    ['\u009b31m', '\\u009b31m'],
    ['行\u2028界\u2029', '行\\u2028界\\u2029'],
    ['\ufeff题', '\\ufeff题'],
    ['编者按：“会议”	〇𠮷', '编者按：“会议”	〇𠮷'],
  ])('%j is shown as %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('never moves the cursor, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[^\P{Cc}\t]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });

  it('is the same value in JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-composite' }),
        fc.string({ unit: 'binary' }),
        (a, b) => {
          const json = printableJson(JSON.stringify({ [a]: [b] }, null, 2));
          expect(JSON.parse(json)).toEqual({ [a]: [b] });
        },
      ),
    );
  });
});
