import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { InputError } from '../../src/messages/diagnostic.js';

const PROSE =
  '清晨六点，河口镇的早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人。';
const MORE =
  '镇里今年把市场棚顶翻修了一遍，又添了四十个摊位，摊租三年不涨，附近六个村的菜都往这里送。';

async function read(html: string) {
  return readSource({ name: 'p.html', bytes: new TextEncoder().encode(html) });
}

/** The lines of the text itself. */
async function texts(html: string): Promise<readonly string[]> {
  const { lines } = await read(html);
  return lines.filter(({ markup }) => markup?.kind !== 'aside').map(({ text }) => text);
}

async function reasons(html: string): Promise<ReadonlyMap<string, string | undefined>> {
  const { lines } = await read(html);
  return new Map(lines.map(({ text, markup }) => [text, markup?.reason]));
}

describe('the text of a page is what a browser shows', () => {
  it('behind an early end of the page, in paragraphs inside spans, and in lines parted by br', async () => {
    expect(
      await texts(
        `<body><div>页头</div></html><div class="t"><span><p>${PROSE}</p></span>城关<br><br>${MORE}<br>乡镇</div>`,
      ),
    ).toEqual([PROSE, '城关', MORE, '乡镇']);
  });

  it('with the numbers of ordered lists, and indices as characters', async () => {
    expect(
      await texts(
        `<p>${PROSE}</p><ol start="3"><li>面积 120 m<sup>2</sup>，水是 H<sub>2</sub>O。<li>第二条。</ol><ol type="a"><li>甲。</ol>`,
      ),
    ).toEqual([PROSE, '3. 面积 120 m²，水是 H₂O。', '4. 第二条。', 'a. 甲。']);
  });

  it('with links that lead out and bold words at their places', async () => {
    const { lines } = await read(
      `<p>${PROSE}详见<a href="https://example.org/a?b=1">公报</a>，<b>务必</b>核对。</p>`,
    );
    const at = PROSE.length;
    expect(lines[0]?.spans).toEqual([
      { kind: 'link', from: at + 2, to: at + 4, target: 'https://example.org/a?b=1' },
      { kind: 'strong', from: at + 5, to: at + 7 },
    ]);
  });

  it('with a value that is a link beside its label', async () => {
    const row = (cells: readonly string[]) => `<tr><td>${cells.join('</td><td>')}</td></tr>`;
    const link = '<a href="/x">河口县</a>';
    const box = `<table role="presentation"><tr><td colspan="2">${MORE}</td></tr>${row(['籍贯', link])}${row(['·', link.replace('县', '新闻')])}</table>`;
    expect(await texts(`<div><p>${PROSE}</p>${box}<p>${MORE}</p></div>`)).toEqual([
      PROSE,
      MORE,
      '籍贯',
      '河口县',
      '·',
      MORE,
    ]);
  });

  it('with tables of data as rows, though their cells have paragraphs, and others as text', async () => {
    const data =
      '<table><tr><th rowspan="2"><p>县</p></th><th colspan="2"><p>产量</p></th></tr><tr><td>去年</td><td><p>今|年</p></td></tr><tr><td>甲</td><td>1<br>约</td><td>*2*&lt;!-- --&gt;</td></tr></table>';
    const layout = `<table><tr><td>${PROSE}${MORE}${MORE}${MORE}</td></tr><tr><td>尾</td></tr></table>`;
    expect((await texts(`<p>${PROSE}</p>${data}<p>${MORE}</p>`)).slice(1, 4)).toEqual([
      '| 县 | 产量 ||',
      '| ^^ | 去年 | 今\\|年 |',
      '| 甲 | 1<br>约 | \\*2\\*\\<!-- --> |',
    ]);
    expect((await texts(layout))[0]).toMatch(/^清晨/);
  });
});

