import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../src/edition/index.js';
import { parseTemplate } from '../../src/layout/template/parse.js';
import { messageText } from '../../src/messages/diagnostic.js';

/** What is wrong with a value is said in the language of the message, whole. */

describe('a wrong value', () => {
  it.each([
    ['date: 昨天', '“date”的值不对：应是：日期，如 2020-09-17；写的是："昨天"'],
    ['creators: 张三', '“creators”的值不对：应是：列表；写的是："张三"'],
    ['tail: { copies: 许多 }', '“tail.copies”的值不对：应是：数；写的是："许多"'],
  ])('of edition.yaml: %s', (line, words) => {
    const yaml = { path: 'edition.yaml', text: `title: 书\n${line}\n` };
    const { diagnostics } = parseEdition(yaml, [{ path: '01-a.md', text: '# 甲\n' }], 'test');
    const [first] = diagnostics;
    expect(first && messageText(first, 'zh')).toContain(words);
    expect(first && messageText(first, 'en')).toMatch(/expected .+, found "/);
  });

  it('in the place of all keys', () => {
    const { diagnostics } = parseEdition({ path: 'edition.yaml', text: '书\n' }, [], 'test');
    const [first] = diagnostics;
    expect(first && messageText(first, 'zh')).toContain(
      '“整个文件”的值不对：应是：“名称: 值”的若干行',
    );
    expect(first && messageText(first, 'en')).toContain('“the whole file” is wrong: expected keys');
  });

  it('of template.yaml', () => {
    const yaml = 'page: { size: A9 }\n';
    const { diagnostics } = parseTemplate([{ name: 't', path: 'template.yaml', yaml, css: '' }]);
    const found = diagnostics.find(({ ruleId }) => ruleId === 'template/bad-value');
    expect(found && messageText(found, 'zh')).toMatch(/应是：A3、A4、.*；写的是："A9"/);
  });
});
