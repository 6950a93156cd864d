import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

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

/** A static, dynamic or bare import of a file of src: its path is in one of the three groups. */
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'";]*?from\s*'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*[,)]|^import\s*'(\.[^']+)'/gm;

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.c?ts$/.test(name));

const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const targets = [...text.matchAll(IMPORT)].map(([, from, dynamic, bare]) => {
      const path = posix.join(posix.dirname(file), from ?? dynamic ?? bare ?? '');
      const source = path.replace(/\.(c?)js$/, '.$1ts');
      return files.includes(source) ? source : path.replace(/\.js$/, '.d.ts');
    });
    return [file, [...new Set(targets)]] as const;
  }),
);

const stageOf = (file: string) => STAGES.indexOf(file.split('/')[0] ?? file);

describe('the stages', () => {
  it('are the folders of src, each known', () => {
    const folders = new Set(files.map((file) => file.split('/')[0] as string));
    expect([...folders].filter((name) => !STAGES.includes(name))).toEqual([]);
    expect(imports.size).toBeGreaterThan(200);
  });

  it('import only from themselves and from stages above them, types included', () => {
    const backwards = [...imports].flatMap(([file, targets]) =>
      targets.filter((to) => stageOf(to) > stageOf(file)).map((to) => `${file} -> ${to}`),
    );
    expect(backwards).toEqual([]);
  });

  it('have no circle of imports, types included', () => {
    expect(circles(imports)).toEqual([]);
  });
});

/** Each circle as the files on it, found by walking in depth. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found.map((circle) => relative('.', circle));
}
