import type { PageStart } from '../compose/book/lay-out.js';

export type { PageStart };

export interface PageMap {
  readonly pages: number;
  readonly starts: readonly PageStart[];
}
