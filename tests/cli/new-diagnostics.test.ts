import { expect, it } from 'vitest';
import { newDiagnostics } from '../../src/cli/new-diagnostics.js';
import { diagnose } from '../../src/messages/diagnostic.js';

const missing = (line: number, region = '北京市') =>
  diagnose('manuscript/region-missing', { file: 'a.md', line }, { region });

it('a diagnostic whose line alone moved is not new', () => {
  expect(newDiagnostics([missing(3)], [missing(5)])).toEqual([]);
});

it('other words are new, and so is what comes back after it was gone', () => {
  const other = missing(3, '天津市');
  expect(newDiagnostics([missing(3)], [missing(3), other])).toEqual([other]);
  expect(newDiagnostics([], [missing(3)])).toHaveLength(1);
});

it('where the same words come up oftener than before, all of them are given', () => {
  expect(newDiagnostics([missing(3)], [missing(3), missing(9)])).toHaveLength(2);
});
