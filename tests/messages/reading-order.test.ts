import { expect, it } from 'vitest';
import { diagnose, InputError, inReadingOrder } from '../../src/messages/diagnostic.js';

const at = (file: string, line?: number, column?: number) =>
  diagnose('edition/no-alt', { file, line, column });
const places = (diagnostics: readonly ReturnType<typeof at>[]) =>
  diagnostics.map(({ file, line, column }) => [file, line, column].filter(Boolean).join(':'));

it('diagnostics go through each file from its top, file after file as they first came up', () => {
  const diagnostics = [
    at('b.md', 9, 1),
    at('a.md', 3, 2),
    at('b.md'),
    at('a.md', 3, 1),
    at('b.md', 2),
  ];
  const ordered = ['b.md', 'b.md:2:1', 'b.md:9:1', 'a.md:3:1', 'a.md:3:2'];
  expect(places(inReadingOrder(diagnostics))).toEqual(ordered);
  expect(places(new InputError(diagnostics).diagnostics as typeof diagnostics)).toEqual(ordered);
});

it('those of one place stay as they were found', () => {
  const [first, second] = [at('a.md', 1, 1), at('a.md', 1, 1)];
  expect(inReadingOrder([first, second])).toEqual([first, second]);
  expect(inReadingOrder([first, second])[0]).toBe(first);
});
