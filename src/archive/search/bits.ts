/*
 * Bits as text: 15 to a UTF-16 unit from U+3400 on. In that stretch of Unicode there is no surrogate, no line end and no
 * mark that a string would have to escape, and a file in UTF-16 holds almost as much as a binary one.
 */
const FIRST = 0x3400;
const WIDTH = 15;
const MASK = (1 << WIDTH) - 1;

/** Writes numbers as bits, the highest first. */
export class BitWriter {
  #text = '';
  #units: number[] = [];
  #pending = 0;
  #count = 0;

  /** The size so far in UTF-16 units. */
  get length(): number {
    return this.#text.length + this.#units.length;
  }

  /** `value` in `count` bits, at most 16. */
  bits(value: number, count: number): void {
    this.#pending = (this.#pending << count) | (value & ((1 << count) - 1));
    this.#count += count;
    while (this.#count >= WIDTH) {
      this.#count -= WIDTH;
      this.#push((this.#pending >>> this.#count) & MASK);
      this.#pending &= (1 << this.#count) - 1;
    }
  }

  /** Rice's code of a number from 0: its quotient by 2^k in ones and a zero, then the rest in k bits. */
  rice(value: number, k: number): void {
    for (let ones = Math.floor(value / 2 ** k); ones > 0; ones -= WIDTH) {
      const some = Math.min(ones, WIDTH);
      this.bits((1 << some) - 1, some);
    }
    this.bits(0, 1);
    if (k > 16) this.bits(Math.floor(value / 65536) & ((1 << (k - 16)) - 1), k - 16);
    if (k > 0) this.bits(value & 0xffff, Math.min(k, 16));
  }

  /** Elias's gamma code of a number from 1 to 2^31. */
  gamma(value: number): void {
    const length = 31 - Math.clz32(value);
    this.rice(length, 0);
    if (length > 16) this.bits((value >>> 16) & ((1 << (length - 16)) - 1), length - 16);
    if (length > 0) this.bits(value & 0xffff, Math.min(length, 16));
  }

  text(): string {
    if (this.#count > 0) this.bits(0, WIDTH - this.#count);
    this.#flush();
    return this.#text;
  }

  #push(unit: number): void {
    this.#units.push(FIRST + unit);
    if (this.#units.length === 4096) this.#flush();
  }

  #flush(): void {
    this.#text += String.fromCharCode(...this.#units);
    this.#units = [];
  }
}

/** Reads what a BitWriter wrote. Past the end there are zeros: a damaged text ends, whatever it is. */
export class BitReader {
  #at = 0;

  constructor(private readonly written: string) {}

  get done(): boolean {
    return this.#at >= this.written.length * WIDTH;
  }

  bits(count: number): number {
    if (count > WIDTH) return this.bits(count - WIDTH) * 2 ** WIDTH + this.bits(WIDTH);
    const unit = (this.#at / WIDTH) | 0;
    const both = (this.#unit(unit) << WIDTH) | this.#unit(unit + 1);
    const behind = 2 * WIDTH - (this.#at - unit * WIDTH) - count;
    this.#at += count;
    return (both >>> behind) & ((1 << count) - 1);
  }

  rice(k: number): number {
    const ones = this.#ones();
    return ones * 2 ** k + this.bits(k);
  }

  /** Passes over `count` numbers in Rice's code. */
  skipRice(k: number, count: number): void {
    for (let left = count; left > 0 && !this.done; left--) {
      this.#ones();
      this.#at += k;
    }
  }

  gamma(): number {
    const length = Math.min(this.#ones(), 31);
    return 2 ** length + this.bits(length);
  }

  #unit(number: number): number {
    return number < this.written.length ? this.written.charCodeAt(number) - FIRST : 0;
  }

  /** How many ones stand before the next zero, which is read too. */
  #ones(): number {
    let ones = 0;
    for (;;) {
      const unit = (this.#at / WIDTH) | 0;
      const left = WIDTH - (this.#at - unit * WIDTH);
      const zeros = ~this.#unit(unit) & ((1 << left) - 1);
      if (zeros !== 0) {
        const run = Math.clz32(zeros) - (32 - left);
        this.#at += run + 1;
        return ones + run;
      }
      ones += left;
      this.#at += left;
    }
  }
}
