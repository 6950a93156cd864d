import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import type { BuildMemory } from '../../src/index.js';
import type { Kanben } from './kanben.js';
import { changesOf, mutated } from './mutate.js';
import type { Seeds } from './seeds.js';

/** One kind of case: which file is mutated, and what is then done with it in a folder of the case's own. */
interface Kind {
  readonly name: string;
  /** How many of a hundred cases are of it, about. */
  readonly weight: number;
  readonly run: (context: Context) => Promise<void>;
}

interface Context {
  readonly kanben: Kanben;
  readonly seeds: Seeds;
  /** The case's folder. */
  readonly folder: string;
  /** A number that is always the same for the case. */
  readonly seed: number;
  /** Fonts and templates that other cases have read. */
  readonly memory: BuildMemory;
}

const KINDS: readonly Kind[] = [
  { name: 'txt', weight: 22, run: (context) => importing(context, /\.txt$/, true) },
  { name: 'md', weight: 8, run: (context) => importing(context, /\.md$/, true) },
  { name: 'html', weight: 10, run: (context) => importing(context, /\.html$/, false) },
  { name: 'docx', weight: 6, run: (context) => importing(context, /\.docx$/, false) },
  { name: 'edition.yaml', weight: 10, run: (context) => building(context, EDITION_YAML) },
  { name: 'chapter', weight: 9, run: (context) => building(context, CHAPTER) },
  { name: 'picture', weight: 8, run: picture },
  { name: 'template.yaml', weight: 5, run: (context) => building(context, 'mine/template.yaml') },
  { name: 'epub.css', weight: 1, run: (context) => building(context, 'mine/epub.css') },
  { name: 'fonts.yaml', weight: 3, run: (context) => fonts(context, 'fonts/fonts.yaml') },
  { name: 'ttf', weight: 4, run: (context) => fonts(context, 'fonts/own.ttf') },
  { name: 'ledger.json', weight: 3, run: ledger },
  { name: 'decisions.yaml', weight: 2, run: (context) => again(context, 'decisions.yaml') },
  { name: 'style.yaml', weight: 2, run: (context) => again(context, 'style.yaml') },
  { name: 'pdf', weight: 4, run: imposing },
  { name: 'epub', weight: 2, run: (context) => checking(context, 'small.epub') },
  { name: 'ofd', weight: 2, run: (context) => checking(context, 'small.ofd') },
  { name: 'docx output', weight: 2, run: (context) => checking(context, 'small.docx') },
  { name: 'build.json', weight: 2, run: cataloguing },
  { name: 'manifest', weight: 2, run: manifest },
  { name: 'store', weight: 6, run: archive },
];

/** The kind of the case: spread by the seed. */
export function kindOf(seed: number): Kind {
  const whole = KINDS.reduce((sum, { weight }) => sum + weight, 0);
  let rest = (Math.imul(seed, 2654435761) >>> 0) % whole;
  for (const kind of KINDS) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  return KINDS[0] as Kind;
}

/** A source is imported, and what comes of every twelfth is built. */
async function importing(
  { kanben, seeds, folder, seed, memory }: Context,
  pattern: RegExp,
  mayBuild: boolean,
): Promise<void> {
  const { name, bytes } = chosen(
    seeds.sources.filter(({ name }) => pattern.test(name)),
    seed,
  );
  const source = join(folder, name);
  const inside = name.endsWith('.docx') && seed % 3 > 0;
  writeFileSync(source, inside ? await inPackage(bytes, seed) : mutated(bytes, changesOf(seed)));
  const { path } = await kanben.importSource([source], { to: join(folder, 'content'), memory });
  if (mayBuild && seed % 12 === 0) {
    await kanben.buildEdition(path, { to: join(folder, 'dist'), formats: formatsOf(seed), memory });
  }
}

/** An archive of XML in which one part, and not the archive itself, is mutated. */
async function inPackage(bytes: Uint8Array, seed: number): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => /\.(?:xml|xhtml|opf|rels)$/.test(name));
  const name =
    names.includes('word/document.xml') && seed % 2 === 0
      ? 'word/document.xml'
      : chosen(names, seed);
  const part = await zip.file(name)?.async('uint8array');
  zip.file(name, mutated(part ?? new Uint8Array(), changesOf(seed)));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const EDITION = 'content/small';
const EDITION_YAML = `${EDITION}/edition.yaml`;
const CHAPTER = `${EDITION}/01-a.md`;
const PICTURE = `${EDITION}/pic.png`;

/** A file of a small edition or its template is mutated, and the edition built. */
async function building(context: Context, path: string): Promise<void> {
  const { seeds, seed, folder } = context;
  const own = path.startsWith('mine');
  layFolders(context, own ? [EDITION, 'mine'] : [EDITION]);
  const chapters = seeds.sources.filter(({ name }) => name.endsWith('.md'));
  const bytes =
    path === CHAPTER && seed % 2 === 0
      ? chosen(chapters, seed).bytes
      : readFileSync(join(seeds.project, path));
  writeFileSync(join(folder, path), mutated(bytes, changesOf(seed)));
  await buildSmall(context, own ? { template: join(folder, 'mine') } : {});
}

