import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { kanben, sample, scratch } from './kanben.js';

const folder = scratch();
const content = join(folder, 'content');
const edition = join(content, 'market-regulation-2020');
const chapter = join(edition, '01-beijing.md');
const importAgain = (...flags: string[]) => kanben(['import', sample, '--to', content, ...flags]);

beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  expect(importAgain().status).toBe(0);
});

describe('a second import', () => {
  it('of the same source over untouched files changes nothing', () => {
    const before = readFileSync(chapter, 'utf8');
    expect(importAgain().status).toBe(0);
    expect(readFileSync(chapter, 'utf8')).toBe(before);
  });

  it('never overwrites a hand-edited file, and says what differs and where', () => {
    const edited = readFileSync(chapter, 'utf8').replace('改革创新', '改革创新与实践');
    writeFileSync(chapter, edited);
    const run = importAgain();
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/01-beijing\.md:7:1 {2}error .*改革创新与实践.*io\/hand-edited/);
    expect(readFileSync(chapter, 'utf8')).toBe(edited);
  });

  it('overwrites it with --force, and says what was given up', () => {
    const before = readFileSync(chapter, 'utf8');
    writeFileSync(chapter, `${before}\n补记一段。\n`);
    const run = importAgain('--force');
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/01-beijing\.md:\d+:1 {2}warning .*补记一段.*io\/overwritten/);
    expect(readFileSync(chapter, 'utf8')).toBe(before);
  });

  it('doesn’t bring back a chapter that the editor took out', () => {
    rmSync(chapter);
    const run = importAgain();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('01-beijing.md');
  });

  it('leaves a chapter that the editor added', () => {
    const added = join(edition, '11-afterword.md');
    writeFileSync(added, '---\nrole: appendix\n---\n\n# 后记\n\n编者所加。\n');
    expect(importAgain('--force').status).toBe(0);
    expect(readFileSync(added, 'utf8')).toContain('编者所加');
  });

  it('of another source under the same id is refused', () => {
    const other = join(folder, 'market-regulation-2020.txt');
    writeFileSync(
      other,
      '另一次会议发言摘编\n\n天津:另一份文稿\n\n正文一段。\n\n河北:又一份文稿\n\n正文又一段。\n',
    );
    const before = readFileSync(chapter, 'utf8');
    const run = kanben(['import', other, '--to', content]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/io\/other-source/);
    expect(readFileSync(chapter, 'utf8')).toBe(before);
  });
});

describe('a second make', () => {
  it('of the same source uses the Markdown as its editor left it', () => {
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('改革创新', '改革创新与实践'));
    const dist = join(folder, 'dist');
    const run = kanben(['make', sample, '--content', content, '--to', dist, '--format', 'epub']);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/used unchanged/);
    expect(readFileSync(chapter, 'utf8')).toContain('改革创新与实践');
  });
});
