/** Kinds of documents whose drafts are recognised by fixed elements: an official document (公文), a briefing (简报). */
export const DRAFT_KINDS = ['official', 'briefing'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
