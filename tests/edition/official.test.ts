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
  });

  it('report attachments that are not there, and dates in characters', () => {
    expect(faults(`${sound}  attachments: [清单]\n`)).toEqual([
      'edition.yaml:5 official/attachments',
    ]);
    expect(faults(sound, `${TITLE}\n\n二〇二六年一月五日\n`)).toEqual([
      '01-a.md:3 official/date-in-figures',
    ]);
  });

  it('report a secret without copy number, and an upward document without signer', () => {
    expect(faults(`${sound}  secrecy: 机密\n`)).toEqual(['edition.yaml:5 official/no-copy-number']);
    expect(faults(sound, '关于增加经费的请示')).toEqual(['edition.yaml:2 official/no-signer']);
  });

  it('report wrong values and keys with line and column', () => {
    expect(faults(`${sound}  copyNumber: 000012\n`)[0]).toBe('edition.yaml:5 edition/bad-value');
    expect(faults(`${sound}  sealed: yes\n`)[0]).toBe('edition.yaml:5 edition/unknown-key');
  });
});
