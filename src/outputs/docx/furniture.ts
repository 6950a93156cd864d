import { AlignmentType, type FileChild } from 'docx';
import { issueText } from '../../layout/masthead.js';
import { labelsFor, printedDate } from '../../messages/labels.js';
import type { EditionMetadata, Masthead, Tail } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { ends, footLines, part, redRule } from './parts.js';
import { STYLE } from './style-names.js';

/** 报头: secrecy and copy number, name, issue, unit and date over a red stroke (docs/typography.md, rule 25). */
export function briefingHead(
  masthead: Masthead,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { secrecy, copyNumber, name, unit = metadata.publisher } = masthead;
  const issue = issueText(masthead, labelsFor(metadata.language));
  const date = printedDate(masthead.date ?? metadata.date, metadata.language) ?? '';
  return [
    ...(secrecy === undefined && copyNumber === undefined
      ? []
      : [ends(STYLE.partSecrecy, secrecy ?? '', copyNumber ?? '', template)]),
    part(STYLE.partName, name),
    ...(issue === '' ? [] : [part(STYLE.partIssue, issue)]),
    template.masthead.line
      ? ends(STYLE.partLine, unit ?? '', date, template, { border: redRule(template) })
      : part(STYLE.partLine, '', { border: redRule(template) }),
  ];
}

/** 报尾: 报、送、发 between strokes, the copies at the right. */
export function briefingTail(
  tail: Tail,
  { language }: EditionMetadata,
  template: Template,
): FileChild[] {
  const labels = labelsFor(language);
  const lines = [
    [labels.tail.report, tail.report],
    [labels.tail.send, tail.send],
    [labels.tail.distribute, tail.distribute],
  ].flatMap(([label = '', text]) => (text === undefined ? [] : [label + text]));
  const copies = tail.copies === undefined ? undefined : labels.copies(tail.copies);
  return footLines(
    [
      ...lines.map((text) => part(STYLE.partTail, text)),
      ...(copies === undefined
        ? []
        : [part(STYLE.partTail, copies, { alignment: AlignmentType.END })]),
    ],
    template,
    { strokes: 'each' },
  );
}