/** A picture of some kind takes the place of the edition's; its kind is read from its bytes. */
async function picture(context: Context): Promise<void> {
  const { seeds, seed, folder } = context;
  layFolders(context, [EDITION]);
  const { bytes } = chosen(seeds.pictures, seed);
  writeFileSync(join(folder, PICTURE), mutated(bytes, changesOf(seed)));
  await buildSmall(context, {});
}

async function buildSmall(context: Context, options: { template?: string }): Promise<void> {
  const { kanben, folder, seed, memory } = context;
  await kanben.buildEdition(join(folder, EDITION), {
    to: join(folder, 'dist'),
    formats: formatsOf(seed),
    memory,
    ...options,
  });
}

/** A catalogue of fonts or a font of the project's is mutated, and an edition built that is set in it. */
async function fonts(context: Context, path: string): Promise<void> {
  const { kanben, folder, memory } = context;
  lay(context, [EDITION, 'fonts'], path);
  process.chdir(folder);
  try {
    await kanben.buildEdition(EDITION, { to: 'dist', formats: ['pdf'], memory });
  } finally {
    process.chdir('/');
  }
}

async function ledger(context: Context): Promise<void> {
  const { kanben, folder } = context;
  lay(context, ['content/imported'], 'content/imported/ledger.json');
  await kanben.checkPath(join(folder, 'content/imported'));
}

/** A file that an import obeys is mutated, and the edition imported again. */
async function again(context: Context, name: string): Promise<void> {
  const { kanben, folder, seeds, memory } = context;
  lay(context, ['content/imported'], `content/imported/${name}`);
  const source = join(seeds.project, 'source.txt');
  const to = join(folder, 'content');
  await kanben.importSource([source], { to, id: 'imported', memory });
}

async function imposing(context: Context): Promise<void> {
  const { kanben, folder, seed } = context;
  lay(context, ['dist/small'], 'dist/small/small.pdf');
  const file = join(folder, 'dist/small/small.pdf');
  if (seed % 3 === 0) await kanben.checkPath(file);
  else await kanben.imposeFile(file, { to: join(folder, 'sheets.pdf') });
}

/** A finished file is mutated, in every second case inside its archive, and checked. */
async function checking({ kanben, folder, seed, seeds }: Context, name: string): Promise<void> {
  const bytes = readFileSync(join(seeds.project, 'dist/small', name));
  const file = join(folder, name);
  writeFileSync(
    file,
    seed % 2 === 0 ? await inPackage(bytes, seed) : mutated(bytes, changesOf(seed)),
  );
  await kanben.checkPath(file);
}

async function cataloguing(context: Context): Promise<void> {
  const name = chosen(['build.json', 'small.epub', 'cover.png'], context.seed);
  lay(context, ['dist'], `dist/small/${name}`);
  const to = join(context.folder, 'dist');
  await context.kanben.writeCatalog({ to, title: '书目', language: 'zh' });
}

async function manifest(context: Context): Promise<void> {
  const name = chosen(['jobs.jsonl', 'jobs.csv'], context.seed);
  lay(context, [], name);
  await context.kanben.jobsNamed([join(context.folder, name)]);
}

async function archive(context: Context): Promise<void> {
  const { kanben, folder, seed, seeds } = context;
  const store = join(seeds.project, 'store');
  const files = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /json|sha512|0=|\.md$|yaml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(seeds.project.length + 1))
    .sort();
  lay(context, ['store'], chosen(files, seed));
  const place = join(folder, 'store');
  const steps = [
    () => kanben.listStore(place),
    () => kanben.verifyStore(place),
    () => kanben.restoreVersion(place, 'small', join(folder, 'restored')),
    () => kanben.exportBag(place, 'small@v1', join(folder, 'bag'), '0'),
  ];
  for (const step of steps) {
    await step().catch((error: unknown) => {
      if (!(error instanceof kanben.InputError)) throw error;
    });
  }
}

/** Mostly one format, since each case composes its book anew. */
const FORMATS = [
  ['epub'],
  ['pdf'],
  ['txt', 'md'],
  ['epub'],
  ['docx'],
  ['html'],
  ['ofd'],
  ['web', 'wechat'],
] as const;

function formatsOf(seed: number): readonly string[] {
  return chosen(FORMATS, seed);
}

/** Another one for each seed, whatever the kind of its case is. */
function chosen<Value>(values: readonly Value[], seed: number): Value {
  const mixed = Math.imul(seed ^ (seed >>> 7), 0x45d9f3b) >>> 5;
  return values[mixed % values.length] as Value;
}

/** Copies folders of the project into the case's folder and mutates the file at `path`. */
function lay(context: Context, folders: readonly string[], path: string): void {
  layFolders(context, folders);
  const target = join(context.folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const bytes = readFileSync(join(context.seeds.project, path));
  writeFileSync(target, mutated(bytes, changesOf(context.seed)));
}

function layFolders({ seeds, folder }: Context, folders: readonly string[]): void {
  for (const name of folders) {
    cpSync(join(seeds.project, name), join(folder, name), { recursive: true });
  }
}
