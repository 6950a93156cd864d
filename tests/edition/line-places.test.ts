import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { linePlaces } from '../../src/edition/line-places.js';
import { parseMarkdown } from '../../src/model/markdown/parse-markdown.js';
import { plainText } from '../../src/model/markdown/plain-text.js';

/** The lines at an edge of a text: `end 编　者`. */
function placed(text: string): readonly string[] {
  const found: string[] = [];
  const look = (nodes: readonly Nodes[]) => {
    const places = linePlaces(nodes);
    for (const node of nodes) {
      const place = places.get(node);
      if (place !== undefined) found.push(`${place} ${plainText(node).replaceAll('\n', '/')}`);
      if (node.type === 'blockquote') look(node.children);
    }
  };
  look(parseMarkdown(text).children);
  return found;
}

describe('lines that stand at an edge', () => {
  it.each<[string, string, readonly string[]]>([
    ['a name behind a dash', '正文。\n\n——编　者', ['end ——编　者']],
    ['a source', '> 横眉冷对千夫指。\n>\n> —— 《呐喊·自序》', ['end —— 《呐喊·自序》']],
    [
      'names with a date',
      '正文。\n\n柳湾镇志编辑室\n\n二〇二四年三月十八日',
      ['end 柳湾镇志编辑室', 'end 二〇二四年三月十八日'],
    ],
    [
      'a letter among others, dated by the old calendar',
      '## 致某君\n\n正文。\n\n祝\n\n译安\n\n闻　溪\n\n二〇二三年白露\n\n## 又\n\n正文。\n\n闻　溪\n\n2019年立秋后三日\n\n***\n\n正文。',
      ['flush 译安', 'end 闻　溪', 'end 二〇二三年白露', 'end 闻　溪', 'end 2019年立秋后三日'],
    ],
    [
      'no list of events in a section',
      '## 大事\n\n开幕\n\n2024年3月18日\n\n闭幕\n\n2024年3月20日\n\n## 又\n\n二〇二四年工作\n\n二〇二四年总结\n\n## 末\n\n正文。',
      [],
    ],
    ['an editor alone', '正文。\n\n编　者', ['end 编　者']],
    ['a date in brackets', '正文。\n\n（2024年3月18日）', ['end （2024年3月18日）']],
    [
      'a letter',
      '# 信\n\n尊敬的各位代表：\n\n正文。\n\n此致\n\n敬礼！',
      ['flush 尊敬的各位代表：', 'flush 敬礼！'],
    ],
    [
      'a letter of another kind',
      '# 信\n\n白桦沟管护站　许师傅：\n\n正文。\n\n顺颂\n\n冬安\n\n何絮\n\n二〇二四年十二月二日',
      ['flush 白桦沟管护站　许师傅：', 'flush 冬安', 'end 何絮', 'end 二〇二四年十二月二日'],
    ],
    [
      'a wish of more words',
      '# 信\n\n正文。\n\n祝您\n\n身体健康！\n\n编　者',
      ['flush 身体健康！', 'end 编　者'],
    ],
    [
      'names and a date that are lines of one paragraph',
      '正文。\n\n陆观澜\\\n二〇二五年清明于北湾',
      ['end 陆观澜/二〇二五年清明于北湾'],
    ],
    [
      'letters with names of people alone above them, and a place behind the date',
      '## 一\n\n老陆：\n\n正文。\n\n你的朋友\\\n托马什\n\n## 二\n\n托马什：\n\n正文。\n\n观澜\\\n2009年6月2日，于龙须口\n\n## 三\n\n正文。',
      ['flush 老陆：', 'end 你的朋友/托马什', 'flush 托马什：', 'end 观澜/2009年6月2日，于龙须口'],
    ],
    [
      'no verse at the end of a section',
      '## 歌\n\n他唱：\n\n月亮圆\\\n潮水满\n\n## 又\n\n正文。',
      [],
    ],
    ['no list of points', '要求如下：\n\n——坚持党的领导\n\n——坚持依法行政', []],
    ['no dialogue', '他问。\n\n——你来了？\n\n她不答。', []],
    ['no sentence with a date', '正文。\n\n本办法自2024年3月18日起施行。', []],
    [
      'no short paragraph in the middle',
      '一\n\n正文在此，还有下文。\n\n二\n\n正文在此，还有下文。',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(placed(text)).toEqual(lines);
  });
});
