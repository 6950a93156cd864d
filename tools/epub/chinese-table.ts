/** The words of the comparison's table, cell by cell; a cell that is not here is the same in both languages. */
const CELLS: ReadonlyMap<string, string> = new Map([
  ['accessibility metadata (of 5 kinds)', '无障碍元数据（共 5 种）'],
  ['Dublin Core elements', 'Dublin Core 元素'],
  ['documents that say their language', '写明语言的文档'],
  ['DPUB-ARIA roles used', '用到的 DPUB-ARIA 角色'],
  ['contents: entries, levels', '目录：条数，级数'],
  ['landmarks', '导览标记'],
  ['page-list: pages of the PDF', '页码表：PDF 的页数'],
  ['EPUB 2 contents (NCX)', 'EPUB 2 目录（NCX）'],
  ['cover image', '封面图片'],
  ['colophon', '版权页'],
  ['Chinese typography in the CSS (of 7)', 'CSS 中的中文排版（共 7 项）'],
  ['the edition’s text in the spine', '正文文字齐全的比例'],
  ['the same bytes each time', '每次字节相同'],
  ['size', '大小'],
  ['time, median of 5 (Kanben: with the PDF)', '用时，5 次的中位数（Kanben 含 PDF）'],
  ['pages', '页数'],
  ['marks where none may stand', '违反避头尾'],
  ['pairs of marks not squeezed', '未挤压的连续标点'],
  ['spacing of lines, standard deviation', '各行字距的标准差'],
  ['widest line', '最松的行'],
  ['single marks below ¾ em', '窄于四分之三字的单个标点'],
  ['numbers and dates broken in cells', '单元格中断开的数字、日期'],
  ['yes', '是'],
  ['no', '否'],
  ['none', '无'],
  ['not installed here', '未安装'],
  ['not measured: not here', '未测：未安装'],
]);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) errors, (\d+) warnings$/, '$1 个错误，$2 个警告'],
  [/^(\d+) violations$/, '$1 处违规'],
  [/^(\d+) of (\d+)$/, '$2 个中 $1 个'],
  [/^([\d.]+) em$/, '$1 字'],
  [/^([\d.]+) s$/, '$1 秒'],
];

function cellInChinese(cell: string): string {
  const word = CELLS.get(cell);
  if (word !== undefined) return word;
  const pattern = PATTERNS.find(([english]) => english.test(cell));
  return pattern === undefined ? cell : cell.replace(...pattern);
}

/** A Markdown table of the comparison in Chinese. */
export function tableInChinese(table: string): string {
  return table
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => ` ${cellInChinese(cell.trim())} `)
        .join('|')
        .trim(),
    )
    .join('\n');
}
