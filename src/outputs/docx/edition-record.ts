import type { Root } from 'mdast';
import * as v from 'valibot';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { sha256 } from '../../model/sha256.js';
import { escapeXml } from '../epub/xml.js';
import {
  type BlockDigests,
  blockDigests,
  blockKey,
  isTextBlock,
  noteDigests,
  notesOf,
  sameName,
  withNamesOf,
} from './block-keys.js';

/*
 * A Word file records the edition that it was made of in a custom XML part (ISO/IEC 29500-1 15.2.5), which Word, WPS and LibreOffice
 * keep: the metadata, the divisions by the bookmarks of their headings, and digests of their texts, but none of the text itself.
 */

const NAMESPACE = 'urn:kanben:edition';
const ITEM_ID = '{6B616E62-656E-4564-8974-696F6E303031}';
export const RECORD_PART = 'customXml/item1.xml';
const PROPERTIES_PART = 'customXml/itemProps1.xml';

const RecordSchema = v.object({
  version: v.literal(1),
  metadata: v.looseObject({ id: v.string(), title: v.string() }),
  divisions: v.array(
    v.object({
      name: v.string(),
      heading: v.string(),
      role: v.string(),
      label: v.optional(v.string()),
      region: v.optional(v.string()),
      text: v.string(),
      /** The division's blocks when the file was made: the digest of each block and the digests of its sentences. Older files lack them. */
      blocks: v.optional(v.array(v.string())),
      notes: v.optional(v.array(v.tuple([v.string(), v.string()]))),
    }),
  ),
  links: v.array(v.tuple([v.string(), v.string()])),
  /** Links that lead outside: the address that Word has, the text, and the address of the edition with the title, if there is one, behind a line end. */
  addresses: v.optional(v.array(v.tuple([v.string(), v.string(), v.string()]))),
});
export type WordRecord = v.InferOutput<typeof RecordSchema>;

/** The names that the writer of the text has given. */
interface RecordedNames {
  readonly headings: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
  readonly addresses: NonNullable<WordRecord['addresses']>;
}

/** The record of the edition in a Word file, without digests of its blocks. */
export function editionRecord(
  { metadata, divisions }: Edition,
  { headings, links, addresses }: RecordedNames,
): WordRecord {
  return {
    version: 1,
    metadata: metadata as WordRecord['metadata'],
    divisions: divisions.map(({ name, role, label, region, tree }) => ({
      name,
      heading: headings.get(name) ?? '',
      role,
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      text: textDigest(tree),
    })),
    links: [...links],
    addresses: [...addresses],
  };
}

/**
 * The record with the digests of the divisions as they read back from the file (`read`, by their names). What Word cannot keep, such as
 * the language of a program, is then never mistaken for a change.
 */
export function withBlockDigests(
  record: WordRecord,
  { divisions }: Edition,
  read: ReadonlyMap<string, Root>,
): WordRecord {
  const trees = new Map(divisions.map(({ name, tree }) => [name, tree]));
  return {
    ...record,
    divisions: record.divisions.map((division) => {
      const tree = trees.get(division.name);
      if (tree === undefined) return division;
      const back = read.get(division.name);
      const named = (back && withNamesOf(tree, back)) ?? tree;
      // A block that Word keeps whole has the sentences of the edition; only the spacing of its lists may differ.
      const written = new Map(
        tree.children.filter(isTextBlock).map((node) => [blockKey(node, sameName), node]),
      );
      const kept = new Set(notesOf(named).map(({ identifier }) => identifier));
      return {
        ...division,
        blocks: named.children
          .filter(isTextBlock)
          .map((node) => blockDigests(written.get(blockKey(node, sameName)) ?? node))
          .map(({ block, sentences }) => [block, ...sentences].join(' ')),
        // The file does not contain notes without a mark.
        notes: [...noteDigests(named), ...noteDigests(tree).filter(([name]) => !kept.has(name))],
      };
    }),
  };
}

/** The blocks and the notes of a division when the Word file was made; undefined where the file does not say. */
export function recordedBlocks({
  blocks,
  notes,
}: WordRecord['divisions'][number]):
  | { readonly blocks: readonly BlockDigests[]; readonly notes: ReadonlyMap<string, string> }
  | undefined {
  if (blocks === undefined) return undefined;
  return {
    blocks: blocks.map((row) => {
      const [block = '', ...sentences] = row.split(' ');
      return { block, sentences };
    }),
    notes: new Map(notes ?? []),
  };
}

/** The digest of a division's text. It shows whether the edition was changed since. */
export function textDigest(tree: Edition['divisions'][number]['tree']): string {
  return sha256(plainText(tree)).slice(0, 16);
}

/** The record in the bytes of a part; undefined where the part is not a record of Kanben. */
export function parseRecord(bytes: Uint8Array): WordRecord | undefined {
  const [, text] = new TextDecoder().decode(bytes).split(`<edition xmlns="${NAMESPACE}">`);
  if (text === undefined) return undefined;
  try {
    const json = text
      .slice(0, text.lastIndexOf('</edition>'))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const read = v.safeParse(RecordSchema, JSON.parse(json));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts that hold the record. */
export function recordParts(record: WordRecord): readonly (readonly [string, string])[] {
  return [
    [
      RECORD_PART,
      `${XML}<edition xmlns="${NAMESPACE}">${escapeXml(JSON.stringify(record))}</edition>`,
    ],
    [
      PROPERTIES_PART,
      `${XML}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    ],
    [
      'customXml/_rels/item1.xml.rels',
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ],
  ];
}

/** Adds the parts of the record to a part of the package that lists them. */
export function withRecord(text: string, path: string): string {
  if (path === '[Content_Types].xml') {
    const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
    return text.replace(
      '</Types>',
      `<Override PartName="/${PROPERTIES_PART}" ContentType="${type}"/></Types>`,
    );
  }
  if (path !== 'word/_rels/document.xml.rels') return text;
  return text.replace(
    '</Relationships>',
    `<Relationship Id="rIdEdition" Type="${RELATIONS}/customXml" Target="../${RECORD_PART}"/></Relationships>`,
  );
}
