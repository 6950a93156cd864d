import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEdition } from '../../src/edition/index.js';
import { openFontLibrary } from '../../src/fonts/font-library.js';
import { parseTemplate } from '../../src/layout/template/parse.js';
import type { Edition } from '../../src/model/edition.js';
import type { Template } from '../../src/model/template.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** An edition of these Markdown texts, named 01-a, 02-b and so on. */
export function editionOf(
  texts: readonly string[],
  options: { readonly yaml?: string; readonly assets?: ReadonlyMap<string, Uint8Array> } = {},
): Edition {
  const files = texts.map((text, index) => ({
    path: `${String(index + 1).padStart(2, '0')}-${String.fromCharCode(97 + index)}.md`,
    text,
  }));
  const { edition } = parseEdition(
    { path: 'edition.yaml', text: options.yaml ?? 'title: 书名\ndate: 2020-09-17\n' },
    files,
    'test',
  );
  return { ...edition, assets: options.assets ?? new Map() };
}

export function booklet(): Template {
  const read = (name: string) => readFileSync(`${root}templates/booklet/${name}`, 'utf8');
  const { template } = parseTemplate([
    { name: 'booklet', path: 'template.yaml', yaml: read('template.yaml'), css: read('epub.css') },
  ]);
  if (template === undefined) throw new Error('the booklet template is wrong');
  return template;
}

export const fonts = openFontLibrary({ packageRoot: root, cwd: root });

/** A PNG of 2 × 1 pixels. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4//8/AwMDAA74Av4mi2jyAAAAAElFTkSuQmCC',
    'base64',
  ),
);

/** Every kind of node that Markdown has. */
export const EVERYTHING = `# 标题：主题　副题

正文段落，含**强调**、*着重*、~~删去~~、\`代码\`、[链接](https://example.org/a?b=1&c=2)和<ruby>漢<rt>hàn</rt></ruby>字，H<sub>2</sub>O，注[^1]在此<br>换行。

## 二级标题

> 引文一段，“内有引号”。

- 条目一
- 条目二
  1. 甲项
  2. 乙项

- [x] 已办
- [ ] 未办

| 地区 | 数量 |
|:---|---:|
| 北京 | 1.77万 |
| 上海 | 93% |

\`\`\`
code  line < & "
\`\`\`

---

![图一：示意](pic.png)

### 三级标题

生僻字𬱖，省略……破折——间隔·号。

[^1]: 注文，见<sup>上</sup>。
`;
