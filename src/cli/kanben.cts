#!/usr/bin/env node
import load = require('./load-run.cjs');

void load
  .loadRun(process.argv[2])
  .then((run) => run(process.argv.slice(2)))
  .then((status) => {
    process.exitCode = status;
  });
