/** A generated edition's Markdown files. */
export interface Generated {
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export type Random = () => number;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HAN = [
  ...'天地人山水火木金土日月星云风雨雪花草树鸟鱼虫马牛羊猪狗猫东西南北春夏秋冬红黄蓝白黑大小多少高低长短远近快慢新老左右前后上下里外早晚男女父母兄弟姐妹手足口目耳心头身國學術漢語龍龜',
];
const WESTERN = [
  'Kanben',
  'characteristically',
  'H2O',
  'GB/T',
  '3.14',
  '2020-09-17',
  '93%',
  'naïve',
  'Übung',
  'Москва',
  'Ελλάδα',
  'AT-T',
  'https-free',
  '№5',
  '±2',
  '10km/h',
];
const MARKS = [
  '，',
  '。',
  '；',
  '：',
  '？',
  '！',
  '、',
  '“甲”',
  '（乙）',
  '《丙》',
  '……',
  '——',
  '·',
  '「丁」',
  '【戊】',
  '〔2020〕',
  '％',
  '～',
];
const RARE = [
  '㐀',
  '𠮷',
  '𬱖',
  '々',
  '〇',
  'ā',
  'ㄅ',
  'カ',
  '①',
  '㎡',
  '→',
  '■',
  '☆',
  '葛󠄀',
  'é',
  '\u200b字',
  '字\u00ad',
  '\u2060词',
  '&amp;',
  '&#x4e59;',
  '\\*',
  '\\[',
  '\\|',
  '\\`',
  '\\_',
  '5<6',
  'a&b',
  '~',
  '$',
  '#',
  '＃',
];

class Writer {
  readonly notes: string[] = [];
  serial = 0;

  constructor(
    readonly random: Random,
    readonly file: number,
  ) {}

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T;
  }

