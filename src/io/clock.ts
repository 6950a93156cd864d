/** Milliseconds since some moment; `performance.now` tells the same, but Node loads what measures web pages with it. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
