import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSvg } from '../../../src/edition/svg.js';
import { cleanCss } from '../../../src/edition/svg-css.js';

const NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function cleaned(inside: string, attributes = '') {
  const svg = `<svg ${NAMES} width="9" height="9" ${attributes}>${inside}</svg>`;
  const { bytes, removed } = cleanSvg(new TextEncoder().encode(svg)) as {
    bytes: Uint8Array;
    removed: readonly string[];
  };
  return { text: new TextDecoder().decode(bytes), removed };
}

describe('CSS of a drawing that fetches is taken out and named', () => {
  it.each([
    ['<style>rect{fill:url(http://far/a)}</style>', 'fill'],
    [String.raw`<style>rect{fill:u\72l(http://far/a)}</style>`, 'fill'],
    [String.raw`<style>rect{fill:u\000072 l('http://far/a')}</style>`, 'fill'],
    [String.raw`<style>rect{fill:\55 RL("http://far/a")}</style>`, 'fill'],
    ['<style>rect{fill:url(/**/"http://far/a")}</style>', 'fill'],
    ['<style>rect{fill:url(http://far/a b)}</style>', 'fill'],
    ['<style>@import "http://far/a";</style>', '@import'],
    ['<style>@import/**/url(http://far/a);</style>', '@import'],
    [String.raw`<style>@\69mport "http://far/a";</style>`, '@import'],
    ['<style>@im<!-- x -->port "http://far/a";</style>', '@import'],
    ['<style>@im<g>x</g>port "http://far/a";</style>', '@import'],
    ['<style><![CDATA[@import "http://far/a";]]></style>', '@import'],
    ['<style>&#64;import "http://far/a";</style>', '@import'],
    ['<style>@font-face{font-family:a;src:url(http://far/a)}</style>', '@font-face'],
    ['<style>@font-face{font-family:a;src:local(b),"http://far/a"}</style>', '@font-face'],
    ['<style>@namespace "http://far/a";</style>', '@namespace'],
    ['<style>@media print{rect{fill:url(http://far/a)}}</style>', 'fill'],
    ['<style>g{& rect{fill:url(http://far/a)}}</style>', 'fill'],
    ['<style>g{.a &{fill:url(http://far/a)}}</style>', 'style'],
    ['<style>rect{--a:url(http://far/a);fill:var(--a)}</style>', '--a'],
    ['<style>rect{--a:{url(http://far/a)}}</style>', '--a'],
    ['<style>rect{fill:image-set("http://far/a" 1x)}</style>', 'fill'],
    ['<style>rect{fill:-webkit-image-set("http://far/a" 1x)}</style>', 'fill'],
    ['<style>rect{fill:src("http://far/a")}</style>', 'fill'],
    ['<style>rect{fill:image("http://far/a")}</style>', 'fill'],
    ['<style>rect{fill:cross-fade("http://far/a", red)}</style>', 'fill'],
    ['<style>rect{filter:progid:DX.Loader(src="http://far/a")}</style>', 'filter'],
    [String.raw`<style>rect{\62 ehavior:url(#http://far/a)}</style>`, 'behavior'],
    ['<rect style="fill:url(http://far/a)"/>', 'fill'],
    [String.raw`<rect style="fill:u\72l(http://far/a)"/>`, 'fill'],
    ['<rect style="width:expression(alert(&quot;far&quot;))"/>', 'width'],
    ['<rect style="cursor:url(data:image/png;base64,far),auto"/>', 'cursor'],
    ['<rect fill="url(http://far/a)"/>', 'fill'],
    ['<rect fill="url(&quot;http://far/a&quot;)"/>', 'fill'],
    [String.raw`<rect fill="u\72l(http://far/a)"/>`, 'fill'],
    ['<rect fill="url(//far/a#b)"/>', 'fill'],
    ['<rect fill="url(&#xa0;#far)"/>', 'fill'],
    ['<rect mask="image-set(&quot;http://far/a&quot; 1x)"/>', 'mask'],
  ])('%s', (svg, name) => {
    const { text, removed } = cleaned(svg);
    expect(text).not.toContain('far');
    expect(removed).toContain(name);
  });
});

describe('an address that leads out of a drawing is taken out and named', () => {
  it.each([
    ['<use href="http://far/a.svg#b"/>', 'href'],
    ['<use xlink:href="far.svg#b"/>', 'href'],
    ['<use href="&#xa0;#far"/>', 'href'],
    ['<use href="data:image/svg+xml;base64,far"/>', 'href'],
    ['<textPath xlink:href="far#b">字</textPath>', 'href'],
    ['<linearGradient href="far#b"/>', 'href'],
    ['<filter><feImage href="http://far/a"/></filter>', '<feImage>'],
    ['<svg><image href="http://far/a"/></svg>', '<image>'],
    ['<svg onload="far()"/>', 'onload'],
    ['<svg><svg xml:base="http://far/"><use href="#a"/></svg></svg>', 'xml:base'],
    ['<iframe src="http://far/"/>', '<iframe>'],
  ])('%s', (svg, name) => {
    const { text, removed } = cleaned(svg);
    expect(text).not.toContain('far');
    expect(removed).toContain(name);
  });

  it('xml:base of the drawing itself too', () => {
    const { text, removed } = cleaned('<use href="#a"/>', 'xml:base="http://far/"');
    expect(text).not.toContain('far');
    expect(text).toContain('<use href="#a"/>');
    expect(removed).toEqual(['xml:base']);
  });
});

describe('what stays in the drawing is kept as it is', () => {
  it.each([
    '<rect fill="url(#ok)"/>',
    '<rect fill="url( #ok)"/>',
    '<rect fill="url( \'#ok\' )"/>',
    '<rect style="fill: url( #ok ); stroke: rgb(1 2 3)"/>',
    '<style>rect { fill: url( #ok) } @media print { rect { fill: #000 } }</style>',
    '<rect transform="translate(10, 20) rotate(45)" clip-path="polygon(0 0, 1px 1px)"/>',
    '<rect aria-label="函数 f(x)" data-note="url(a)"/>',
    '<use href=" #ok"/>',
    '<text xml:lang="zh" xml:space="preserve">url(http://far)</text>',
  ])('%s', (svg) => {
    const { text, removed } = cleaned(svg);
    expect(removed).toEqual([]);
    expect(text).toContain(svg.replace(/ xmlns="[^"]*"/, ''));
  });

  it('the rules beside one that goes', () => {
    const { text, removed } = cleaned(
      '<style>@import "a";.a{fill:red;stroke:url(b);opacity:.5}.b{fill:blue}</style>',
    );
    expect(text).toContain('.a{fill:red;opacity:.5}.b{fill:blue}');
    expect(removed).toEqual(['@import', 'stroke']);
  });
});

describe('cleaned CSS', () => {
  it('has nothing more to clean, whatever it was', () => {
    const parts = fc.constantFrom(
      ...String.raw`u\72l( url( ) ' " \ / /* */ { } ; : @import @\69mport @media a # #b src( image-set( http://x ( -- ! , & [ ] < > rgb(`.split(
        ' ',
      ),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 24 }),
        fc.constantFrom('stylesheet' as const, 'declarationList' as const),
        (words, context) => {
          const { css } = cleanCss(words.join(''), context);
          expect(cleanCss(css, context).removed).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
