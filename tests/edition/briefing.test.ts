import { describe, expect, it } from 'vitest';
import { briefingFaults, isClassified, parseEdition } from '../../src/edition/index.js';

const WANTS = { masthead: true, tail: true };
const WHOLE = `title: 简报
masthead: { name: 工作简报, issue: 12, unit: 办公厅, date: 2020-09-17 }
tail: { send: 各省局, copies: 150 }
`;

function faults(yaml: string, wants = WANTS): readonly string[] {
  const { edition, placeOf, diagnostics } = parseEdition(
    { path: 'edition.yaml', text: yaml },
    [{ path: '01-a.md', text: '# 甲\n\n乙\n' }],
    'test',
  );
  expect(diagnostics).toEqual([]);
  return briefingFaults(edition.metadata, wants, placeOf).map(
    ({ ruleId, line, column, reason }) => `${line}:${column} ${ruleId} ${reason}`,
  );
}

describe('what a briefing must say of itself', () => {
  it('nothing is wrong with a whole one', () => {
    expect(faults(WHOLE)).toEqual([]);
  });

  it('is dated by its masthead', () => {
    const { edition } = parseEdition({ path: 'edition.yaml', text: WHOLE }, [], 'test');
    expect(edition.metadata.date).toBe('2020-09-17');
  });

  it('names each field that masthead and tail lack', () => {
    const found = faults('title: 简报\n');
    for (const key of ['name', 'issue', 'unit', 'date', 'send', 'copies']) {
      expect(found.some((one) => one.includes(`“${key}”`))).toBe(true);
    }
  });

  it('asks nothing of an edition whose template asks nothing', () => {
    expect(faults('title: 书\n', { masthead: false, tail: false })).toEqual([]);
  });

  it.each(['12', '第12期', '2020年第12期', '国市监发〔2020〕12号'])(
    'takes the issue %s',
    (issue) => {
      expect(faults(WHOLE.replace('issue: 12', `issue: ${issue}`))).toEqual([]);
    },
  );

  it.each(['十二', 'No. 12', '第期'])('refuses the issue %s at its place', (issue) => {
    const [found] = faults(WHOLE.replace('issue: 12', `issue: ${issue}`));
    expect(found).toMatch(/^2:\d+ edition\/issue-form/);
  });

  it.each([
    ['机密★1年', true, []],
    ['绝密', true, []],
    ['机密 1年', true, ['edition/secrecy-form']],
    ['内部资料', false, []],
  ])('secrecy %s', (secrecy, secret, rules) => {
    const yaml = WHOLE.replace('{ name', `{ secrecy: ${secrecy}, copyNumber: "000001", name`);
    expect(faults(yaml).map((one) => one.split(' ')[1])).toEqual(rules);
    const { edition } = parseEdition({ path: 'edition.yaml', text: yaml }, [], 'test');
    expect(isClassified(edition.metadata)).toBe(secret);
  });

  it('a classified edition has a copy number', () => {
    const [found] = faults(WHOLE.replace('{ name', '{ secrecy: 秘密, name'));
    expect(found).toContain('edition/no-copy-number');
  });
});
