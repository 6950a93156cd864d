import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/edition.js';

/** The documents for users, by their English form; `X.zh-CN.md` beside `X.md` is the Chinese one. */
const ENGLISH = [
  'README.md',
  'CHANGELOG.md',
  'fonts/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !name.endsWith('.zh-CN.md'))
    .map((name) => `docs/${name}`),
];
const chineseOf = (document: string) => document.replace(/\.md$/, '.zh-CN.md');
const read = (document: string) => readFileSync(join(root, document), 'utf8');

describe.each(ENGLISH)('%s', (english) => {
  const chinese = chineseOf(english);

  it('has a Chinese form, and each links the other', () => {
    expect(existsSync(join(root, chinese)), chinese).toBe(true);
    expect(linksOf(english)).toContain(chinese);
    expect(linksOf(chinese)).toContain(english);
  });

  it('has the same sections, code blocks and tables in Chinese', () => {
    expect(outlineOf(read(chinese))).toEqual(outlineOf(read(english)));
  });

  it('has the same links and pictures, to the Chinese form where there is one', () => {
    const wanted = linksOf(english)
      .filter((target) => target !== chinese)
      .map((target) => (ENGLISH.includes(target) ? chineseOf(target) : target));
    expect(linksOf(chinese).filter((target) => target !== english)).toEqual(wanted);
  });

  it('leads to files and headings that exist', () => {
    const broken = [english, chinese].flatMap((document) =>
      placesOf(document).filter(([file, heading]) => !exists(file, heading)),
    );
    expect(broken).toEqual([]);
  });
});

/** What a document is made of, in order: levels of headings, languages of code, columns and rows of tables. */
function outlineOf(text: string): readonly string[] {
  const outline: string[] = [];
  let fence = false;
  let rows = 0;
  for (const line of [...text.split('\n'), '']) {
    if (line.startsWith('```')) {
      fence = !fence;
      if (fence) outline.push(line);
      continue;
    }
    if (fence) continue;
    if (line.startsWith('|')) {
      rows += 1;
      continue;
    }
    if (rows > 0) outline.push(`table of ${rows} rows`);
    rows = 0;
    const heading = /^#+ /.exec(line);
    if (heading !== null) outline.push(heading[0].trim());
    if (/^\d+\. /.test(line)) outline.push('numbered item');
    if (line.startsWith('- ')) outline.push('item');
  }
  return outline;
}

/** Files and addresses that a document links or shows, in order. */
function linksOf(document: string): readonly string[] {
  return placesOf(document).map(([file]) => file);
}

function placesOf(document: string): readonly (readonly [string, string | undefined])[] {
  const text = read(document)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]+`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => {
    if (/^https?:/.test(target as string)) return [target as string, undefined] as const;
    const [path, heading] = (target as string).split('#', 2);
    const file = path === '' ? document : normalize(join(dirname(document), path as string));
    return [file, heading] as const;
  });
}

function exists(file: string, heading: string | undefined): boolean {
  if (/^https?:/.test(file)) return true;
  if (!existsSync(join(root, file))) return false;
  if (heading === undefined) return true;
  const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text]) => slug(text as string));
  return headings.includes(decodeURIComponent(heading));
}

/** GitHub's anchor of a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
