interface Field {
  instruction: string;
  /** Between `separate` and `end`: what the field shows. */
  result: boolean;
}

/** The complex fields that are open (ISO/IEC 29500-1, 17.16.18); they go over paragraphs. */
export class FieldStack {
  private readonly open: Field[] = [];

  mark(type: string): void {
    if (type === 'begin') this.open.push({ instruction: '', result: false });
    const field = this.open.at(-1);
    if (type === 'separate' && field !== undefined) field.result = true;
    if (type === 'end') this.open.pop();
  }

  instruction(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.result) field.instruction += text;
  }

  /** The text here is a field's code, which Word does not show. */
  get inInstruction(): boolean {
    return this.open.some(({ result }) => !result);
  }

  get inContents(): boolean {
    return this.open.some(({ instruction }) => /^\s*TOC\b/i.test(instruction));
  }

  /** The address of the innermost link. */
  get link(): string | undefined {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const target = linkOf(this.open[index]?.instruction ?? '');
      if (target !== undefined) return target;
    }
    return undefined;
  }
}

/** The address of a `HYPERLINK "…"` field; places in the document itself are none. */
export function linkOf(instruction: string): string | undefined {
  const target = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1];
  return target !== undefined && isAddress(target) ? target : undefined;
}

export function isAddress(target: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)[^\s<>]+$/i.test(target);
}
