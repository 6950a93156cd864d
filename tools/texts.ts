/**
 * npm run texts -- [--cases N] [--seed S] [--jobs N] | --case SEED: builds each edition and each source of the tests, and N
 * generated editions, in memory, and compares the text of every form of the book with the edition's. Every tenth generated
 * edition is built in all forms, the others in those that take little time. Exit status 1 where a text differs.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readEdition } from '../src/edition/read-edition.js';
import { generate } from './texts/generate.js';
import { ALL, generatedEdition, importedEdition, QUICK, renderer } from './texts/render.js';

const SOURCES = 'tests/fixtures/manuscripts';
/** The forms in which imported sources are compared. */
const IMPORTED = ['pdf', 'epub', 'txt', 'md'];
/** Of so many generated editions, one is built in all forms. */
const EACH = 10;

const args = process.argv.slice(2);
const number = (flag: string, preset: number) => {
  const at = args.indexOf(flag);
  return at < 0 ? preset : Number(args[at + 1]);
};
const jobs = number('--jobs', availableParallelism());
const one = number('--case', Number.NaN);
const [first, cases] = [number('--seed', 1), number('--cases', 2000)];

if (!Number.isNaN(one)) await showCase(one);
else if (args.includes('--part')) await part(number('--part', 0));
else await all();

/** Divides the work among processes. */
async function all(): Promise<void> {
  const file = fileURLToPath(import.meta.url);
  const ends = Array.from({ length: jobs }, (_, index) => {
    const given = ['--part', index, '--jobs', jobs, '--seed', first, '--cases', cases].map(String);
    const run = spawn(process.execPath, [file, ...given], { stdio: 'inherit' });
    return new Promise<number>((done) => run.once('close', (code) => done(code ?? 1)));
  });
  const failed = (await Promise.all(ends)).some((code) => code !== 0);
  console.log(`${cases} generated editions: ${failed ? 'texts differ' : 'every text is whole'}`);
  process.exitCode = failed ? 1 : 0;
}

/** Every `jobs`th of the editions. */
async function part(index: number): Promise<void> {
  const { templates, compare } = await renderer(process.cwd());
  const [booklet] = templates;
  const work: { name: string; run: () => Promise<readonly string[]> }[] = [];
  for (const path of ['content', 'tests/fixtures/editions'].flatMap(foldersIn)) {
    for (const template of templates) {
      const run = async () => compare((await readEdition(path)).edition, template, ALL);
      work.push({ name: `${path}, ${template.name}`, run });
    }
  }
  for (const name of readdirSync(SOURCES).filter((path) => /\.(?:txt|md|html|docx)$/.test(path))) {
    const bytes = readFileSync(`${SOURCES}/${name}`);
    const run = async () =>
      compare(await importedEdition(name, bytes), booklet as (typeof templates)[number], IMPORTED);
    work.push({ name, run });
  }
  for (let seed = first; seed < first + cases; seed++) {
    const template = templates[seed % templates.length] as (typeof templates)[number];
    const forms = seed % EACH === 0 ? ALL : QUICK;
    const run = () => compare(generatedEdition(seed), template, forms);
    work.push({ name: `--case ${seed}`, run });
  }
  for (const [at, { name, run }] of work.entries()) {
    if (at % jobs !== index) continue;
    for (const line of await run()) {
      process.exitCode = 1;
      console.log(`${name}: ${line}`);
    }
  }
}

/** Shows an edition's Markdown and what differs. */
async function showCase(seed: number): Promise<void> {
  const { templates, compare } = await renderer(process.cwd());
  const template = templates[seed % templates.length] as (typeof templates)[number];
  for (const { path, text } of generate(seed).files) console.log(`== ${path}\n${text}`);
  for (const line of await compare(generatedEdition(seed), template, ALL)) {
    process.exitCode = 1;
    console.log(line);
  }
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
}
