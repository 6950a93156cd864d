import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packageRoot } from './package-root.js';

/** A library's WebAssembly file, compiled; `specifier` names it as an import would. */
export async function compileWasm(specifier: string): Promise<WebAssembly.Module> {
  const path = createRequire(`${packageRoot}package.json`).resolve(specifier);
  return WebAssembly.compile(readFileSync(path));
}
