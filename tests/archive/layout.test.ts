import { expect, it } from 'vitest';
import { editionIdOf, objectId, objectPath } from '../../src/archive/layout.js';

it.each([
  // From the text of the registered OCFL extension 0003.
  ['object-01', '3c0/ff4/240/object-01'],
  ['..hor/rib:le-$id', '487/326/d8c/%2e%2ehor%2frib%3ale-%24id'],
  ['..Hor/rib:lè-$id', '373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id'],
  [
    'abcdefghij'.repeat(26),
    `55b/432/806/${'abcdefghij'.repeat(10)}-55b432806f4e270da0cf23815ed338742179002153cd8d896f23b3e2d8a14359`,
  ],
  [
    `${'abcdefghij'.repeat(10)}a`,
    `5cc/73e/648/${'abcdefghij'.repeat(10)}-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220`,
  ],
])('the object %s lies where OCFL extension 0003 has it', (id, path) => {
  expect(objectPath(id).join('/')).toBe(path);
});

it('an edition’s id comes back from its object’s id, whatever its script', () => {
  for (const id of ['market-regulation-2020', '简报 2026·一', 'a%b']) {
    expect(objectId(id)).toMatch(/^kanben:[\w.%!~*'()-]+$/);
    expect(editionIdOf(objectId(id))).toBe(id);
  }
  expect(editionIdOf('urn:isbn:1')).toBe('urn:isbn:1');
});
