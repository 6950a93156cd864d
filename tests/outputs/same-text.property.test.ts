import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../src/edition/index.js';
import { composeBook } from '../../src/layout/index.js';
import { buildEpub } from '../../src/outputs/epub/index.js';
import { booklet, fonts } from '../support/edition.js';
import { filesOf, OPTIONS } from './epub/everything.js';

/** Characters that every face has; each leaf of a text has one of its own, so that no leaf can stand for another. */
const CHARACTERS = [
  ...'天地人山水火木金土日月星云风雨雪花草树鸟鱼虫马牛羊猪狗猫东西南北春夏秋冬红黄蓝白黑大小多少高低长短远近快慢新老左右前后上下里外早晚男女父母兄弟姐妹手足口目耳心头身',
];
/** How often a leaf has its character. */
const TIMES = 5;

/** A text with `#` for each leaf. */
const BLOCKS = [
  '#',
  '## #',
  '### #',
  '- #\n- #\n  1. #\n  2. #',
  '- [x] #\n- [ ] #',
  '> #\n>\n> - #',
  '| # | # |\n|---|---|\n| # | # | # | # |\n| # |\n| **#** <!-- x --> # | `#` |',
  '**#**，*#*，~~#~~，`#`，[#](https://example.org)',
  '```\n#\n```',
  '#[^%]\n\n[^%]: #',
  '#<br>#<sup>#</sup>，<ruby>#<rt>hàn</rt></ruby>',
  '<div>#</div>',
  '#\n: #',
  '#\\\n#',
];

const count = (text: string, character: string) => text.split(character).length - 1;

describe('the text of an edition', () => {
  it('is that of the EPUB and of the PDF, whatever blocks it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...BLOCKS), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.boolean(),
        async (divisions, oneStem) => {
          let next = 0;
          const leaf = () => (CHARACTERS[next++] ?? '').repeat(TIMES);
          const files = divisions.map((blocks, index) => {
            const text = ['# #', ...blocks]
              .join('\n\n')
              .replace(/(?<![#])#(?=[^# ]|$)|(?<=[# ])#(?=\n|$)/g, leaf)
              .replace(/%/g, () => String(next));
            const stem = oneStem ? '01-a' : `0${index + 1}-a`;
            return { path: `${stem}.${['md', 'MD', 'Md'][index]}`, text };
          });
          const yaml = { path: 'edition.yaml', text: 'title: 书名\n' };
          const { edition } = parseEdition(yaml, files, 'test');
          const book = composeBook(edition, booklet(), fonts, () => undefined);
          const print = book.pages
            .filter(({ kind }) => kind === 'text')
            .flatMap(({ items }) => items.map((item) => ('text' in item ? item.text : '')))
            .join('');
          const epub = await filesOf((await buildEpub(edition, booklet(), OPTIONS)).bytes);
          const spine = [...epub]
            .filter(([name]) => /\.xhtml$/.test(name) && !/nav|cover|colophon|toc/.test(name))
            .map(([, bytes]) => bodyText(Buffer.from(bytes).toString('utf8')))
            .join('');
          const written = files.map(({ text }) => text).join('');
          for (const character of CHARACTERS.slice(0, next)) {
            expect(count(written, character)).toBe(TIMES);
            expect(count(spine, character), `${character} in the EPUB of\n${written}`).toBe(TIMES);
            // A heading stands in the running heads as well.
            expect(
              count(print, character),
              `${character} in the PDF of\n${written}`,
            ).toBeGreaterThanOrEqual(TIMES);
          }
        },
      ),
      { numRuns: 150, interruptAfterTimeLimit: 20_000 },
    );
  }, 40_000);
});

function bodyText(xhtml: string): string {
  return xhtml.replace(/^[\s\S]*<body[^>]*>/, '').replace(/<[^>]*>/g, '');
}
