const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** The YAML between the `---` lines that a file opens with; it begins in line 2. Empty where there is none. */
export function frontMatter(text: string): string {
  return FRONT_MATTER.exec(text)?.[1] ?? '';
}
