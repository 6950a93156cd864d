import { basename, relative } from 'node:path';
import type { PageProof } from '../compose/book/index.js';
import type { Edition } from '../edition/edition.js';
import type { FontLibrary } from '../font/index.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { Template } from '../template/template.js';
import type { BuildOutput } from './build-edition.js';
import { diagnosticValue } from './diagnostic-value.js';
import { packageVersion } from './package-root.js';

/**
 * build.json: who made the outputs from what. It names no folder and no moment, so that the same
 * build anywhere gives the same bytes.
 */
export function buildRecord(build: {
  readonly edition: Edition;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly outputs: readonly BuildOutput[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of the PDF, where one was made. */
  readonly proof: readonly PageProof[] | undefined;
  /** The edition's folder or file: paths are told from it. */
  readonly root: string;
}): string {
  const { edition, template, fonts, inputs, outputs, diagnostics, proof, root } = build;
  const { id, title } = edition.metadata;
  const record = {
    tool: { name: 'kanben', version: packageVersion() },
    edition: { id, title },
    template: template.name,
    fonts: fonts.used(),
    inputs,
    outputs: outputs.map(({ format, path, bytes, sha256, pages }) => ({
      path: basename(path),
      format,
      bytes,
      sha256,
      ...(pages !== undefined && { pages }),
    })),
    ...(proof && { proof }),
    diagnostics: diagnostics.map((one) => {
      const value = diagnosticValue(one, 'en');
      return value.file ? { ...value, file: below(root, value.file) } : value;
    }),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function below(root: string, path: string): string {
  return (relative(root, path) || path).split('\\').join('/');
}
