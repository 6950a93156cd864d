import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobsNamed } from '../../../src/app/batch/manifest.js';
import { InputError } from '../../../src/messages/diagnostic.js';
import { scratch } from '../scratch.js';

const folder = scratch();
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function faultsOf(path: string) {
  const error = await jobsNamed([path]).catch((fault) => fault);
  if (!(error instanceof InputError)) throw error;
  return error.diagnostics.map(({ ruleId, line }) => [ruleId, line]);
}

describe('a manifest', () => {
  it('of JSON lines gives a job a line, its paths from its own folder', async () => {
    const path = write(
      'a.jsonl',
      '{"path":"a.txt","id":"a","formats":["epub"],"options":{"pdfa":"3b"}}\n\n{"path":["b.txt","c.txt"],"template":"./own"}\n',
    );
    expect(await jobsNamed([path])).toEqual([
      { path: join(folder, 'a.txt'), id: 'a', formats: ['epub'], options: { pdfa: '3b' } },
      { path: [join(folder, 'b.txt'), join(folder, 'c.txt')], template: join(folder, 'own') },
    ]);
  });

  it('in CSV has columns, quoted fields and options; an empty field says nothing', async () => {
    const path = write(
      'a.csv',
      '\uFEFFpath,formats,title,options.pdfa,options.embedFonts\r\n"a,b.txt","epub,pdf",,3b,true\r\nc.txt,epub pdf,"题，""书""",,\r\n',
    );
    expect(await jobsNamed([path])).toEqual([
      {
        path: join(folder, 'a,b.txt'),
        formats: ['epub', 'pdf'],
        options: { pdfa: '3b', embedFonts: true },
      },
      { path: join(folder, 'c.txt'), formats: ['epub', 'pdf'], title: '题，"书"' },
    ]);
  });

  it('names each wrong line at once, by its number', async () => {
    const path = write(
      'bad.jsonl',
      '{"path":"a"}\n{"path":1}\nnonsense\n{"path":"a","tempalte":"x"}\n',
    );
    expect(await faultsOf(path)).toEqual([
      ['batch/bad-job', 2],
      ['batch/bad-job', 3],
      ['batch/bad-job', 4],
    ]);
    expect(await faultsOf(write('bad.csv', 'path,constructor\na,b\n'))).toEqual([
      ['batch/bad-job', 2],
    ]);
  });

  it('without a job is refused', async () => {
    expect(await faultsOf(write('empty.jsonl', '\n'))).toEqual([['batch/no-jobs', undefined]]);
  });
});

describe('a folder', () => {
  const project = join(folder, 'project');
  for (const name of ['e1', 'e2', 'notes']) mkdirSync(join(project, name), { recursive: true });
  for (const name of ['e1', 'e2'])
    writeFileSync(join(project, name, 'edition.yaml'), 'title: 书\n');
  writeFileSync(join(project, 's.txt'), '正文。\n');
  writeFileSync(join(project, 'table.xlsx'), '');

  it('stands for the editions and sources in it; what two arguments name is one job', async () => {
    const jobs = await jobsNamed([project, join(project, 'e1')]);
    expect(jobs).toEqual(['e1', 'e2', 's.txt'].map((name) => ({ path: join(project, name) })));
  });

  it('may be named by a pattern', async () => {
    const jobs = await jobsNamed([join(project, 'e*')]);
    expect(jobs.map(({ path }) => path)).toEqual(['e1', 'e2'].map((name) => join(project, name)));
  });
});
