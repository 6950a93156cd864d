import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownOf } from './editions.mjs';

const prelude = fileURLToPath(new URL('booklet.typ', import.meta.url));

/** What `pip install typst` brings: the compiler in one process, which tells what it used. */
const COMPILE = `
import json, os, resource, sys, typst
open(sys.argv[2], 'wb').write(typst.compile(sys.argv[1], font_paths=[sys.argv[3]]))
used = resource.getrusage(resource.RUSAGE_SELF)
open(os.environ['BENCH_USAGE'], 'w').write(json.dumps(
    {'cpu': used.ru_utime + used.ru_stime, 'peakMiB': used.ru_maxrss / 1024}))
`;

/** Typst's version where it is installed. */
export function typstVersion() {
  const found = spawnSync(
    'python3',
    ['-c', 'import importlib.metadata as m; print(m.version("typst"))'],
    {
      encoding: 'utf8',
    },
  );
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** The command that makes `edition` (a folder of Markdown) a PDF with Typst. */
export function typstCommand(edition, fonts, target) {
  const source = `${target}.typ`;
  const text = markdownOf(edition)
    .map((name) => markup(readFileSync(join(edition, name), 'utf8')))
    .join('\n');
  writeFileSync(source, `${readFileSync(prelude, 'utf8')}\n${text}`);
  return ['python3', ['-c', COMPILE, source, target, fonts]];
}

/** Headings and paragraphs are all that the sample has; everything else is text. */
function markup(markdown) {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return body
    .split('\n')
    .map((line) => {
      const [, level, text] = /^(#*) *(.*)$/.exec(line);
      return `${'='.repeat(level.length)} ${escaped(text)}`.trim();
    })
    .join('\n');
}

function escaped(text) {
  return text.replace(/[#*_`$@<>\\[\]=/~+-]/g, '\\$&');
}
