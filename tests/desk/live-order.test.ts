import { expect, it } from 'vitest';
import type { LiveName } from '../../src/desk/server/live-calls.js';
import { LiveOrder } from '../../src/desk/server/live-order.js';

it('does what somebody waits for before checks, and covers last, each in its order', () => {
  const order = new LiveOrder();
  const names: readonly LiveName[] = ['cover', 'check', 'pages', 'cover', 'picture'];
  for (const [number, name] of names.entries()) order.add({ number, name, asked: {} });
  const done = names.map(() => order.next()?.number);
  expect(done).toEqual([2, 4, 1, 0, 3]);
  expect(order.next()).toBeUndefined();
});
