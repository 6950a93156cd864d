import type { DeepReadonly } from './readonly.js';
import type { STYLES, StyleData, TemplateData } from './template-schema.js';

/** The keys of template.yaml that a template keeps as they are written. */
type Kept = DeepReadonly<
  Omit<
    TemplateData,
    'extends' | 'description' | 'page' | 'typeArea' | 'styles' | 'runningHeads' | 'epub'
  >
>;

export type MarkStyle = TemplateData['marks'];
export type ProhibitionLevel = TemplateData['prohibition'];
/** The roles that a template gives faces to. */
export type FontRole = keyof TemplateData['fonts'];
export type FontStack = Kept['fonts'][FontRole];
export type RunningHead = TemplateData['runningHeads']['verso'];
export type Folios = Kept['folios'];

/** How one kind of paragraph is set: every value there, lengths in pt. */
export type BlockStyle = Readonly<Required<StyleData>>;

type StyleName = (typeof STYLES)[number];
type HeadingName = 'heading1' | 'heading2' | 'heading3' | 'heading4';

/** A template after inheritance and checks: all values there, lengths in pt. */
export interface Template extends Kept {
  readonly name: string;
  /** The purpose of the template. */
  readonly description: Readonly<Record<'zh' | 'en', string>>;
  /** The folders that it came from, the base first. */
  readonly chain: readonly string[];
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly bottom: number;
    /** Binding side. */
    readonly inner: number;
    readonly outer: number;
  };
  readonly typeArea: Readonly<
    Pick<TemplateData['typeArea'], 'characters' | 'lines' | 'size' | 'leading'>
  >;
  readonly styles: Readonly<Record<Exclude<StyleName, HeadingName>, BlockStyle>> & {
    /** H1 to H4. */
    readonly headings: readonly [BlockStyle, BlockStyle, BlockStyle, BlockStyle];
  };
  readonly runningHeads: Readonly<Omit<TemplateData['runningHeads'], 'above'>> & {
    /** pt from the page's top edge to its baseline. */
    readonly baseline: number;
  };
  readonly epub: Readonly<TemplateData['epub']> & {
    /** The text of epub.css, the base's first. */
    readonly css: string;
  };
}
