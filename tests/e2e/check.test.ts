import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kanben, scratch } from './kanben.js';

const folder = scratch();

describe('kanben check', () => {
  it('a missing file is one clear line and exit status 1', () => {
    const run = kanben(['check', join(folder, 'none.pdf')]);
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toMatch(/none\.pdf {2}error {2}no such file.*io\/no-such-file/);
  });

  it('a file that is no PDF is one clear line and exit status 1', () => {
    const path = join(folder, 'text.pdf');
    writeFileSync(path, '这不是 PDF');
    const run = kanben(['check', path]);
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['mkae']],
    ['an unknown flag', ['check', '--colour']],
  ])('%s is wrong usage: exit status 2', (_, args) => {
    const run = kanben(args);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
  });
});
