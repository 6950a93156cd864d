import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { transformSync } from 'esbuild';

/** A regular expression of the source, and where it stands. */
export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** The modules below the folders, by their paths. */
export function modulesIn(root: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => join(folder, file))
      .sort(),
  );
}

/** Each expression that a module writes between two strokes. */
export function literalExpressions(root: string, file: string): readonly Expression[] {
  const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
    loader: 'ts',
    target: 'esnext',
  });
  const expressions: Expression[] = [];
  simple(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), {
    Literal(node) {
      if (node.regex)
        expressions.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    },
  });
  return expressions;
}

/** Each expression that modules make from strings when they are loaded. */
export async function builtExpressions(
  root: string,
  files: readonly string[],
): Promise<readonly Expression[]> {
  const Plain = globalThis.RegExp;
  const expressions: Expression[] = [];
  let file = '';
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined], made) {
      const expression: RegExp = Reflect.construct(target, [pattern, flags], made);
      expressions.push({ file, source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    for (file of files) await import(join(root, file));
  } finally {
    globalThis.RegExp = Plain;
  }
  return expressions;
}
