// check-text.mjs EDITION FILE.pdf: the text that pdftotext finds inside the type area, from the first
// division on, must be the edition's text, code point by code point. White space doesn't count: the PDF's lines
// are other lines, and pdftotext writes a space for each gap between Han and Western text.
import { spawnSync } from 'node:child_process';
import { plainText } from '../lib/edition/index.js';
import { readEdition } from '../lib/edition/read-edition.js';
import { packageRoot } from '../lib/host/package-root.js';
import { readTemplate } from '../lib/layout/template/read-template.js';

const [editionPath, pdf] = process.argv.slice(2);
const { edition } = await readEdition(editionPath);
const template = await readTemplate(edition.metadata.template ?? 'booklet', { packageRoot });

const { page, typeArea } = template;
// Half a line of air keeps ascenders in and running heads out.
const air = typeArea.leading / 2;
const crop = (x) => {
  const area = [
    x,
    page.top - air,
    typeArea.characters * typeArea.size + 2 * air,
    typeArea.lines * typeArea.leading + 2 * air,
  ];
  const [left, top, width, height] = area.map((length) => String(Math.round(length)));
  return ['-x', left, '-y', top, '-W', width, '-H', height];
};
const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', [pdf]))?.[1]);
let found = '';
for (let number = 1; number <= pages; number++) {
  const inner = number % 2 === 1 ? page.inner : page.outer;
  const only = ['-f', String(number), '-l', String(number), '-r', '72'];
  found += run('pdftotext', ['-raw', '-enc', 'UTF-8', ...only, ...crop(inner - air), pdf, '-']);
}
const whiteSpace = /\s/gu;
const has = found.replace(whiteSpace, '');
const wants = edition.divisions
  .flatMap(({ tree }) => tree.children.map((node) => plainText(node)))
  .join('')
  .replace(whiteSpace, '');

if (has.endsWith(wants)) {
  console.log(`${[...wants].length} code points are the same, ${pages} pages`);
} else {
  // The first difference counted from the end tells better where one side has more.
  let back = 0;
  while (back < wants.length && has.at(-1 - back) === wants.at(-1 - back)) back++;
  console.error(`the PDF's text differs from the edition's, ${back} characters before its end:`);
  console.error(
    `  edition …${wants.slice(Math.max(0, wants.length - back - 20), wants.length - back + 10)}…`,
  );
  console.error(
    `  PDF     …${has.slice(Math.max(0, has.length - back - 20), has.length - back + 10)}…`,
  );
  process.exitCode = 1;
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}
