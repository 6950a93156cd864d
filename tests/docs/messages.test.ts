import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../../src/messages/command-line/index.js';
import { type MessageText, RULES, type Rule } from '../../src/messages/index.js';
import { root } from '../support/edition.js';

const DIAGNOSTICS: readonly Rule[] = Object.values(RULES);
const TEXTS: readonly MessageText[] = [
  ...DIAGNOSTICS.flatMap(({ what, mend }) => (mend === undefined ? [what] : [what, mend])),
  ...Object.values(WORDS),
];

const documentsIn = (text: string) => [...text.matchAll(/[\w/.-]*\.md\b/g)].map(String);
const POINTERS = TEXTS.filter(({ en }) => documentsIn(en).some((name) => name.startsWith('docs/')));

describe('a message that points to a document', () => {
  it.each(POINTERS)('$en: names the one in the reader’s language, which exists', ({ zh, en }) => {
    expect(documentsIn(zh)).toEqual(
      documentsIn(en).map((name) => name.replace(/\.md$/, '.zh-CN.md')),
    );
    for (const name of [...documentsIn(zh), ...documentsIn(en)]) {
      expect(existsSync(join(root, name)), name).toBe(true);
    }
  });

  it('points into the package', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(POINTERS.length).toBeGreaterThan(0);
    expect(files).toContain('docs');
  });
});
