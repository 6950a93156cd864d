import { withoutSpaces } from '../../model/white-space.js';
import { BLOCKS, linkTarget, UNSEEN } from './page-elements.js';
import { attribute, elementsOf, elementText, type PageElement } from './page-tree.js';

/** Elements for code inside `<pre>`, and names for it in classes: `language-js`, `brush: sql`, `hljs`. */
const CODE_TAGS = new Set(['code', 'samp', 'kbd']);
const CODE_NAMES =
  /(?:^|[-_\s])(?:code|codeblock|sourcecode|highlight|hljs|prettyprint|brush|lang(?:uage)?-\w)/i;
/** A block of code holds text alone: with these it is a part of the page that is set in `<pre>`. */
const NO_CODE = new Set('img table p ul ol dl h1 h2 h3 h4 h5 h6 blockquote'.split(' '));
/** The largest share of Han in a block that is code without being named code. */
const MOST_HAN = 0.25;
/** How a Chinese sentence ends. */
const SENTENCE = /\p{Script=Han}[”’」』）]?[。！？][”’」』）]?\s*$/u;

/**
 * Whether a `<pre>` is code, to be kept character by character: named so, or lines with hardly any Chinese. Old sites set
 * whole articles in `<pre>`: where half of the lines end a Chinese sentence, it is text.
 */
export function isCode(pre: PageElement): boolean {
  const parts = [...elementsOf(pre)];
  if (parts.some((part) => NO_CODE.has(part.tag) || linkTarget(part) !== undefined)) return false;
  const lines = elementText(pre)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const sentences = lines.filter((line) => SENTENCE.test(line)).length;
  if (lines.length === 0 || sentences * 2 >= lines.length) return false;
  const isNamed = parts.some(
    (part) =>
      CODE_TAGS.has(part.tag) ||
      (part === pre && CODE_NAMES.test(`${attribute(part, 'class')} ${attribute(part, 'name')}`)),
  );
  if (isNamed) return true;
  const solid = withoutSpaces(lines.join(''));
  const han = solid.match(/\p{Script=Han}/gu)?.length ?? 0;
  return lines.length > 1 && han < solid.length * MOST_HAN;
}

/** The lines of a block of code, without empty ones at its ends. `apart` says whether it has read a part on its own. */
export function codeLines(
  pre: PageElement,
  apart: (part: PageElement) => boolean,
): readonly string[] {
  const lines = [''];
  const open = () => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const add = (value: string) => {
    const [first = '', ...rest] = value.split('\n');
    lines[lines.length - 1] += first;
    lines.push(...rest);
  };
  const read = (element: PageElement) => {
    for (const child of element.children) {
      if (child.kind === 'text') add(child.value.replace(/[\r\v\f\u0085\u2028\u2029]/gu, ' '));
      else if (child.tag === 'br') lines.push('');
      else if (!UNSEEN.has(child.tag) && !apart(child)) {
        const isBlock = BLOCKS.has(child.tag);
        if (isBlock) open();
        read(child);
        if (isBlock) open();
      }
    }
  };
  read(pre);
  const isSolid = (line: string) => line.trim() !== '';
  return lines.slice(lines.findIndex(isSolid), lines.findLastIndex(isSolid) + 1);
}
