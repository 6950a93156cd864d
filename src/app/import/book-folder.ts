import { basename, join, resolve } from 'node:path';
import type { Nodes } from 'mdast';
import { parse as parseToml } from 'smol-toml';
import { visit } from 'unist-util-visit';
import { namesOf } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import { MARKDOWN_NAME } from '../../model/markdown/file-name.js';
import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { resolved } from '../../normalise/markdown-source/index.js';

/** A folder of Markdown files that are one book. */
export interface BookFolder {
  /** The title in the book's settings. */
  readonly title?: string;
  /** The folder as a whole. */
  readonly folder: string;
  /** The folder that places are below: the same, or one in it. */
  readonly root: string;
  /** The files in the book's order, by their places. */
  readonly places: readonly string[];
  /** The names that the list of chapters gives to the files, by their places. */
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists of chapters: of mdBook, HonKit and GitBook, of docsify. */
const LISTS = ['SUMMARY.md', 'summary.md', '_sidebar.md'];
/** The folders in which mdBook, HonKit and VuePress keep a book's text. */
const SOURCES = ['src', 'docs', 'book'];
/** Settings with the book's title. */
const SETTINGS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['book.toml', (text) => (parseToml(text) as { book?: unknown }).book],
  ['book.json', (text) => JSON.parse(text) as unknown],
];
/** Files that are about the folder rather than chapters of the book. */
const NOT_A_CHAPTER =
  /^(?:summary|_sidebar|_navbar|_coverpage|_footer|_404|license|licence|changelog|contributing|code_of_conduct)\.(?:md|markdown)$/i;
/** Files whose heading is a book's title where its settings give none. */
const README = ['README.md', 'readme.md', 'index.md'];
/** A title is no longer than this, in UTF-16 units. */
const LONGEST_TITLE = 60;
/** The depth to which folders are read. */
const DEEPEST = 6;

/**
 * The chapters of a book in a folder: in the order of its SUMMARY.md or _sidebar.md, else README and index first and the others
 * by their names. Throws InputError where the folder holds no Markdown.
 */
export function readBookFolder(folder: string): BookFolder {
  const outer = resolve(folder);
  const root = [outer, ...SOURCES.map((name) => join(outer, name))].find((one) =>
    LISTS.some((name) => kindWithin(outer, join(one, name)) === 'file'),
  );
  const text = (path: string) => new TextDecoder().decode(readWithin(outer, path));
  const list = LISTS.find((name) => kindWithin(outer, join(root ?? outer, name)) === 'file');
  const all = markdownBelow(root ?? outer, '');
  const title = bookTitle(outer, root ?? outer, text);
  if (root === undefined || list === undefined) {
    if (all.length === 0) throw new InputError([diagnose('io/no-markdown', { file: folder })]);
    const places = all.sort(byName);
    return { ...title, folder: outer, root: outer, places, names: new Map(), diagnostics: [] };
  }
  const names = listedFiles(text(join(root, list)));
  const listed = [...names.keys()];
  const places = listed.filter((place) => kindWithin(outer, join(root, place)) === 'file');
  const file = join(folder, list);
  const missing = listed.filter((place) => !places.includes(place));
  const unlisted = all.filter((place) => !places.includes(place));
  return {
    ...title,
    folder: outer,
    root,
    places,
    names: new Map([...names].filter(([, name]) => name !== '')),
    diagnostics: [
      ...missing.map((path) => diagnose('io/chapter-missing', { file }, { path })),
      ...(unlisted.length === 0
        ? []
        : [diagnose('io/chapter-unlisted', { file }, { paths: unlisted.join('、') })]),
    ],
  };
}

/** The Markdown files that a list of chapters links to, each with its name there; a link to a part of one names the part. */
function listedFiles(summary: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  visit(parseMarkdown(summary), (node: Nodes) => {
    if (node.type !== 'link' || /^[a-z][a-z0-9+.-]*:/i.test(node.url)) return;
    // docsify's own addresses begin at the book's root, some behind a number sign.
    const url = node.url.replace(/^(?:#(?=\/))?\//, '') || (node.url === '' ? '' : 'README.md');
    const place = resolved('SUMMARY.md', url.replace(/\/(?=$|#)/, '/README.md'));
    if (place === undefined || place === '.' || place === '') return;
    const file = MARKDOWN_NAME.test(place) ? place : `${place}.md`;
    const name = url.includes('#') ? '' : plainText(node).trim();
    places.set(file, places.get(file) || name);
  });
  return places;
}

function markdownBelow(root: string, below: string, depth = 0): string[] {
  return namesOf(join(root, below)).flatMap((name) => {
    if (/^[._]/.test(name) || name === 'node_modules') return [];
    const place = below === '' ? name : `${below}/${name}`;
    const kind = kindWithin(root, join(root, place));
    if (kind === 'folder') return depth < DEEPEST ? markdownBelow(root, place, depth + 1) : [];
    return kind === 'file' && MARKDOWN_NAME.test(name) && !NOT_A_CHAPTER.test(name) ? [place] : [];
  });
}

/** README and index first in their folder; numbers in names by their value. */
function byName(a: string, b: string): number {
  const key = (place: string) => place.replace(/(^|\/)(?:readme|index)\.(?:md|markdown)$/i, '$1');
  return key(a).localeCompare(key(b), 'zh-CN', { numeric: true });
}

/** The title that a book's settings give, else the first heading of its README. */
function bookTitle(
  folder: string,
  root: string,
  text: (path: string) => string,
): { readonly title?: string } {
  const settings = settingsTitle(folder, text);
  if (settings.title !== undefined) return settings;
  for (const path of [root, folder].flatMap((one) => README.map((name) => join(one, name)))) {
    if (kindWithin(folder, path) !== 'file') continue;
    const [first] = parseMarkdown(text(path)).children;
    if (first?.type !== 'heading' || first.depth !== 1) continue;
    const title = plainText(first).trim();
    if (title !== '' && title.length <= LONGEST_TITLE) return { title };
  }
  return {};
}

function settingsTitle(
  folder: string,
  text: (path: string) => string,
): { readonly title?: string } {
  for (const [name, parse] of SETTINGS) {
    const path = join(folder, name);
    if (kindWithin(folder, path) !== 'file') continue;
    try {
      const settings = parse(text(path));
      if (typeof settings !== 'object' || settings === null || !('title' in settings)) continue;
      const { title } = settings;
      if (typeof title === 'string' && title.trim() !== '') return { title: title.trim() };
    } catch {
      // Settings of another program that can't be read say nothing of the title.
    }
  }
  return {};
}

/** `河工旧事/` → 河工旧事: a book without a title takes the name of its folder. */
export function folderTitle(folder: string): string {
  return basename(resolve(folder));
}
