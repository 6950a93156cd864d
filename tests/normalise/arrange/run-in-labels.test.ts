import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/sha256.js';
import { checkLedger } from '../../../src/normalise/index.js';
import { imported } from '../source-of.js';

const REPORTS = [
  '永定河沿线三处渡口已经停航，船坞里的十二条旧船正在逐条换板，预计月底完工。',
  '海河渡船公司抽调四十名工人更换缆桩，检修期间每天开放早晚两班，不误学生上学。',
  '白洋淀的芦苇已经割完，县里把码头的木栈道加宽了两米，栏杆也重新上了漆。',
];
const PLACES = ['北京', '天津', '河北'];

function digest(write: (place: string, report: string) => string, behind: readonly string[] = []) {
  const reports = PLACES.map((place, at) => write(place, REPORTS[at] ?? ''));
  return ['渡口冬季检修动态', ...reports, ...behind].join('\n');
}

async function headings(text: string): Promise<readonly string[]> {
  const { manuscript } = await imported(text);
  return manuscript.sections.map(({ heading }) => heading);
}

describe('places before their reports', () => {
  it.each([
    ['a colon', (place: string, report: string) => `${place}：${report}`],
    ['a half-width colon', (place: string, report: string) => `${place}: ${report}`],
    ['brackets', (place: string, report: string) => `【${place}】${report}`],
    ['a space', (place: string, report: string) => `${place}　${report}`],
  ])(
    'head chapters behind %s; the ledger has what was taken away, and nothing else',
    async (_, write) => {
      const { manuscript, source, files } = await imported(digest(write));
      expect(
        manuscript.sections.map(({ heading, label, region, paragraphs }) => [
          heading,
          label,
          region,
          paragraphs.map(({ text }) => text),
        ]),
      ).toEqual([
        ['北京', '北京', '110000', [REPORTS[0]]],
        ['天津', '天津', '120000', [REPORTS[1]]],
        ['河北', '河北', '130000', [REPORTS[2]]],
      ]);
      expect(new Set(manuscript.ledger.edits.map(({ rule }) => rule))).toEqual(
        new Set(['structure/run-in-label']),
      );
      expect(checkLedger(manuscript.ledger, [source], files)).toEqual([]);
    },
  );

  it.each([
    ['two provinces', [`北京：${REPORTS[0]}`, `河北：${REPORTS[2]}`]],
    [
      'a label of no place among them',
      [...PLACES.map((place, at) => `${place}：${REPORTS[at]}`), `专家提醒：${REPORTS[0]}`],
    ],
    [
      'one place twice',
      [...PLACES.map((place, at) => `${place}：${REPORTS[at]}`), `北京：${REPORTS[2]}`],
    ],
    [
      'a paragraph at the end that may be of no place',
      [...PLACES.map((place, at) => `${place}：${REPORTS[at]}`), '各地检修将在开春之前全部结束。'],
    ],
    [
      'sentences that speak to a place',
      [
        '北京：我来了。这是日记本第一页上的话，那时还没有见过长城。',
        '天津：你好。这是后来的事，在海河边上住了三年，看惯了船。',
        '河北：再见。那一年冬天离开了白洋淀边的老屋，再没有回去。',
      ],
    ],
    ['a forecast', ['北京：晴，5到12度。', '天津：多云，6到13度。', '河北：小雨，4到9度。']],
  ])('stay in their sentences where there are %s', async (_, lines) => {
    expect(await headings(['渡口冬季检修动态', ...lines].join('\n'))).toEqual(['渡口冬季检修动态']);
  });

  it('stay in their sentences where the text has headings', async () => {
    const text = `渡口冬季检修动态\n一、北方\n${digest((place, report) => `${place}：${report}`)
      .split('\n')
      .slice(1)
      .join('\n')}\n二、南方\n${REPORTS[0]}`;
    expect(await headings(text)).toEqual(['一、北方', '二、南方']);
  });

  it('stay where an editor decided so', async () => {
    const text = digest((place, report) => `${place}：${report}`);
    const line = { sha256: sha256(text.split('\n')[2] ?? ''), number: 3 };
    const decision = { rule: 'structure/run-in-label', line, take: 'as-is' } as const;
    const { manuscript } = await imported(`${text}\n山东：${REPORTS[0]}`, {
      decisions: [{ decision, place: {} }],
    });
    expect(
      manuscript.sections.map(({ heading, paragraphs }) => [heading, paragraphs.length]),
    ).toEqual([
      ['北京', 2],
      ['河北', 1],
      ['山东', 1],
    ]);
  });
});
