/** The life of a device's tokens: made, found by hash, ended by the use of a newer one. */
import { describe, expect, it } from 'vitest';
import { findToken, mintToken, useToken, type DeviceToken } from '../../src-main/gateway/auth/device-tokens.ts';

/** Mints, as a connect does, and says the token. */
class Holder {
  tokens: readonly DeviceToken[] = [];
  #now = 1;

  mint(): string {
    const minted = mintToken(this.tokens, this.#now++);
    this.tokens = minted.tokens;
    return minted.token;
  }

  use(token: string): boolean {
    const index = findToken(this.tokens, token);
    if (index < 0) return false;
    this.tokens = useToken(this.tokens, index, this.#now++) ?? this.tokens;
    return true;
  }

  knows(token: string): boolean {
    return findToken(this.tokens, token) >= 0;
  }
}

describe('a device token', () => {
  it('is 256 random bits in 43 characters, and only its hash is kept', () => {
    const holder = new Holder();
    const token = holder.mint();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(holder.tokens)).not.toContain(token);
    expect(holder.tokens).toEqual([{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), createdAtMs: 1 }]);
    expect(holder.mint()).not.toBe(token);
  });

  it('is found by itself alone', () => {
    const holder = new Holder();
    const token = holder.mint();
    const other = holder.mint();
    expect([findToken(holder.tokens, token), findToken(holder.tokens, other)]).toEqual([0, 1]);
    for (const wrong of ['', token.slice(0, -1), `${token}A`, token.toLowerCase(), holder.tokens[0]!.hash]) {
      expect(findToken(holder.tokens, wrong)).toBe(-1);
    }
  });

  it('stays good while a newer one was made but never used', () => {
    const holder = new Holder();
    const first = holder.mint();
    holder.use(first);
    const second = holder.mint();
    expect(holder.use(first)).toBe(true);
    expect(holder.knows(second)).toBe(true);
  });

  it('ends with the first use of a newer one', () => {
    const holder = new Holder();
    const first = holder.mint();
    const second = holder.mint();
    expect(holder.use(second)).toBe(true);
    expect(holder.use(first)).toBe(false);
    expect(holder.use(second)).toBe(true);
  });

  it('that is used again, with nothing older beside it, changes nothing', () => {
    const holder = new Holder();
    const token = holder.mint();
    holder.use(token);
    expect(useToken(holder.tokens, 0, 99)).toBeUndefined();
    expect(holder.tokens[0]).toMatchObject({ usedAtMs: 2 });
    expect(useToken(holder.tokens, 7, 99)).toBeUndefined();
  });

  it('of one process survives another process of the same device that connects again and again without its own', () => {
    const holder = new Holder();
    const kept = holder.mint();
    holder.use(kept);
    for (let connect = 0; connect < 50; connect += 1) holder.mint();
    expect(holder.use(kept)).toBe(true);
  });

  it('is one of a bounded number, and the newest is always among them', () => {
    const holder = new Holder();
    let newest = '';
    for (let connect = 0; connect < 50; connect += 1) newest = holder.mint();
    expect(holder.tokens.length).toBeLessThanOrEqual(8);
    expect(holder.use(newest)).toBe(true);
    expect(holder.tokens.length).toBe(1);
  });
});
