import { describe, expect, it } from 'vitest';
import { divisionFaults, parseDivision } from '../../src/edition/division.js';
import { checkEdition, parseEdition, parseSingleFile, plainText } from '../../src/edition/index.js';

/** `rule line:column` of each diagnostic that reading and checking a division's text gives. */
function faults(text: string): readonly string[] {
  const { division, diagnostics } = parseDivision({ path: '01-a.md', text });
  return [...diagnostics, ...divisionFaults(division)].map(
    ({ ruleId, line, column }) => `${ruleId} ${line ?? '-'}:${column ?? '-'}`,
  );
}

const FRONT = '---\nrole: chapter\nlabel: 北京\nregion: "110000"\n---\n\n';

describe('a division', () => {
  it('has front matter, one heading and its tree, with places in the file', () => {
    const { division, diagnostics } = parseDivision({
      path: 'x/01-beijing.md',
      text: `${FRONT}# 北京：抓牢　创新\n\n正文。\n`,
    });
    expect(diagnostics).toEqual([]);
    expect(division).toMatchObject({
      name: '01-beijing',
      role: 'chapter',
      label: '北京',
      region: '110000',
      heading: '北京：抓牢　创新',
    });
    expect(
      division.tree.children.map(({ type, position }) => [type, position?.start.line]),
    ).toEqual([
      ['heading', 7],
      ['paragraph', 9],
    ]);
  });

  it.each([
    [
      'a key that the front matter has not',
      '---\nrole: chapter\nlabl: 北京\n---\n# 甲\n\n乙\n',
      'edition/unknown-key 3:1',
    ],
    ['a role that there is not', '---\nrole: chaptr\n---\n# 甲\n\n乙\n', 'edition/bad-value 2:1'],
    [
      'a region code that is not the label’s',
      '---\nlabel: 北京\nregion: "310000"\n---\n# 甲\n\n乙\n',
      'edition/unknown-region 3:1',
    ],
    [
      'a region code that no province has',
      '---\nregion: "990000"\n---\n# 甲\n\n乙\n',
      'edition/no-such-region 2:1',
    ],
    ['no heading', '只有正文。\n', 'edition/no-heading 1:1'],
    ['text before the heading', '先有正文。\n\n# 标题\n\n乙\n', 'edition/text-before-heading 1:1'],
    ['two headings', '# 甲\n\n乙\n\n# 丙\n\n丁\n', 'edition/two-headings 5:1'],
    ['a level left out', '# 甲\n\n### 乙\n\n丙\n', 'edition/skipped-level 3:1'],
    ['nothing but a heading', '# 甲\n', 'edition/empty-division 1:1'],
    ['raw HTML', '# 甲\n\n乙<b>丙</b>丁\n', 'edition/raw-html 3:2'],
    ['a program', '# 甲\n\n<script>丙</script>\n\n丁\n', 'edition/html-left-out 3:1'],
    ['words in a comment', '# 甲\n\n乙<!-- 丙 -->丁\n', 'edition/comment 3:2'],
    ['a comment of its own', '# 甲\n\n<!--\n丙\n-->\n\n丁\n', 'edition/comment 3:1'],
    [
      'a link that runs a program',
      '# 甲\n\n[乙](javascript:alert%281%29)\n',
      'edition/bad-link 3:1',
    ],
    ['a note without text', '# 甲\n\n乙[^1]丙\n', 'edition/no-such-note 3:1'],
    ['a note that nothing refers to', '# 甲\n\n乙\n\n[^1]: 丙\n', 'edition/unused-note 5:1'],
  ])('%s is reported with its place', (_, text, fault) => {
    expect(faults(text)).toContain(fault);
  });

  it('keeps the text between tags that it has no use for', () => {
    const { division } = parseDivision({
      path: 'a.md',
      text: '# 甲\n\n乙<b>丙</b>丁\n\n<div>戊<script>x</script></div>\n',
    });
    expect(division.tree.children.map((node) => plainText(node))).toEqual(['甲', '乙丙丁', '戊']);
  });

  it('reads ruby, indices and line breaks', () => {
    const text = '# 甲\n\n<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>H<sub>2</sub>O<br>末\n';
    const { division, diagnostics } = parseDivision({ path: 'a.md', text });
    expect(diagnostics).toEqual([]);
    const [, paragraph] = division.tree.children;
    expect(paragraph?.type === 'paragraph' && paragraph.children.map(({ type }) => type)).toEqual([
      'ruby',
      'ruby',
      'text',
      'subscript',
      'text',
      'break',
      'text',
    ]);
  });

  it('a line end is nothing between Chinese characters and a space between Western words', () => {
    const { division } = parseDivision({
      path: 'a.md',
      text: '# 甲\n\n今年\n以来 the new\nrules 甲\nabc\n',
    });
    expect(plainText(division.tree.children[1] as never)).toBe('今年以来 the new rules 甲abc');
  });

  it('reads emphasis beside Chinese marks', () => {
    const { division } = parseDivision({
      path: 'a.md',
      text: '# 甲\n\n全面**“加强”**监管，*重点*突出。\n',
    });
    const [, paragraph] = division.tree.children;
    expect(paragraph?.type === 'paragraph' && paragraph.children.map(({ type }) => type)).toEqual([
      'text',
      'strong',
      'text',
      'emphasis',
      'text',
    ]);
  });
});

describe('an edition', () => {
  const chapter = { path: 'e/01-a.md', text: '# 甲\n\n乙\n' };

  it('has its divisions in the order of their names', () => {
    const files = [{ path: 'e/02-b.md', text: '# 乙\n\n丙\n' }, chapter];
    const { edition, diagnostics } = parseEdition(
      { path: 'e/edition.yaml', text: 'title: 书名\n' },
      files,
      'e',
    );
    expect(diagnostics).toEqual([]);
    expect(edition.metadata).toMatchObject({ id: 'e', title: '书名', language: 'zh-CN' });
    expect(edition.divisions.map(({ heading }) => heading)).toEqual(['甲', '乙']);
    expect(checkEdition(edition)).toEqual([]);
  });

  it.each([
    [
      'a wrong key, with the one that is meant',
      'title: 甲\nsubtitel: 乙\n',
      'edition/unknown-key',
      2,
      /subtitle\?/,
    ],
    ['a date that is none', 'title: 甲\ndate: 2020-13-01\n', 'edition/bad-value', 2, /date/],
    ['no title', 'language: zh-CN\n', 'edition/bad-value', 1, /title/],
    ['YAML that is none', 'title: "甲\n', 'edition/bad-yaml', undefined, /./],
  ])('%s is reported with its place', (_, text, rule, line, message) => {
    const { diagnostics } = parseEdition({ path: 'e/edition.yaml', text }, [chapter], 'e');
    const [first] = diagnostics;
    expect(first?.ruleId).toBe(rule);
    if (line !== undefined) expect(first?.line).toBe(line);
    expect(JSON.stringify(first?.values)).toMatch(message);
  });

  it('may be one Markdown file, its heading the title', () => {
    const { edition, diagnostics } = parseSingleFile(
      { path: 'a.md', text: '---\ndate: 2020-09-17\nrole: chapter\n---\n# 甲\n\n乙\n' },
      'a',
    );
    expect(diagnostics).toEqual([]);
    expect(edition.metadata).toMatchObject({ id: 'a', title: '甲', date: '2020-09-17' });
  });
});
