const BLOCK = 1 << 18;

/**
 * Collects copies of the bytes that are written. Without a copy, each result of zlib, however short, would keep its whole block in
 * memory.
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

  /** Adds bytes, or a text in which each character is one byte. */
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
