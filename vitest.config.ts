import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // No test depends on the fonts of the machine.
    env: { KANBEN_SYSTEM_FONTS: '' },
    // Most tests wait for programs that they start: a worker for each core, up to four, keeps the machine busy.
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
