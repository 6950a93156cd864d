import { posix } from 'node:path';
import { isAddress } from './fields.js';
import type { XmlElement } from './xml-element.js';
import { childrenOf } from './xml-tree.js';

interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** The targets of a part's ids (ISO/IEC 29500-2, 6.5): other parts, and addresses outside. */
export class Relationships {
  private readonly byId = new Map<string, Relationship>();

  /** `root`: the relationships part; `folder`: where the part itself lies, `word`. */
  constructor(
    root: XmlElement | undefined,
    private readonly folder: string,
  ) {
    for (const one of childrenOf(root, '-:Relationship')) {
      this.byId.set(one.attributes.get('Id') ?? '', {
        type: one.attributes.get('Type') ?? '',
        target: one.attributes.get('Target') ?? '',
        external: /^external$/i.test(one.attributes.get('TargetMode') ?? ''),
      });
    }
  }

  /** The address outside that an id means. */
  target(id: string | undefined): string | undefined {
    const relationship = this.byId.get(id ?? '');
    // LibreOffice writes an address as its reader sees it, with spaces.
    const address = relationship?.target.replaceAll(' ', '%20') ?? '';
    return relationship?.external === true && isAddress(address) ? address : undefined;
  }

  /** The address outside that a `w:hyperlink` means, with the place in it, which Word keeps apart. */
  hyperlink({ attributes }: XmlElement): string | undefined {
    const target = this.target(attributes.get('id'));
    const place = attributes.get('anchor');
    return target === undefined || place === undefined || target.includes('#')
      ? target
      : `${target}#${place}`;
  }

  /** The part that an id means. */
  part(id: string | undefined): string | undefined {
    const relationship = this.byId.get(id ?? '');
    return relationship === undefined || relationship.external
      ? undefined
      : this.path(relationship.target);
  }

  /** The parts of a type, by the last word of its name: `styles`, `header`. */
  parts(type: string): readonly string[] {
    return [...this.byId.values()]
      .filter((one) => !one.external && one.type.endsWith(`/${type}`))
      .map(({ target }) => this.path(target));
  }

  private path(target: string): string {
    return target.startsWith('/') ? target.slice(1) : posix.join(this.folder, target);
  }
}
