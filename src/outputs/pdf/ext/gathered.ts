const BLOCK = 1 << 18;

/**
 * Copies of the bytes that are written, one behind the other: each of zlib's results, however short, would keep alive
 * the block that it was made in.
 */
export class Gathered {
  private readonly full: Uint8Array[] = [];
  private block = Buffer.allocUnsafe(BLOCK);
  private used = 0;
  private before = 0;

  /** The number of bytes. */
  get length(): number {
    return this.before + this.used;
  }

  /** Bytes, or a text of one character a byte. */
  write(bytes: Uint8Array | string): void {
    if (this.used + bytes.length > this.block.length) {
      this.full.push(this.block.subarray(0, this.used));
      this.before += this.used;
      this.block = Buffer.allocUnsafe(Math.max(BLOCK, bytes.length));
      this.used = 0;
    }
    if (typeof bytes === 'string') this.block.write(bytes, this.used, 'latin1');
    else this.block.set(bytes, this.used);
    this.used += bytes.length;
  }

  whole(): Uint8Array {
    return Buffer.concat([...this.full, this.block.subarray(0, this.used)]);
  }
}