  upTo(most: number): number {
    return 1 + Math.floor(this.random() * most);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  /** A word that stands nowhere else: Han characters, then its number in Han characters. */
  word(): string {
    const digits = [...String(this.file * 1000 + this.serial++)].map((one) => HAN[Number(one)]);
    return `${this.pick(HAN)}${this.pick(HAN)}${digits.join('')}`;
  }

  plain(): string {
    const parts = Array.from({ length: this.upTo(4) }, () => {
      const kind = this.random();
      if (kind < 0.5) return this.word();
      if (kind < 0.65) return this.pick(MARKS);
      if (kind < 0.8) return ` ${this.pick(WESTERN)} `;
      if (kind < 0.9) return this.pick(RARE);
      return Array.from({ length: this.upTo(30) }, () => this.pick(HAN)).join('');
    });
    return `${this.word()}${parts.join('')}`.trim();
  }

  /** Text with inline marks; `bare`: it may hold no line ends and no notes. */
  inline(bare = false, depth = 0): string {
    const parts = Array.from({ length: this.upTo(3) }, () => this.piece(bare, depth));
    return `${this.word()}${parts.join('')}`;
  }

  piece(bare: boolean, depth: number): string {
    const inner = () =>
      depth < 2 && this.chance(0.4) ? this.inline(true, depth + 1) : this.plain();
    switch (Math.floor(this.random() * (bare ? 15 : 20))) {
      case 0:
        return `**${inner()}**`;
      case 1:
        return `*${inner()}*`;
      case 2:
        return `~~${inner()}~~`;
      case 3:
        return `\`${this.word()}  ${this.word()}\``;
      case 4:
        return `[${inner()}](https://example.org/${this.upTo(9)})`;
      case 5:
        return `<sup>${this.word()}</sup>${this.word()}<sub>${this.pick(WESTERN)}</sub>`;
      case 6:
        return `<ruby>${this.chance(0.5) ? this.word() : this.pick(['𠮷野家', '葛A', 'ABC', '国々', '\u{2B7F5}甲'])}<rt>${this.pick(['hàn zì', 'ㄏㄢˋ', 'かんじ', '汉字', 'mixed 汉'])}</rt></ruby>`;
      case 7:
        return `<!-- ${this.word()} -->`;
      case 8:
        return `<span class="x">${this.word()}</span>`;
      case 9:
        return `[](https://example.org/empty)`;
      case 10:
        return `![${this.word()}](pic.png)`;
      case 11:
        return `https://example.org/a_b?c=${this.upTo(99)}，`;
      case 12:
        return `***${this.plain()}***`;
      case 13:
        return ` ${this.pick(WESTERN)} `;
      case 14:
        return this.plain();
      case 15:
        return `\n${this.plain()}`;
      case 16:
        return `\\\n${this.plain()}`;
      case 17:
        return `<br>${this.plain()}`;
      case 18: {
        const name = this.pick(['1', '2', '注', `n${this.serial}`]);
        if (!this.notes.includes(name)) this.notes.push(name);
        return `[^${name}]`;
      }
      default:
        return `[${this.plain()}][名]`;
    }
  }

  cell(): string {
    return this.chance(0.1) ? '' : this.inline(true).replaceAll('|', '\\|');
  }

  table(): string {
    const columns = this.upTo(this.chance(0.05) ? 14 : 3);
    const row = (length: number) => `| ${Array.from({ length }, () => this.cell()).join(' | ')} |`;
    const rows = Array.from({ length: this.upTo(this.chance(0.02) ? 40 : 2) }, () =>
      row(
        this.chance(0.2) ? columns + this.upTo(2) : this.chance(0.2) ? this.upTo(columns) : columns,
      ),
    );
    const title = this.chance(0.3) ? `表1　${this.word()}\n\n` : '';
    const unit = this.chance(0.2) ? `单位：${this.word()}\n\n` : '';
    const note = this.chance(0.2) ? `\n\n注：${this.word()}` : '';
    const align = Array.from({ length: columns }, () => this.pick(['---', ':--', '--:', ':-:']));
    return `${title}${unit}${row(columns)}\n|${align.join('|')}|\n${rows.join('\n')}${note}`;
  }

  list(depth: number): string {
    const ordered = this.chance(0.5);
    const start = this.upTo(12);
    const items = Array.from({ length: this.upTo(3) }, (_, index) => {
      const mark = ordered ? `${start + index}. ` : '- ';
      const box = !ordered && this.chance(0.2) ? this.pick(['[ ] ', '[x] ']) : '';
      const inner = this.chance(0.3) && depth < 4 ? `\n\n${this.block(depth + 1)}` : '';
      const text = this.chance(0.1) ? `![${this.word()}](pic.png "${this.word()}")` : this.inline();
      return indented(`${box}${text}${inner}`, mark);
    });
    return items.join(this.chance(0.3) ? '\n\n' : '\n');
  }

  block(depth = 0): string {
    switch (Math.floor(this.random() * 20)) {
      case 0:
      case 1:
        return `${'#'.repeat(1 + this.upTo(5))} ${this.inline(true)}`;
      case 2:
      case 3:
        return this.list(depth);
      case 4:
        return depth > 3
          ? this.inline()
          : prefixed(`${this.block(depth + 1)}\n\n${this.inline()}`, '> ');
      case 5:
        return prefixed(`[!${this.pick(['NOTE', 'WARNING', 'TIP'])}]\n${this.inline()}`, '> ');
      case 6:
      case 7:
        return this.table();
      case 8:
        return `\`\`\`${this.pick(['', 'js', 'text'])}\n${this.word()}\n\n  ${this.word()} < & "\n\t${this.pick(WESTERN)}\n\`\`\``;
      case 9:
        return `    ${this.word()}\n    ${this.word()}`;
      case 10:
        return `${this.inline(true)}\n: ${this.inline(true)}\n: ${this.pick([this.plain(), `![${this.word()}](pic.png)`])}`;
      case 11:
        return '---';
      case 12:
        return `<div align="center">${this.word()}<p>${this.word()}</p></div>`;
      case 13:
        return `![${this.word()}](pic.png${this.pick(['', ' "图的题目"', '#width=40%'])})`;
      case 14:
        return `![${this.word()}](pic.png) ![${this.word()}](pic.png)`;
      case 15:
        return Array.from({ length: 3 + this.upTo(3) }, () => this.plain()).join('\\\n');
      case 16:
        return (
          Array.from({ length: this.upTo(200) }, () => this.pick(HAN)).join('') + this.inline()
        );
      case 17:
        return `<!-- ${this.word()}\n${this.word()} -->`;
      default:
        return this.inline();
    }
  }

  division(): string {
    const blocks = Array.from({ length: this.upTo(4) }, () => this.block());
    const signed = this.chance(0.2) ? [`（${this.word()}）`, '2020年9月17日'] : [];
    const notes = this.notes
      .filter(() => this.chance(0.95))
      .map((name) => {
        const more = this.chance(0.2)
          ? `\n\n${prefixed(this.pick([this.word(), this.table()]), '    ')}`
          : '';
        return `[^${name}]: ${this.inline(true)}${more}`;
      });
    if (this.chance(0.1)) notes.push(`[^unused]: ${this.word()}`);
    const front = this.chance(0.1) ? '---\nrole: foreword\n---\n\n' : '';
    const all = [
      `# ${this.inline(true)}`,
      ...blocks,
      ...signed,
      ...notes,
      '[名]: https://example.org/name',
    ];
    return `${front}${all.join('\n\n')}\n`;
  }
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');
}

function indented(text: string, mark: string): string {
  const [first = '', ...rest] = text.split('\n');
  return [
    mark + first,
    ...rest.map((line) => (line === '' ? '' : ' '.repeat(mark.length) + line)),
  ].join('\n');
}

/** An edition of one or two small divisions that holds every kind of block and inline mark, by chance. */
export function generate(seed: number): Generated {
  const random = randomOf(seed);
  const files = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, index) => ({
    path: `0${index + 1}-a.md`,
    text: new Writer(random, index + 1).division(),
  }));
  return { files };
}
