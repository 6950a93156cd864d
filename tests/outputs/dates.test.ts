import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderEdition } from '../../src/app/render-edition.js';
import { extractText } from '../../src/proof/read/index.js';
import { scratch } from '../app/scratch.js';
import { unzip } from './epub/unzip.js';

const FORMATS = ['pdf', 'epub', 'docx', 'web', 'html', 'txt'];

/** The dates that a reader of the file sees: without markup, metadata and data for machines. */
async function datesIn(format: string, bytes: Uint8Array): Promise<readonly string[]> {
  const raw = new TextDecoder().decode(bytes);
  const texts =
    format === 'pdf'
      ? await extractText(bytes)
      : format === 'epub' || format === 'docx'
        ? (await unzip(bytes)).flatMap(({ name, text }) =>
            /\.xhtml$|^word\/document\.xml$/.test(name) ? [text] : [],
          )
        : [raw];
  const text = texts
    .join('\n')
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/[ \u00a0\u202f]/g, ' ');
  return text.match(/\d{4}-\d\d-\d\d|2020\s?年\s?9\s?月\s?17\s?日|17\s+September\s+2020/g) ?? [];
}

describe('a date is printed as the reader of the book writes it, in every output', () => {
  const folder = scratch();
  it.each([
    ['zh-CN', '2020年9月17日'],
    ['zh-TW', '2020年9月17日'],
    ['en', '17September2020'],
  ])('%s', async (language, printed) => {
    const path = join(folder, `${language}.md`);
    writeFileSync(
      path,
      `---\ntitle: 书名\nlanguage: ${language}\ndate: 2020-09-17\nsource: {name: 某报, date: 2020-09-17}\n---\n\n# 甲\n\n正文。\n`,
    );
    const { rendered } = await renderEdition(path, { formats: FORMATS });
    for (const { output, files } of rendered) {
      const found = await Promise.all(
        files.files
          .filter(({ path: file }) => /\.(?:pdf|epub|docx|html|txt)$/.test(file))
          .map(({ bytes }) => datesIn(output.name, bytes)),
      );
      const dates = new Set(found.flat().map((one) => one.replace(/\s/g, '')));
      expect([output.name, [...dates]]).toEqual([output.name, [printed]]);
    }
  });
});
