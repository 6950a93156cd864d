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
    expect(baseOf({ extends: 'booklet' })).toBe('booklet');
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
  ])('%s is reported with its place', (_, yaml, rule, line) => {
    const { template, diagnostics } = over(yaml);
    expect(template).toBeUndefined();
    expect(diagnostics.map((one) => [one.ruleId, one.file, one.line])).toEqual([
      [rule, 'own/template.yaml', line],
    ]);
  });

  it.each([
    ['heads above the page', 'runningHeads:\n  above: 60mm\n', 'head-off-page', 2, 10],
    ['heads in a margin of no height', 'typeArea:\n  top: 0pt\n', 'head-off-page', 2, 8],
    ['folios below the page', 'folios:\n  below: 60mm\n', 'folio-off-page', 2, 10],
    ['a text that stands too low', 'typeArea:\n  top: 45mm\n', 'folio-off-page', 2, 8],
    [
      'folios below a page that is cut',
      'page: {size: [148mm, 178mm]}\nrunningHeads: {verso: none, recto: none}\n',
      'folio-off-page',
      1,
      7,
    ],
    ['a type area wider than the page', 'page: {size: [90mm, 210mm]}\n', 'too-large', 1, 7],
    ['a type area moved off the page', 'typeArea: {inner: 100mm}\n', 'too-large', 1, 11],
    ['lines on each other', 'typeArea: {leading: 8pt}\n', 'tight-leading', 1, 21],
    ['an inset as wide as the line', 'styles:\n  quote: {inset: 15}\n', 'no-room', 2, 10],
    ['a character as wide as the line', 'styles:\n  body: {size: 320pt}\n', 'no-room', 2, 9],
    ['a heading taller than the page', 'styles: {heading1: {lines: 27}}\n', 'no-room', 1, 20],
    ['folios without a line', 'folios: {inset: 40}\n', 'no-room', 1, 17],
    ['text of no size', 'styles: {body: {size: 0}}\n', 'bad-value', 1, 23],
  ])('%s is an error at its key', (_, yaml, rule, line, column) => {
    const { template, diagnostics } = over(yaml);
    expect(template).toBeUndefined();
    expect(diagnostics.map((one) => [one.ruleId, one.file, one.line, one.column])).toEqual([
      [`template/${rule}`, 'own/template.yaml', line, column],
    ]);
    expect(String(diagnostics[0])).not.toContain('{');
  });

  it.each([
    ['heads', 'runningHeads: {above: 0pt}\n'],
    ['folios', 'folios: {below: 2pt}\n'],
  ])('%s that are printed on the text are a warning', (_, yaml) => {
    const { template, diagnostics } = over(yaml);
    expect(template).toBeDefined();
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['template/furniture-in-text']);
  });

  it('heads and folios that are not printed may have any place', () => {
    const { diagnostics } = over(
      'runningHeads: {verso: none, recto: none, above: 90mm}\nfolios: {place: none, below: 90mm}\n',
    );
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['五号', 10.5],
    ['三号', 15.75],
    ['10mm', 28.346],
    ['18pt', 18],
    [12, 12],
    ['12em', undefined],
    ['constructor', undefined],
  ])('the length %s is %s pt', (text, points) => {
    const length = lengthOf(text);
    if (points === undefined) expect(length).toBeUndefined();
    else expect(length).toBeCloseTo(points, 2);
  });
});
