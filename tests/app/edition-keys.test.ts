import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildMemory } from '../../src/app/build-memory.js';
import { renderEdition } from '../../src/app/render-edition.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { DivisionSchema, EditionSchema } from '../../src/model/edition-schema.js';
import { PNG } from '../support/edition.js';
import { type KeyPath, type Leaf, leavesOf, valueAt } from '../support/schema-walk.js';
import { scratch } from './scratch.js';

/*
 * Every key of edition.yaml and of a chapter's front matter changes an output: the test walks the schemas themselves, so
 * that a key that nothing obeys fails here on the day when it is added.
 */

type Data = Readonly<Record<string, unknown>>;

const BOOK: Data = {
  id: 'probe',
  title: '书名',
  date: '2020-09-17',
  series: { name: '丛书' },
};
const BRIEFING: Data = {
  ...BOOK,
  template: 'briefing',
  masthead: { name: '简报', issue: '1', unit: '某办', date: '2020-09-17' },
  tail: { report: '甲', copies: 5 },
};
const OFFICIAL: Data = {
  ...BOOK,
  template: 'gongwen',
  official: {
    issuers: ['某局'],
    number: '某发〔2020〕1号',
    date: '2020-09-17',
    copyNumber: '000003',
    secrecy: '秘密',
    recipients: '各科：',
    printedBy: '某局办公室',
    printedOn: '2020-09-18',
  },
};

/** Values of keys that take no other text; any text does for the rest. */
const VALUES: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['id', ['other-id']],
  ['language', ['en']],
  ['identifier', ['ISBN 978-7-5141-0001-6']],
  ['creators', [['张三']]],
  ['subjects', [['经济']]],
  ['template', ['large-print']],
  ['cover.image', ['pic.png']],
  ['glyphs', [{ 某: 'pic.png' }]],
  ['cover.color', ['#00aa00']],
  ['source.url', ['https://example.org/']],
  ['official.copyNumber', ['000001']],
  ['official.secrecyTerm', ['1年']],
  ['official.number', ['某发〔2021〕2号']],
  ['masthead.issue', ['2']],
  ['masthead.totalIssue', ['12']],
  // A code that is not the label's is reported.
  ['region', ['310000']],
]);

function valuesOf({ path, type, options }: Leaf): readonly unknown[] {
  const key = path.at(-1) ?? '';
  const given = VALUES.get(path.join('.'));
  if (given !== undefined) return given;
  if (type === 'picklist') return options;
  if (type === 'boolean') return [true, false];
  if (type === 'number') return [7];
  if (type === 'array') return [['某甲']];
  return /date|printedOn/.test(key) ? ['2021-03-04'] : ['另一文字'];
}

const dataOf = ([first]: KeyPath): Data =>
  first === 'official'
    ? OFFICIAL
    : first === 'masthead' || first === 'tail'
      ? BRIEFING
      : first === 'source'
        ? { ...BOOK, source: { name: '某报' } }
        : first === 'cover'
          ? { ...BOOK, cover: { design: 'band' } }
          : BOOK;

const isMap = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const entries = Object.entries(over).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...Object.fromEntries(entries) };
}

const folder = scratch();
const memory = new BuildMemory();
let count = 0;

/** The bytes of an output of an edition with these metadata and this front matter, by the outputs' names. */
function outputsOf(metadata: unknown, front: Data, body = BODY, template?: string) {
  const path = join(folder, String(count++), 'probe');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'edition.yaml'), JSON.stringify(metadata));
  writeFileSync(join(path, 'pic.png'), PNG);
  writeFileSync(join(path, '01-a.md'), `---\n${JSON.stringify(front)}\n---\n${body}`);
  writeFileSync(join(path, '02-b.md'), '# 乙\n\n正文。\n');
  const outputs = new Map<string, Promise<string>>();
  const render = async (format: string) => {
    const chosen = template === undefined ? {} : { template };
    const options = { formats: [format], memory, allowClassified: true, ...chosen };
    const { rendered, diagnostics } = await renderEdition(path, options);
    const files = rendered.flatMap(({ files }) => files.files);
    return JSON.stringify([
      files.map((file) => [file.path, Buffer.from(file.bytes).toString('base64')]),
      diagnostics.map(({ ruleId }) => ruleId),
    ]);
  };
  return (format: string) => {
    const bytes = outputs.get(format) ?? render(format);
    outputs.set(format, bytes);
    return bytes;
  };
}

const BODY = '# 关于某事的通知\n\n正文。\n';

/** A template that prints the facts of the edition. */
function withColophon(): string {
  const path = join(folder, 'with-colophon');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'template.yaml'), 'extends: booklet\ncolophonPage: end\n');
  return path;
}

const FORMATS = ['epub', 'pdf'];

/** Whether two editions give different outputs. A value that is refused shows nothing. */
async function differ(
  one: ReturnType<typeof outputsOf>,
  other: ReturnType<typeof outputsOf>,
): Promise<boolean> {
  try {
    for (const format of FORMATS) if ((await one(format)) !== (await other(format))) return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return false;
}

const plain = new Map<string, ReturnType<typeof outputsOf>>();

async function idleKeys(leaves: readonly Leaf[]): Promise<readonly string[]> {
  const idle: string[] = [];
  for (const leaf of leaves) {
    const data = dataOf(leaf.path);
    const template = leaf.path[0] === 'cip' ? withColophon() : undefined;
    const key = JSON.stringify([data, template]);
    const before = plain.get(key) ?? outputsOf(data, {}, BODY, template);
    plain.set(key, before);
    await before('epub');
    let shown = false;
    for (const value of valuesOf(leaf)) {
      const metadata = merged(data, valueAt(leaf.path, value));
      shown ||= await differ(before, outputsOf(metadata, {}, BODY, template));
    }
    if (!shown) idle.push(leaf.path.join('.'));
  }
  return idle;
}

describe('every key of edition.yaml changes an output', () => {
  const leaves = leavesOf(EditionSchema);
  const parts = [...new Set(leaves.map(({ path }) => path[0] ?? ''))];
  it.each(parts)(
    '%s',
    async (part) => {
      expect(await idleKeys(leaves.filter(({ path }) => path[0] === part))).toEqual([]);
    },
    120_000,
  );
});

/** What a key needs beside it: a text without a heading, a title too long for the running head, the region's name. */
const FRONTS: ReadonlyMap<string, readonly [Data, string]> = new Map<
  string,
  readonly [Data, string]
>([
  ['heading', [{ heading: '旧题' }, '正文。\n']],
  ['label', [{}, `# ${'很长的题目'.repeat(9)}\n\n${'正文一段。\n\n'.repeat(80)}`]],
  ['region', [{ label: '北京', region: '110000' }, BODY]],
]);

describe('every key of a chapter’s front matter changes an output', () => {
  it.each(leavesOf(DivisionSchema).map((leaf) => [leaf.path.join('.'), leaf] as const))(
    '%s',
    async (key, leaf) => {
      const [front, body] = FRONTS.get(key) ?? [{}, BODY];
      const before = outputsOf(BOOK, front, body);
      const changed = await Promise.all(
        valuesOf(leaf).map((value) =>
          differ(before, outputsOf(BOOK, { ...front, [key]: value }, body)),
        ),
      );
      expect(changed).toContain(true);
    },
    60_000,
  );
});
