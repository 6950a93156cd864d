import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, metadataAt } from '../../../src/app/batch/job.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edition-id-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REST = 'title: 工作简报\nlanguage: zh-CN\n';

/** The folder `named` with this edition.yaml, as a job. */
function jobOf(yaml: string) {
  const path = join(folder, 'named');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'edition.yaml'), yaml);
  return { kind: 'edition', paths: [path] } as const;
}

describe('the id of an edition in a batch', () => {
  it.each([
    `id: jian-bao\n${REST}`,
    `${REST}id:   e12  \n`,
    `id: "quoted"\n${REST}`,
    `id: plain # with a comment\n${REST}`,
    `id: crlf\r\n${REST}`,
    `id: 简报\n${REST}`,
    `subtitle: |\n  id: inside\n${REST}`,
    `subtitle: >\n  一\n  id: folded\nid: outside\n${REST}`,
    `subtitle: "一\n  id: quoted"\nid: outside\n${REST}`,
    REST,
  ])('is the one that the whole file gives: %j', (yaml) => {
    const job = jobOf(yaml);
    expect(idOf(job)).toBe(metadataAt(job.paths[0]).id);
  });

  it.each([`id: null\n${REST}`, `id: true\n${REST}`, `id: a\nid: b\n${REST}`, `id: con\n${REST}`])(
    'is refused where the whole file is: %j',
    (yaml) => {
      const job = jobOf(yaml);
      let refused: unknown;
      try {
        metadataAt(job.paths[0]);
      } catch (error) {
        refused = error;
      }
      if (refused === undefined) expect(idOf(job)).toBe(metadataAt(job.paths[0]).id);
      else expect(() => idOf(job)).toThrow(expect.objectContaining({ name: 'InputError' }));
    },
  );
});
