import load = require('./load-run.cjs');

type Work = Awaited<ReturnType<typeof load.loadWork>>;

const loading = load.loadWork();

/** Does one job in a thread of the pool; the code is loaded once a thread. */
const work: Work = async (task) => (await loading)(task);

export = work;
