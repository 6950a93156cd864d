// CommonJS: the command line asks for it before Node's loader of ES modules is started.
import os = require('node:os');
import path = require('node:path');

/** The folder in which the system keeps Kanben's caches of this user; undefined where the user has no home. */
function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = os.homedir();
  const caches =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : XDG_CACHE_HOME !== undefined && path.isAbsolute(XDG_CACHE_HOME)
        ? XDG_CACHE_HOME
        : path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return caches !== undefined && path.isAbsolute(caches) ? path.join(caches, 'kanben') : undefined;
}

export = { cacheFolder };
