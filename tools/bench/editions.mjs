import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An edition with every chapter of `from` `times` times, in the folder `to/<id>`. */
export function multiplyEdition(from, to, id, times) {
  const folder = join(to, id);
  mkdirSync(folder, { recursive: true });
  const yaml = readFileSync(join(from, 'edition.yaml'), 'utf8');
  writeFileSync(join(folder, 'edition.yaml'), yaml.replace(/^id:.*$/m, `id: ${id}`));
  const chapters = markdownOf(from);
  for (let copy = 0; copy < times; copy += 1) {
    for (const [at, name] of chapters.entries()) {
      const number = String(copy * chapters.length + at).padStart(4, '0');
      copyFileSync(join(from, name), join(folder, `${number}-${name.replace(/^\d+-/, '')}`));
    }
  }
  return folder;
}

export function markdownOf(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
}

/** A source of at least `bytes`: the sample again and again, no two lines alike. */
export function largeSource(sample, bytes) {
  const lines = readFileSync(sample, 'utf8').split('\n');
  const parts = [];
  for (let size = 0, copy = 1; size < bytes; copy += 1) {
    const part = `${lines.map((line) => (line === '' ? '' : `${line}第${copy}辑`)).join('\n')}\n`;
    size += Buffer.byteLength(part);
    parts.push(part);
  }
  return parts.join('');
}