describe('what stands beside the text leaves with a reason', () => {
  const page = `<title>早市添摊位_要闻_河口网</title><div class="nav"><a href="/">首页</a> <a href="/a">要闻</a></div>
    <h1>早市添摊位</h1><div><span>2021-04-09 来源：河口网</span> <a href="#">QQ空间</a></div>
    <div class="share-bar">分享到 微信</div><div id="content"><p>${PROSE}</p><p>${MORE}</p></div>
    <div class="comment-list"><p>写得好，说的都是实话，我们镇上就是这样的。</p></div>
    <div><a href="/1">河口办起灯会</a><a href="/2">石桥新修牲口市</a></div><footer>版权所有</footer>`;

  it('by what its part of the page is named, and by its links', async () => {
    const found = await reasons(page);
    expect(found.get('首页 要闻')).toBe('menu');
    expect(found.get('分享到 微信')).toBe('share');
    expect(found.get('写得好，说的都是实话，我们镇上就是这样的。')).toBe('comments');
    expect(found.get('河口办起灯会石桥新修牲口市')).toBe('links');
    expect(found.get('版权所有')).toBe('footer');
    expect(found.get(PROSE)).toBeUndefined();
  });

  it('but for the title, and date and source, which stand apart from the tools behind them', async () => {
    const { lines } = await read(page);
    expect(lines.find(({ text }) => text === '早市添摊位')?.markup).toEqual({
      kind: 'heading',
      level: 1,
    });
    expect(lines.map(({ text }) => text)).toContain('2021-04-09 来源：河口网');
  });

  it('even where nearly all text lies in a part named like furniture, that is the text', async () => {
    const found = await reasons(`<div class="related-box"><p>${PROSE}</p><p>${MORE}</p></div>`);
    expect(found.get(PROSE)).toBeUndefined();
  });

  it('hidden text is no text, and prose in a part named like furniture is reported', async () => {
    const found = await read(
      `<div id="content">${`<p>${PROSE}</p>`.repeat(4)}</div><p style="display: none">暗文。</p><div class="sidebar"><p>${MORE}${MORE}</p></div>`,
    );
    expect(found.lines.find(({ text }) => text === '暗文。')?.markup?.reason).toBe('hidden');
    expect(found.diagnostics?.map(({ ruleId }) => ruleId)).toEqual(['source/furniture']);
  });

  it('hidden words inside a line and the words of a drawing are set aside; a formula is text, once', async () => {
    const katex =
      '<span class="katex-mathml"><math><mi>面积</mi></math></span><span class="katex-html">面积</span>';
    const page = `<p>${PROSE}</p><p>看<span style="display:none">暗</span>得见，<math><mi>x</mi><mo>=</mo><mn>1</mn></math>。</p><svg><title>题</title><text>图中字</text></svg><p>${katex}不小。</p><p>${MORE}</p>`;
    expect(await texts(page)).toEqual([PROSE, '看得见，x=1。', '面积不小。', MORE]);
    const why = await reasons(page);
    expect([why.get('暗'), why.get('图中字')]).toEqual(['hidden', 'drawing']);
  });
});

describe('headings and pictures', () => {
  it('a bold sentence, a caption and a credit are no headings, a bold line without a stop is', async () => {
    const bold = [
      '河口的早市，又热起来了。',
      '早市一角（视频截图）',
      '责任编辑：张平',
      '钱从哪里来',
    ];
    const { lines } = await read(
      bold.map((text) => `<p><b>${text}</b></p><p>${PROSE}</p>`).join(''),
    );
    expect(
      bold.map((text) => lines.find((line) => line.text === text)?.markup?.kind ?? 'text'),
    ).toEqual(['text', 'text', 'text', 'bold']);
  });

  it('where no line shows the title, it is what the head declares, without the name of the site', async () => {
    const [first] = (
      await read(`<title>早市添摊位 - 河口新闻网</title><p>${PROSE}</p><p>${MORE}</p>`)
    ).lines;
    expect(first).toMatchObject({ text: '早市添摊位', markup: { kind: 'heading', level: 1 } });
  });

  it('a picture whose address stands in a set, or that has words alone, is reported', async () => {
    const place = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    const source = await read(
      `<p>${PROSE}</p><p><img src="${place}" data-srcset="c.jpg 2x" alt="灯"></p><picture><source srcset="d.webp 1x"><img src="${place}" alt="摊"></picture><p>${MORE}</p><img src="${place}" alt="秤"><img src="${place}" alt="">`,
    );
    expect(source.diagnostics?.map(({ values }) => values.picture)).toEqual([
      '灯（c.jpg）',
      '摊（d.webp）',
      '秤',
    ]);
  });

  it('a picture that comes late or from elsewhere is reported by its address, a saved one is a file', async () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const source = await readSource({
      name: 'p.html',
      bytes: Buffer.from(
        `<p>${PROSE}</p><p><img data-src="https://example.org/1.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="灯"></p><p>${MORE}</p><p><img src="p_files/2.png" alt="摊"></p><p>${MORE}</p>`,
      ),
      beside: (address) => (address === 'p_files/2.png' ? png : undefined),
    });
    expect(source.diagnostics?.map(({ values }) => values.picture)).toEqual([
      '灯（https://example.org/1.jpg）',
    ]);
    expect(source.lines.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^!\[摊\]\(source\/p\.html-[\da-f]{8}\.png\)$/),
    );
    expect(source.files.at(-1)?.name).toMatch(/^p\.html-[\da-f]{8}\.png$/);
  });
});

