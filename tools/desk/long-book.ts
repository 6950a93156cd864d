import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes an edition of the chapters of the one in `from`, each `copies` times, no two of one title. */
export function longBook(from: string, to: string, copies: number): void {
  mkdirSync(to, { recursive: true });
  const yaml = readFileSync(join(from, 'edition.yaml'), 'utf8');
  writeFileSync(join(to, 'edition.yaml'), yaml.replace(/^id: .*$/m, 'id: long'));
  for (const name of readdirSync(from).filter((one) => one.endsWith('.md'))) {
    const text = readFileSync(join(from, name), 'utf8');
    for (let n = 1; n <= copies; n++) {
      const numbered = text.replace(/^# (.*)$/m, (_, heading) => `# ${heading}（${n}）`);
      writeFileSync(join(to, `${String(n).padStart(2, '0')}-${name}`), numbered);
    }
  }
}
