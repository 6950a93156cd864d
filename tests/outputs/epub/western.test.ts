import { expect, it } from 'vitest';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { filesOf, OPTIONS } from './everything.js';

it('emphasised Western words are in italics, and a long address may end a line behind its marks', async () => {
  const text =
    '# 甲\n\n*着重的字与emphasised words*，见 https://www.example.org/a-b/index.php?id=12&x=1 。\n';
  const { bytes } = await buildEpub(editionOf([text]), booklet(), OPTIONS);
  expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  const xhtml = (await filesOf(bytes)).get('01-a.xhtml') ?? '';
  expect(xhtml).toContain('<em>着重的字与<i>emphasised words</i></em>');
  const [, address = ''] = /<a href="[^"]*">(.*?)<\/a>/.exec(xhtml) ?? [];
  expect(address.replaceAll('<wbr/>', '')).toBe(
    'https://www.example.org/a-b/index.php?id=12&amp;x=1',
  );
  expect(address).toContain('example.<wbr/>org/<wbr/>a-<wbr/>b/<wbr/>index.<wbr/>php?<wbr/>id=');
});
