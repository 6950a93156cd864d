import type { PhrasingContent, Text } from 'mdast';

/** Characters with their reading (注音): `<ruby>漢<rt>hàn</rt></ruby>`. */
export interface Ruby {
  type: 'ruby';
  children: Text[];
  annotation: string;
  position?: Text['position'];
  data?: Text['data'];
}

export interface Superscript {
  type: 'superscript';
  children: PhrasingContent[];
  position?: Text['position'];
  data?: Text['data'];
}

export interface Subscript {
  type: 'subscript';
  children: PhrasingContent[];
  position?: Text['position'];
  data?: Text['data'];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    ruby: Ruby;
    superscript: Superscript;
    subscript: Subscript;
  }
  interface RootContentMap {
    ruby: Ruby;
    superscript: Superscript;
    subscript: Subscript;
  }
}
