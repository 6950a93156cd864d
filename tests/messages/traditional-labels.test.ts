import { expect, it } from 'vitest';
import { listTemplates } from '../../src/index.js';
import { labelsFor } from '../../src/messages/labels.js';

/** The characters of Big5, the code of traditional Chinese. */
function big5(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const characters = new Set<string>();
  for (let lead = 0xa1; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      characters.add(decoder.decode(Uint8Array.of(lead, trail)));
  return characters;
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value('1', '2', '3'))];
  if (value instanceof Map) return [...value.values()].flatMap(texts);
  return Object.values(value as object).flatMap(texts);
}

it('prints traditional characters only in a book in traditional characters', () => {
  const known = big5();
  const simplified = texts(labelsFor('zh-TW')).flatMap((text) =>
    (text.match(/\p{Script=Han}/gu) ?? []).filter((character) => !known.has(character)),
  );
  expect(simplified).toEqual([]);
  expect(labelsFor('zh-TW').proof).toBe('樣稿');
});

it('names every built-in template in traditional characters', async () => {
  const known = big5();
  const titles = (await listTemplates()).map(({ title }) => title.zh);
  expect(titles.length).toBeGreaterThan(4);
  for (const title of titles)
    for (const character of labelsFor('zh-TW')
      .madeBy('', title)
      .match(/\p{Script=Han}/gu) ?? [])
      expect(known.has(character), title).toBe(true);
});
