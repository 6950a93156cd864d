declare module 'opencc-js' {
  export type Locale = 'cn' | 't' | 'tw' | 'twp' | 'hk' | 'jp';
  export function Converter(options: {
    readonly from: Locale;
    readonly to: Locale;
  }): (text: string) => string;
}
