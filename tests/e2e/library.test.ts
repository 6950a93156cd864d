import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, root, scratch } from './kanben.js';

const folder = scratch();
const installed = join(folder, 'node_modules', 'kanben');
const elsewhere = join(folder, 'work');

function run(command: string, args: readonly string[], cwd: string) {
  const { LANG: _, LC_ALL: __, ...environment } = process.env;
  const env = { ...environment, LANG: 'en', NO_COLOR: '1' };
  return spawnSync(command, args, { cwd, env, encoding: 'utf8' });
}

/** The first TypeScript example of a document. */
function exampleIn(document: string): string {
  const text = readFileSync(join(root, document), 'utf8');
  return /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
}

/** The folders of the packages that npm installs with Kanben. */
function runtimePackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && dev !== true)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)));
}

beforeAll(() => {
  // As `npm pack` and `npm install` would have it, but for the registry: what the package needs is the repository's.
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
  expect(packed.status, packed.stderr).toBe(0);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
  mkdirSync(installed, { recursive: true });
  const untarred = run(
    'tar',
    ['-xzf', join(folder, archive), '-C', installed, '--strip-components=1'],
    folder,
  );
  expect(untarred.status, untarred.stderr).toBe(0);
  // What only Kanben's developers install must not be needed; a TypeScript user has the types of Node.js.
  for (const path of [...runtimePackages(), 'node_modules/@types/node']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  mkdirSync(elsewhere);
  copyFileSync(join(root, 'starter/digest.txt'), join(elsewhere, 'digest.txt'));
});

describe('the package, installed elsewhere', () => {
  it('holds what it runs on, and neither tests nor sources', () => {
    const files = filesBelow(installed).filter((path) => !path.startsWith('node_modules'));
    for (const wanted of [
      'lib/cli/kanben.js',
      'lib/index.js',
      'lib/index.d.ts',
      'lib/bundle/kanben.cjs',
      'templates/booklet/template.yaml',
      'fonts/fonts.yaml',
      'starter/digest.txt',
      'starter/README.zh.md',
      'LICENSE',
    ]) {
      expect(files).toContain(wanted);
    }
    expect(files.filter((path) => /^(?:src|tests|tools|\.ci)\//.test(path))).toEqual([]);
  });

  it('its bin makes a book from a text', () => {
    const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const args = [join(installed, bin.kanben), 'make', 'digest.txt', '--to', 'books', '--json'];
    const made = run(process.execPath, args, elsewhere);
    expect(made.status, made.stderr).toBe(0);
    expect(JSON.parse(made.stdout).editions[0]).toMatchObject({ id: 'digest', chapters: 4 });
    expect(filesBelow(join(elsewhere, 'books'))).toEqual([
      'digest/build.json',
      'digest/digest.epub',
      'digest/digest.pdf',
    ]);
  });

  it('runs from its bundle, whenever the installer wrote its files', () => {
    // npm gives each file the time at which it was unpacked: the modules come after the bundle.
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(installed, 'lib/cli/run.js'), later, later);
    const modules = join(installed, 'lib/clreq');
    renameSync(modules, `${modules}-away`);
    const bin = join(installed, 'lib/cli/kanben.cjs');
    const made = run(process.execPath, [bin, 'make', 'digest.txt', '--to', 'bundled'], elsewhere);
    renameSync(`${modules}-away`, modules);
    expect(made.stderr).not.toMatch(/clreq/);
    expect(made.status).toBe(0);
  });

  it('the example of docs/library.md passes tsc with nodenext, runs, and prints nothing but its own', () => {
    writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(
      join(elsewhere, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          moduleResolution: 'nodenext',
          target: 'es2022',
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          types: ['node'],
          outDir: 'compiled',
          rootDir: '.',
        },
        include: ['*.ts'],
      }),
    );
    writeFileSync(join(elsewhere, 'example.ts'), exampleIn('docs/library.md'));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const compiled = run(process.execPath, [tsc, '-p', '.'], elsewhere);
    expect(compiled.stdout + compiled.stderr).toBe('');
    const ran = run(process.execPath, ['compiled/example.js'], elsewhere);
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(
      /^pdf dist\/briefing-2026-03\/briefing-2026-03\.pdf \d+\nepub dist\/briefing-2026-03\/briefing-2026-03\.epub \n$/,
    );
    // The types are there and mean something: a wrong call doesn't pass.
    writeFileSync(
      join(elsewhere, 'wrong.ts'),
      "import { buildEdition } from 'kanben';\nawait buildEdition(7, { formats: 'pdf' });\n",
    );
    const refused = run(process.execPath, [tsc, '-p', '.', '--noEmit'], elsewhere);
    expect(refused.stdout).toMatch(/wrong\.ts\(2,/);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'has types for a strict program without the types of Node.js: %s, %s',
    (module, moduleResolution) => {
      const user = join(folder, moduleResolution);
      mkdirSync(user);
      writeFileSync(join(user, 'package.json'), '{ "type": "module" }\n');
      writeFileSync(
        join(user, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            module,
            moduleResolution,
            target: 'es2023',
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: false,
            types: [],
            noEmit: true,
          },
          files: ['program.ts'],
        }),
      );
      writeFileSync(
        join(user, 'program.ts'),
        "import * as kanben from 'kanben';\nexport const names = Object.keys(kanben);\n",
      );
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const checked = run(process.execPath, [tsc, '-p', '.'], user);
      expect(checked.stdout + checked.stderr).toBe('');
    },
  );

  it('a fault of the input is an InputError with places, not an exit', () => {
    writeFileSync(
      join(elsewhere, 'fault.js'),
      `import { buildEdition, InputError } from 'kanben';
const error = await buildEdition('nowhere').catch((error) => error);
console.log(error instanceof InputError, error.diagnostics[0].ruleId, error.diagnostics[0].file);
`,
    );
    const ran = run(process.execPath, ['fault.js'], elsewhere);
    expect(ran.stdout).toBe('true io/no-such-file nowhere\n');
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
  });
});

describe('the command line', () => {
  it('uses nothing of the stages but what the library exports', async () => {
    const library = await import('../../src/index.js');
    const sources = readdirSync(join(root, 'src/cli')).filter((name) => name.endsWith('.ts'));
    const taken = new Set<string>();
    for (const name of sources) {
      const text = readFileSync(join(root, 'src/cli', name), 'utf8');
      for (const [, names = ''] of text.matchAll(
        // The disk, the clock and the environment are the command line's own edge: the host is no stage.
        /import (?!type )\{([^}]*)\} from '\.\.\/(?!messages\/command-line|host\/)[^']*'/g,
      )) {
        for (const one of names.split(',').map((part) => part.trim())) {
          if (one !== '' && !one.startsWith('type ')) taken.add(one);
        }
      }
    }
    expect(taken.size).toBeGreaterThan(10);
    expect([...taken].filter((name) => !(name in library))).toEqual([]);
  });
});
