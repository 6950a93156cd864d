/** Does some work of a library that prints what no user asked for; nothing is printed meanwhile. */
export function silently(work: () => void): void {
  const { log } = console;
  console.log = () => {};
  try {
    work();
  } finally {
    console.log = log;
  }
}
