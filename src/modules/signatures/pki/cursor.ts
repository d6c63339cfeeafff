import { DerError, type DerNode, readAll } from '../cms/der-reader.ts';

/** The single element that `bytes` holds, of the wanted tag. @throws DerError */
export function single(bytes: Uint8Array, tag: number): DerNode {
  const [only, ...more] = readAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (only?.tag !== tag || more.length > 0) throw new DerError(`expected one element of tag ${tag}`);
  return only;
}

/** Takes the members of an element in order: required ones by `take`, optional ones by `maybe`; `end` refuses leftovers. */
export class Cursor {
  #at = 0;
  readonly #members: readonly DerNode[];

  constructor(element: DerNode) {
    this.#members = element.children;
  }

  maybe(tag: number): DerNode | undefined {
    const element = this.#members[this.#at];
    if (element?.tag !== tag) return undefined;
    this.#at++;
    return element;
  }

  /** @throws DerError when another element, or none, stands here. */
  take(tag: number): DerNode {
    const element = this.maybe(tag);
    if (!element) throw new DerError(`expected tag ${tag}`);
    return element;
  }

  /** @throws DerError when something is left over. */
  end(): void {
    if (this.#at < this.#members.length) throw new DerError('unexpected element');
  }
}
