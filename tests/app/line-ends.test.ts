import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  shownOffset,
  shownText,
  withoutMark,
  writtenOffset,
  writtenText,
} from '../../src/app/editing/line-ends.js';

const line = fc.string({ unit: fc.constantFrom('甲', '乙', ' ', '。', '#') });
const end = fc.constantFrom('\r\n', '\n', '\r');
const file = fc
  .tuple(fc.constantFrom('', '\ufeff'), fc.array(fc.tuple(line, end)), line)
  .map(([mark, lines, last]) => mark + lines.map(([text, how]) => text + how).join('') + last)
  // A line end of two signs may come of two lines: what is read is what counts.
  .filter((text) => !text.includes('\r\n\n'));

describe('the line ends of a file', () => {
  it('stay as they are where nothing is typed, with the byte order mark', () => {
    fc.assert(
      fc.property(file, (written) => {
        expect(writtenText(shownText(written), written)).toBe(written);
      }),
    );
  });

  it('change nothing of what is typed', () => {
    fc.assert(
      fc.property(file, file, (typed, written) => {
        const shown = shownText(typed);
        expect(shownText(writtenText(shown, written))).toBe(shown);
      }),
    );
  });

  it('are those of the file in every new line, and of a mixed file those of its unchanged lines', () => {
    expect(writtenText('甲\n新\n乙\n', '\ufeff甲\r\n乙\r\n')).toBe('\ufeff甲\r\n新\r\n乙\r\n');
    expect(writtenText('甲\n乙\n丙新\n丁\n', '甲\r\n乙\n丙\r\n丁\n')).toBe(
      '甲\r\n乙\n丙新\r\n丁\n',
    );
  });

  it('lead from a place of the file to one of the editor and back', () => {
    fc.assert(
      fc.property(file, fc.nat(), (written, n) => {
        const offset = n % (shownText(written).length + 1);
        const at = writtenOffset(written, offset);
        expect(shownOffset(written, at)).toBe(offset);
        expect(at).toBeLessThanOrEqual(withoutMark(written).length);
      }),
    );
  });
});
