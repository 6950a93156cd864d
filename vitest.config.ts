import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // No test depends on the fonts of the machine.
    env: { KANBEN_SYSTEM_FONTS: '' },
    // Most tests wait for programs that they start: a worker for each core, up to four, keeps the machine busy.
    maxWorkers: Math.min(4, availableParallelism()),
    // A machine that others use takes several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Tests in a browser poll; each has longer than this.
    expect: { poll: { timeout: 90_000 } },
  },
});
