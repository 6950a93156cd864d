import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const run = (...args: string[]) => kanben(args, { cwd: folder });
const NAME = 'everything';
const edition = join(folder, 'content', NAME);
const made = join(folder, 'dist', NAME, `${NAME}.docx`);
const returned = join(folder, '处长改.docx');

beforeAll(() => {
  cpSync(join(root, 'tests/fixtures/editions', NAME), edition, { recursive: true });
  expect(run('build', edition, '--format', 'docx').status).toBe(0);
}, 120_000);

const texts = (of = edition) =>
  readdirSync(of)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(join(of, name), 'utf8')] as const);

/** Edits the Word file as an office does: by its document's XML. */
async function edit(change: (xml: string) => string): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(made));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  zip.file('word/document.xml', changed);
  writeFileSync(returned, await zip.generateAsync({ type: 'uint8array' }));
}

describe('a Word file that comes back to its edition', () => {
  it('is the same where it has what Word cannot keep, and one sentence is all that an edit changes there', async () => {
    const own = join(folder, 'content/languages');
    mkdirSync(own);
    writeFileSync(join(own, 'edition.yaml'), 'id: languages\ntitle: 语言\ndate: 2020-09-17\n');
    const text =
      '# 语言\n\n```js\nlet a;\n```\n\n第一句[^甲]。见[旁页](side.html)。第三句。\n\n- 甲\n\n[^甲]: 注文，见<https://example.org>。\n';
    writeFileSync(join(own, '01-a.md'), text);
    const word = join(folder, 'dist/languages/languages.docx');
    expect(run('build', own, '--format', 'docx').status).toBe(0);
    expect(run('import', word).stdout).toContain('the Word file is the same as the edition');
    const zip = await JSZip.loadAsync(readFileSync(word));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', xml.replace('第三句', '第三句改'));
    writeFileSync(word, await zip.generateAsync({ type: 'uint8array' }));
    expect(run('import', word, '--force').status).toBe(0);
    expect(readFileSync(join(own, '01-a.md'), 'utf8')).toBe(text.replace('第三句', '第三句改'));
  });

  it('changes nothing where nobody edited it', () => {
    const before = texts();
    const { status, stdout, stderr } = run('import', made);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('the Word file is the same as the edition');
    expect(texts()).toEqual(before);
  });

  it('shows what it changes, sentence by sentence, and writes nothing until --force takes it', async () => {
    await edit((xml) =>
      xml
        .replace('引文一段，', '引文两段，')
        // A tracked insertion counts, a tracked deletion does not stand any more.
        .replace(
          /<w:r>(?:(?!<w:r>).)*<w:t xml:space="preserve">条目二<\/w:t><\/w:r>/,
          '<w:del w:id="901" w:author="处长"><w:r><w:delText>条目二</w:delText></w:r></w:del><w:ins w:id="902" w:author="处长"><w:r><w:t>条目之二</w:t></w:r></w:ins>',
        ),
    );
    const before = texts();
    const shown = run('import', returned);
    expect(shown.status).toBe(1);
    expect(shown.stderr).toMatch(/1 sentence changed, 1 added, 1 removed.*io\/word-changes/);
    expect(shown.stdout).toContain('~ 引文一段，“内有引号”。\n      → 引文两段，“内有引号”。');
    expect(shown.stdout).toContain('- 条目二\n      + 条目之二');
    expect(texts()).toEqual(before);
    const value = JSON.parse(run('import', returned, '--json').stdout);
    expect([value.written, value.files]).toEqual([false, ['01-a.md']]);
    expect(value.changes[0].sentences).toContainEqual({ kind: 'removed', before: '条目二' });

    const taken = run('import', returned, '--force');
    expect(taken.status, taken.stderr).toBe(0);
    // Every other block stands as its editor wrote it; the list that changed is spaced anew.
    const [, text] = before.find(([name]) => name === '01-a.md') as readonly [string, string];
    const wanted = text
      .replace('引文一段，', '引文两段，')
      .replace('- 条目二', '- 条目之二')
      .replace('\n\n- [x]', '\n- [x]');
    expect(readFileSync(join(edition, '01-a.md'), 'utf8')).toBe(wanted);
    expect(texts().filter(([name]) => name !== '01-a.md')).toEqual(
      before.filter(([name]) => name !== '01-a.md'),
    );
    // The file that was made before the change has nothing of its own to say: the change stays.
    const older = run('import', made);
    expect([older.status, older.stderr]).toEqual([0, '']);
    for (const [name, whole] of before) writeFileSync(join(edition, name), whole);
  });

  it('is merged with what was changed in the edition since, and where both changed one sentence --take says which stands', async () => {
    const path = join(edition, '01-a.md');
    const before = readFileSync(path, 'utf8');
    const notes = join(edition, '99-new.md');
    writeFileSync(notes, '# 新添的一篇\n\n制成 Word 文档之后才写的。\n');
    const edited = before
      .replace('- 条目二', '- 条目之二（编者）')
      .replace('“内有引号”', '“里有引号”');
    expect(edited).not.toBe(before);
    writeFileSync(path, edited);
    await edit((xml) => xml.replace('引文一段，', '引文两段，'));
    const open = run('import', returned, '--force');
    expect(open.status).toBe(1);
    expect(open.stderr).toMatch(/01-a\.md:\d+.*里有引号.*内有引号.*io\/word-conflict/s);
    expect(readFileSync(path, 'utf8')).toBe(edited);
    const taken = run('import', returned, '--force', '--take', 'source');
    expect(taken.status, taken.stderr).toBe(0);
    expect(taken.stderr).toContain('io/word-settled');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('引文两段，“内有引号”。');
    expect(text).toContain('- 条目之二（编者）');
    expect(readFileSync(notes, 'utf8')).toContain('制成 Word 文档之后才写的。');
    rmSync(notes);
    writeFileSync(path, before);
  });

  it('gives the edition again where it stands nowhere yet, pictures and all that edition.yaml says', () => {
    const to = join(folder, 'elsewhere');
    const { status, stderr } = run('import', made, '--to', to);
    expect(status, stderr).toBe(0);
    const checked = run('check', join(to, NAME), '--json');
    expect(JSON.parse(checked.stdout).errors ?? 0, checked.stderr).toBe(0);
    expect(readFileSync(join(to, NAME, 'edition.yaml'), 'utf8')).toContain(
      'publisher: 中国质量报社',
    );
    const bare = (all: readonly (readonly [string, string])[]) =>
      all.map(([, text]) => text.replace(/[^\p{L}\p{N}]/gu, '')).join('');
    expect(bare(texts(join(to, NAME)))).toContain('立足五个定位提高监管效能');
    rmSync(to, { recursive: true });
  });
});
