import load = require('./load-run.cjs');

type Verify = Awaited<ReturnType<typeof load.loadVerify>>;

const loading = load.loadVerify();

/** Checks some objects of an archive in a thread of the pool. */
const verify: Verify = async (task) => (await loading)(task);

export = verify;
