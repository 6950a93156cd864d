// law-score.ts FOLDER [--from N] [--count N] [--show]: takes laws written in Markdown in FOLDER (its subfolders too), in the
// order of the digests of their paths, strips the marks, imports them as plain text and compares the headings with those that had
// marks. --from skips so many laws, --count reads so many (600); --show prints the headings that are missing (-) and those that are
// none (+). The data set is LawRefBook/Laws; nothing of it lies in this repository.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../src/inputs/index.js';
import { manuscriptFiles, prepareManuscript } from '../src/normalise/index.js';

/** Folders of judgments and of packages, which are no laws. */
const NO_LAWS = /^(?:DLC|案例|scripts)\/|^[^/]*$/u;

const [folder = '', ...flags] = process.argv.slice(2);
const number = (flag: string, preset: number) =>
  flags.includes(flag) ? Number(flags[flags.indexOf(flag) + 1]) : preset;
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const solid = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** The law's headings behind its title, and its text without marks. */
function unmarked(text: string): { readonly headings: readonly string[]; readonly plain: string } {
  const lines = text.replace(/<!--.*?-->/gs, '').split(/\r?\n/);
  return {
    headings: lines.flatMap((line) => /^#{1,6}\s+(.*)$/.exec(line)?.[1] ?? []).slice(1),
    plain: lines.map((line) => line.replace(/^#{1,6}\s+/, '')).join('\n'),
  };
}

/** The headings that the import of the plain text found, the title aside. */
async function found(plain: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(plain);
  const manuscript = await prepareManuscript([await readSource({ name: 'law.txt', bytes })]);
  const texts = manuscriptFiles(manuscript, { id: 'law' }).filter(({ path }) =>
    path.endsWith('.md'),
  );
  return texts
    .flatMap(({ text }) =>
      text.split('\n').flatMap((line) => /^#{1,6} (.*)$/.exec(line)?.[1] ?? []),
    )
    .filter((heading) => solid(heading) !== solid(manuscript.metadata.title ?? ''));
}

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !NO_LAWS.test(path))
  .sort((a, b) => digest(a).localeCompare(digest(b)))
  .slice(number('--from', 0))
  .slice(0, number('--count', 600));
let right = 0;
for (const path of paths) {
  const { headings, plain } = unmarked(readFileSync(join(folder, path), 'utf8'));
  let got: readonly string[];
  try {
    got = await found(plain);
  } catch (error) {
    console.log(`${path}  refused: ${error instanceof Error ? error.message : error}`);
    continue;
  }
  const [wants, has] = [headings.map(solid), got.map(solid)];
  if (wants.join('\n') === has.join('\n')) {
    right++;
    continue;
  }
  console.log(path);
  if (!flags.includes('--show')) continue;
  for (const heading of headings) if (!has.includes(solid(heading))) console.log(`  - ${heading}`);
  for (const heading of got) if (!wants.includes(solid(heading))) console.log(`  + ${heading}`);
}
console.log(`${paths.length} laws: the headings of ${right} are right`);
