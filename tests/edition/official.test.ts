import { describe, expect, it } from 'vitest';
import { officialFaults, parseEdition } from '../../src/edition/index.js';

const TITLE = '江川市人民政府关于做好防汛工作的通知';

function faults(official: string, title = TITLE, more: readonly string[] = []) {
  const files = [`# ${title}\n\n正文。\n`, ...more].map((text, index) => ({
    path: `0${index + 1}-a.md`,
    text,
  }));
  const yaml = { path: 'edition.yaml', text: `title: 公文\nofficial:\n${official}` };
  const { edition, diagnostics, placeOf } = parseEdition(yaml, files, 'a');
  const all = [...diagnostics, ...officialFaults(edition, placeOf)];
  return all.map(({ ruleId, file, line }) => `${file}:${line} ${ruleId}`);
}

describe('an official document’s checks', () => {
  const sound = '  issuers: [江川市人民政府文件]\n  number: 江政发〔2026〕12号\n';

  it('find nothing in a sound one', () => {
    expect(faults(sound)).toEqual([]);
  });

  it.each(['江政发[2026]12号', '江政发〔26〕12号', '江政发〔2026〕012号', '江政发〔2026〕第12号'])(
    'report the number %s at its line',
    (number) => {
      expect(faults(`  issuers: [甲文件]\n  number: ${number}\n`)).toEqual([
        'edition.yaml:4 official/number-form',
      ]);
    },
  );

  it('report a title without kind, and one that says nothing of what it is about', () => {
    expect(faults(sound, '防汛工作安排')).toEqual(['01-a.md:1 official/kind']);
    expect(faults(sound, '江川市人民政府通知')).toEqual(['01-a.md:1 official/title-form']);
    expect(faults(sound, '关于经费的请示报告')[0]).toBe('01-a.md:1 official/kind');
  });

  it.each([
    '中国共产党江川市第九次代表大会关于市委报告的决议',
    '江川市人民政府关于表彰先进集体的决定',
    '中国共产党江川市第九届委员会第六次全体会议公报',
    '江川市人民政府公告',
    '江川市人民政府关于禁止燃放烟花爆竹的通告',
    '江川市人民政府关于促进就业的意见（试行）',
    '江川市人民政府印发《关于做好防汛工作的意见》的通知',
    '江川市人民政府办公室关于三月督查情况的通报',
    '江川市人民政府关于同意设立开发区的批复',
    '江川市人民政府关于提请审议城市管理条例的议案',
    '江川市住房和城乡建设局关于征求意见的复函',
  ])('find nothing in the title %s', (title) => {
    expect(faults(sound, title)).toEqual([]);
  });

  it('report a kind without the form that it has, and a mark that is another form’s', () => {
    for (const title of ['江川市人民政府令', '江川市人民政府常务会议纪要'])
      expect(faults(sound, title)).toEqual(['01-a.md:1 official/kind-form']);
    const number = '  number: 江建函〔2026〕7号\n';
    expect(faults(`  form: letter\n  issuers: [江川市住建局文件]\n${number}`)).toEqual([
      'edition.yaml:4 official/mark-form',
    ]);
    for (const form of ['order', 'minutes'])
      expect(faults(`  form: ${form}\n  issuers: [江川市人民政府]\n`, '会议')).toEqual([
        'edition.yaml:4 official/mark-form',
      ]);
    expect(faults('  form: order\n  issuers: [江川市人民政府令]\n', '江川市人民政府令')).toEqual(
      [],
    );
  });

  it('find nothing in the number of an announcement, which counts by the year', () => {
    const mark = '  issuers: [江川市自然资源局公告]\n  number: 2026年第14号\n';
    expect(faults(mark, '江川市自然资源局关于注销证书的公告')).toEqual([]);
    const notice = mark.replace('公告', '文件');
    expect(faults(notice, '江川市自然资源局关于注销证书的通知')).toEqual([
      'edition.yaml:4 official/number-form',
    ]);
  });

  it('report what a letter does not print', () => {
    const letter = '  form: letter\n  issuers: [江川市住建局]\n  number: 江建函〔2026〕7号\n';
    const title = '江川市住建局关于提供数据的函';
    expect(faults(`${letter}  printedBy: 办公室\n`, title)).toEqual([
      'edition.yaml:6 official/not-printed',
    ]);
  });

  it('report a request without addressee, with several, and with fewer signers than organs', () => {
    const request = '江川市水利局关于增加经费的请示';
    const signed = `${sound}  signers: [张三]\n`;
    expect(faults(signed, request)).toEqual(['edition.yaml:2 official/no-addressee']);
    for (const many of ['市发展改革委、市财政局：', '各区人民政府'])
      expect(faults(`${signed}  recipients: ${many}\n`, request)).toEqual([
        'edition.yaml:6 official/addressees',
      ]);
    expect(faults(`${signed}  recipients: 江川市人民政府：\n`, request)).toEqual([]);
    const joint = signed.replace('文件]', '文件, 江川市水利局]');
    expect(faults(`${joint}  recipients: 省人民政府\n`, request)).toEqual([
      'edition.yaml:5 official/few-signers',
    ]);
    expect(faults(signed)).toEqual(['edition.yaml:5 official/signer-not-upward']);
  });

  it('report attachments that are not there, and dates in characters', () => {
    expect(faults(`${sound}  attachments: [清单]\n`)).toEqual([
      'edition.yaml:5 official/attachments',
    ]);
    const appendix = '---\nrole: appendix\n---\n\n# 任务分解表\n\n略。\n';
    expect(faults(`${sound}  attachments: [清单]\n`, TITLE, [appendix])).toEqual([
      'edition.yaml:5 official/attachment-title',
    ]);
    expect(faults(`${sound}  attachments: [《任务分解表》]\n`, TITLE, [appendix])).toEqual([]);
    expect(faults(sound, `${TITLE}\n\n二〇二六年一月五日\n`)).toEqual([
      '01-a.md:3 official/date-in-figures',
    ]);
  });

  it('report a secret without copy number, and an upward document without signer', () => {
    expect(faults(`${sound}  secrecy: 机密\n`)).toEqual(['edition.yaml:5 official/no-copy-number']);
    expect(faults(`${sound}  recipients: 市政府\n`, '关于增加经费的请示')).toEqual([
      'edition.yaml:2 official/no-signer',
    ]);
  });

  it('report wrong values and keys with line and column', () => {
    expect(faults(`${sound}  copyNumber: 000012\n`)[0]).toBe('edition.yaml:5 edition/bad-value');
    expect(faults(`${sound}  sealed: yes\n`)[0]).toBe('edition.yaml:5 edition/unknown-key');
  });
});
