/** The kinds of decisions that the rules take, as a reviewer filters them. */
export const CARD_KINDS = [
  'heading',
  'information',
  'dropped',
  'duplicate',
  'near-copy',
  'join',
  'change',
  'finding',
  'decided',
] as const;

export type CardKind = (typeof CARD_KINDS)[number];
