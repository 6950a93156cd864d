// node tools/run.mjs tools/official-pictures.ts: draws the pictures of docs/official.md from the edition.yaml that it shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEdition } from '../src/edition/index.js';
import { openFontLibrary } from '../src/fonts/font-library.js';
import { readTemplate } from '../src/layout/template/read-template.js';
import { renderPdf } from '../tests/support/render.js';
import { encodePng, pagePictures } from './page-picture.js';

/** Run from the repository's root. */
const root = process.cwd();
const fonts = openFontLibrary({ packageRoot: root, cwd: root, system: () => [] });
const DPI = 60;
/** The texts of the four editions; the first one's stands in the document itself. */
const NOTICE =
  '# 江川市人民政府关于加强老旧小区改造工作的通知\n\n现就有关事项通知如下。\n\n## 一、总体要求\n\n坚持先民生后提升。\n\n### （一）工作目标\n\n全年开工改造小区120个。\n';
const LETTER =
  '# 江川市住房和城乡建设局关于商请提供统计数据的函\n\n因工作需要，商请贵局提供2025年城镇住房统计数据。\n\n特此函商，请予支持。\n';
const MINUTES =
  '---\nheading: 江川市人民政府常务会议纪要\n---\n\n2026年3月2日，市长李强主持召开市政府第12次常务会议。现纪要如下：\n\n## 一、研究老旧小区改造工作\n\n会议指出，老旧小区改造是重大民生工程。\n\n出席：李强、王立、赵长河\n\n列席：市财政局张敏、市水利局刘洋\n';
const NOTE = '---\nrole: editors-note\n---\n\n# 编者按\n\n东城区的做法值得各区学习借鉴。\n';
const PIECE =
  '# 东城区推进老旧小区改造\n\n东城区坚持先民生后提升，一是摸清底数，二是建立台账，三是逐个登记。\n';

const PICTURES = [
  ['official-document', [NOTICE, '---\nrole: appendix\n---\n\n# 任务分解表\n\n各区任务如下。\n']],
  ['official-letter', [LETTER]],
  ['official-minutes', [MINUTES]],
  ['official-briefing', [NOTE, PIECE, PIECE.replaceAll('东', '西')]],
] as const;

const text = readFileSync(join(root, 'docs/official.md'), 'utf8');
const yamls = [...text.matchAll(/```yaml\n([^`]*)```/g)].map((match) => match[1] ?? '');
for (const [index, [name, texts]] of PICTURES.entries()) {
  const files = texts.map((body, at) => ({ path: `0${at + 1}-text.md`, text: body }));
  const { edition, diagnostics } = parseEdition(
    { path: 'edition.yaml', text: yamls[index] ?? '' },
    files,
    name,
  );
  for (const one of diagnostics) console.error(String(one));
  const template = await readTemplate(edition.metadata.template ?? '', { packageRoot: root });
  const whole = { ...edition, assets: new Map() };
  const { bytes } = await renderPdf(whole, template, fonts, {
    date: '2026-03-05T00:00:00Z',
    tool: 'Kanben',
  });
  const [first] = await pagePictures(bytes, DPI, [1]);
  if (first !== undefined) writeFileSync(join(root, `docs/images/${name}.png`), encodePng(first));
}
