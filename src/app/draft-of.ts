import { packageRoot } from '../host/package-root.js';
import { readTemplate } from '../layout/template/read-template.js';
import type { DraftKind } from '../model/draft-kinds.js';

/** The kind of document that a template is for, where drafts of its kind have elements of their own. */
export async function draftOf(template: string): Promise<DraftKind | undefined> {
  const { official, masthead } = await readTemplate(template, { packageRoot });
  if (masthead.required) return 'briefing';
  return official ? 'official' : undefined;
}
