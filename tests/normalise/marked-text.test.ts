import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { cleanEdits } from '../../src/normalise/clean.js';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { docxBytes, paragraph, run } from '../inputs/docx-bytes.js';

/** The Markdown that an import makes of a source, and what its ledger's check finds. */
async function imported(name: string, bytes: Uint8Array) {
  const source = await readSource({ name, bytes });
  const manuscript = await prepareManuscript([source]);
  const files = manuscriptFiles(manuscript, { id: 'test' });
  const markdown = files.filter(({ path }) => path.endsWith('.md')).map(({ text }) => text);
  return {
    markdown: markdown.join('\n'),
    faults: checkLedger(
      manuscript.ledger,
      [source],
      files.filter(({ path }) => path !== 'ledger.json'),
    ),
  };
}

const TITLE = paragraph('河口早市', '<w:outlineLvl w:val="0"/>');
const PROSE = '清晨六点，早市已经亮起了灯，卖菜的老周把韭菜一捆一捆码好。';

describe('letters that are stored apart from their marks', () => {
  it('become one character each, by an edit', () => {
    expect(cleanEdits('caf' + 'e\u0301 与 hàn')).toEqual([
      { at: 3, from: 'e\u0301', to: 'é', rule: 'clean/composed' },
    ]);
  });
});

describe('markup inside a line of a page or a Word document', () => {
  it('is Markdown at its place, over the edits of punctuation, and the ledger balances', async () => {
    const body = `${TITLE}${paragraph(
      `${run('老周说:"今年')}${run('好', '<w:b/>')}${run('",面积120m')}${run('2', '<w:vertAlign w:val="superscript"/>')}${run(',第')}${run('th', '<w:vertAlign w:val="superscript"/>')}${run('号。')}`,
    )}${paragraph(PROSE)}`;
    const { markdown, faults } = await imported('a.docx', await docxBytes(body));
    expect(markdown).toContain('老周说：“今年**好**”，面积120m²，第<sup>th</sup>号。');
    expect(faults).toEqual([]);
  });

  it('links of a page stay, those inside its own site are text', async () => {
    const html = `<link rel="canonical" href="https://www.hekou.example.cn/1"><title>河口早市</title><h1>河口早市</h1><p>${PROSE}见<a href="https://example.org/a_b">公报</a>与<a href="https://m.hekou.example.cn/2">本站</a>，都在。</p>`;
    const { markdown, faults } = await imported('p.html', new TextEncoder().encode(html));
    expect(markdown).toContain('见[公报](https://example.org/a_b)与本站，都在。');
    expect(faults).toEqual([]);
  });

  it('code stays as it is between fences, and text that is set in pre is text', async () => {
    const code = '\nif (a, b):\n    x = "早市"  # 一, 二\n\n\tprint(x)\n';
    const html = `<title>河口早市</title><h1>河口早市</h1><p>${PROSE}</p><pre class="hl"><button>复制</button><code class="language-py">${code}</code></pre><pre>$ a\n  \`\`\`b\n</pre><p>，${PROSE}</p><pre>    ${PROSE}\n    他说:好。</pre>`;
    const { markdown, faults } = await imported('p.html', new TextEncoder().encode(html));
    const fenced = ['```', 'if (a, b):', '    x = "早市"  # 一, 二', '', '\tprint(x)', '```'];
    expect(markdown).toContain(
      `${PROSE}\n\n${fenced.join('\n')}\n\n\`\`\`\`\n$ a\n  \`\`\`b\n\`\`\`\`\n\n，${PROSE}\n\n${PROSE}\n\n他说：好。\n`,
    );
    expect(faults).toEqual([]);
  });

  it('a note stands behind its paragraph under its label; one without a reference is a paragraph', async () => {
    const body = `${TITLE}${paragraph(`${run(PROSE)}<w:r><w:footnoteReference w:id="2"/></w:r>`)}${paragraph(PROSE.replace('清晨', '傍晚'))}`;
    const footnotes = `<w:footnote w:id="2">${paragraph('见县志第三卷。')}</w:footnote>`;
    const { markdown, faults } = await imported('a.docx', await docxBytes(body, { footnotes }));
    expect(markdown).toContain(`${PROSE}[^1]\n\n[^1]: 见县志第三卷。\n`);
    expect(faults).toEqual([]);
  });
});
