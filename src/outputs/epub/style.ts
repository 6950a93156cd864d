import type { FontRole, Template } from '../../model/template.js';

/** An embedded face of the style sheet. */
export interface StyledFont {
  /** The name in the catalogue. */
  readonly id: string;
  readonly file: string;
}

/** CLREQ's mark styles in CSS Text 4. */
const SPACING: Readonly<Record<Template['marks'], string>> = {
  full: 'space-all',
  kaiming: 'trim-start',
  half: 'trim-start',
  'line-end-half': 'trim-start',
};

/**
 * The style sheet: marks, emphasis and writing of the template, rules that the book needs (`used`), then the template's epub.css, which overrides them, then the
 * embedded faces.
 */
export function styleSheet(template: Template, fonts: readonly StyledFont[], used = ''): string {
  return [
    ofTemplate(template),
    ...(used === '' ? [] : [used]),
    template.epub.css.trim(),
    ...faces(template, fonts),
    '',
  ].join('\n');
}

function ofTemplate({ marks, hanging, emphasis, strong, epub }: Template): string {
  const rules = [
    rule('body', [
      `text-spacing-trim: ${SPACING[marks]}`,
      `hanging-punctuation: ${hanging ? 'allow-end' : 'none'}`,
    ]),
    emphasis === 'kai'
      ? rule('em', [`font-family: ${KAI}`, 'font-style: normal'])
      : rule('em', [
          'font-style: normal',
          '-webkit-text-emphasis: filled dot',
          '-epub-text-emphasis: filled dot',
          'text-emphasis: filled dot',
          '-webkit-text-emphasis-position: under right',
          'text-emphasis-position: under right',
        ]),
    // Western words are in italics and have no dots.
    rule('em i', [
      'font-style: italic',
      '-webkit-text-emphasis: none',
      '-epub-text-emphasis: none',
      'text-emphasis: none',
    ]),
    strong === 'hei'
      ? rule('strong', [`font-family: ${HEI}`, 'font-weight: bold'])
      : rule('strong', ['font-weight: bold']),
  ];
  if (epub.writing === 'vertical') {
    rules.push(
      rule('html', [
        '-epub-writing-mode: vertical-rl',
        '-webkit-writing-mode: vertical-rl',
        'writing-mode: vertical-rl',
      ]),
      rule('em', [
        '-webkit-text-emphasis-position: over right',
        'text-emphasis-position: over right',
      ]),
      rule('.upright', [
        '-epub-text-combine: horizontal',
        '-webkit-text-combine: horizontal',
        'text-combine-upright: all',
      ]),
    );
  }
  return rules.join('\n');
}

const HEI = '"Heiti SC", "STHeiti", "Source Han Sans SC", "Noto Sans CJK SC", "SimHei", sans-serif';
const KAI = '"Kaiti SC", "STKaiti", "LXGW WenKai", "KaiTi", serif';
const GENERIC: Readonly<Record<FontRole, string>> = {
  song: 'serif',
  hei: 'sans-serif',
  kai: 'serif',
  fangsong: 'serif',
  xiaobiaosong: 'serif',
  latin: 'serif',
  latinFull: 'serif',
  latinItalic: 'serif',
  latinSans: 'sans-serif',
  mono: 'monospace',
};

/** The embedded faces, and the elements that each role's faces set. */
function faces(template: Template, fonts: readonly StyledFont[]): readonly string[] {
  if (fonts.length === 0) return [];
  const { styles } = template;
  const family = (id: string) => `"Kanben ${id}"`;
  const stack = (role: FontRole, bold: boolean) => {
    const { regular, bold: heavy } = template.fonts[role];
    const weights = bold && heavy.length > 0 ? heavy : regular;
    const { latin, latinSans, mono } = template.fonts;
    const beside = role === 'hei' ? latinSans : latin;
    const western = bold ? [...beside.bold, ...beside.regular] : beside.regular;
    const ids = [
      ...(role === 'mono' ? [] : western),
      ...weights,
      ...template.fonts.song.regular,
      ...latin.regular,
      ...mono.regular,
    ];
    const embedded = [...new Set(ids)].filter((id) => fonts.some((font) => font.id === id));
    return [...embedded.map(family), GENERIC[role]].join(', ');
  };
  // Each face has its weight, so that no reader thickens it.
  const set = (selector: string, role: FontRole, bold = false) =>
    rule(selector, [`font-family: ${stack(role, bold)}`, 'font-weight: normal']);
  return [
    ...fonts.map(({ id, file }) =>
      rule('@font-face', [`font-family: ${family(id)}`, `src: url(${file})`]),
    ),
    set('html', styles.body.font, styles.body.bold),
    ...styles.headings.map(({ font, bold }, index) => set(`h${index + 1}`, font, bold)),
    set('blockquote', styles.quote.font, styles.quote.bold),
    set('.editors-note p', styles.editorsNote.font, styles.editorsNote.bold),
    set('figcaption', styles.caption.font, styles.caption.bold),
    set('table', styles.table.font, styles.table.bold),
    set('th', 'hei'),
    set('.footnotes', styles.footnote.font, styles.footnote.bold),
    template.strong === 'hei' ? set('strong', 'hei') : set('strong', styles.body.font, true),
    ...(template.emphasis === 'kai' ? [set('em', 'kai')] : []),
    set('code, pre', 'mono'),
  ];
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((one) => `  ${one};\n`).join('')}}`;
}
