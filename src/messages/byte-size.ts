/** A number of bytes in words: 1 kB is 1,000 bytes, as in file managers. */
export function byteSize(bytes: number): string {
  return bytes < 1e6
    ? `${bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
