import { diagnose, InputError } from '../../messages/diagnostic.js';
import { docxProblem } from '../../messages/inputs.js';
import { ZipFault, ZipParts } from '../zip-parts.js';

type Problem = keyof typeof docxProblem;

export function badDocx(file: string, problem: Problem): InputError {
  return new InputError([diagnose('source/bad-docx', { file }, { problem: docxProblem[problem] })]);
}

/** The parts of a DOCX (ISO/IEC 29500-2), unpacked when they are asked for. */
export class Package {
  private constructor(
    private readonly parts: ZipParts,
    private readonly file: string,
  ) {}

  /** Throws InputError where the file is not ZIP, is cut, or would unpack to more than a document can be. */
  static async open(bytes: Uint8Array, file: string): Promise<Package> {
    return new Package(await readable(ZipParts.open(bytes, partName), file), file);
  }

  get names(): readonly string[] {
    return this.parts.names;
  }

  /** The bytes of a part; undefined where there is none of that name. Throws InputError where it is broken. */
  async part(name: string): Promise<Uint8Array | undefined> {
    return readable(this.parts.part(name), this.file);
  }
}

async function readable<Value>(reading: Promise<Value>, file: string): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof ZipFault ? badDocx(file, error.problem) : error;
  }
}

/** Part names are compared without regard to case (ISO/IEC 29500-2, 6.2.2.3). */
function partName(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
}
