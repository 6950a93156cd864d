import { describe, expect, it } from 'vitest';
import { metadataLine } from '../../src/normalise/information/line.js';
import { imported } from './source-of.js';

describe('a line with a page’s tools beside its information', () => {
  it.each([
    '来源：江州日报 2026-03-18 08:21 字号:大 中 小 分享到:',
    '2026-03-18 08:21  来源:江州日报  字体：【大 中 小】  打印本页  关闭窗口',
    '来源：江州日报 2026-03-18 阅读量：1234 扫一扫',
  ])('%s', (line) => {
    expect(metadataLine(line)).toMatchObject({ sourceName: '江州日报', date: '2026-03-18' });
  });
});

describe('a half-width full stop between Chinese characters', () => {
  it('stays, and is reported with its place', async () => {
    const { diagnostics, sections } = (
      await imported('一个标题\n北京：甲\n返青拔节.农技人员下田。\n上海：乙\n约翰.史密斯来访。\n')
    ).manuscript;
    const reported = diagnostics.filter(({ ruleId }) => ruleId === 'manuscript/half-stop');
    expect(reported.map(({ line, column }) => [line, column])).toEqual([
      [3, 5],
      [5, 3],
    ]);
    expect(JSON.stringify(sections)).toContain('返青拔节.农技人员');
  });

  it.each([
    ['今年全县已开秤收粮,进度快于往年.各库点延长时间,晚上也收.', '进度快于往年。各库点延长时间，'],
    ['老人说:"渡口一年比一年热闹".旁边的人都点头称是,笑个不停.', '热闹”。旁边的人'],
    ['普及率达到96.4%.今年还要新修水渠三十里,冬天动工.', '96.4%。今年还要'],
  ])('becomes 。 between sentences of half-width marks: %s', async (line, wanted) => {
    const { sections, diagnostics } = (await imported(`一个标题\n北京：甲\n${line}\n`)).manuscript;
    expect(JSON.stringify(sections)).toContain(wanted);
    expect(diagnostics.filter(({ ruleId }) => ruleId === 'manuscript/half-stop')).toEqual([]);
  });

  it.each([
    '他读过卡尔.马克思写的三卷书,也教过书.',
    '这条线路经过京.津.冀三地的城镇,沿途站点很多.',
  ])('stays in a name and between short words: %s', async (line) => {
    const { sections } = (await imported(`一个标题\n北京：甲\n${line}\n`)).manuscript;
    expect(JSON.stringify(sections)).toContain(line.slice(3, 10));
  });
});
