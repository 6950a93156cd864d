import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/messages/index.js';

const valuesOf = (text: string) =>
  [...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name]) => name);

describe('the catalogue of diagnostics', () => {
  it.each(Object.entries(RULES))('%s: both languages use the same values', (_, rule) => {
    const texts = 'mend' in rule ? [rule.what, rule.mend] : [rule.what];
    for (const { zh, en } of texts) {
      expect(zh).not.toBe('');
      expect(new Set(valuesOf(zh))).toEqual(new Set(valuesOf(en)));
    }
  });

  it('every error says how to mend it', () => {
    const silent = Object.entries(RULES)
      .filter(([, rule]) => rule.severity === 'error' && !('mend' in rule))
      .map(([id]) => id);
    expect(silent).toEqual([]);
  });
});
