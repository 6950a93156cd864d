import { describe, expect, it } from 'vitest';
import { parseEdition, plainText } from '../../src/edition/index.js';

/** Ruby as people write it by hand: nothing of it is lost. */

function read(text: string) {
  const { edition, diagnostics } = parseEdition(
    { path: 'edition.yaml', text: 'title: 书\n' },
    [{ path: '01-a.md', text: `# 甲\n\n${text}\n` }],
    'test',
  );
  const [, paragraph] = edition.divisions[0]?.tree.children ?? [];
  const nodes = paragraph?.type === 'paragraph' ? paragraph.children : [];
  return {
    seen: nodes.map((node) =>
      node.type === 'ruby'
        ? `${plainText(node)}(${node.annotation})`
        : plainText(node) || node.type,
    ),
    rules: diagnostics.map(({ ruleId }) => ruleId),
  };
}

describe('ruby', () => {
  it.each([
    ['<ruby>漢<rt>hàn</ruby>', ['漢(hàn)']],
    ['<ruby>漢<rt>hàn<rb>字<rt>zì</ruby>', ['漢(hàn)', '字(zì)']],
    ['<ruby><rb>漢</rb><rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>', ['漢(hàn)']],
  ])('%s', (text, seen) => {
    expect(read(text)).toEqual({ seen, rules: [] });
  });

  it.each([
    ['<ruby>**漢**<rt>hàn</rt></ruby>', ['漢(hàn)']],
    ['<ruby>漢<rt>*hàn*</rt></ruby>', ['漢(hàn)']],
  ])('%s keeps its text and says what went', (text, seen) => {
    expect(read(text)).toEqual({ seen, rules: ['edition/raw-html'] });
  });

  it('keeps a note’s mark behind it', () => {
    const { seen } = read('<ruby>漢[^1]<rt>hàn</rt></ruby>\n\n[^1]: 注。');
    expect(seen).toEqual(['漢(hàn)', 'footnoteReference']);
  });
});
