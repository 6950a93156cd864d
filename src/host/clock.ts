/** Milliseconds since the process began. `performance.now` gives the same, but loads the modules with which Node measures web pages. */
export function milliseconds(): number {
  return process.uptime() * 1000;
}
