import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../../src/fonts/index.js';
import { InputError } from '../../src/messages/diagnostic.js';

function faults(text: string): readonly string[] {
  try {
    parseCatalogue(text, 'fonts/fonts.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map((d) =>
      `${d.file}:${d.line}:${d.column} ${d.ruleId} ${d.values.key ?? ''}`.trim(),
    );
  }
}

describe('parseCatalogue', () => {
  test('names each font, with defaults for what is not said', () => {
    const { file, entries } = parseCatalogue(
      [
        'faces:',
        '  song:',
        '    file: simsun.ttc',
        '    face: NSimSun',
        '  bold:',
        '    file: /f/b.otf',
        '    weight: 700',
        '',
      ].join('\n'),
      'my/fonts.yaml',
    );
    expect(file).toBe('my/fonts.yaml');
    expect([...entries.values()]).toEqual([
      {
        id: 'song',
        file: 'simsun.ttc',
        face: 'NSimSun',
        style: 'normal',
        weight: 400,
        place: { file: 'my/fonts.yaml', line: 2, column: 3 },
      },
      {
        id: 'bold',
        file: '/f/b.otf',
        style: 'normal',
        weight: 700,
        place: { file: 'my/fonts.yaml', line: 5, column: 3 },
      },
    ]);
  });

  test.each([
    [
      'a key that there is not',
      'faces:\n  song:\n    file: a.ttf\n    wieght: 400\n',
      'fonts/fonts.yaml:4:5 font/bad-entry faces.song.wieght',
    ],
    [
      'a font without a file',
      'faces:\n  song:\n    weight: 400\n',
      'fonts/fonts.yaml:2:3 font/bad-entry faces.song.file',
    ],
    [
      'a weight that is no number',
      'faces:\n  song:\n    file: a.ttf\n    weight: bold\n',
      'fonts/fonts.yaml:4:5 font/bad-entry faces.song.weight',
    ],
    [
      'a negative number in a collection',
      'faces:\n  song: {file: a.ttc, face: -1}\n',
      'fonts/fonts.yaml:2:23 font/bad-entry faces.song.face',
    ],
    [
      'a name with a space',
      'faces:\n  my song: {file: a.ttf}\n',
      'fonts/fonts.yaml:2:3 font/bad-entry faces.my song',
    ],
    ['no faces', '{}\n', 'fonts/fonts.yaml:1:1 font/bad-entry faces'],
    ['an empty file', '', 'fonts/fonts.yaml:1:1 font/bad-entry faces'],
    ['text that is no YAML', 'faces:\n  song: [\n', 'fonts/fonts.yaml:3:1 font/bad-yaml'],
  ])('points at %s', (_, text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});
