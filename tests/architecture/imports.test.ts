import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders of src in the order of the stages: a folder imports only from itself and from those above it. */
const STAGES = [
  'messages',
  'model',
  'host',
  'inputs',
  'normalise',
  'edition',
  'fonts',
  'clreq',
  'layout',
  'proof',
  'outputs',
  'archive',
  'app',
  'index.ts',
  'desk',
  'cli',
];

/** A static, dynamic or bare import of a file of the repository: its path is in one of the groups. */
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'";]*?from\s*'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*[,)]|^import\s*'(\.[^']+)'|^import \w+ = require\('(\.[^']+)'\)/gm;

/** The extensions that the source of a compiled file may have, by the extension in an import. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.js'],
  '.cjs': ['.cts', '.cjs'],
};

const files = new Set([...filesIn('src'), ...filesIn('tools')]);
const imports = new Map([...files].map((file) => [file, importsOf(file)] as const));
const inSource = [...imports].filter(([file]) => file.startsWith('src/'));

describe('the stages', () => {
  it('are the folders of src, each known', () => {
    const folders = new Set(inSource.map(([file]) => stageName(file)));
    expect([...folders].filter((name) => !STAGES.includes(name))).toEqual([]);
    expect(inSource.length).toBeGreaterThan(600);
    // The desk's views, which hold markup, are read too.
    expect(inSource.filter(([file]) => file.endsWith('.tsx')).length).toBeGreaterThan(20);
    expect(imports.size - inSource.length).toBeGreaterThan(50);
  });

  it('import only files that stand in the repository', () => {
    const missing = arrows(
      ([, to]) => !files.has(to) && !/^(?:lib|tests)\//.test(to) && !to.endsWith('.css'),
    );
    expect(missing).toEqual([]);
  });

  it('import only from themselves and from stages above them, types included', () => {
    const backwards = arrows(
      ([from, to]) =>
        from.startsWith('src/') && to.startsWith('src/') && stageOf(to) > stageOf(from),
    );
    expect(backwards).toEqual([]);
  });

  it('import neither tools nor tests nor what is compiled', () => {
    expect(arrows(([from, to]) => from.startsWith('src/') && !to.startsWith('src/'))).toEqual([]);
  });

  it('have no circle of imports, types included, and neither have the tools', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('would be caught at a circle and at an arrow that runs back', () => {
    const graph = new Map([
      ['src/app/a.ts', ['src/app/b.ts']],
      ['src/app/b.ts', ['src/app/a.ts']],
    ]);
    expect(circles(graph)).toEqual(['src/app/a.ts -> src/app/b.ts -> src/app/a.ts']);
    expect(stageOf('src/cli/run.ts')).toBeGreaterThan(stageOf('src/app/make-edition.ts'));
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => /\.(?:tsx?|cts|[cm]js)$/.test(name));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const targets = [...text.matchAll(IMPORT)].map(([, ...paths]) =>
    resolved(posix.join(posix.dirname(file), paths.find((path) => path !== undefined) ?? '')),
  );
  return [...new Set(targets)];
}

/** The file that is compiled to `path`. */
function resolved(path: string): string {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = (SOURCES[extension] ?? []).map((other) => stem + other);
  return candidates.find((candidate) => files.has(candidate)) ?? path;
}

function stageName(file: string): string {
  return file.split('/')[1] ?? '';
}

function stageOf(file: string): number {
  return STAGES.indexOf(stageName(file));
}

/** The imports that are wrong, as `from -> to`. */
function arrows(isWrong: (arrow: readonly [string, string]) => boolean): readonly string[] {
  return [...imports].flatMap(([from, targets]) =>
    targets.filter((to) => isWrong([from, to])).map((to) => `${from} -> ${to}`),
  );
}

/** Each circle as the files on it, found by walking in depth. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const around: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const at = path.indexOf(file);
    if (at >= 0) around.push([...path.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return around;
}
