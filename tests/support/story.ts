import { afterEach, beforeEach } from 'vitest';

/**
 * For the steps of one story, each of which begins from what the one before left behind. After a step that failed, the later
 * ones are skipped: they would fail for the same reason, and each would first wait as long as it may.
 */
export function endStoryAtFailure(): void {
  let failed: string | undefined;
  beforeEach(({ skip }) => {
    if (failed !== undefined) skip(`the step before failed: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}
