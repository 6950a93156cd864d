import { describe, expect, test } from 'vitest';
import { halfByInk } from '../../src/fonts/half-width.js';

describe('halfByInk', () => {
  test.each([
    [
      'a closing mark keeps its place',
      { advance: 1, left: 0.1, right: 0.23 },
      { advance: 0.5, shift: 0 },
    ],
    [
      'an opening mark loses its left half',
      { advance: 1, left: 0.7, right: 0.95 },
      { advance: 0.5, shift: -0.5 },
    ],
    [
      'a centred mark loses a quarter on each side',
      { advance: 1, left: 0.4, right: 0.6 },
      { advance: 0.5, shift: -0.25 },
    ],
    [
      'ink a little over the half is let be',
      { advance: 1, left: 0.07, right: 0.502 },
      { advance: 0.5, shift: 0 },
    ],
    ['a mark as wide as its em stays', { advance: 1, left: 0.1, right: 0.9 }, undefined],
    ['a Western mark stays', { advance: 0.35, left: 0.04, right: 0.29 }, undefined],
  ])('%s', (_, ink, half) => {
    expect(halfByInk(ink)).toEqual(half);
  });
});
