import type { Nodes } from 'mdast';
import { tableGrid } from '../../src/edition/table-grid.js';
import type { Edition } from '../../src/model/edition.js';
import { plainText } from '../../src/model/markdown/plain-text.js';
import { MarkupWriter } from './markup-writer.js';
import { PAGE } from './typst.js';

/** The edition's text for XeLaTeX with ctex, as somebody who knows both would write it; `fonts` is the faces' folder. */
export function latexOf({ divisions }: Edition, fonts: string): string {
  const text = divisions.map(({ tree }) => new Writer(tree.children).all()).join('\n\n');
  return `\\documentclass[fontset=none,zihao=5,scheme=chinese]{ctexart}
\\usepackage[paperwidth=148mm,paperheight=210mm,hmargin=${PAGE.side},top=${PAGE.top},bottom=${PAGE.bottom}]{geometry}
\\usepackage{booktabs,longtable,multirow,array,xurl}
\\usepackage[hidelinks]{hyperref}
\\setCJKmainfont[Path=${fonts}/,BoldFont=NotoSerifSC-Bold.ttf,ItalicFont=NotoSerifSC-Regular.ttf]{NotoSerifSC-Regular.ttf}
\\setCJKsansfont[Path=${fonts}/]{NotoSansSC-Regular.ttf}
\\setCJKmonofont[Path=${fonts}/]{NotoSerifSC-Regular.ttf}
\\setmainfont[Path=${fonts}/,BoldFont=NotoSerif-Bold.ttf,ItalicFont=NotoSerif-Italic.ttf,BoldItalicFont=NotoSerif-BoldItalic.ttf]{NotoSerif-Regular.ttf}
\\setmonofont[Path=${fonts}/]{JetBrainsMono-Regular.ttf}
\\xeCJKsetup{PunctStyle=kaiming,CheckSingle=true}
\\ctexset{section/format=\\Large\\sffamily\\centering,section/number=,subsection/format=\\large\\sffamily,subsection/number=}
\\linespread{1.15}\\setlength{\\parindent}{2\\ccwd}\\renewcommand{\\thefootnote}{\\textcircled{\\tiny\\arabic{footnote}}}
\\begin{document}
${text}
\\end{document}
`;
}

const SPECIAL = /[\\#$%&_{}~^]/g;
const LEVELS = ['section', 'subsection', 'subsubsection', 'paragraph'];
/** A column whose cells are longer than this many characters gets a width, as pandoc gives it. */
const LONG = 12;

class Writer extends MarkupWriter {
  protected override block(node: Nodes): string {
    switch (node.type) {
      case 'heading':
        return `\\${LEVELS[node.depth - 1] ?? 'paragraph'}{${this.inlines(node.children)}}`;
      case 'paragraph':
        return this.inlines(node.children);
      case 'blockquote':
        return `\\begin{quotation}\n${this.blocks(node.children)}\n\\end{quotation}`;
      case 'list':
        return `\\begin{itemize}\n${node.children.map(({ children }) => `\\item ${this.blocks(children)}`).join('\n')}\n\\end{itemize}`;
      case 'code':
        return `\\begin{verbatim}\n${node.value}\n\\end{verbatim}`;
      case 'table':
        return this.table(node);
      default:
        return '';
    }
  }

  private table(node: Extract<Nodes, { type: 'table' }>): string {
    const { rows, headRows, columns, align } = tableGrid(node);
    const longest = Array.from({ length: columns }, (_, column) =>
      Math.max(
        ...rows
          .flat()
          .filter((cell) => cell.column === column && cell.columns === 1)
          .map(({ cell }) => plainText(cell).length),
        0,
      ),
    );
    const shape = longest
      .map((most, column) =>
        most > LONG ? 'p{.45\\linewidth}' : (align[column] ?? 'left').charAt(0),
      )
      .join('');
    const written = rows.map((row) => {
      const cells: string[] = [];
      let at = 0;
      for (const { cell, column, columns: across, rows: down } of row) {
        for (; at < column; at++) cells.push('');
        const text = this.inlines(cell.children);
        const tall = down > 1 ? `\\multirow{${down}}{*}{${text}}` : text;
        cells.push(across > 1 ? `\\multicolumn{${across}}{c}{${tall}}` : tall);
        at += across;
      }
      return `${cells.join(' & ')} \\\\`;
    });
    return `{\\zihao{-5}\\begin{longtable}{${shape}}\n\\toprule\n${written.slice(0, headRows).join('\n')}\n\\midrule\\endhead\n${written.slice(headRows).join('\n')}\n\\bottomrule\n\\end{longtable}}`;
  }

  protected override inline(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return escaped(node.value);
      case 'inlineCode':
        return `\\texttt{${escaped(node.value)}}`;
      case 'break':
        return '\\\\\n';
      case 'strong':
        return `\\textbf{${this.inlines(node.children)}}`;
      case 'emphasis':
        return `\\emph{${this.inlines(node.children)}}`;
      case 'link':
        return /^https?:/.test(plainText(node))
          ? `\\url{${node.url}}`
          : `\\href{${escaped(node.url)}}{${this.inlines(node.children)}}`;
      case 'footnoteReference':
        return `\\footnote{${this.note(node.identifier)}}`;
      case 'image':
        return '';
      default:
        return 'children' in node ? this.inlines(node.children) : '';
    }
  }
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (one) =>
    one === '\\' ? '\\textbackslash{}' : '~^'.includes(one) ? `\\${one}{}` : `\\${one}`,
  );
}
