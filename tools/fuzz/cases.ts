import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import type { Kanben } from './kanben.js';
import { changesOf, mutated } from './mutate.js';
import type { SeedFile, Seeds } from './seeds.js';

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
}

const KINDS: readonly Kind[] = [
  { name: 'txt', weight: 24, run: (context) => importing(context, /\.txt$/, true) },
  { name: 'md', weight: 6, run: (context) => importing(context, /\.txt$/, true, '.md') },
  { name: 'html', weight: 10, run: (context) => importing(context, /\.html$/, false) },
  { name: 'docx', weight: 6, run: (context) => importing(context, /\.docx$/, false) },
  {
    name: 'edition.yaml',
    weight: 12,
    run: (context) => building(context, 'content/small/edition.yaml'),
  },
  { name: 'chapter', weight: 8, run: (context) => building(context, 'content/small/01-a.md') },
  { name: 'picture', weight: 6, run: (context) => building(context, 'content/small/pic.png') },
  { name: 'template.yaml', weight: 5, run: (context) => building(context, 'mine/template.yaml') },
  { name: 'epub.css', weight: 2, run: (context) => building(context, 'mine/epub.css') },
  { name: 'fonts.yaml', weight: 3, run: (context) => fonts(context, 'fonts/fonts.yaml') },
  { name: 'ttf', weight: 4, run: (context) => fonts(context, 'fonts/own.ttf') },
  { name: 'ledger.json', weight: 3, run: ledger },
  { name: 'pdf', weight: 4, run: imposing },
  { name: 'epub', weight: 2, run: checkingEpub },
  { name: 'build.json', weight: 2, run: cataloguing },
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

/** A source is imported, and what comes of every fourth is built. */
async function importing(
  { kanben, seeds, folder, seed }: Context,
  pattern: RegExp,
  mayBuild: boolean,
  extension?: string,
): Promise<void> {
  const files = seeds.sources.filter(({ name }) => pattern.test(name));
  const { name, bytes } = files[seed % files.length] as SeedFile;
  const source = join(folder, extension === undefined ? name : name + extension);
  const inside = name.endsWith('.docx') && seed % 3 > 0;
  writeFileSync(source, inside ? await inPackage(bytes, seed) : mutated(bytes, changesOf(seed)));
  const { path } = await kanben.importSource([source], { to: join(folder, 'content') });
  if (mayBuild && seed % 4 === 0) {
    await kanben.buildEdition(path, { to: join(folder, 'dist'), formats: formatsOf(seed) });
  }
}

/** A Word document whose text, and not its package, is mutated. */
async function inPackage(bytes: Uint8Array, seed: number): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.xml'));
  const name =
    names.includes('word/document.xml') && seed % 2 === 0
      ? 'word/document.xml'
      : (names[seed % names.length] as string);
  const part = await zip.file(name)?.async('uint8array');
  zip.file(name, mutated(part ?? new Uint8Array(), changesOf(seed)));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A file of a small edition or its template is mutated, and the edition built. */
async function building(context: Context, path: string): Promise<void> {
  const { kanben, folder, seed } = context;
  lay(context, ['content/small', 'mine'], path);
  const template = path.startsWith('mine') ? { template: join(folder, 'mine') } : {};
  await kanben.buildEdition(join(folder, 'content/small'), {
    to: join(folder, 'dist'),
    formats: formatsOf(seed),
    ...template,
  });
}

/** A catalogue of fonts or a font of the project's is mutated, and an edition built that is set in it. */
async function fonts(context: Context, path: string): Promise<void> {
  const { kanben, folder } = context;
  lay(context, ['content/small', 'fonts'], path);
  process.chdir(folder);
  try {
    await kanben.buildEdition('content/small', { to: 'dist', formats: ['pdf'] });
  } finally {
    process.chdir('/');
  }
}

async function ledger(context: Context): Promise<void> {
  const { kanben, folder } = context;
  lay(context, ['content/imported'], 'content/imported/ledger.json');
  await kanben.checkPath(join(folder, 'content/imported'));
}

async function imposing(context: Context): Promise<void> {
  const { kanben, folder, seed } = context;
  lay(context, ['dist/small'], 'dist/small/small.pdf');
  const file = join(folder, 'dist/small/small.pdf');
  if (seed % 3 === 0) await kanben.checkPath(file);
  else await kanben.imposeFile(file, { to: join(folder, 'sheets.pdf') });
}

async function checkingEpub(context: Context): Promise<void> {
  lay(context, ['dist/small'], 'dist/small/small.epub');
  await context.kanben.checkPath(join(context.folder, 'dist/small/small.epub'));
}

async function cataloguing(context: Context): Promise<void> {
  const names = ['build.json', 'small.epub', 'cover.png'];
  const name = names[context.seed % names.length] as string;
  lay(context, ['dist'], `dist/small/${name}`);
  const to = join(context.folder, 'dist');
  await context.kanben.writeCatalog({ to, title: '书目', language: 'zh' });
}

async function archive(context: Context): Promise<void> {
  const { kanben, folder, seed, seeds } = context;
  const store = join(seeds.project, 'store');
  const files = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /json|sha512|0=|\.md$|yaml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(seeds.project.length + 1))
    .sort();
  lay(context, ['store'], files[seed % files.length] as string);
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

function formatsOf(seed: number): readonly string[] {
  return [['epub'], ['pdf'], ['epub', 'pdf']][seed % 3] as readonly string[];
}

/** Copies folders of the project into the case's folder and mutates the file at `path`. */
function lay({ seeds, folder, seed }: Context, folders: readonly string[], path: string): void {
  for (const name of folders) {
    cpSync(join(seeds.project, name), join(folder, name), { recursive: true });
  }
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, mutated(readFileSync(join(seeds.project, path)), changesOf(seed)));
}
