import { decode } from './decode.js';
import { hasExtension, type Input } from './input.js';

const extensions = ['html', 'htm', 'xhtml', 'shtml'];
/** The number of bytes in which a page's declarations are looked for (WHATWG HTML 13.2.3.2: 1024; old pages need more). */
const HEAD = 4096;

/** A saved web page: the text that a browser shows, what stands beside it set aside. */
export const html: Input = {
  kind: 'html',
  extensions,
  mediaType: 'text/html',
  sniff: (bytes, name) =>
    hasExtension(name, extensions) ||
    (!/\.(?:md|markdown|txt|text)$/i.test(name) &&
      /^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
        head(bytes),
      )),
  async extract(source, { encoding }) {
    const { name, bytes } = source;
    const { text, diagnostics } = decode(bytes, name, encoding, declaredEncoding(bytes));
    const { extractPage } = await import('./html/extract-page.js');
    const page = extractPage(text, source);
    return { ...page, diagnostics: [...diagnostics, ...page.diagnostics] };
  },
};

function head(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
}

/** The encoding that a page says it has. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  return /<meta[^>]{1,300}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head(bytes))?.[1];
}
