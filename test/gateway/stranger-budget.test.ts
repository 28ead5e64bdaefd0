/** How many sockets strangers may hold, and that places are given back once each. */
import { describe, expect, it } from 'vitest';
import { StrangerBudget } from '../../src-main/gateway/transport/stranger-budget.ts';

function takeMany(budget: StrangerBudget, times: number, address: (index: number) => string): number {
  let taken = 0;
  for (let i = 0; i < times; i += 1) if (budget.take(address(i)) !== undefined) taken += 1;
  return taken;
}

describe('the budget of one address', () => {
  it('is 32 sockets, and another address has its own', () => {
    const budget = new StrangerBudget();
    expect(takeMany(budget, 40, () => '192.168.1.7')).toBe(32);
    expect(takeMany(budget, 40, () => '192.168.1.8')).toBe(32);
  });

  it('is shared by a whole /64', () => {
    const budget = new StrangerBudget();
    expect(takeMany(budget, 40, (i) => `2001:db8::${i + 1}`)).toBe(32);
    expect(budget.take('2001:db8:0:1::1')).toBeDefined();
  });

  it('holds for this computer too', () => {
    expect(takeMany(new StrangerBudget(), 40, () => '127.0.0.1')).toBe(32);
  });

  it('gets a place back once, however often it is given back', () => {
    const budget = new StrangerBudget();
    const giveBack = budget.take('192.168.1.7');
    takeMany(budget, 31, () => '192.168.1.7');
    expect(budget.take('192.168.1.7')).toBeUndefined();
    giveBack?.();
    giveBack?.();
    expect(takeMany(budget, 2, () => '192.168.1.7')).toBe(1);
  });
});

describe('the budget of all', () => {
  it('ends at 2,048 sockets, of which the last eight are for this computer', () => {
    const budget = new StrangerBudget();
    expect(takeMany(budget, 3_000, (i) => `10.${i >> 8}.${i & 255}.1`)).toBe(2_040);
    expect(takeMany(budget, 20, () => '127.0.0.1')).toBe(8);
    expect(budget.take('127.0.0.2')).toBeUndefined();
  });
});
