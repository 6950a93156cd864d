import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listTemplates } from '../../../src/app/templates.js';
import { STYLES, TemplateSchema } from '../../../src/model/template-schema.js';
import { root } from '../../support/edition.js';

const text = readFileSync(`${root}docs/templates.md`, 'utf8');

describe('docs/templates.md', () => {
  it.each(Object.keys(TemplateSchema.entries))('names the key %s', (key) => {
    expect(text).toMatch(new RegExp(`\`${key}[\`.:]`));
  });

  it.each(STYLES.filter((name) => !/^heading[234]$/.test(name)))('names the style %s', (name) => {
    expect(text).toContain(name);
  });

  it('names each built-in template', async () => {
    for (const name of readTemplates()) expect(text).toContain(`\`${name}\``);
    expect(readTemplates().length).toBe((await listTemplates()).length);
  });
});

function readTemplates(): readonly string[] {
  return [...text.matchAll(/^\| `([\w-]+)` +\| .*(?:A5|A4|32开)/gm)].map(
    ([, name]) => name as string,
  );
}
