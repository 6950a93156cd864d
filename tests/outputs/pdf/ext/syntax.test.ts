import {
  PDFContext,
  type PDFDict,
  type PDFHexString,
  PDFName,
  PDFObjectParser,
  type PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { escaped, pdfSyntax } from '../../../../src/outputs/pdf/ext/syntax.js';

const parsed = (text: string) =>
  PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), PDFContext.create()).parseObject();

describe('an object as a PDF writes it', () => {
  it('is as short as its syntax allows', () => {
    const value = {
      Type: 'Page',
      Parent: { id: 3, gen: 0 },
      MediaBox: [0, 0, 419.5275590551, 595],
      Name: new String('a(b)\\'),
      Marked: true,
      None: undefined,
      Nothing: null,
      Id: Buffer.from([1, 0xab]),
      Date: new Date('2020-09-17T01:02:03Z'),
      Inner: { A: -0.5 },
    };
    expect(pdfSyntax(value)).toBe(
      '<</Type/Page/Parent 3 0 R/MediaBox[0 0 419.527559 595]/Name(a\\(b\\)\\\\)/Marked true' +
        '/Nothing null/Id<01ab>/Date(D:20200917010203Z)/Inner<</A -0.5>>>>',
    );
  });

  it.each(['plain', '市场监管', 'a\r\nb', '()\\(', '𬱖'])('reads back the text %j', (text) => {
    const dictionary = parsed(pdfSyntax({ Text: new String(text) }));
    const read = (dictionary as PDFDict).get(PDFName.of('Text'));
    expect((read as PDFString | PDFHexString).decodeText()).toBe(text);
  });

  it('sorts names by their bytes, and numbers as numbers', () => {
    const names = { _items: { 乙: [1], b: [2], a: [3], 甲: [4] }, _keysName: () => 'Names' };
    expect(pdfSyntax(names).replace(/\([^)]*[^\x20-\x7e][^)]*\)/g, '(…)')).toBe(
      '<</Names[(a) [3] (b) [2] (…) [1] (…) [4]]>>',
    );
    const numbers = { _items: { 10: 'B', 9: 'A' }, _keysName: () => 'Nums' };
    expect(pdfSyntax(numbers)).toBe('<</Nums[9 /A 10 /B]>>');
  });
});

describe('the bytes of a literal string', () => {
  it('hide what would end it, and a line’s end', () => {
    expect(escaped('a(\r)\\\n\x00')).toBe('a\\(\\r\\)\\\\\n\x00');
  });
});
