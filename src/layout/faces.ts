import { splitByScript } from '../clreq/script.js';
import { type MissingCharacter, missing, resolveStack, resolveWords } from '../fonts/coverage.js';
import type { FontLibrary } from '../fonts/library.js';
import type { Face } from '../model/face.js';
import type { BlockStyle, FontRole, Template } from '../model/template.js';

/** A stretch of text and the faces that are tried for it, in order. In Western text each word is a stretch. */
export interface FacesOfText {
  readonly text: string;
  readonly faces: readonly Face[];
  readonly words: boolean;
}

/** Chooses the face of each text by the template's stacks of faces. A face is opened at its first use. */
export interface FaceChooser {
  /** `text` as stretches of one face: Western phrases from the Latin stack, the rest from `role`'s (docs/typography.md, rules 22, 23). */
  choose(text: string, role: FontRole, bold: boolean): readonly { text: string; face: Face }[];
  /** The first face that has all characters of `text`; undefined where none has them. */
  whole(text: string, role: FontRole, bold: boolean): Face | undefined;
  /** The stretches of `text` and the faces tried for each, in order: the first that has a character sets it. */
  stacks(text: string, role: FontRole, bold: boolean): readonly FacesOfText[];
  /** As `choose`, for emphasised text: Western words are in italics. */
  emphasise(
    text: string,
    role: FontRole,
    bold: boolean,
  ): readonly { text: string; face: Face; italic: boolean }[];
  /** Every face that may set text of `role`. */
  faces(role: FontRole, bold: boolean): readonly Face[];
  /** The characters of `text` that no face of `role` has. */
  missing(text: string, role: FontRole, bold: boolean): readonly MissingCharacter[];
  /** The faces that the template prefers and the catalogue lacks, each with the face that is used instead. */
  readonly absent: ReadonlyMap<string, string>;
}

/** A chooser for a template. `pictures` is the face of the edition's own characters; it comes before all others. */
export function faceChooser(
  template: Template,
  library: FontLibrary,
  pictures?: Face,
): FaceChooser {
  const absent = new Map<string, string>();
  const stack = remembered((role, bold) => {
    const { regular, bold: heavy } = template.fonts[role];
    const ids = bold && heavy.length > 0 ? heavy : regular;
    // A stack may name faces that only some users have bought, such as 方正小标宋. The faces that are present set the text.
    const present = ids.filter((id) => library.has(id));
    const available = (present.length > 0 ? present : ids).map((id) => library.face(id));
    const [preferred = '', set = ''] = [ids[0], available[0]?.id];
    if (preferred !== set && library.standIn(preferred) !== set) absent.set(preferred, set);
    return available;
  });
  /** Faces that only rare words need. Each is opened at its first use. */
  const rare = (role: 'latinFull' | 'latinItalic', bold: boolean) => {
    const { regular, bold: heavy } = template.fonts[role];
    return (bold && heavy.length > 0 ? heavy : regular)
      .filter((id) => library.has(id))
      .map((id) => openedLater(id, () => library.face(id)));
  };
  // The fallback faces are used only for characters that no other face has.
  const fallback = library.fallback.map((id) =>
    openedLater(id, () => (library.has(id) ? library.face(id) : undefined)),
  );
  const drawn = pictures === undefined ? [] : [pictures];
  const all = remembered((role, bold) => [
    ...drawn,
    ...stack(role, bold),
    ...stack('song', false),
    ...stack('latin', false),
    ...rare('latinFull', bold),
    // The monospaced face has signs that the others lack.
    ...stack('mono', false),
    ...fallback,
  ]);
  const latinFaces = remembered((role, bold) => [
    ...drawn,
    // 小标宋 is as heavy as a bold song face.
    ...stack(role === 'hei' ? 'latinSans' : 'latin', bold || role === 'xiaobiaosong'),
    ...rare('latinFull', bold || role === 'xiaobiaosong'),
    ...all(role, bold),
  ]);
  const italicFaces = remembered((role, bold) => [
    ...drawn,
    ...rare('latinItalic', bold),
    ...latinFaces(role, bold),
  ]);
  const stacks: FaceChooser['stacks'] = (text, role, bold) =>
    role === 'mono' || role === 'latin'
      ? [{ text, faces: all(role, bold), words: role === 'latin' }]
      : splitByScript(text).map(({ text: stretch, script }) => ({
          text: stretch,
          faces: script === 'latin' ? latinFaces(role, bold) : all(role, bold),
          words: script === 'latin',
        }));
  const resolve = ({ text, faces, words }: FacesOfText) =>
    words ? resolveWords(text, faces) : resolveStack(text, faces);
  return {
    faces: all,
    missing: (text, role, bold) => missing(text, all(role, bold)),
    absent,
    stacks,
    choose: (text, role, bold) => stacks(text, role, bold).flatMap(resolve),
    whole: (text, role, bold) => {
      const [first, ...others] = stacks(text, role, bold).flatMap(resolve);
      if (first === undefined || others.length === 0) return first?.face;
      return all(role, bold).find((face) => missing(text, [face]).length === 0);
    },
    emphasise: (text, role, bold) =>
      stacks(text, role, bold).flatMap((one) => {
        const italic = one.words && LETTER.test(one.text);
        const faces = italic ? italicFaces(role, bold) : one.faces;
        return resolve({ ...one, faces }).map((stretch) => ({ ...stretch, italic }));
      }),
  };
}

const LETTER = /\p{L}/u;

/** A face that is opened at the first use of more than its name. A face that is missing has no characters. */
function openedLater(id: string, open: () => Face | undefined): Face {
  let face: Face | undefined;
  let asked = false;
  const opened = () => {
    if (!asked) face = open();
    asked = true;
    return face;
  };
  return {
    id,
    get ascent() {
      return opened()?.ascent ?? 0;
    },
    get descent() {
      return opened()?.descent ?? 0;
    },
    has: (codePoint) => opened()?.has(codePoint) ?? false,
    advance: (codePoint) => opened()?.advance(codePoint) ?? 0,
    half: (codePoint) => opened()?.half(codePoint),
    kerning: (left, right) => opened()?.kerning(left, right) ?? 0,
    marks: (base, marks) => opened()?.marks(base, marks) ?? [],
  };
}

type FacesOf = (role: FontRole, bold: boolean) => readonly Face[];

/** Keeps what `make` returns for each role and weight, since a book asks for the faces of each of its texts. */
function remembered(make: FacesOf): FacesOf {
  const known = new Map<string, readonly Face[]>();
  return (role, bold) => {
    const key = `${role} ${bold}`;
    const faces = known.get(key) ?? make(role, bold);
    known.set(key, faces);
    return faces;
  };
}

/** The role and weight in which a style is set. */
export function fontOf(style: Pick<BlockStyle, 'font' | 'bold'>): {
  readonly role: FontRole;
  readonly bold: boolean;
} {
  return { role: style.font, bold: style.bold };
}
