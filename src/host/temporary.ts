import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of this user's alone, among the system's temporary ones; `name` begins its name. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), name));
}

/** Removes what `temporaryFolder` gave, or a file or folder in it, with all that is in it. */
export function removeTemporary(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
