import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/messages/diagnostic.js';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';

const TEXT = [
  '标题',
  '编者按：北京、上海、浙江等地作交流发言。',
  '北京:抓牢防控',
  PROSE,
  '上海:加强建设',
  '结合实际强化监管，保供稳价、促进复工复产取得突出成效，群众满意度明显提高。',
].join('\n');

describe('the advice where a chapter is announced and not recognised', () => {
  it('names --heading and decisions.yaml, not the source alone', async () => {
    const { manuscript } = await imported(TEXT);
    const missing = manuscript.diagnostics.find(
      ({ ruleId }) => ruleId === 'manuscript/region-missing',
    );
    expect(missing && messageText(missing, 'en')).toMatch(/--heading REGEX.*decisions\.yaml/);
    expect(missing && messageText(missing, 'zh')).toContain('--heading');
  });
});
