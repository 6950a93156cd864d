import * as fs from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** The variable that names the font folders instead of the system's, in the form of PATH; empty: no folder. */
const FOLDERS = 'KANBEN_SYSTEM_FONTS';
const FONTCONFIG = '/etc/fonts/fonts.conf';
const FONT = /\.(?:ttf|otf|ttc|otc)$/i;
/** The limits of a folder of fonts: the depth of its folders, and the number of its files. */
const DEEPEST = 8;
const MOST_FILES = 20_000;

/** The folders in which the system keeps fonts: those of fontconfig, Windows or macOS, the user's own first. */
export function systemFontFolders(): readonly string[] {
  const named = process.env[FOLDERS];
  if (named !== undefined) return named.split(delimiter).filter((folder) => folder !== '');
  const home = homedir();
  const { WINDIR = 'C:\\Windows', LOCALAPPDATA, XDG_DATA_HOME } = process.env;
  switch (process.platform) {
    case 'win32':
      return [
        ...(LOCALAPPDATA === undefined ? [] : [join(LOCALAPPDATA, 'Microsoft/Windows/Fonts')]),
        join(WINDIR, 'Fonts'),
      ];
    case 'darwin':
      return [join(home, 'Library/Fonts'), '/Library/Fonts', '/System/Library/Fonts'];
    default:
      return [
        ...new Set([
          join(XDG_DATA_HOME ?? join(home, '.local/share'), 'fonts'),
          join(home, '.fonts'),
          '/usr/local/share/fonts',
          '/usr/share/fonts',
          ...fontconfigFolders(),
        ]),
      ];
  }
}

/** Absolute folders that fontconfig's own file names. */
function fontconfigFolders(): readonly string[] {
  let text: string;
  try {
    text = fs.readFileSync(FONTCONFIG, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(/<dir>([^<>]{1,400})<\/dir>/g)]
    .map(([, folder = '']) => folder.trim())
    .filter((folder) => isAbsolute(folder));
}

/** The font files in a folder and below it, sorted by their paths; none where it is not there. Links are followed to files. */
export function fontFilesIn(folder: string): readonly string[] {
  const files: string[] = [];
  const walk = (path: string, depth: number) => {
    for (const entry of entriesIn(path)) {
      if (files.length >= MOST_FILES) return;
      const below = join(path, entry.name);
      if (entry.isDirectory() && depth < DEEPEST) walk(below, depth + 1);
      else if (FONT.test(entry.name) && (entry.isFile() || entry.isSymbolicLink()))
        files.push(below);
    }
  };
  walk(resolve(folder), 0);
  return files.sort();
}

function entriesIn(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Reads parts of a file, as `use` asks for them; undefined where it cannot be read. */
export function readParts<Value>(
  path: string,
  use: (readAt: (offset: number, length: number) => Uint8Array) => Value,
): Value | undefined {
  let file: number | undefined;
  try {
    file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    if (!fs.fstatSync(file).isFile()) return undefined;
    const descriptor = file;
    return use((offset, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, length, offset));
    });
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}