describe('a page is read in the encoding of its bytes', () => {
  it('though it declares another', async () => {
    const source = await read(`<meta charset="gb2312"><p>${PROSE}</p>`);
    expect(source.lines[0]?.text).toBe(PROSE);
    expect(source.diagnostics?.map(({ ruleId }) => ruleId)).toEqual(['encoding/declared']);
  });
});

describe('a page that nests or repeats without end', () => {
  it.each([
    ['2,000 nested div', `${'<div>'.repeat(2000)}${PROSE}`],
    ['40,000 paragraphs', `<p>${PROSE.slice(0, 20)}</p>`.repeat(40_000)],
  ])('is read: %s', async (_, html) => {
    expect((await read(html)).lines[0]?.text).toContain('清晨六点');
  });

  it.each([
    ['20,000 b', '\n<b>'.repeat(20_000) + PROSE],
    [
      'formatting opened anew for each block',
      `<div>${Array.from({ length: 2000 }, (_, id) => `<b id=${id}>`).join('')}</div>${'<div>x</div>'.repeat(9000)}`,
    ],
  ])('is refused in one line: %s', async (_, html) => {
    await expect(read(html)).rejects.toThrow(InputError);
  });

  it.each(['', ' ', '<html></html>', '<!-- -->'])(
    'and an empty one as empty: “%s”',
    async (html) => {
      await expect(read(html)).rejects.toMatchObject({ diagnostics: [{ ruleId: 'source/empty' }] });
    },
  );
});

describe('the title of a page', () => {
  const head = '<title>渡口_江州百科</title>';
  const body = `<p>${PROSE}</p><p>${MORE}</p>`.repeat(4);

  async function title(html: string) {
    const { lines } = await read(html);
    const line = lines.find(({ markup }) => markup?.kind === 'heading' && markup.level === 1);
    return line?.text;
  }

  it('is a heading over two lines as a whole, but for what is information', async () => {
    const page = (heading: string) => `<title>早市 添摊位</title><h1>${heading}</h1>${body}`;
    expect(await title(page('早市<br>添摊位'))).toBe('早市 添摊位');
    expect(await texts(page('早市添摊位<br>2021-03-02 09:00'))).toContain('2021-03-02 09:00');
  });

  it('is the only heading of its level though a notice of the site stands above it', async () => {
    const notice = '声明：词条人人可编辑，创建和修改均免费，请勿上当受骗。';
    const page = `${head}<div><p>${notice}</p></div><div><h1>渡口</h1>${body}</div>`;
    expect(await title(page)).toBe('渡口');
    expect((await reasons(page)).get(notice)).toBe('above');
  });

  it('is no heading in the middle of a text', async () => {
    const page = `${head}<div>${body}<h1>渡口</h1>${body}</div>`;
    expect((await reasons(page)).get(PROSE)).toBeUndefined();
  });
});
