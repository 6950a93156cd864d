import { build } from 'esbuild';

/** The shelf's script, bundled from the sources as they are. */
export async function searchScript(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: ['src/archive/search/browser.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
