import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/host/files.js';
import { kindWithin, readWithin } from '../../src/host/within.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { scratch } from '../archive/store.js';

const folder = scratch();
const root = join(folder, 'edition');
mkdirSync(join(root, 'sub'), { recursive: true });
writeFileSync(join(folder, 'secret'), '密');
writeFileSync(join(root, 'own.md'), '自己的');
symlinkSync(join(root, 'own.md'), join(root, 'inside.md'));
symlinkSync('/etc/passwd', join(root, 'passwd.md'));
symlinkSync('../secret', join(root, 'secret.md'));
symlinkSync('..', join(root, 'up'));
symlinkSync('circle', join(root, 'circle'));
symlinkSync('gone', join(root, 'nowhere'));
execFileSync('mkfifo', [join(root, 'pipe')]);

const ruleOf = (body: () => unknown) => {
  try {
    body();
    return undefined;
  } catch (error) {
    return error instanceof InputError ? error.diagnostics[0]?.ruleId : String(error);
  }
};

describe('a file that belongs to a folder', () => {
  it.each([
    ['own.md', 'file'],
    ['inside.md', 'file'],
    ['sub', 'folder'],
    ['passwd.md', 'outside'],
    ['secret.md', 'outside'],
    ['up/secret', 'outside'],
    ['../secret', 'outside'],
    ['circle', 'odd'],
    ['pipe', 'odd'],
    ['nowhere', 'odd'],
    ['missing', 'none'],
  ])('%s is %s', (path, kind) => {
    expect(kindWithin(root, join(root, path))).toBe(kind);
  });

  it.each([
    ['passwd.md', 'io/outside-file'],
    ['up/secret', 'io/outside-file'],
    ['pipe', 'io/odd-file'],
    ['circle', 'io/odd-file'],
    ['missing', 'io/no-such-file'],
    ['sub', 'io/is-folder'],
  ])('%s is not read: %s', (path, rule) => {
    expect(ruleOf(() => readWithin(root, join(root, path)))).toBe(rule);
  });

  it('is read where a link stays in the folder', () => {
    expect(Buffer.from(readWithin(root, join(root, 'inside.md'))).toString()).toBe('自己的');
  });
});

describe('a file that a user named', () => {
  it.each(['/dev/zero', '/dev/null', '/dev/tty', join(root, 'pipe')])('%s is not read', (path) => {
    expect(ruleOf(() => readInput(path))).toBe('io/odd-file');
  });

  it('is read to its end where the system says that it is empty', () => {
    expect(readInput('/proc/self/status').length).toBeGreaterThan(100);
  });

  it('is read up to a limit', () => {
    const path = join(folder, 'large');
    writeFileSync(path, Buffer.alloc(1000));
    expect(readInput(path, 1000)).toHaveLength(1000);
    expect(ruleOf(() => readInput(path, 999))).toBe('io/too-large');
    expect(ruleOf(() => readInput('/proc/self/status', 10))).toBe('io/too-large');
  });
});
