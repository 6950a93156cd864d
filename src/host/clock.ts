/** Milliseconds since the process began. `performance.now` gives the same, but loads the modules with which Node measures web pages. */
export function milliseconds(): number {
  return process.uptime() * 1000;
}

/** This moment. No output of a build contains it: archives, bags and logs do. */
export function thisMoment(): Date {
  return new Date();
}

/** The day that it is here: `2026-03-05`. */
export function today(): string {
  const now = thisMoment();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
