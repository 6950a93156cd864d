/**
 * Goes on where the reader of an output has gone (`kanben help make | head -5`): what is printed then goes nowhere, and
 * what the command does is done to its end. To be called once a run; a stream is listened to once.
 */
export function outliveReaders(streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    if (!stream.listeners('error').includes(ignoreBrokenPipe)) {
      stream.on('error', ignoreBrokenPipe);
    }
  }
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
}
