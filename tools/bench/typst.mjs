import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownOf } from './editions.mjs';

const prelude = fileURLToPath(new URL('booklet.typ', import.meta.url));

/**
 * Typst's own program where it is on the PATH (`cargo install typst-cli`), else what `pip install typst` brings. Either
 * tells what the process that made the PDF took, without Python's own start.
 */
const COMPILE = `
import json, os, resource, shutil, subprocess, sys, time
source, target, fonts = sys.argv[1:]
program = shutil.which('typst')
who = resource.RUSAGE_CHILDREN if program else resource.RUSAGE_SELF
began = time.perf_counter()
if program:
    flags = ['--ignore-system-fonts', '--font-path', fonts, '--pdf-standard', 'a-2b']
    subprocess.run([program, 'compile', *flags, source, target], check=True)
else:
    import typst
    pdf = typst.compile(source, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=['a-2b'])
    open(target, 'wb').write(pdf)
wall = time.perf_counter() - began
used = resource.getrusage(who)
json.dump({'wall': wall, 'cpu': used.ru_utime + used.ru_stime, 'peakMiB': used.ru_maxrss / 1024},
          open(os.environ['BENCH_USAGE'], 'w'))
`;

const VERSION = `
import shutil, subprocess, importlib.metadata as m
program = shutil.which('typst')
print(subprocess.run([program, '--version'], capture_output=True, text=True).stdout if program
      else 'typst ' + m.version('typst') + ' (Python)')
`;

/** Typst's version where it is installed. */
export function typstVersion() {
  const found = spawnSync('python3', ['-c', VERSION], { encoding: 'utf8' });
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
