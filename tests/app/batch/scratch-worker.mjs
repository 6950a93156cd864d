// A worker that hangs, crashes or answers as the job's path says.
let tries = 0;

export default async function work({ job, id }) {
  const [path] = job.paths;
  if (path.includes('hang')) for (;;);
  if (path.includes('crash')) {
    setImmediate(() => {
      throw new RangeError('nobody catches this');
    });
    await new Promise(() => {});
  }
  if (path.includes('throw')) throw new RangeError('a bug of ours');
  if (path.includes('memory')) {
    const all = [];
    for (;;) all.push(new Array(1e5).fill(tries++));
  }
  const built = { id, title: '书', path: `dist/${id}`, chapters: 1, outputs: [], diagnostics: [] };
  return { ok: true, built, state: { inputs: [], seal: '0' }, fromCache: false };
}
