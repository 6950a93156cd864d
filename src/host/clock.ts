/** Milliseconds since the process began. `performance.now` tells as much, but Node loads what measures web pages with it. */
export function milliseconds(): number {
  return process.uptime() * 1000;
}
