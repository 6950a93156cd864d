#!/usr/bin/env node
import load = require('./load-run.cjs');

void load
  .loadRun()
  .then((run) => run(process.argv.slice(2)))
  .then((status) => {
    process.exitCode = status;
  });
