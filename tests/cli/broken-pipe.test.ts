import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { outliveReaders } from '../../src/cli/broken-pipe.js';

describe('an output whose reader has gone', () => {
  const stream = new EventEmitter() as unknown as NodeJS.WriteStream;
  const failing = (code: string) => () =>
    stream.emit('error', Object.assign(new Error(), { code }));

  it('ends nothing; any other fault of it is one', () => {
    outliveReaders([stream]);
    outliveReaders([stream]);
    expect(stream.listenerCount('error')).toBe(1);
    expect(failing('EPIPE')).not.toThrow();
    expect(failing('ENOSPC')).toThrow();
  });
});
