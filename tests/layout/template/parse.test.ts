import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { baseOf, parseTemplate } from '../../../src/layout/template/parse.js';
import { lengthOf } from '../../../src/model/lengths.js';

const path = fileURLToPath(new URL('../../../templates/booklet/template.yaml', import.meta.url));
const booklet = { name: 'booklet', path, yaml: readFileSync(path, 'utf8'), css: 'p {}' };
const over = (yaml: string, css = '') =>
  parseTemplate([booklet, { name: 'own', path: 'own/template.yaml', yaml, css }]);

describe('a template', () => {
  it('booklet: A5, 30 characters × 26 lines of 10.5 pt on 18 pt, in the middle of the page', () => {
    const { template, diagnostics } = parseTemplate([booklet]);
    expect(diagnostics).toEqual([]);
    expect(template?.typeArea).toEqual({ characters: 30, lines: 26, size: 10.5, leading: 18 });
    expect(template?.page.width).toBeCloseTo(419.53, 2);
    expect((template?.page.inner ?? 0) + 315 + (template?.page.outer ?? 0)).toBeCloseTo(419.53, 2);
  });

  it('that extends another says only what differs', () => {
    const { template, diagnostics } = over(
      'extends: booklet\ntypeArea: {size: 小四, leading: 22pt, characters: 26, lines: 20}\nstyles: {body: {font: kai}}\n',
      'h1 {}',
    );
    expect(diagnostics).toEqual([]);
    expect(template?.typeArea.size).toBe(12);
    expect(template?.styles.body).toMatchObject({ font: 'kai', firstIndent: 2, size: 12 });
    expect(template?.epub.css).toBe('p {}\nh1 {}');
    expect(template?.chain).toEqual(['booklet', 'own']);
    expect(baseOf('extends: booklet\n')).toBe('booklet');
  });

  it.each([
    ['a key that there is not', 'extends: booklet\nmarkz: half\n', 'template/unknown-key', 2],
    ['a value that there is not', 'extends: booklet\nmarks: quarter\n', 'template/bad-value', 2],
    [
      'a length without a unit that is known',
      'typeArea:\n  leading: 3ft\n',
      'template/bad-value',
      2,
    ],
    [
      'a type area that doesn’t fit the page',
      'extends: booklet\ntypeArea:\n  lines: 60\n',
      'template/too-large',
      3,
    ],
    ['YAML that is none', 'a: [\n', 'template/bad-yaml', 2],
  ])('%s is told with its place', (_, yaml, rule, line) => {
    const { template, diagnostics } = over(yaml);
    expect(template).toBeUndefined();
    expect(diagnostics.map((one) => [one.ruleId, one.file, one.line])).toEqual([
      [rule, 'own/template.yaml', line],
    ]);
  });

  it.each([
    ['五号', 10.5],
    ['三号', 15.75],
    ['10mm', 28.346],
    ['18pt', 18],
    [12, 12],
    ['12em', undefined],
  ])('the length %s is %s pt', (text, points) => {
    const length = lengthOf(text);
    if (points === undefined) expect(length).toBeUndefined();
    else expect(length).toBeCloseTo(points, 2);
  });
});
