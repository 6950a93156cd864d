import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import type { EditionMetadata } from '../model/edition.js';

/** The parts of a briefing's metadata that a template requires. */
export interface BriefingWants {
  readonly masthead: boolean;
  readonly tail: boolean;
}

/** The place of a key in edition.yaml, or the place where the key is missing. */
export type PlaceOf = (path: readonly (string | number)[]) => Place;

/** `12`, `第12期`, `2020年第12期`, `国市监发〔2020〕12号`, `增刊第2期`, `增刊`, `第12期（增刊）`. */
const ISSUE =
  /^(?:\d+|(?:\d{4}年)?(?:总|增刊)?第?\d+期(?:（增刊）)?|(?:\d{4}年)?增刊|[^〔〕]*〔\d{4}〕第?\d+[号期])$/u;
const SECRET = /绝密|机密|秘密/u;
/** A degree of secrecy and, behind a star, how long it is kept (GB/T 9704-2012 7.2.2): `机密★1年`. */
const SECRECY = /^(?:绝密|机密|秘密)(?:★(?:长期|\d+(?:年|个月|天)))?$/u;

/** Whether the edition is a state secret, which no electronic form may carry. */
export function isClassified({ masthead, official }: EditionMetadata): boolean {
  return official?.secrecy !== undefined || SECRET.test(masthead?.secrecy ?? '');
}

/** Checks a briefing's masthead and tail for parts that are missing or have the wrong form (docs/typography.md, rule 25). */
export function briefingFaults(
  metadata: EditionMetadata,
  wants: BriefingWants,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const { masthead, tail } = metadata;
  const diagnostics: Diagnostic[] = [];
  if (wants.masthead) {
    const lacking = [
      ['name', masthead?.name],
      ['issue', masthead?.issue],
      ['unit', masthead?.unit ?? metadata.publisher],
      ['date', masthead?.date ?? metadata.date],
    ].filter(([, value]) => value === undefined);
    for (const [key = ''] of lacking) {
      diagnostics.push(diagnose('edition/masthead-lacks', placeOf(['masthead']), { key }));
    }
  }
  if (wants.tail) {
    if (tail?.report === undefined && tail?.send === undefined && tail?.distribute === undefined) {
      diagnostics.push(diagnose('edition/tail-lacks', placeOf(['tail']), { key: 'send' }));
    }
    if (tail?.copies === undefined) {
      diagnostics.push(diagnose('edition/tail-lacks', placeOf(['tail']), { key: 'copies' }));
    }
  }
  for (const key of ['issue', 'totalIssue'] as const) {
    const issue = masthead?.[key];
    if (issue !== undefined && !ISSUE.test(issue)) {
      diagnostics.push(diagnose('edition/issue-form', placeOf(['masthead', key]), { issue }));
    }
  }
  const secrecy = masthead?.secrecy;
  if (isClassified(metadata) && secrecy !== undefined) {
    if (!SECRECY.test(secrecy)) {
      diagnostics.push(
        diagnose('edition/secrecy-form', placeOf(['masthead', 'secrecy']), { secrecy }),
      );
    }
    if (masthead?.copyNumber === undefined) {
      diagnostics.push(
        diagnose('edition/no-copy-number', placeOf(['masthead', 'secrecy']), { secrecy }),
      );
    }
  }
  return diagnostics;
}
