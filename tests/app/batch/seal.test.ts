import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobState } from '../../../src/app/batch/seal.js';
import { packageRoot } from '../../../src/host/package-root.js';

let folder: string;
let before: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seal-'));
  before = process.cwd();
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

/** The folder of an edition with this edition.yaml. */
function layEdition(name: string, yaml: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'edition.yaml'), yaml);
  writeFileSync(join(path, '01-a.md'), '# 第一章\n\n正文。\n');
  return path;
}

const sealOf = async (path: string) =>
  (await jobState({ kind: 'edition', paths: [path] }, 'book', 'ground')).seal;

describe('the seal of an edition', () => {
  it.each(['template: MINE\n', '"template": MINE\n', '"templ\\u0061te": MINE\n'])(
    'changes with the template that it names as %j',
    async (line) => {
      // Beside the edition, since every file in its folder counts.
      const mine = join(folder, 'mine');
      cpSync(join(packageRoot, 'templates/booklet'), mine, { recursive: true });
      layEdition('named', `title: 书名\n${line.replace('MINE', './mine')}`);
      const seal = await sealOf('named');
      expect(await sealOf('named')).toBe(seal);
      writeFileSync(join(mine, 'epub.css'), 'p { color: black }\n');
      expect(await sealOf('named')).not.toBe(seal);
    },
  );

  it('has the files behind links inside the edition, and none from outside', async () => {
    const path = layEdition('linked', 'title: 书名\n');
    writeFileSync(join(folder, 'outside.md'), '# 外\n');
    symlinkSync(join(path, '01-a.md'), join(path, '02-b.md'));
    symlinkSync(join(folder, 'outside.md'), join(path, '03-c.md'));
    const { inputs } = await jobState({ kind: 'edition', paths: [path] }, 'book', 'ground');
    const names = inputs.map((file) => file.path.slice(path.length + 1));
    expect(names).toEqual(['01-a.md', '02-b.md', 'edition.yaml']);
  });
});
